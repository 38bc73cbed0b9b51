"""The parts of an announcement, each with the question that asks for it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.announcements.announcement import Announcement
from bot.core.announcements.faults import Code
from bot.terminal_front.chat.announcements.desk import Place

Changes = Mapping[str, Any]
"""Fields of an announcement and their new values."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that cannot be taken."""

    remedy: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What an answer may mean: to be confirmed, or to be chosen from."""

    told: str
    choices: tuple[tuple[str, Changes], ...]
    """Each in words, with what it changes."""


Read = Callable[[Place, Announcement, str], Awaitable[Changes | Wrong | Offer]]
"""Reads an answer; an empty one clears the part."""


def always(_: Announcement) -> bool:
    """Return True: there is always something to ask."""
    return True


@dataclass(frozen=True, slots=True)
class Part:
    """A question, and what its answer changes."""

    name: str
    """Its words stand under "terminal.announce.ask" and "terminal.announce.hint"."""
    written: Callable[[Place, Announcement], str]
    """The part as it is, in the form in which it is typed."""
    read: Read
    is_text: bool = False
    """Whether what stands there is best changed where it stands, letter by letter."""
    long: bool = False
    """Whether it takes several lines."""
    wanted: Callable[[Announcement], bool] = always
    """Whether there is anything to ask."""
    language: str = ""
    """In which language the answer is wanted; empty is the announcement's main one."""
    codes: frozenset[Code] = frozenset()
    """Faults that are told at once."""
