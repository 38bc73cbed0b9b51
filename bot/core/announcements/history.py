"""What is kept beside an announcement: earlier texts, what was done, and files."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Revision:
    """The texts as they were before a change."""

    at: dt.datetime
    actor: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done with an announcement."""

    at: dt.datetime
    actor: str
    """Id of the person, "bot", or "erased"."""
    action: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """An uploaded file."""

    name: str
    content: bytes
