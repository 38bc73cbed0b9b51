"""Times as people type them."""

import datetime as dt
import re
from dataclasses import dataclass

from bot.core.schedules import wall
from bot.core.schedules.faults import Code, TimeFault
from bot.core.schedules.schedule import Once, Schedule

FARTHEST = dt.timedelta(days=5 * 366)
"""How far ahead something can be planned."""
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]+(\d{1,2}):(\d{2})")
_DISCORD = re.compile(r"<t:(-?\d{1,12})(?::[tTdDfFsSR])?>")
"""A moment as Discord's client writes it (its documentation, Message Formatting)."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what a person typed, at a moment, in the person's zone."""

    now: dt.datetime
    """Aware, in UTC."""
    zone: str
    """IANA name."""

    def read(self, text: str) -> Schedule | TimeFault:
        """Return the schedule that `text` asks for, or what is wrong with it."""
        text = text.strip()
        if not text:
            return TimeFault(Code.EMPTY)
        if match := _DISCORD.fullmatch(text):
            return self._moment(int(match[1]))
        if match := _ISO.fullmatch(text):
            return self._iso(match[1], int(match[2]), int(match[3]))
        return TimeFault(Code.NOT_UNDERSTOOD)

    def _moment(self, seconds: int) -> Once | TimeFault:
        try:
            moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
        except (ValueError, OverflowError, OSError):
            return TimeFault(Code.TOO_FAR)
        return self._in_time(moment) or Once.at(moment, self.zone)

    def _iso(self, day: str, hour: int, minute: int) -> Once | TimeFault:
        try:
            date = dt.date.fromisoformat(day)
        except ValueError:
            return TimeFault(Code.NO_SUCH_DAY)
        if hour > 23 or minute > 59:
            return TimeFault(Code.NO_SUCH_TIME)
        time = dt.datetime.combine(date, dt.time(hour, minute))
        return self.once(time)

    def once(self, time: dt.datetime) -> Once | TimeFault:
        """Return the schedule of a naive time in the person's zone, if it is sound."""
        if not dt.MINYEAR < time.year < dt.MAXYEAR:
            return TimeFault(Code.TOO_FAR if time.year > self.now.year else Code.PAST)
        moments = wall.readings(time, self.zone)
        if fault := self._in_time(moments[-1]):
            return fault
        if len(moments) == 1:
            return Once(time, self.zone)
        code = Code.FOLD if wall.exists(time, self.zone) else Code.GAP
        return TimeFault(code, choices=tuple(Once.at(one, self.zone) for one in moments))

    def _in_time(self, moment: dt.datetime) -> TimeFault | None:
        if moment <= self.now:
            return TimeFault(Code.PAST)
        return TimeFault(Code.TOO_FAR) if moment - self.now > FARTHEST else None
