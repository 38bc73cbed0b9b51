"""What can be wrong with a time that a person typed, and the words for it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core import dates
from bot.core.schedules.schedule import Anchored, DatesOf, Schedule
from bot.core.texts import Texts


class Code(StrEnum):
    """What is wrong. Each has a sentence under `announcements.times.faults`."""

    EMPTY = "empty"
    NOW = "now"
    NOT_UNDERSTOOD = "not_understood"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_TIME = "no_such_time"
    OTHER_WEEKDAY = "other_weekday"
    TIME_MISSING = "time_missing"
    DAY_MISSING = "day_missing"
    SEVERAL_READINGS = "several_readings"
    PAST = "past"
    TOO_FAR = "too_far"
    GAP = "gap"
    FOLD = "fold"
    NEVER = "never"
    EVENT_UNKNOWN = "event_unknown"
    EVENT_UNDATED = "event_undated"


@dataclass(frozen=True, slots=True)
class TimeFault:
    """Why a typed time cannot be taken."""

    code: Code
    data: Mapping[str, str | dt.date] = field(default_factory=dict)
    """Values for the placeholders of its sentence. What a person typed is in no sentence."""
    choices: tuple[Schedule, ...] = ()
    """What may have been meant, each ready to be taken; `describing` has words for them."""

    def text(self, texts: Texts, language: str) -> str:
        """Return the sentence that says what is wrong and what to do."""
        data = {
            name: dates.weekday_and_day(value, language) if isinstance(value, dt.date) else value
            for name, value in self.data.items()
        }
        return texts.say(f"announcements.times.faults.{self.code}", language, **data)


def undated(schedule: Schedule, dates_of: DatesOf) -> TimeFault | None:
    """Return what is wrong with a schedule whose event has no dates any more."""
    if isinstance(schedule, Anchored) and dates_of(schedule.topic) is None:
        return TimeFault(Code.EVENT_UNDATED)
    return None
