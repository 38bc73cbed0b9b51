"""Dates and numbers as a language writes them.

The names of months come from CLDR (through Babel); how a range of days is put into words is a
matter of style and comes from the bot's texts, area "answers".
"""

import datetime as dt
import re

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from bot.core.knowledge.values import EventDates
from bot.core.texts import Texts

_FIRST_DAY = {"fr": "1er", "pt": "1º"}


def day(date: dt.date, language: str) -> str:
    """Return one day: "April 22, 2024", "22 de abril de 2024"."""
    return _first(format_date(date, "long", locale=_locale(language)), date, language)


def weekday_and_day(date: dt.date, language: str) -> str:
    """Return one day with its weekday: "Monday, April 22, 2024", "lunes, 22 de abril de 2024"."""
    return _first(format_date(date, "full", locale=_locale(language)), date, language)


def number(count: int, language: str) -> str:
    """Return a number with its separators: "1,800", "1.800"."""
    return format_decimal(count, locale=_locale(language))


def period(dates: EventDates, language: str, texts: Texts) -> str:
    """Return a range of days: "May 28–31, 2024", "del 28 al 31 de mayo de 2024"."""
    start, end = dates.start, dates.end
    if start == end:
        return texts.say("answers.dates_one_day", language, day=day(start, language))
    if (start.year, start.month) != (end.year, end.month):
        return texts.say(
            "answers.dates_range", language, first=day(start, language), last=day(end, language)
        )
    first = texts.say("answers.dates_first", language) if start.day == 1 else start.day
    return texts.say(
        "answers.dates_in_month",
        language,
        first=first,
        last=end.day,
        month=format_date(start, "MMMM", locale=_locale(language)),
        year=start.year,
    )


def _first(written: str, date: dt.date, language: str) -> str:
    """Return a date with its first day of the month as an ordinal, where a language has it so.

    CLDR has no pattern for that.
    """
    ordinal = _FIRST_DAY.get(language)
    return re.sub(r"\b1\b", ordinal, written, count=1) if ordinal and date.day == 1 else written


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale("en")
