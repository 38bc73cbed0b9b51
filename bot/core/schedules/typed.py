"""Times as people type them, in any of the languages."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.core.schedules import anchors, clock, days, recurrence, repeating, wall
from bot.core.schedules.anchors import Around
from bot.core.schedules.english import english
from bot.core.schedules.faults import Code, TimeFault
from bot.core.schedules.repeating import Plan
from bot.core.schedules.schedule import Anchored, DatesOf, Once, Recurring, Schedule
from bot.core.schedules.vocabulary import LANGUAGES

FARTHEST = dt.timedelta(days=5 * 366)
"""How far ahead something can be planned."""
LIMIT = 200
"""Characters that are read."""
_MINUTE = dt.timedelta(minutes=1)
_DISCORD = re.compile(r"<t:(-?\d{1,12})(?::[tTdDfFsSR])?>")
"""A moment as Discord's client writes it (its documentation, Message Formatting)."""
_SOON = re.compile(r"in (?:(\d{1,4}) hour)?(?: ?(\d{1,5}) minute)?")
_WITH_TIME = re.compile(r"in \d{1,4} (?:day|week|month|year)")
"""What says the time by itself: three days from now is at this time of day."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what a person typed, at a moment, in the person's zone."""

    now: dt.datetime
    """Aware, in UTC."""
    zone: str
    """IANA name."""
    language: str = "en"
    """Read first; the others after it, for people type as they speak."""
    find_event: Callable[[str], str | None] = lambda _: None
    """The id of the topic that a person calls so."""
    dates_of: DatesOf = lambda _: None

    def read(self, text: str) -> Schedule | TimeFault:
        """Return the one schedule that `text` asks for, or what is wrong with it."""
        text = text.strip()
        if not text or len(text) > LIMIT:
            return TimeFault(Code.NOT_UNDERSTOOD if text else Code.EMPTY)
        if match := _DISCORD.fullmatch(text):
            return self._at(int(match[1]))
        for language in sorted(LANGUAGES, key=lambda known: known != self.language):
            found = self._read(text, language)
            if not isinstance(found, TimeFault) or found.code is not Code.NOT_UNDERSTOOD:
                return found
        return TimeFault(Code.NOT_UNDERSTOOD)

    def _read(self, text: str, language: str) -> Schedule | TimeFault:
        phrase = english(text, language)
        if (match := _SOON.fullmatch(phrase)) and (match[1] or match[2]):
            return self._in(dt.timedelta(hours=int(match[1] or 0), minutes=int(match[2] or 0)))
        try:
            told = clock.take(phrase)
            around = anchors.read(text, language)
        except ValueError:
            return TimeFault(Code.NO_SUCH_TIME)
        times = told.times or self._this_time(told.rest)
        found = repeating.read(told.rest, self._today) or days.read(told.rest, self._today)
        if isinstance(found, TimeFault):
            return found
        if found:
            return _settled([self._dated(day, time) for day in found for time in times])
        return self._anchored(around) if around else TimeFault(Code.NOT_UNDERSTOOD)

    def _dated(self, day: Plan | dt.date, time: dt.time) -> Schedule | TimeFault:
        if isinstance(day, Plan):
            return self._begun(day, time)
        return self.once(dt.datetime.combine(day, time))

    def _at(self, seconds: int) -> Once | TimeFault:
        try:
            moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
        except (ValueError, OverflowError, OSError):
            return TimeFault(Code.TOO_FAR)
        return self._in_time(moment) or Once.at(_whole_minute(moment), self.zone)

    def _in(self, time: dt.timedelta) -> Once | TimeFault:
        moment = _whole_minute(self.now + time)
        return self._in_time(moment) or Once.at(moment, self.zone)

    def once(self, time: dt.datetime) -> Once | TimeFault:
        """Return the schedule of a naive time in the person's zone, if it is sound."""
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

    def _begun(self, plan: Plan, time: dt.time) -> Recurring | TimeFault:
        """Return the recurrence from its first time to come: what is over is not counted."""
        if plan.start < self._today:
            return TimeFault(Code.PAST)
        # "Every second week" counts from the first time to come, not from today's week.
        for day in recurrence.days(replace(plan.rule, every=1), plan.start, plan.until):
            due = wall.moment(dt.datetime.combine(day, time), self.zone)
            if due - self.now > FARTHEST:
                return TimeFault(Code.TOO_FAR)
            if due > self.now:
                return Recurring(plan.rule, time, self.zone, day, plan.until, plan.count)
        return TimeFault(Code.NEVER)

    def _anchored(self, around: Around) -> Schedule | TimeFault:
        topic = self.find_event(around.name)
        if topic is None:
            return TimeFault(Code.EVENT_UNKNOWN)
        if self.dates_of(topic) is None:
            return TimeFault(Code.EVENT_UNDATED)
        found = (
            Anchored(topic, around.days, time, self.zone, around.edge) for time in around.times
        )
        return _settled([self._to_come(anchored) for anchored in found])

    def _to_come(self, anchored: Anchored) -> Anchored | TimeFault:
        occurrence = anchored.next_after(self.now, self.dates_of)
        if occurrence is None:
            return TimeFault(Code.PAST)
        return self._in_time(occurrence.due) or anchored

    def _in_time(self, moment: dt.datetime) -> TimeFault | None:
        if moment <= self.now:
            return TimeFault(Code.PAST)
        return TimeFault(Code.TOO_FAR) if moment - self.now > FARTHEST else None

    def _this_time(self, phrase: str) -> tuple[dt.time, ...]:
        now = wall.shown(self.now, self.zone).time().replace(second=0, microsecond=0)
        return (now,) if _WITH_TIME.fullmatch(phrase) else ()

    @property
    def _today(self) -> dt.date:
        return wall.shown(self.now, self.zone).date()


def _settled(found: Sequence[Schedule | TimeFault]) -> Schedule | TimeFault:
    """Return what remains of the readings of a text: one, or several to choose from."""
    if not found:
        return TimeFault(Code.TIME_MISSING)
    sound: list[Schedule] = []
    for one in found:
        sound += one.choices if isinstance(one, TimeFault) else (one,)
    if len(found) == 1 or not sound:
        return found[0]
    return TimeFault(Code.SEVERAL_READINGS, choices=tuple(sound)) if sound[1:] else sound[0]


def _whole_minute(moment: dt.datetime) -> dt.datetime:
    """Return the next whole minute, so that nothing is early."""
    return moment + -(moment - moment.replace(second=0, microsecond=0)) % _MINUTE
