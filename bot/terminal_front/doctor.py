"""The command `doctor`: each thing that the bot needs, whether it is there, and its one remedy."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from types import MappingProxyType
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from bot.exit_status import ExitStatus
from bot.files import KnowledgeFault, load_knowledge
from bot.settings import Settings, SettingsFault
from bot.terminal_front.checking.tables import counted, summary
from bot.terminal_front.folders import prepare_data_folder

TIMEOUT = 10
"""Seconds to wait for Discord."""
AGENT = "DiscordBot (sister-cities-bot, 0.1)"
"""The form that Discord asks for (Discord's documentation, Reference: User Agent)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    subject: str
    found: str
    status: ExitStatus = ExitStatus.FINE
    """How the program would end for it; FINE when all is well."""
    remedy: str = ""


def doctor(settings: Settings) -> ExitStatus:
    """Print every finding, and return the status of the first that is not well."""
    status = ExitStatus.FINE
    for finding in examine(settings):
        mark = "ok" if finding.status is ExitStatus.FINE else "!!"
        sys.stdout.write(f"{mark}  {finding.subject}: {finding.found}\n")
        if finding.remedy:
            sys.stdout.write(f"    -> {finding.remedy}\n")
        status = status or finding.status
    return status


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield what was found, one thing after the other."""
    yield _knowledge(settings)
    yield _data_folder(settings)
    yield from _discord(settings)


def _knowledge(settings: Settings) -> Finding:
    try:
        return Finding("knowledge", summary(load_knowledge(settings.knowledge_dir)))
    except KnowledgeFault as fault:
        found = counted(len(fault.faults), "fault")
        remedy = "run_bot.py check names each one and its remedy"
        return Finding("knowledge", found, ExitStatus.KNOWLEDGE, remedy)


def _data_folder(settings: Settings) -> Finding:
    try:
        prepare_data_folder(settings.data_dir)
    except SettingsFault as fault:
        found, _, remedy = fault.problems[0].rpartition("; ")
        return Finding("data folder", found, ExitStatus.CONFIGURATION, remedy)
    return Finding("data folder", f"{settings.data_dir} can be written")


def _discord(settings: Settings) -> Iterator[Finding]:
    """Yield whether a token is set, Discord answers, and Discord knows the token."""
    unreachable = _unreachable(settings.api_base)
    if unreachable:
        remedy = "look at the network, the firewall, and DISCORD_API_BASE if it is set"
        yield Finding("Discord", unreachable, ExitStatus.UNREACHABLE, remedy)
    else:
        yield Finding("Discord", f"{settings.api_base} answers")
    if settings.token is None:
        remedy = "put DISCORD_TOKEN=... into .env (README, Connect it to Discord)"
        yield Finding("token", "none is set", ExitStatus.CONFIGURATION, remedy)
    elif not unreachable:
        yield _token(settings.api_base, settings.token.get_secret_value())


def _unreachable(api_base: str) -> str | None:
    """Return why Discord does not answer, or None when it does."""
    try:
        _get(f"{api_base}/gateway")
    except HTTPError as error:
        return f"{api_base} answers with status {error.code}"
    except (OSError, HTTPException, ValueError) as error:
        return f"{api_base} does not answer ({getattr(error, 'reason', error)})"
    return None


def _token(api_base: str, token: str) -> Finding:
    try:
        name = _get(f"{api_base}/users/@me", {"Authorization": f"Bot {token}"}).get("username")
    except HTTPError as error:
        found = f"Discord refuses it (status {error.code})"
        remedy = "copy it anew from the Developer Portal, Bot, Reset Token"
        return Finding("token", found, ExitStatus.CONFIGURATION, remedy)
    except (OSError, HTTPException, ValueError):
        return Finding("token", "Discord went silent", ExitStatus.UNREACHABLE, "try again")
    return Finding("token", f"Discord knows it as {name}")


def _get(url: str, headers: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    request = Request(url, headers={"User-Agent": AGENT, **headers})  # noqa: S310 -- see below
    # the settings let http and https addresses through only
    with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
        data = json.loads(response.read(1_000_000))
    return data if isinstance(data, dict) else {}
