"""Single days in a phrase of plain English.

A library does the reckoning. Left alone it guesses: it takes "the 15th" for one that is past, and
any Friday for "monday 4 december". So it is given only phrases of which nothing is left open, and
what it finds is held against the phrase.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from bot.core.schedules.faults import Code, TimeFault
from bot.core.schedules.vocabulary import MONTHS, WEEKDAYS

_WEEKDAY = "|".join(WEEKDAYS)
_MONTH = "|".join(MONTHS)
_DAYS_FROM = {"yesterday": -1, "today": 0, "tomorrow": 1, "overmorrow": 2}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?")
_NAMED = re.compile(
    rf"(?:({_WEEKDAY}) )?(?:(?:day )?#?(\d{{1,2}}) ({_MONTH})|({_MONTH}) #?(\d{{1,2}}))"
    rf"(?: (\d{{4}}))?"
)
_ON_WEEKDAY = re.compile(rf"(?:(this|next) )?({_WEEKDAY})(?: (this|next))?")
_OF_MONTH = re.compile(r"(?:day |day #|#)(\d{1,2})")
_LATER = re.compile(r"in (\d{1,4}) (day|week|month|year)")
_WEEK = dt.timedelta(days=7)

Days = tuple[dt.date, ...]
"""The days a phrase can mean, earliest first."""


def read(phrase: str, today: dt.date) -> Days | TimeFault:
    """Return the day or days that a phrase can mean on `today`; none for what names no day."""
    readers: tuple[tuple[re.Pattern[str], _Reader], ...] = (
        (_ISO, _iso),
        (_NUMERIC, _numeric),
        (_NAMED, _named),
        (_ON_WEEKDAY, _on_weekday),
        (_OF_MONTH, _of_month),
        (_LATER, _later),
    )
    if phrase in _DAYS_FROM:
        return (today + dt.timedelta(_DAYS_FROM[phrase]),)
    for pattern, reader in readers:
        if match := pattern.fullmatch(phrase):
            try:
                return reader(match, today)
            except OverflowError:
                return TimeFault(Code.TOO_FAR)
            except ValueError:
                return TimeFault(Code.NO_SUCH_DAY)
    return ()


_Reader = Callable[[re.Match[str], dt.date], Days | TimeFault]


def _iso(match: re.Match[str], today: dt.date) -> Days:
    del today
    return (dt.date(*map(int, match.groups())),)


def _numeric(match: re.Match[str], today: dt.date) -> Days:
    """Return a date in numbers, by either order of day and month."""
    first, second = int(match[1]), int(match[2])
    year = match[3] and f"20{match[3]}"[-4:]
    pairs = {(first, second), (second, first)}
    return tuple(sorted(_valid(pairs, year, today)))


def _valid(pairs: set[tuple[int, int]], year: str | None, today: dt.date) -> Iterator[dt.date]:
    months = [(day, MONTHS[month - 1]) for day, month in pairs if 0 < month <= 12]
    found = [date for day, month in months if (date := _date(day, month, year, today))]
    if not found:
        raise ValueError(pairs)
    yield from found


def _named(match: re.Match[str], today: dt.date) -> Days | TimeFault:
    weekday, day, month, month_first, day_after, year = match.groups()
    date = _date(int(day or day_after), month or month_first, year, today)
    if date is None:
        return TimeFault(Code.NO_SUCH_DAY)
    if weekday and WEEKDAYS[date.weekday()] != weekday:
        return TimeFault(Code.OTHER_WEEKDAY, {"day": date})
    return (date,)


def _on_weekday(match: re.Match[str], today: dt.date) -> Days:
    """Return the weekday to come. Asked today or for the "next" one, people mean either of two."""
    which = match[1] or match[3]
    ahead = (WEEKDAYS.index(match[2]) - today.weekday()) % 7
    if which == "next":
        ahead = ahead or 7
    coming = today + dt.timedelta(ahead)
    certain = which == "this" or (which is None and ahead)
    return (coming,) if certain else (coming, coming + _WEEK)


def _of_month(match: re.Match[str], today: dt.date) -> Days:
    """Return the next such day, in this month or the next that has it."""
    months = (today.month + ahead - 1 for ahead in range(3))
    firsts = [dt.date(today.year + month // 12, month % 12 + 1, 1) for month in months]
    candidates = (first + dt.timedelta(int(match[1]) - 1) for first in firsts)
    same_month = zip(firsts, candidates, strict=True)
    found = [day for first, day in same_month if day.month == first.month and day >= today]
    if not found:
        raise ValueError(match[0])
    return (found[0],)


def _later(match: re.Match[str], today: dt.date) -> Days:
    found = _reckoned(f"in {match[1]} {match[2]}s", today)
    if found is None:
        raise OverflowError(match[0])
    return (found,)


def _date(day: int, month: str, year: str | None, today: dt.date) -> dt.date | None:
    """Return a date, without a year the next one from today on; None when there is none such."""
    return _reckoned(f"{day} {month} {year or ''}".rstrip(), today - dt.timedelta(days=1))


def _reckoned(phrase: str, base: dt.date) -> dt.date | None:
    # Its tables take a while to load, and only times that people type need them.
    from dateparser import parse  # noqa: PLC0415

    settings = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": dt.datetime.combine(base, dt.time()),
        "PARSERS": ["relative-time", "absolute-time"],
    }
    found: dt.datetime | None = parse(phrase, languages=["en"], settings=settings)
    return found and found.date()
