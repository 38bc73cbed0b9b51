"""Whether what was typed can be planned: it is still to come, not too far off, and one moment."""

import datetime as dt
from dataclasses import dataclass, replace

from bot.core.schedules import recurrence, wall
from bot.core.schedules.faults import Code, TimeFault
from bot.core.schedules.repeating import Plan
from bot.core.schedules.schedule import Anchored, DatesOf, Once, Recurring

FARTHEST = dt.timedelta(days=5 * 366)
"""How far ahead something can be planned."""
_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Checks:
    """Turns what was understood into schedules, or into what is wrong with it."""

    now: dt.datetime
    """Aware, in UTC."""
    zone: str
    """IANA name."""

    @property
    def here(self) -> dt.datetime:
        """The naive time that the clocks show now."""
        return wall.shown(self.now, self.zone)

    def moment(self, moment: dt.datetime) -> Once | TimeFault:
        """Return the schedule of an aware moment, at the next whole minute: never early."""
        moment += -(moment - moment.replace(second=0, microsecond=0)) % _MINUTE
        return self._in_time(moment) or Once.at(moment, self.zone)

    def once(self, time: dt.datetime) -> Once | TimeFault:
        """Return the schedule of a naive time.

        One that the clocks skip, or show twice, is refused with both readings.
        """
        if not self.now.year - 1 <= time.year <= self.now.year + 6:
            return TimeFault(Code.TOO_FAR if time.year > self.now.year else Code.PAST)
        moments = wall.readings(time, self.zone)
        if fault := self._in_time(moments[-1]):
            return fault
        if len(moments) == 1:
            return Once(time, self.zone)
        code = Code.FOLD if wall.exists(time, self.zone) else Code.GAP
        choices = [Once.at(moment, self.zone) for moment in moments if moment > self.now]
        if code is Code.FOLD and len(choices) == 1:
            return choices[0]
        return TimeFault(code, choices=tuple(choices))

    def recurring(self, plan: Plan, time: dt.time) -> Recurring | TimeFault:
        """Return a recurrence from its first time to come: what is over is not counted."""
        if plan.start < self.here.date():
            return TimeFault(Code.PAST)
        # "Every second week" counts from the first time to come, not from today's week.
        for day in recurrence.days(replace(plan.rule, every=1), plan.start, plan.until):
            due = wall.moment(dt.datetime.combine(day, time), self.zone)
            if due - self.now > FARTHEST:
                return TimeFault(Code.TOO_FAR)
            if due > self.now:
                return Recurring(plan.rule, time, self.zone, day, plan.until, plan.count)
        return TimeFault(Code.NEVER)

    def anchored(self, anchored: Anchored, dates_of: DatesOf) -> Anchored | TimeFault:
        """Return what is planned around an event, if it is still to come."""
        occurrence = anchored.next_after(self.now, dates_of)
        if occurrence is None:
            return TimeFault(Code.PAST)
        return self._in_time(occurrence.due) or anchored

    def _in_time(self, moment: dt.datetime) -> TimeFault | None:
        if moment <= self.now:
            return TimeFault(Code.PAST)
        return TimeFault(Code.TOO_FAR) if moment - self.now > FARTHEST else None
