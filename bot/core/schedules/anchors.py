"""Times around an event, as people type them: "7 days before the summit at 09:00"."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.core.knowledge.model import Topic
from bot.core.schedules import clock
from bot.core.schedules.english import english
from bot.core.schedules.schedule import Edge
from bot.core.schedules.tokens import plain

_DISTANT = {
    "en": {r"before": -1, r"after": 1},
    "es": {r"antes del?": -1, r"despues del?": 1},
    "pt": {r"antes d[aeo]s?": -1, r"depois d[aeo]s?": 1, r"apos": 1},
    "fr": {r"avant": -1, r"apres": 1},
}
"""Words between a number of days and the event, and the way to count."""
_FIXED = {
    "en": {r"(?:on )?the (?:first )?day of": 0, r"(?:on )?the eve of": -1},
    "es": {r"el (?:mismo |primer )?dia del?": 0, r"la vispera del?": -1},
    "pt": {r"no (?:mesmo |primeiro )?dia d[aeo]s?": 0, r"na vespera d[aeo]s?": -1},
    "fr": {r"le (?:premier )?jour d(?:e|u|es)": 0, r"la veille d(?:e|u|es)": -1},
}
"""Words before the event that say the number of days themselves."""
_ARTICLE = re.compile(r"(?:the|el|la|los|las|o|a|os|as|le|les) |l'")
_SPAN = re.compile(r"(?:(\d{1,3}) )?(day|week)")
_LENGTH = {"day": 1, "week": 7}
_CLOSE = 80
"""Likeness, of 100, from which a name counts as meant."""
_CLEAR = 5
"""By how much the best name is liker than that of any other event."""


@dataclass(frozen=True, slots=True)
class Around:
    """A time around an event that is named in the person's own words."""

    days: int
    """Negative is before the event, 0 on its first day."""
    edge: Edge
    name: str
    """What the person calls the event."""
    times: tuple[dt.time, ...]
    """What the time of day can mean; none where nothing is said."""


def read(text: str, language: str) -> Around | None:
    """Return what a text, read as `language`, says of a time around an event.

    Raises ValueError for a time that no clock shows.
    """
    for left, right, factor, distant in _splits(plain(text), language):
        before = clock.take(english(left, language))
        distance = _distance(before.rest) if distant else None if before.rest else 1
        if distance is not None:
            name, times = (right, before.times) if before.times else _named(right, language)
            edge = Edge.END if factor > 0 else Edge.START
            return Around(factor * distance, edge, name, times)
    return None


def find_event(name: str, topics: Iterable[Topic]) -> Topic | None:
    """Return the topic that a person calls `name`: in any language, with typos, or by its id.

    None when nothing is like it, and when two are alike: then the person says it more exactly.
    """
    wanted = _ARTICLE.sub("", plain(name), count=1)
    likeness: dict[str, float] = {}
    found = {topic.id: topic for topic in topics}
    if name in found:
        return found[name]
    for topic in found.values():
        names = [*topic.default_for, *(name for names in topic.names.values() for name in names)]
        best = process.extractOne(wanted, [plain(name) for name in names], scorer=fuzz.ratio)
        likeness[topic.id] = best[1] if best else 0
    first, second = [*sorted(likeness, key=lambda id_: -likeness[id_]), "", ""][:2]
    close = likeness.get(first, 0) >= _CLOSE
    return found[first] if close and likeness[first] - likeness.get(second, 0) > _CLEAR else None


def _splits(text: str, language: str) -> Iterator[tuple[str, str, int, bool]]:
    """Yield what stands before and after the words that point to an event, and what they say."""
    for said, distant in ((_DISTANT, True), (_FIXED, False)):
        for words, days in said[language].items():
            if match := re.search(rf"(?:^|\s){words}\s(.+)", text):
                yield text[: match.start()], match[1], days, distant


def _distance(phrase: str) -> int | None:
    span = _SPAN.fullmatch(phrase)
    return int(span[1] or 1) * _LENGTH[span[2]] if span else None


def _named(text: str, language: str) -> tuple[str, tuple[dt.time, ...]]:
    """Return the name of an event and the time that follows it."""
    words = text.split()
    for cut in range(1, len(words)):
        told = clock.take(english(" ".join(words[cut:]), language))
        if told.times and not told.rest:
            return " ".join(words[:cut]).rstrip(","), told.times
    return text, ()
