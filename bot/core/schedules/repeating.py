"""Recurrences in a phrase of plain English."""

import datetime as dt
import re
from dataclasses import dataclass
from itertools import product

from bot.core.schedules import days
from bot.core.schedules.faults import Code, TimeFault
from bot.core.schedules.recurrence import (
    LAST,
    WORKDAYS,
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Rule,
    Weekday,
    Weekly,
)
from bot.core.schedules.vocabulary import WEEKDAYS

_ONE = "|".join(WEEKDAYS)
_SOME = rf"(?P<weekdays>(?:{_ONE})(?: (?:{_ONE}))*)"
_EVERY = r"every(?: (?P<every>[1-9]\d?))?"
_NTH = rf"#(?P<nth>[1-4]|last) (?P<weekday>{_ONE})"
_DAY = r"(?:day )?#?(?P<day>\d{1,2})"
_LAST_DAY = r"(?P<last>#last) day"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_EVERY} (?P<daily>day)",
        r"(?:every )?(?P<group>workday|weekend)",
        rf"{_EVERY}(?: week)? {_SOME}",
        rf"{_SOME} {_EVERY} week",
        rf"{_EVERY}(?: month)? {_NTH}(?: month)?",
        rf"{_NTH}(?: {_EVERY})? month",
        rf"{_EVERY} month (?:{_DAY}|{_LAST_DAY})",
        rf"(?:{_DAY}|{_LAST_DAY}) {_EVERY} month",
        rf"(?:every )?{_LAST_DAY} month",
        r"every (?:day |#)(?P<day>\d{1,2})(?: month)?",
    )
)
_SECOND = re.compile(rf"every #2 (?P<weekday>{_ONE})")
"""The second of a month, or every other one: nobody can tell."""
_DAYLESS = re.compile(rf"(?:{_EVERY}|next|this) (?:week|month)|(?:week|month) next")
_TIMES = re.compile(r" (\d{1,3}) times\b")
_ENDS = re.compile(r" (until|from) ")
_WEEKEND = frozenset(Weekday) - WORKDAYS


@dataclass(frozen=True, slots=True)
class Plan:
    """A recurrence without its time of day."""

    rule: Rule
    start: dt.date
    until: dt.date | None
    count: int | None


def read(phrase: str, today: dt.date) -> tuple[Plan, ...] | TimeFault:
    """Return what a phrase can mean as a recurrence; nothing where it is none."""
    phrase, count = _count(phrase)
    core, *told = _ENDS.split(phrase)
    rules = _rules(core)
    if isinstance(rules, TimeFault):
        return rules
    ends = {which: days.read(day, today) for which, day in zip(told[::2], told[1::2], strict=True)}
    starts, untils = ends.get("from", (today,)), ends.get("until", (None,))
    if isinstance(starts, TimeFault):
        return starts
    if isinstance(untils, TimeFault):
        return untils
    found = product(rules, starts, untils)
    return tuple(Plan(rule, start, until, count) for rule, start, until in found)


def _count(phrase: str) -> tuple[str, int | None]:
    match = _TIMES.search(phrase)
    if match is None or not int(match[1]):
        return phrase, None
    return phrase[: match.start()] + phrase[match.end() :], int(match[1])


def _rules(core: str) -> tuple[Rule, ...] | TimeFault:
    if _DAYLESS.fullmatch(core):
        return TimeFault(Code.DAY_MISSING)
    if match := _SECOND.fullmatch(core):
        weekday = _weekday(match["weekday"])
        return MonthlyOnWeekday(2, weekday), Weekly(frozenset({weekday}), 2)
    matches = (pattern.fullmatch(core) for pattern in _PATTERNS)
    found = next((match.groupdict() for match in matches if match), None)
    if found is None:
        return ()
    rule = _rule(found)
    return (rule,) if rule else TimeFault(Code.NO_SUCH_DAY)


def _rule(told: dict[str, str | None]) -> Rule | None:
    every = int(told.get("every") or 1)
    if told.get("daily"):
        return Daily(every)
    if group := told.get("group"):
        return Weekly(WORKDAYS if group == "workday" else _WEEKEND)
    if weekdays := told.get("weekdays"):
        return Weekly(frozenset(map(_weekday, weekdays.split())), every)
    if weekday := told.get("weekday"):
        nth = told["nth"] or ""
        return MonthlyOnWeekday(LAST if nth == "last" else int(nth), _weekday(weekday), every)
    day = 31 if told.get("last") else int(told["day"] or 0)
    return MonthlyOnDay(day, every) if 1 <= day <= 31 else None


def _weekday(name: str) -> Weekday:
    return Weekday(WEEKDAYS.index(name))
