"""Schedules in words: "every Monday at 09:00, Bogotá time, until March 1, 2027"."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from babel import Locale
from babel.lists import format_list

from bot.core import dates
from bot.core.schedules import wall, zones
from bot.core.schedules.recurrence import (
    LAST,
    WORKDAYS,
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Rule,
    Weekly,
)
from bot.core.schedules.schedule import Anchored, Once, Recurring, Schedule
from bot.core.texts import Texts

_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
_ON_LONG_DAY = {29: "on_day_or_last", 30: "on_day_or_last", 31: "on_last_day"}
"""Days that not every month has."""


@dataclass(frozen=True, slots=True)
class Describer:
    """Puts schedules into the words of a language."""

    texts: Texts
    language: str
    name_of: Callable[[str], str]
    """The name of a topic by its id."""

    def describe(self, schedule: Schedule) -> str:
        """Return a schedule in words, with its zone; they begin small where the language does."""
        match schedule:
            case Once(when, zone):
                return self._once(when, zone)
            case Recurring(rule, time, zone):
                words = self._at("recurring", time, zone, days=self.rule(rule))
                return self._limited(words, schedule)
            case Anchored(topic, days, time, zone):
                return self._at("anchored", time, zone, days=self._around(days, topic))

    def zone(self, zone: str) -> str:
        """Return whose time it is: "Bogotá time"."""
        named = zones.city(zone, self.language)
        return named if zone == zones.UTC else self._say("zone", city=named)

    def rule(self, rule: Rule) -> str:
        """Return the days of a rule: "every Monday and Thursday"."""
        match rule:
            case Daily(every):
                return self._say("every_days" if every > 1 else "every_day", every=every)
            case Weekly(days, 1) if days == WORKDAYS:
                return self._say("workdays")
            case Weekly(days, every):
                names = [self._say(f"weekdays.{day.name.lower()}") for day in sorted(days)]
                listed = format_list(names, locale=self.language)
                key = "every_weeks" if every > 1 else "every_week"
                return self._say(key, days=listed, every=every)
            case MonthlyOnDay(day, every):
                which = _ON_LONG_DAY.get(day, "on_day")
                return self._say(which, months=self._months(every), day=day)
            case MonthlyOnWeekday(nth, weekday, every):
                kind = "workday" if weekday in WORKDAYS else "weekend"
                return self._say(
                    "on_nth",
                    months=self._months(every),
                    nth=self._say(f"nth.{kind}.{_NTH[nth]}"),
                    weekday=Locale.parse(self.language).days["format"]["wide"][weekday],
                )

    def _once(self, when: dt.datetime, zone: str) -> str:
        day = dates.weekday_and_day(when.date(), self.language)
        words = self._at("once", when.time(), zone, day=day)
        if len(wall.readings(when, zone)) == 1 or not wall.exists(when, zone):
            return words
        return self._say("second_of_two" if when.fold else "first_of_two", when=words)

    def _limited(self, words: str, schedule: Recurring) -> str:
        if schedule.until is not None:
            words = self._say("until", when=words, day=dates.day(schedule.until, self.language))
        if schedule.count is not None:
            words = self._say("in_all", when=words, count=schedule.count)
        return words

    def _around(self, days: int, topic: str) -> str:
        if days == 0:
            return self._say("on_the_day", event=self.name_of(topic))
        key = ("day" if abs(days) == 1 else "days") + ("_before" if days < 0 else "_after")
        return self._say(key, count=abs(days), event=self.name_of(topic))

    def _months(self, every: int) -> str:
        return self._say("every_months" if every > 1 else "every_month", every=every)

    def _at(self, key: str, time: dt.time, zone: str, **values: str) -> str:
        return self._say(key, time=f"{time:%H:%M}", zone=self.zone(zone), **values)

    def _say(self, key: str, **values: object) -> str:
        return self.texts.say(f"announcements.times.{key}", self.language, **values)
