"""What each person said last, for follow-ups; kept in memory only, and not for long."""

import datetime as dt
from collections import OrderedDict, deque
from dataclasses import dataclass

LIFETIME = dt.timedelta(minutes=10)
"""A follow-up later than this starts afresh."""
TURNS = 4
"""Earlier messages kept of a conversation."""
CONVERSATIONS = 5_000
"""Conversations kept in all; the least recently used goes first."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a person."""

    text: str
    language: str
    at: dt.datetime


class Conversations:
    """Last messages per person and place."""

    def __init__(self) -> None:
        self._turns: OrderedDict[tuple[str, str], deque[Turn]] = OrderedDict()

    def recall(self, person: str, place: str, now: dt.datetime) -> tuple[Turn, ...]:
        """Return the turns still in force, oldest first."""
        turns = self._turns.get((person, place), ())
        return tuple(turn for turn in turns if now - turn.at <= LIFETIME)

    def remember(self, person: str, place: str, text: str, language: str, now: dt.datetime) -> None:
        """Add a turn."""
        key = (person, place)
        self._turns.setdefault(key, deque(maxlen=TURNS)).append(Turn(text, language, now))
        self._turns.move_to_end(key)
        while len(self._turns) > CONVERSATIONS:
            self._turns.popitem(last=False)

    def forget(self, person: str) -> None:
        """Drop everything a person said."""
        for key in [key for key in self._turns if key[0] == person]:
            del self._turns[key]
