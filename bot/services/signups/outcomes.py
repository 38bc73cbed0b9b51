"""What comes of signing up and leaving: a type for each outcome."""

from dataclasses import dataclass

from bot.core.signups.entries import Entry
from bot.core.signups.forms import Answers, FieldFault
from bot.core.signups.lists import SignUpList
from bot.core.signups.places import Refusal


@dataclass(frozen=True, slots=True)
class OnList:
    """The person is on the list, and it is on disk."""

    list: SignUpList
    entry: Entry
    position: int | None = None
    """Place in line of somebody who waits."""
    already: bool = False
    """Nothing changed: the person was on it before."""
    changed: bool = False
    """The person was on it before, and their answers are new."""


@dataclass(frozen=True, slots=True)
class Turned:
    """The person was not put on the list."""

    list: SignUpList
    why: Refusal
    instead: SignUpList | None = None
    """The list that is offered in its place."""


@dataclass(frozen=True, slots=True)
class ToMend:
    """The form has mistakes; what was typed is kept."""

    list: SignUpList
    answers: Answers
    faults: tuple[FieldFault, ...]


@dataclass(frozen=True, slots=True)
class Off:
    """The person is not on the list."""

    list: SignUpList
    already: bool = False
    """They were not before either."""


@dataclass(frozen=True, slots=True)
class OfferGone:
    """The offer was answered, lapsed or withdrawn before."""

    list: SignUpList
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class NoSuchList:
    """There is no list of that name here."""


Joining = OnList | Turned | ToMend | NoSuchList
Leaving = Off | NoSuchList
Answering = OnList | Off | OfferGone | NoSuchList
