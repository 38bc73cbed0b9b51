"""A list and a server's settings as JSON, and back."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any

from bot.core.knowledge.values import EventDates
from bot.core.signups.entries import ServerSettings
from bot.core.signups.lists import Asks, Choice, ListKind, Question, SignUpList
from bot.store.access import optional_moment, optional_stamp


def definition(list_: SignUpList) -> dict[str, Any]:
    """Return a list's fields as they are kept."""
    values = asdict(list_)
    values["opens"] = optional_stamp(list_.opens)
    values["closes"] = optional_stamp(list_.closes)
    if list_.dates:
        values["dates"] = [list_.dates.start.isoformat(), list_.dates.end.isoformat()]
    return values


def fields_from(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a list that were kept, all of them or some."""
    return {
        name: _READERS[name](kept) if name in _READERS else kept for name, kept in values.items()
    }


def settings_from(values: Mapping[str, Any]) -> ServerSettings:
    """Return a server's settings that were kept; one that is no longer known is left out."""
    known = {item.name for item in fields(ServerSettings)}
    kept = {name: value for name, value in values.items() if name in known}
    return ServerSettings(**{**kept, "languages": tuple(kept.get("languages", ()))})


def _dates(days: list[str] | None) -> EventDates | None:
    return EventDates(*map(dt.date.fromisoformat, days)) if days else None


def _question(values: Mapping[str, Any]) -> Question:
    choices = tuple(Choice(**item) for item in values["choices"])
    return Question(**{**values, "asks": Asks(values["asks"]), "choices": choices})


_READERS: Mapping[str, Callable[[Any], object]] = {
    "kind": ListKind,
    "questions": lambda asked: tuple(_question(item) for item in asked),
    "opens": optional_moment,
    "closes": optional_moment,
    "dates": _dates,
    "topics": tuple,
}
