"""A list as an organizer fills it in, in words, and what of it cannot be read."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.knowledge.model import LocalText
from bot.core.signups.composing import UnreadableQuestion, read_questions, write_questions
from bot.core.signups.forms import tidy
from bot.core.signups.lists import Asks, ListKind, Question, SignUpList, said
from bot.core.signups.times import read_dates, read_moment, write_dates, write_moment

FIELDS = (
    *("title", "description", "purpose", "questions"),
    *("kind", "seats", "waitlist", "opens", "closes", "dates", "role"),
)
TITLE, TEXT = 80, 1_500
"""Characters of a title (it stands on a button) and of a text."""
SEATS = 100_000


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
    consent: LocalText
    """How consent is asked for in a list that asks anything."""


def fill_in(
    list_: SignUpList, sheet: Mapping[str, str], how: Reading
) -> tuple[dict[str, Any], tuple[SheetFault, ...]]:
    """Return the fields of `list_` that a sheet changes, and what could not be read.

    A sheet holds only the fields that were filled in; an empty one clears what can be cleared.
    """
    changes: dict[str, Any] = {}
    faults = []
    for field in FIELDS:
        if field not in sheet:
            continue
        try:
            changes[field] = _READERS[field](tidy(sheet[field]), list_, how)
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
        "seats": "" if list_.seats is None else str(list_.seats),
        "opens": write_moment(list_.opens, how.zone) if list_.opens else "",
        "closes": write_moment(list_.closes, how.zone) if list_.closes else "",
        "dates": write_dates(list_.dates) if list_.dates else "",
    }


def blank(kind: ListKind = ListKind.INTEREST) -> SignUpList:
    """Return a list on which nothing is filled in."""
    return SignUpList("", kind, {"en": ""}, {"en": ""}, {"en": ""})


def _text(limit: int, field: str) -> Callable[[str, SignUpList, Reading], LocalText]:
    """Return what reads a text; what is written in one language also stands for English."""

    def read(text: str, list_: SignUpList, how: Reading) -> LocalText:
        if not text or len(text) > limit:
            raise ValueError(text)
        if getattr(list_, field).get(how.language) == text:
            return dict(getattr(list_, field))
        return {"en": text, how.language: text}

    return read


def _seats(text: str, _: SignUpList, __: Reading) -> int | None:
    if not text:
        return None
    if not 0 <= int(text) <= SEATS:
        raise ValueError(text)
    return int(text)


def _moment(text: str, _: SignUpList, how: Reading) -> dt.datetime | None:
    return read_moment(text, how.zone) if text else None


def _questions(text: str, list_: SignUpList, how: Reading) -> tuple[Question, ...]:
    if text == write_questions(list_.questions, how.language):
        return list_.questions
    asked = read_questions(text)
    return (*asked, Question("consent", Asks.CONSENT, how.consent)) if asked else ()


_READERS: Mapping[str, Callable[[str, SignUpList, Reading], Any]] = {
    "title": _text(TITLE, "title"),
    "description": _text(TEXT, "description"),
    "purpose": _text(TEXT, "purpose"),
    "questions": _questions,
    "kind": lambda text, *_: ListKind(text),
    "seats": _seats,
    "waitlist": lambda text, *_: text == "yes",
    "opens": _moment,
    "closes": _moment,
    "dates": lambda text, *_: read_dates(text) if text else None,
    "role": lambda text, *_: text or None,
}
