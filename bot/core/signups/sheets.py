"""A list as an organizer fills it in, in words, and what of it cannot be read."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.knowledge.model import EventDates, LocalText
from bot.core.signups.composing import (
    UnreadableQuestion,
    merge_questions,
    read_questions,
    reworded,
    write_questions,
)
from bot.core.signups.forms import read_yes_no, tidy
from bot.core.signups.lists import OFFER_HOURS, Asks, ListKind, Question, SignUpList, said
from bot.core.signups.times import read_dates, read_moment, write_dates, write_moment

FIELDS = (
    *("title", "description", "purpose", "questions"),
    *("kind", "seats", "waitlist", "opens", "closes", "dates"),
    *("offer_hours", "role", "fallback"),
)
CLEAR = "-"
"""Typed to clear what can be cleared, where leaving it out keeps it as it was."""
TITLE, TEXT = 80, 1_500
"""Characters of a title (it stands on a button) and of a text."""
SEATS = 100_000
LONGEST_OFFER = 720
"""Longest time, in hours, that a freed seat is held for one person: 30 days."""


@dataclass(frozen=True, slots=True)
class SheetFault:
    """A field that cannot be read; `field` is one of `FIELDS`."""

    field: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words on a sheet come from and go into."""

    zone: str
    language: str
    """Of the words on the sheet; words in other languages stay as they are."""
    consent: LocalText
    """How consent is asked for in a list that asks anything."""


def fill_in(
    list_: SignUpList, sheet: Mapping[str, str], how: Reading
) -> tuple[dict[str, Any], tuple[SheetFault, ...]]:
    """Return the fields of `list_` that a sheet changes, and what could not be read.

    A sheet holds only the fields that were filled in; an empty one clears what can be cleared.
    """
    changes: dict[str, Any] = {} if list_.id else {"written_in": how.language}
    faults = []
    for field in FIELDS:
        if field not in sheet:
            continue
        try:
            typed = tidy(sheet[field])
            value = _READERS[field]("" if typed == CLEAR else typed, list_, how)
            if value != getattr(list_, field):
                changes[field] = value
        except UnreadableQuestion as fault:
            faults.append(SheetFault(field, str(fault.line)))
        except ValueError:
            faults.append(SheetFault(field))
    opens = changes.get("opens", list_.opens)
    closes = changes.get("closes", list_.closes)
    if opens and closes and closes <= opens:
        faults.append(SheetFault("closes"))
    return changes, tuple(faults)


def sheet_of(list_: SignUpList, how: Reading) -> dict[str, str]:
    """Return a list as it would be filled in."""
    return {
        "title": said(list_.title, how.language),
        "description": said(list_.description, how.language),
        "purpose": said(list_.purpose, how.language),
        "questions": write_questions(list_.questions, how.language),
        "kind": list_.kind.value,
        "seats": "" if list_.seats is None else str(list_.seats),
        "waitlist": "yes" if list_.waitlist else "no",
        "opens": write_moment(list_.opens, how.zone) if list_.opens else "",
        "closes": write_moment(list_.closes, how.zone) if list_.closes else "",
        "dates": write_dates(list_.dates) if list_.dates else "",
        "offer_hours": str(list_.offer_hours),
    }


def blank(kind: ListKind = ListKind.INTEREST) -> SignUpList:
    """Return a list on which nothing is filled in."""
    return SignUpList("", kind, {"en": ""}, {"en": ""}, {"en": ""})


def _text(limit: int, field: str) -> Callable[[str, SignUpList, Reading], LocalText]:
    """Return what reads a text in the sheet's language."""

    def read(text: str, list_: SignUpList, how: Reading) -> LocalText:
        if not text or len(text) > limit:
            raise ValueError(text)
        written_in = list_.written_in if list_.id else how.language
        return reworded(getattr(list_, field), text, how.language, written_in)

    return read


def _seats(text: str, _: SignUpList, __: Reading) -> int | None:
    if not text:
        return None
    if not 0 <= int(text) <= SEATS:
        raise ValueError(text)
    return int(text)


def _moment(text: str, earlier: dt.datetime | None, how: Reading) -> dt.datetime | None:
    """Return a moment; one that was not touched keeps its seconds."""
    if earlier and text == write_moment(earlier, how.zone):
        return earlier
    return read_moment(text, how.zone) if text else None


def _dates(text: str, list_: SignUpList, _: Reading) -> EventDates | None:
    dates = read_dates(text) if text else None
    if list_.event and dates != list_.dates:
        raise ValueError(text)  # they stand in the knowledge, once
    return dates


def _offer_hours(text: str, _: SignUpList, __: Reading) -> int:
    hours = int(text or OFFER_HOURS)
    if not 1 <= hours <= LONGEST_OFFER:
        raise ValueError(text)
    return hours


def _questions(text: str, list_: SignUpList, how: Reading) -> tuple[Question, ...]:
    if text == write_questions(list_.questions, how.language):
        return list_.questions
    asked = merge_questions(read_questions(text), list_, how.language)
    consent = list_.consent or Question("consent", Asks.CONSENT, how.consent)
    return (*asked, consent) if asked else ()


_READERS: Mapping[str, Callable[[str, SignUpList, Reading], Any]] = {
    "title": _text(TITLE, "title"),
    "description": _text(TEXT, "description"),
    "purpose": _text(TEXT, "purpose"),
    "questions": _questions,
    "kind": lambda text, *_: ListKind(text),
    "seats": _seats,
    "waitlist": lambda text, *_: read_yes_no(text),
    "opens": lambda text, list_, how: _moment(text, list_.opens, how),
    "closes": lambda text, list_, how: _moment(text, list_.closes, how),
    "dates": _dates,
    "offer_hours": _offer_hours,
    "role": lambda text, *_: text or None,
    "fallback": lambda text, *_: text or None,
}
