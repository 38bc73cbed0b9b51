"""Recurrences to choose from, once a first time is chosen."""

from bot.core.schedules.recurrence import (
    LAST,
    WORKDAYS,
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Rule,
    Weekday,
    Weekly,
    days,
)
from bot.core.schedules.schedule import Once, Recurring


def repeats(first: Once) -> tuple[Recurring, ...]:
    """Return the usual recurrences that begin with `first`: each day, week or month.

    Made from its wall time: of two moments with the same one, a recurrence takes the first.
    """
    day = first.wall.date()
    weekday = Weekday(day.weekday())
    alone = frozenset({weekday})
    found: list[Rule] = [Daily(), Weekly(WORKDAYS), Weekly(alone), Weekly(alone, 2)]
    found += [MonthlyOnDay(day.day), MonthlyOnDay(31), MonthlyOnWeekday(LAST, weekday)]
    if (nth := (day.day - 1) // 7 + 1) <= 4:
        found.append(MonthlyOnWeekday(nth, weekday))
    return tuple(
        Recurring(rule, first.wall.time(), first.zone, day)
        for rule in dict.fromkeys(found)
        if next(days(rule, day)) == day
    )
