"""Times of day in a phrase of plain English."""

import datetime as dt
import re
from dataclasses import dataclass

_HALVES = "am|pm|morning|afternoon|evening|night"
_TIME = re.compile(
    rf"(?P<at>\bat )?(?<![-:./#\d])\b(?P<hour>\d{{1,2}})(?![-/.\d])"
    rf"(?::(?P<minute>\d\d))?(?P<unit> hour| oclock)?"
    rf"(?:(?<=hour) (?P<past>\d\d)(?! times\b)(?: minute)?)?(?: (?P<half>{_HALVES})\b)?"
)
_PART = re.compile(rf"\b({_HALVES})\b")
_WORDS = re.compile(r"(?:\bat )?(?:\b12 )?\b(noon|midnight)\b")
_IDLE = re.compile(r"\bat (?!\d|noon|midnight)")
"""Portuguese says "at Mondays"."""
_HOURS = {
    "am": {12: 0} | {hour: hour for hour in range(1, 12)},
    "pm": {12: 12} | {hour: hour + 12 for hour in range(1, 12)},
    "morning": {hour: hour for hour in range(1, 12)},
    "afternoon": {12: 12} | {hour: hour + 12 for hour in range(1, 9)},
    "evening": {hour: hour + 12 for hour in range(4, 12)},
    "night": {hour: hour + 12 for hour in range(7, 12)},
}
"""What an hour of twelve is among twenty-four, in a part of the day where that is certain."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a phrase says of the time of day."""

    rest: str
    """The phrase without it."""
    times: tuple[dt.time, ...]
    """What it can mean: two for "at 9", none where nothing is said."""


def take(phrase: str) -> Told:
    """Take the time of day out of a phrase.

    Where there are several, all stay: nobody can tell which one is meant. Raises ValueError for a
    time that no clock shows.
    """
    phrase = _IDLE.sub("", phrase)
    if word := _WORDS.search(phrase):
        # Midnight is at either end of a day; nobody can tell which one is meant.
        ends = (dt.time(0), dt.time(23, 59))
        times = (dt.time(12),) if word[1] == "noon" else ends
        return Told(_without(phrase, word), times)
    told = [match for match in _TIME.finditer(phrase) if _is_time(match)]
    if len(told) > 1:
        return Told(phrase, ())
    part = _PART.search(phrase)
    if not told:
        return Told(_without(phrase, part), ())
    half = told[0]["half"] or (part and part[0])
    rest = _without(phrase, told[0])
    return Told(_without(rest, _PART.search(rest)), _times(told[0], half))


def _is_time(match: re.Match[str]) -> bool:
    return any(match[part] for part in ("at", "minute", "unit", "half"))


def _times(match: re.Match[str], half: str | None) -> tuple[dt.time, ...]:
    minute = int(match["minute"] or match["past"] or 0)
    certain = bool(match["minute"]) or match["unit"] == " hour"
    return tuple(dt.time(hour, minute) for hour in _hours(int(match["hour"]), half, certain))


def _hours(hour: int, half: str | None, certain: bool) -> tuple[int, ...]:
    if not 0 < hour <= 12:
        if half in (("am", "morning") if hour else ("pm", "afternoon", "evening")):
            raise ValueError(hour)
        return (hour,)
    if half and hour in _HOURS[half]:
        return (_HOURS[half][hour],)
    return (hour,) if certain and not half else (hour % 12, hour % 12 + 12)


def _without(phrase: str, match: re.Match[str] | None) -> str:
    if match is None:
        return phrase
    return " ".join((phrase[: match.start()] + phrase[match.end() :]).split())
