"""What the chat can do, in parts that bring their commands and the buttons they answer."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from bot.core.cards import Card

S = TypeVar("S")
"""What a part works with: the session, which knows the parts, and not the other way round."""
Handler = Callable[[S, str], Awaitable[Card | None]]
"""Does something with what follows the command's name or the action's prefix, and returns the card
to show."""


class Role(StrEnum):
    """On whose side the person at the terminal stands."""

    MEMBER = "member"
    ORGANIZER = "organizer"


@dataclass(frozen=True, slots=True)
class Command(Generic[S]):
    """Something to type after a slash; the text "terminal.commands.<name>" says what it does."""

    name: str
    run: Handler[S]
    takes: str | None = None
    """What follows the name, as a key under "terminal.takes"; None when nothing does."""
    role: Role = Role.MEMBER
    """Who may use it; an organizer may do everything that a member may."""
    words: tuple[str, ...] = ()
    """What can follow the name, to be completed."""


@dataclass(frozen=True, slots=True)
class Feature(Generic[S]):
    """A part of the chat: its commands, and the actions of buttons that it answers."""

    commands: tuple[Command[S], ...] = ()
    actions: Mapping[str, Handler[S]] = field(default_factory=dict)
    """By prefix: "ask" answers the button "ask:sci.what" and is given "sci.what"."""
