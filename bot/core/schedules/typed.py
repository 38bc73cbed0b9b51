"""Times as people type them, in any of the languages."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.core.schedules import anchors, clock, days, repeating, zones
from bot.core.schedules.anchors import Around
from bot.core.schedules.checks import Checks
from bot.core.schedules.english import english
from bot.core.schedules.faults import Code, TimeFault
from bot.core.schedules.repeating import Plan
from bot.core.schedules.schedule import Anchored, DatesOf, Schedule
from bot.core.schedules.vocabulary import LANGUAGES

LIMIT = 200
"""Characters that are read."""
_DISCORD = re.compile(r"<t:(-?\d{1,12})(?::[tTdDfFsSR])?>")
"""A moment as Discord's client writes it (its documentation, Message Formatting)."""
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[ Tt]\d\d:\d\d(?::00)?(?:[Zz]|[+-]\d\d:\d\d)?")
"""A moment as programs write it (ISO 8601), often with its offset."""
_SOON = re.compile(r"in (?:(\d{1,4}) hour)?(?: ?(\d{1,5}) minute)?")
_WITH_TIME = re.compile(r"in \d{1,4} (?:day|week|month|year)")
"""What says the time by itself: three days from now is at this time of day."""
_ZONE_WORDS = 3
"""Words of the longest name of a zone."""
_FILLERS = {"in", "en", "em", "a", "à", "hora", "horário", "heure", "de"}
"""Words between a time and its zone."""


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
        """Return the one schedule that `text` asks for, or what is wrong with it.

        A zone that is typed behind the time counts before the person's own.
        """
        text = text.strip()
        if not text or len(text) > LIMIT:
            return TimeFault(Code.NOT_UNDERSTOOD if text else Code.EMPTY)
        found = self._stamp(text) or self._words(text)
        if found is None or (isinstance(found, TimeFault) and found.code is Code.EVENT_UNKNOWN):
            found = self._elsewhere(text) or found
        return found or TimeFault(Code.NOT_UNDERSTOOD)

    def _stamp(self, text: str) -> Schedule | TimeFault | None:
        """Return what a moment written for machines says."""
        try:
            if match := _DISCORD.fullmatch(text):
                return self._checks.moment(_EPOCH + dt.timedelta(seconds=int(match[1])))
            if _STAMP.fullmatch(text):
                stamp = dt.datetime.fromisoformat(text.upper())
                return self._checks.moment(stamp) if stamp.tzinfo else self._checks.once(stamp)
        except OverflowError:
            return TimeFault(Code.TOO_FAR)
        except ValueError:
            return None
        return None

    def _words(self, text: str) -> Schedule | TimeFault | None:
        """Return what words say in the first language that understands them."""
        for language in sorted(LANGUAGES, key=lambda known: known != self.language):
            if found := self._in_language(text, language):
                return found
        return None

    def _elsewhere(self, text: str) -> Schedule | TimeFault | None:
        """Return what words say that end with the name of a zone: "friday 6pm EST"."""
        words = text.replace("(", " ").replace(")", " ").split()
        for count in range(_ZONE_WORDS, 0, -1):
            name, time = " ".join(words[-count:]), words[:-count]
            zone = zones.called(name) or zones.called(name.removesuffix(" time"))
            while time and time[-1].casefold() in _FILLERS:
                time.pop()
            if zone and time:
                there = replace(self, zone=zone)
                return there.read(" ".join(time))
        return None

    def _in_language(self, text: str, language: str) -> Schedule | TimeFault | None:
        phrase = english(text, language)
        if phrase == "now":
            return TimeFault(Code.NOW)
        if (match := _SOON.fullmatch(phrase)) and (match[1] or match[2]):
            ahead = dt.timedelta(hours=int(match[1] or 0), minutes=int(match[2] or 0))
            return self._checks.moment(self.now + ahead)
        try:
            told = clock.take(phrase)
            around = anchors.read(text, language)
        except ValueError:
            return TimeFault(Code.NO_SUCH_TIME)
        found = self._days(told)
        if isinstance(found, TimeFault):
            return found
        if found:
            times = told.times or self._this_time(told.rest)
            return _settled([self._dated(day, time) for day in found for time in times])
        return self._anchored(around) if around else None

    def _days(self, told: clock.Told) -> Sequence[Plan | dt.date] | TimeFault:
        """Return what the days can be; with a time alone, today or tomorrow."""
        today = self._checks.here.date()
        if told.times and not told.rest:
            return today, today + dt.timedelta(days=1)
        return repeating.read(told.rest, today) or days.read(told.rest, today)

    def _dated(self, day: Plan | dt.date, time: dt.time) -> Schedule | TimeFault:
        if isinstance(day, Plan):
            return self._checks.recurring(day, time)
        return self._checks.once(dt.datetime.combine(day, time))

    def _anchored(self, around: Around) -> Schedule | TimeFault:
        topic = self.find_event(around.name)
        if topic is None:
            return TimeFault(Code.EVENT_UNKNOWN)
        if self.dates_of(topic) is None:
            return TimeFault(Code.EVENT_UNDATED)
        found = [
            Anchored(topic, around.days, time, self.zone, around.edge) for time in around.times
        ]
        return _settled([self._checks.anchored(anchored, self.dates_of) for anchored in found])

    def _this_time(self, phrase: str) -> tuple[dt.time, ...]:
        now = self._checks.here.time().replace(second=0, microsecond=0)
        return (now,) if _WITH_TIME.fullmatch(phrase) else ()

    @property
    def _checks(self) -> Checks:
        return Checks(self.now, self.zone)


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
