"""What can be wrong with a time that a person typed, and the words for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.schedules.schedule import Schedule
from bot.core.texts import Texts


class Code(StrEnum):
    """What is wrong. Each has a sentence under `announcements.times.faults`."""

    EMPTY = "empty"
    NOT_UNDERSTOOD = "not_understood"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_TIME = "no_such_time"
    TIME_MISSING = "time_missing"
    PAST = "past"
    TOO_FAR = "too_far"
    GAP = "gap"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class TimeFault:
    """Why a typed time cannot be taken."""

    code: Code
    data: Mapping[str, str] = field(default_factory=dict)
    """Values for the placeholders of its sentence."""
    choices: tuple[Schedule, ...] = ()
    """What may have been meant, each ready to be taken."""

    def text(self, texts: Texts, language: str) -> str:
        """Return the sentence that says what is wrong and what to do."""
        return texts.say(f"announcements.times.faults.{self.code}", language, **self.data)
