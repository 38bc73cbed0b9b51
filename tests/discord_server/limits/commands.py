"""Application commands.

https://discord.com/developers/docs/interactions/application-commands
"""

import re
from collections import Counter
from collections.abc import Iterator

from tests.discord_server.limits.text import check_count, check_text
from tests.discord_server.state import Json

CHAT, USER, MESSAGE = 1, 2, 3
MOST = {CHAT: 100, USER: 15, MESSAGE: 15}
MOST_CHARACTERS = 8000
NAME = re.compile(r"^[-_'\w]{1,32}$")
SUBCOMMANDS = {1, 2}
# fmt: off
LOCALES = frozenset((
    "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "hi", "hr",
    "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th",
    "tr", "uk", "vi", "zh-CN", "zh-TW",
))
# fmt: on


def check_commands(commands: list[Json]) -> Iterator[str]:
    """Check all commands that the bot registers at once."""
    for kind, most in MOST.items():
        of_kind = [command for command in commands if command.get("type", CHAT) == kind]
        yield from check_count(f"commands of type {kind}", of_kind, most)
        names = Counter(command["name"] for command in of_kind)
        yield from (f"two commands are named {name!r}" for name, n in names.items() if n > 1)
    for command in commands:
        yield from (f"/{command['name']}: {fault}" for fault in _check_command(command))


def _check_command(command: Json) -> Iterator[str]:
    is_chat = command.get("type", CHAT) == CHAT
    yield from _check_names(command, strict=is_chat)
    if is_chat:
        yield from _check_described(command)
        size = _characters(command)
        if size > MOST_CHARACTERS:
            yield f"{size} characters in all, allowed are {MOST_CHARACTERS}"
    elif command.get("description"):
        yield "an entry of a context menu has no description"


def _check_described(item: Json) -> Iterator[str]:
    yield from check_text("the description", item.get("description"), 100, shortest=1)
    for locale, text in (item.get("description_localizations") or {}).items():
        yield from _check_locale(locale)
        yield from check_text(f"the description in {locale}", text, 100, shortest=1)
    options = item.get("options") or []
    yield from check_count("options", options, 25)
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield "a required option follows an optional one"
    for option in options:
        yield from (f"{option['name']}: {fault}" for fault in _check_option(option))


def _check_option(option: Json) -> Iterator[str]:
    yield from _check_names(option, strict=True)
    yield from _check_described(option)
    choices = option.get("choices") or []
    yield from check_choices(choices)
    if choices and option.get("autocomplete"):
        yield "choices and autocomplete exclude each other"


def check_choices(choices: list[Json]) -> Iterator[str]:
    """Check choices, fixed ones or those of an autocomplete."""
    yield from check_count("choices", choices, 25)
    for choice in choices:
        yield from check_text("a choice's name", choice.get("name"), 100, shortest=1)
        if isinstance(choice.get("value"), str):
            yield from check_text("a choice's value", choice["value"], 100)


def _check_names(item: Json, *, strict: bool) -> Iterator[str]:
    names = {"the name": item.get("name")}
    for locale, name in (item.get("name_localizations") or {}).items():
        yield from _check_locale(locale)
        names[f"the name in {locale}"] = name
    for what, name in names.items():
        yield from check_text(what, name, 32, shortest=1)
        if strict and not (NAME.match(str(name)) and str(name) == str(name).lower()):
            yield f"{what} {name!r} is not one lower-case word"


def _check_locale(locale: str) -> Iterator[str]:
    if locale not in LOCALES:
        yield f"Discord has no locale {locale!r}"


def _characters(item: Json) -> int:
    def longest(key: str) -> int:
        words = [item.get(key) or "", *(item.get(f"{key}_localizations") or {}).values()]
        return max(map(len, words))

    own = longest("name") + longest("description")
    choices = sum(len(str(c["name"])) + len(str(c["value"])) for c in item.get("choices") or [])
    return own + choices + sum(_characters(option) for option in item.get("options") or [])
