"""Who gets which place: decisions over counts, made inside the transaction that stores them.

A place is seated, waiting, or offered a freed seat until a deadline; it ends as left or removed.
Seated and offered places hold a seat. Nobody passes those who wait: a newcomer is seated only when
a seat is free and nobody is in line.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bot.core.signups.lists import Openness


class State(StrEnum):
    """What a person has on a list."""

    SEATED = "seated"
    WAITING = "waiting"
    OFFERED = "offered"
    LEFT = "left"
    REMOVED = "removed"


ACTIVE = frozenset({State.SEATED, State.WAITING, State.OFFERED})
"""States of those who are on the list."""


@dataclass(frozen=True, slots=True)
class Place:
    """One person's place on one list."""

    state: State
    arrival: int
    """Place in the order of arrival; smaller came earlier."""
    offered_until: dt.datetime | None = None

    @property
    def is_active(self) -> bool:
        """Whether the person is on the list."""
        return self.state in ACTIVE

    @property
    def holds_seat(self) -> bool:
        """Whether a seat is taken by it."""
        return self.state in {State.SEATED, State.OFFERED}


@dataclass(frozen=True, slots=True)
class Occupancy:
    """How full a list is."""

    seats: int | None
    held: int
    """Seats taken or offered."""
    waiting: int
    waitlist: bool = True

    @property
    def has_free_seat(self) -> bool:
        """Whether one more person could be seated."""
        return self.seats is None or self.held < self.seats

    @property
    def offers_due(self) -> int:
        """How many of those who wait are to be offered a seat now."""
        if self.seats is None:
            return self.waiting
        return max(0, min(self.seats - self.held, self.waiting))


class Refusal(StrEnum):
    """Why somebody is not put on a list."""

    NOT_YET = "not_yet"
    CLOSED = "closed"
    OVER = "over"
    FULL = "full"
    ROLE = "role"
    """The list is for a role that the person lacks."""
    REMOVED = "removed"
    """An organizer took the person off the list."""


_SHUT = {
    Openness.NOT_YET: Refusal.NOT_YET,
    Openness.CLOSED: Refusal.CLOSED,
    Openness.OVER: Refusal.OVER,
}


def arrive(
    place: Place | None, occupancy: Occupancy, openness: Openness, *, invited: bool = False
) -> State | Refusal:
    """Return what somebody gets who is not on the list: a seat, a place in line, or a refusal.

    An organizer invites past closing times and earlier removals, never past the seats.
    """
    if not invited and openness in _SHUT:
        return _SHUT[openness]
    if not invited and place and place.state is State.REMOVED:
        return Refusal.REMOVED
    if occupancy.has_free_seat and occupancy.waiting == 0:
        return State.SEATED
    return State.WAITING if occupancy.waitlist else Refusal.FULL


def accept(place: Place | None, now: dt.datetime) -> bool:
    """Return whether an offer can be taken at `now`."""
    if place is None or place.state is not State.OFFERED:
        return False
    return place.offered_until is not None and now < place.offered_until
