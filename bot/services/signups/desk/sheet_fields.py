"""What a sheet asks for: a few fields at a time, each with what can be chosen for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from bot.core.knowledge.model import Knowledge
from bot.core.signups.asking import KINDS
from bot.core.signups.lists import ListKind, SignUpList
from bot.services.signups.cards.wording import Words

GROUPS: Mapping[str, tuple[str, ...]] = {
    "texts": ("title", "description", "purpose", "questions"),
    "seats": ("kind", "seats", "waitlist", "offer_hours", "role"),
    "times": ("opens", "closes", "event", "dates"),
    "data": ("purpose", "consent", "keep_days"),
    "closing": ("closed_note", "instead", "topics", "fallback"),
}
"""Fields that are filled in together; the first group makes a list.

A form has at most five parts:
https://discord.com/developers/docs/interactions/receiving-and-responding#modal
"""
QUESTION = ("label", "asks", "choices", "hint", "required")
"""What is filled in of one question."""
MUST = frozenset({"title", "description", "purpose", "kind", "waitlist", "asks", "required"})
"""Fields that cannot be left empty."""
LONGEST = {"description": 1_500, "purpose": 1_500, "questions": 4_000, "choices": 1_100}
"""Characters of what takes more than a line; what is a note takes 600, and a line 100."""
NOTES = frozenset({"consent", "closed_note"})


class Takes(Enum):
    """How a field is filled in."""

    LINE = auto()
    TEXT = auto()
    ONE = auto()
    """One of its choices."""
    SEVERAL = auto()
    ROLE = auto()
    CHANNEL = auto()


@dataclass(frozen=True, slots=True)
class SheetField:
    """One thing to be filled in."""

    name: str
    label: str
    hint: str
    value: str
    """What stands there already."""
    takes: Takes = Takes.LINE
    choices: tuple[tuple[str, str], ...] = ()
    """What can be chosen: what it stands for, and what is read."""
    longest: int = 100
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class SheetWanted:
    """A part of a list to be filled in by an organizer."""

    id: str
    """What tells this sheet from others, also after a restart."""
    title: str
    fields: tuple[SheetField, ...]


class FieldMaker:
    """Makes fields, in words for one reader, over the lists and the knowledge of the moment."""

    def __init__(self, words: Words, lists: Mapping[str, SignUpList], list_: SignUpList) -> None:
        self._words = words
        self._choices: Mapping[str, Callable[[], tuple[tuple[str, str], ...]]] = {
            "kind": lambda: self._named("kinds", *ListKind),
            "waitlist": lambda: self._named("answers", "yes", "no"),
            "required": lambda: self._named("answers", "yes", "no"),
            "asks": lambda: self._named("asks", *KINDS),
            "event": lambda: topics(words.knowledge, words.language, dated=True),
            "topics": lambda: topics(words.knowledge, words.language),
            "instead": lambda: tuple(
                (item.id, words.title(item)) for item in lists.values() if item.id != list_.id
            ),
        }

    def field(self, name: str, value: str) -> SheetField:
        """Return the field of this name."""
        label = self._words.say(f"sheet.{name}")
        hint = self._words.say(f"sheet.{name}_hint")
        choices = self._choices[name]() if name in self._choices else ()
        longest = LONGEST.get(name, 600 if name in NOTES else 100)
        takes = _TAKES.get(name, Takes.TEXT if longest > 100 else Takes.LINE)
        return SheetField(name, label, hint, value, takes, choices, longest, name in MUST)

    def _named(self, key: str, *values: str) -> tuple[tuple[str, str], ...]:
        return tuple((str(value), self._words.say(f"{key}.{value}")) for value in values)


_TAKES = {
    "kind": Takes.ONE,
    "waitlist": Takes.ONE,
    "required": Takes.ONE,
    "asks": Takes.ONE,
    "event": Takes.ONE,
    "instead": Takes.ONE,
    "topics": Takes.SEVERAL,
    "role": Takes.ROLE,
    "fallback": Takes.CHANNEL,
}


def topics(
    knowledge: Knowledge, language: str, *, dated: bool = False
) -> tuple[tuple[str, str], ...]:
    """Return the topics there are, or those with dates, and how they are called."""
    found = (item for item in knowledge.topics.values() if item.dates or not dated)
    return tuple((item.id, item.name(language)) for item in found)


def chosen(field: SheetField, typed: str) -> str:
    """Return the values meant where one chooses: by value, by name, or by number from 1."""
    if field.takes not in {Takes.ONE, Takes.SEVERAL}:
        return typed
    parts = [typed] if field.takes is Takes.ONE else typed.split(",")
    return ", ".join(_value(field, part.strip()) for part in parts if part.strip())


def _value(field: SheetField, typed: str) -> str:
    wanted = typed.casefold()
    for number, (value, name) in enumerate(field.choices, 1):
        if wanted in {value.casefold(), name.casefold(), str(number)}:
            return value
    return typed
