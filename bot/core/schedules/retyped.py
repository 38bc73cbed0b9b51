"""Schedules as short text that reads as the same schedule again: what fits behind a button."""

from bot.core.schedules.recurrence import (
    LAST,
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Rule,
    Weekday,
    Weekly,
)
from bot.core.schedules.schedule import Anchored, Once, Recurring, Schedule

_NTH = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", LAST: "last"}


def retyped(schedule: Schedule) -> str:
    """Return what a person could type for a schedule: "every mon,thu 09:00 from 2026-12-03".

    `typed.Reader` reads it, in English, as the same schedule while its first time is to come. It
    names no zone but the reader's own.
    """
    match schedule:
        case Once():
            return f"<t:{int(schedule.due.timestamp())}>"
        case Recurring(rule, time, _, start, until, count):
            words = [_days(rule), f"{time:%H:%M}", f"from {start}"]
            words += [f"until {until}"] if until else []
            words += [f"{count}x"] if count else []
            return " ".join(words)
        case Anchored(topic, days, time):
            way = "before" if days < 0 else "after"
            around = f"{abs(days)} days {way}" if days else "the day of"
            return f"{time:%H:%M} {around} {topic}"


def _days(rule: Rule) -> str:
    every = f"every {rule.every}" if rule.every > 1 else "every"
    match rule:
        case Daily():
            return f"{every} day"
        case Weekly(days):
            return f"{every} week {','.join(_short(day) for day in sorted(days))}"
        case MonthlyOnDay(day):
            return f"{every} month {day}"
        case MonthlyOnWeekday(nth, weekday):
            return f"{every} month {_NTH[nth]} {_short(weekday)}"


def _short(day: Weekday) -> str:
    return day.name[:3].lower()
