"""On which days something recurs."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from dateutil import rrule


class Weekday(IntEnum):
    """A day of the week, as `datetime.date.weekday` counts."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


WORKDAYS = frozenset(Weekday) - {Weekday.SATURDAY, Weekday.SUNDAY}
LAST = -1
"""The last weekday of its kind in a month."""


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day, or every so many days."""

    every: int = 1


@dataclass(frozen=True, slots=True)
class Weekly:
    """On some days of the week, every week or every so many weeks."""

    days: frozenset[Weekday]
    every: int = 1


@dataclass(frozen=True, slots=True)
class MonthlyOnDay:
    """On a day of the month, 1 to 31; a month that is shorter has it on its last day."""

    day: int
    every: int = 1


@dataclass(frozen=True, slots=True)
class MonthlyOnWeekday:
    """On the first, second, third, fourth or `LAST` weekday of its kind in the month."""

    nth: int
    weekday: Weekday
    every: int = 1


Rule = Daily | Weekly | MonthlyOnDay | MonthlyOnWeekday


def days(
    rule: Rule, start: dt.date, until: dt.date | None = None, count: int | None = None
) -> Iterator[dt.date]:
    """Yield the days of a rule from `start` on: to `until`, both included, or `count` of them.

    "Every second week" counts from the week of `start`, and weeks begin on Monday.
    """
    found = _rrule(rule, dt.datetime.combine(start, dt.time()), count)
    for day in found:
        if until is not None and day.date() > until:
            return
        yield day.date()


def nearer(rule: Rule, start: dt.date, day: dt.date) -> dt.date:
    """Return a start from which a rule has the same days from `day` on, with fewer before it."""
    if day <= start:
        return start
    match rule:
        case Daily(every) | Weekly(_, every):
            length = every * (7 if isinstance(rule, Weekly) else 1)
            return start + dt.timedelta((day - start).days // length * length)
        case MonthlyOnDay(_, every) | MonthlyOnWeekday(_, _, every):
            months = (day.year - start.year) * 12 + day.month - start.month
            ahead = start.month - 1 + months // every * every
            first = dt.date(start.year + ahead // 12, ahead % 12 + 1, 1)
            return max(start, first)


def _rrule(rule: Rule, start: dt.datetime, count: int | None) -> rrule.rrule:
    match rule:
        case Daily(every):
            return rrule.rrule(rrule.DAILY, start, every, count=count)
        case Weekly(days_, every):
            return rrule.rrule(rrule.WEEKLY, start, every, count=count, byweekday=sorted(days_))
        case MonthlyOnDay(day, every):
            # The last that there is of the 28th to the wanted day: every month has one.
            candidates = range(min(day, 28), day + 1)
            return rrule.rrule(
                rrule.MONTHLY, start, every, count=count, bymonthday=candidates, bysetpos=-1
            )
        case MonthlyOnWeekday(nth, weekday, every):
            on = rrule.weekday(weekday, nth)
            return rrule.rrule(rrule.MONTHLY, start, every, count=count, byweekday=on)
