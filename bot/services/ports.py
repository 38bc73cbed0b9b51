"""What the services need from outside, as protocols; stores and fronts provide it."""

import datetime as dt
from enum import Enum, auto
from typing import Protocol


class StoreFault(Exception):
    """The store cannot be used; the message says why, and what to do, to whoever runs the bot."""


class StoreInUse(StoreFault):
    """Another copy of the bot works on the same data folder."""


class Noted(Enum):
    """What became of a person's feedback."""

    NEW = auto()
    CHANGED = auto()
    """The person thought otherwise before."""
    UNCHANGED = auto()
    """The person had said the same before, and it counts once."""


class FeedbackStore(Protocol):
    """Keeps what people think of answers, one opinion a person and answer."""

    async def note(self, person: str, answer: str, *, helpful: bool, at: dt.datetime) -> Noted:
        """Keep an opinion in place of the person's earlier one. Raises StoreFault."""


class MetaStore(Protocol):
    """Keeps small values of the program's own, by name."""

    async def get(self, key: str) -> str | None:
        """Return a value, or None when there is none. Raises StoreFault."""

    async def put(self, key: str, value: str) -> None:
        """Keep a value in place of the earlier one. Raises StoreFault."""
