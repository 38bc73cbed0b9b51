"""A list as an organizer fills it in, in words, and what of it cannot be read."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.core.knowledge.values import EventDates, LocalText
from bot.core.signups.composing import (
    UnreadableQuestion,
    merge_questions,
    read_questions,
    reworded_or_none,
    write_questions,
)
from bot.core.signups.forms import read_yes_no, tidy
from bot.core.signups.lists import (
    KEEP_DAYS,
    OFFER_HOURS,
    Asks,
    ListKind,
    Question,
    SignUpList,
    said,
)
from bot.core.signups.times import read_dates, read_moment, write_dates, write_moment

CLEAR = "-"
"""Typed to clear what can be cleared, where leaving it out keeps it as it was."""
TITLE, TEXT, NOTE = 80, 1_500, 600
"""Characters of a title (it stands on a button), of a text, and of a note or wording."""
SEATS = 100_000
LONGEST_OFFER = 720
"""Longest time, in hours, that a freed seat is held for one person: 30 days."""
LONGEST_KEPT = 3_650
"""Longest time, in days, that data is kept: ten years."""


@dataclass(frozen=True, slots=True)
class SheetFault:
    """A field that cannot be read; `reason` tells apart what may be wrong with it."""

    field: str
    detail: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words on a sheet come from and go into."""

    zone: str
    language: str
    """Of the words on the sheet; words in other languages stay as they are."""
    consent: LocalText
    """How consent is asked for in a list that asks anything."""
    topics: frozenset[str] = frozenset()
    """Ids of the topics that answers are about."""
    events: frozenset[str] = frozenset()
    """Ids of those topics that have dates."""
    lists: frozenset[str] = frozenset()
    """Ids of the other lists of the server."""


def fill_in(
    list_: SignUpList, sheet: Mapping[str, str], how: Reading
) -> tuple[dict[str, Any], tuple[SheetFault, ...]]:
    """Return the fields of `list_` that a sheet changes, and what could not be read.

    A sheet holds only the fields that were filled in; an empty one clears what can be cleared.
    """
    changes: dict[str, Any] = {} if list_.id else {"written_in": how.language}
    faults = []
    for field, read in _READERS.items():
        if field not in sheet:
            continue
        typed = tidy(sheet[field])
        try:
            name, value = read("" if typed == CLEAR else typed, replace(list_, **changes), how)
            if value != getattr(list_, name):
                changes[name] = value
        except UnreadableQuestion as fault:
            faults.append(SheetFault(field, str(fault.line)))
        except ValueError:
            faults.append(SheetFault(field))
    filled = replace(list_, **changes)
    if filled.opens and filled.closes and filled.closes <= filled.opens:
        faults.append(SheetFault("closes"))
    has_dates = tidy(sheet.get("dates", "")) not in {"", CLEAR}
    if filled.event and has_dates:
        faults.append(SheetFault("dates", reason="event"))
    return changes | _dates_once(list_, filled, has_dates=has_dates), tuple(faults)


def _dates_once(list_: SignUpList, filled: SignUpList, *, has_dates: bool) -> dict[str, Any]:
    """Return the change that keeps an event's dates where they stand: in the knowledge, once."""
    if filled.event == list_.event:
        return {}
    return {"dates": filled.dates if has_dates and not filled.event else None}


def sheet_of(list_: SignUpList, how: Reading) -> dict[str, str]:
    """Return a list as it would be filled in."""
    consent = list_.consent
    return {
        "title": said(list_.title, how.language),
        "description": said(list_.description, how.language),
        "purpose": said(list_.purpose, how.language),
        "questions": write_questions(list_.questions, how.language),
        "kind": list_.kind.value,
        "seats": "" if list_.seats is None else str(list_.seats),
        "waitlist": "yes" if list_.waitlist else "no",
        "offer_hours": str(list_.offer_hours),
        "role": list_.role or "",
        "opens": write_moment(list_.opens, how.zone) if list_.opens else "",
        "closes": write_moment(list_.closes, how.zone) if list_.closes else "",
        "event": list_.event or "",
        "dates": write_dates(list_.dates) if list_.dates and not list_.event else "",
        "consent": said(consent.hint, how.language) if consent and consent.hint else "",
        "keep_days": str(list_.keep_days),
        "closed_note": said(list_.closed_note, how.language) if list_.closed_note else "",
        "instead": list_.instead or "",
        "topics": ", ".join(list_.topics),
        "fallback": list_.fallback or "",
    }


def blank(kind: ListKind = ListKind.INTEREST) -> SignUpList:
    """Return a list on which nothing is filled in."""
    return SignUpList("", kind, {"en": ""}, {"en": ""}, {"en": ""})


_Read = Callable[[str, SignUpList, Reading], tuple[str, Any]]
"""Reads what was typed: which attribute of the list it is, and its value. Raises ValueError."""


def _text(field: str, limit: int, *, optional: bool = False) -> _Read:
    """Return what reads a text in the sheet's language."""

    def read(text: str, list_: SignUpList, how: Reading) -> tuple[str, LocalText]:
        if len(text) > limit or not (text or optional):
            raise ValueError(text)
        earlier, written_in = getattr(list_, field), _written_in(list_, how)
        return field, reworded_or_none(earlier, text, how.language, written_in)

    return read


def _written_in(list_: SignUpList, how: Reading) -> str:
    return list_.written_in if list_.id else how.language


def _number(field: str, least: int, most: int, left_out: int | None) -> _Read:
    """Return what reads a number."""

    def read(text: str, *_: object) -> tuple[str, int | None]:
        if not text:
            return field, left_out
        if not least <= int(text) <= most:
            raise ValueError(text)
        return field, int(text)

    return read


def _moment(field: str) -> _Read:
    """Return what reads a moment; one that was not touched keeps its seconds."""

    def read(text: str, list_: SignUpList, how: Reading) -> tuple[str, dt.datetime | None]:
        earlier = getattr(list_, field)
        if earlier and text == write_moment(earlier, how.zone):
            return field, earlier
        return field, read_moment(text, how.zone) if text else None

    return read


def _one_of(field: str, known: str) -> _Read:
    """Return what reads an id, or nothing."""

    def read(text: str, list_: SignUpList, how: Reading) -> tuple[str, str | None]:
        if text and (text not in getattr(how, known) or text == list_.id):
            raise ValueError(text)
        return field, text or None

    return read


def _topics(text: str, _: SignUpList, how: Reading) -> tuple[str, tuple[str, ...]]:
    ids = tuple(dict.fromkeys(part for part in text.replace(",", " ").split() if part))
    if set(ids) - how.topics:
        raise ValueError(text)
    return "topics", ids


def _dates(text: str, list_: SignUpList, _: Reading) -> tuple[str, EventDates | None]:
    if list_.event:  # they stand in the knowledge
        return "dates", list_.dates
    return "dates", read_dates(text) if text else None


def _questions(text: str, list_: SignUpList, how: Reading) -> tuple[str, tuple[Question, ...]]:
    if text == write_questions(list_.questions, how.language):
        return "questions", list_.questions
    asked = merge_questions(read_questions(text), list_, how.language)
    return "questions", with_consent(asked, list_, how)


def with_consent(
    asked: tuple[Question, ...], list_: SignUpList, how: Reading
) -> tuple[Question, ...]:
    """Return questions with the one for consent last, which whoever asks anything has to ask."""
    consent = list_.consent or Question("consent", Asks.CONSENT, how.consent)
    return (*asked, consent) if asked or consent.hint else ()


def _consent(text: str, list_: SignUpList, how: Reading) -> tuple[str, tuple[Question, ...]]:
    """Return the questions with the words of consent changed."""
    if len(text) > NOTE:
        raise ValueError(text)
    earlier = list_.consent or Question("consent", Asks.CONSENT, how.consent)
    hint = reworded_or_none(earlier.hint, text, how.language, _written_in(list_, how))
    consent = replace(earlier, hint=hint)
    asked = tuple(item for item in list_.questions if item.asks is not Asks.CONSENT)
    return "questions", (*asked, consent) if asked or consent.hint else ()


_READERS: Mapping[str, _Read] = {
    "title": _text("title", TITLE),
    "description": _text("description", TEXT),
    "purpose": _text("purpose", TEXT),
    "questions": _questions,
    "consent": _consent,
    "kind": lambda text, *_: ("kind", ListKind(text)),
    "seats": _number("seats", 0, SEATS, None),
    "waitlist": lambda text, *_: ("waitlist", read_yes_no(text)),
    "offer_hours": _number("offer_hours", 1, LONGEST_OFFER, OFFER_HOURS),
    "role": lambda text, *_: ("role", text or None),
    "opens": _moment("opens"),
    "closes": _moment("closes"),
    "event": _one_of("event", "events"),
    "dates": _dates,
    "keep_days": _number("keep_days", 1, LONGEST_KEPT, KEEP_DAYS),
    "closed_note": _text("closed_note", NOTE, optional=True),
    "instead": _one_of("instead", "lists"),
    "topics": _topics,
    "fallback": lambda text, *_: ("fallback", text or None),
}
