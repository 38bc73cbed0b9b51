"""Settings of a server as somebody types them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.schedules import zones
from bot.core.signups.entries import ServerSettings
from bot.core.signups.forms import read_yes_no, tidy
from bot.core.signups.sheets import CLEAR
from bot.services.signups.cards.setup import language_name
from bot.services.signups.cards.wording import Words
from bot.services.signups.ports import Changes

NAME = 100
"""Characters of the name of a role or channel.

https://discord.com/developers/docs/resources/channel#channel-object
"""
OFFERED = 5
"""Zones named to somebody who may have meant one of them."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What was typed for a setting cannot be read."""

    remedy: str


def read_setting(words: Words, setting: str, typed: str) -> Changes | Unreadable:
    """Return the change that was typed; nothing, or "-", goes back to how it is at first."""
    text = tidy(typed)
    if text in {"", CLEAR}:
        return {setting: getattr(ServerSettings(), setting)}
    match setting:
        case "zone":
            return _zone(words, text)
        case "languages":
            return _languages(words, text)
        case "second_approver":
            return _second_approver(words, text)
    return {setting: text.lstrip("@#")[:NAME] or None}


def write_setting(words: Words, settings: ServerSettings, setting: str) -> str:
    """Return a setting as it is typed."""
    kept = getattr(settings, setting)
    if isinstance(kept, bool):
        return words.say("yes" if kept else "no")
    return ", ".join(kept) if isinstance(kept, tuple) else kept or ""


def unknown_zone(words: Words, typed: str, near: Sequence[str]) -> str:
    """Return the remedy for a zone that is none."""
    key = "zone_near" if near else "zone_unknown"
    return words.say(key, typed=typed[:NAME], zones=", ".join(near[:OFFERED]))


def _zone(words: Words, text: str) -> Changes | Unreadable:
    if zone := zones.called(text):
        return {"zone": zone}
    return Unreadable(unknown_zone(words, text, zones.search(text, OFFERED)))


def _second_approver(words: Words, text: str) -> Changes | Unreadable:
    try:
        return {"second_approver": read_yes_no(text)}
    except ValueError:
        return Unreadable(words.say("yes_or_no"))


def _languages(words: Words, text: str) -> Changes | Unreadable:
    known = {code: {code, language_name(words, code).casefold()} for code in words.knowledge.words}
    found: list[str] = []
    for part in text.casefold().replace(";", ",").replace(" ", ",").split(","):
        code = next((code for code, names in known.items() if part in names), None)
        if part and code is None:
            names = ", ".join(f"{code} ({language_name(words, code)})" for code in known)
            return Unreadable(words.say("language_unknown", languages=names))
        found += [code] if code and code not in found else []
    return {"languages": tuple(found)}
