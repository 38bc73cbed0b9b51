"""Settings from the environment and a `.env` file, checked before anything starts.

Real environment variables win over the file. Problems are reported all at once, each with the
variable's name and the remedy; a value is never repeated in a message, for it may be the token.
"""

import datetime as dt
import difflib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values, set_key
from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder, in which `.env`, `data` and `knowledge` stand unless set otherwise."""

ENV_FILE = ROOT / ".env"

DISCORD_API = "https://discord.com/api/v10"
"""Discord's own address of its API, version 10 (Discord's developer documentation, Reference)."""


class SettingsFault(Exception):
    """Settings that the bot cannot start with; `problems` says everything that is wrong."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _token(value: object) -> object:
    """Return the token without the blanks around it; nothing at all counts as unset."""
    if not isinstance(value, str):
        return value
    token = value.strip()
    if token.lower().startswith("bot "):
        raise ValueError('is the token alone; take the word "Bot" in front of it away')
    if any(not "!" <= character <= "~" for character in token):
        raise ValueError("has blanks or odd characters inside; copy the token from the portal anew")
    return token or None


def _address(value: object) -> object:
    """Return a web address without its closing slash."""
    if not isinstance(value, str):
        return value
    address = value.strip().rstrip("/")
    if not _is_address(address):
        raise ValueError(f"is no web address; write one like {DISCORD_API}, or leave it out")
    return address


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        whole = parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        return False
    return bool(whole and parts.scheme in {"http", "https"} and not parts.query + parts.fragment)


def _folder(value: object) -> object:
    """Return a folder's path with `~` resolved."""
    if not isinstance(value, str):
        return value
    if not value.strip() or "\0" in value:
        raise ValueError("names no folder; write its path, or leave the variable out")
    return Path(value.strip()).expanduser()


def _moment(value: object) -> object:
    """Return a moment written in the form that `parse_moment` reads."""
    if not isinstance(value, str):
        return value
    return parse_moment(value)


def parse_moment(text: str) -> dt.datetime:
    """Return an ISO date (at noon) or date and time as an aware moment in UTC.

    A time without a zone is taken as UTC. Raises ValueError saying what to write.
    """
    try:
        if len(text.strip()) == len("2024-05-29"):
            day = dt.date.fromisoformat(text.strip())
            return dt.datetime.combine(day, dt.time(12), dt.UTC)
        moment = dt.datetime.fromisoformat(text.strip())
        return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        raise ValueError("is no date; write one like 2024-05-29 or 2024-05-29T18:00Z") from None


def _upper(value: object) -> object:
    return value.strip().upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


class Settings(BaseSettings):
    """Everything that can be set from outside."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    token: Annotated[SecretStr | None, BeforeValidator(_token)] = Field(
        None, validation_alias="DISCORD_TOKEN"
    )
    """Lets the bot log in to Discord; without it the bot works in the terminal only."""
    api_base: Annotated[str, BeforeValidator(_address)] = Field(
        DISCORD_API, validation_alias="DISCORD_API_BASE"
    )
    """Where Discord's API is reached: Discord's own, or a compatible or test server."""
    data_dir: Annotated[Path, BeforeValidator(_folder)] = Field(
        ROOT / "data", validation_alias="BOT_DATA_DIR"
    )
    """The folder that the bot writes to."""
    knowledge_dir: Annotated[Path, BeforeValidator(_folder)] = Field(
        ROOT / "knowledge", validation_alias="BOT_KNOWLEDGE_DIR"
    )
    """The folder of what the bot knows; only read."""
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = (
        Field("INFO", validation_alias="BOT_LOG_LEVEL")
    )
    """The least weight of a log line that is written."""
    log_format: Annotated[Literal["text", "json"], BeforeValidator(_lower)] = Field(
        "text", validation_alias="BOT_LOG_FORMAT"
    )
    """Lines for people, or one JSON object a line for programs."""
    now: Annotated[dt.datetime | None, BeforeValidator(_moment)] = Field(
        None, validation_alias="BOT_NOW"
    )
    """For trials: the moment at which the bot believes to start. Aware, in UTC."""


def variables() -> Mapping[str, str]:
    """Return the name of each environment variable and of the field it sets."""
    return {str(field.validation_alias): name for name, field in Settings.model_fields.items()}


def load_settings(env_file: Path = ENV_FILE) -> Settings:
    """Read the settings from the environment and `env_file`, which need not exist.

    Raises SettingsFault naming everything that is wrong.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        problems = tuple(_problem(dict(detail)) for detail in error.errors(include_input=False))
    except (OSError, UnicodeDecodeError):
        problems = (f"{env_file.name}: cannot be read as text; write it anew from .env.example",)
    raise SettingsFault(problems)


def _problem(detail: Mapping[str, Any]) -> str:
    """Return one line about one wrong variable: its name, and what to do."""
    variable = str(detail["loc"][0])
    if detail["type"] == "literal_error":
        return f"{variable}: must be {detail['ctx']['expected']}"
    return f"{variable}: {str(detail['msg']).removeprefix('Value error, ')}"


def unknown_variables(names: Iterable[str]) -> tuple[str, ...]:
    """Return a line for each name that looks meant for the bot and is not, with the nearest.

    A strange BOT_ variable is always worth a word, a strange DISCORD_ one only if it resembles one
    of ours: other programs use that prefix too.
    """
    known = tuple(variables())
    lines = []
    for name in sorted(set(names) - set(known)):
        if not name.startswith(("BOT_", "DISCORD_")):
            continue
        cutoff = 0.75 if name.startswith("BOT_") else 0.9
        near = difflib.get_close_matches(name, known, n=1, cutoff=cutoff)
        if near:
            lines.append(f"{name} is not a setting of the bot; did you mean {near[0]}?")
        elif name.startswith("BOT_"):
            lines.append(f"{name} is not a setting of the bot; .env.example lists them all")
    return tuple(lines)


def names_in(env_file: Path) -> frozenset[str]:
    """Return the names of the variables that `env_file` sets; none when it cannot be read."""
    try:
        return frozenset(dotenv_values(env_file, interpolate=False))
    except (OSError, UnicodeDecodeError):
        return frozenset()


def is_exposed(env_file: Path) -> bool:
    """Return whether `env_file` holds the token and people other than its owner can read it."""
    try:
        open_to_others = os.name == "posix" and bool(env_file.stat().st_mode & 0o077)
    except OSError:
        return False
    return open_to_others and "DISCORD_TOKEN" in names_in(env_file)


def write_token(env_file: Path, token: str) -> None:
    """Write the token into `env_file`, which only its owner can read then; the rest of it stays.

    Raises SettingsFault for what is no token, and OSError.
    """
    try:
        cleaned = _token(token)
    except ValueError as error:
        raise SettingsFault((f"DISCORD_TOKEN: {error}",)) from None
    if not isinstance(cleaned, str):
        raise SettingsFault(("DISCORD_TOKEN: is empty; copy it from the developer portal",))
    env_file.touch(mode=0o600)
    env_file.chmod(0o600)
    set_key(env_file, "DISCORD_TOKEN", cleaned, quote_mode="never")
