"""How often one person is answered, so that nobody can drown a channel or the bot."""

import datetime as dt
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from enum import Enum, auto

ANSWERS = 5
"""Answers a person gets within `WINDOW`."""
WINDOW = dt.timedelta(seconds=30)
PEOPLE = 10_000
"""People remembered; whoever was heard least recently is forgotten first."""


class Admission(Enum):
    """Whether a person is answered now."""

    ADMITTED = auto()
    NOTICE = auto()
    """Not answered; told so, once, with a kind word."""
    REFUSED = auto()
    """Not answered, and already told."""


@dataclass(slots=True)
class _Visits:
    at: deque[dt.datetime] = field(default_factory=deque)
    noticed: bool = False


class RateLimiter:
    """Admits each person a number of times within a sliding window."""

    def __init__(self, answers: int = ANSWERS, window: dt.timedelta = WINDOW) -> None:
        self._answers = answers
        self._window = window
        self._people: OrderedDict[str, _Visits] = OrderedDict()

    def admit(self, person: str, now: dt.datetime) -> Admission:
        """Return whether `person` is answered at `now`, and count it if so."""
        visits = self._people.setdefault(person, _Visits())
        self._people.move_to_end(person)
        while len(self._people) > PEOPLE:
            self._people.popitem(last=False)
        while visits.at and now - visits.at[0] >= self._window:
            visits.at.popleft()
        if len(visits.at) < self._answers:
            visits.at.append(now)
            visits.noticed = False
            return Admission.ADMITTED
        if visits.noticed:
            return Admission.REFUSED
        visits.noticed = True
        return Admission.NOTICE
