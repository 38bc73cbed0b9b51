"""What a fact says on a given day: the wording of the right tense, its placeholders filled."""

import datetime as dt
from collections.abc import Callable, Mapping
from string import Formatter

from bot.core import dates
from bot.core.knowledge.model import Fact, Knowledge, Topic
from bot.core.knowledge.values import Phase
from bot.core.texts import Texts

Fill = Callable[[str, dt.date], object]
"""Makes the value of a placeholder for a language and the day of asking."""


def tell(knowledge: Knowledge, topic: Topic, fact: Fact, language: str, today: dt.date) -> str:
    """Return what `fact` of `topic` says in `language`, else in English, as of `today`.

    Raises KeyError for a placeholder without value, which the rules refuse beforehand.
    """
    language = language if language in fact.text else "en"
    phase = topic.dates.phase(today) if topic.dates else Phase.PAST
    wording = fact.text[language][phase]
    fills = _fills(knowledge, topic, fact)
    return wording.format_map(
        {name: fills[name](language, today) for name in placeholders(wording)}
    )


def placeholders(text: str) -> frozenset[str]:
    """Return the names in braces in `text`. Raises ValueError for a brace out of place."""
    parts = tuple(Formatter().parse(text))
    if any(spec or conversion for _, _, spec, conversion in parts):
        raise ValueError("a placeholder is a plain name in braces")
    return frozenset(name for _, name, _, _ in parts if name is not None)


def offered(knowledge: Knowledge, topic: Topic, fact: Fact) -> frozenset[str]:
    """Return the placeholders that have a value in `fact`.

    What a reference to nowhere would offer is not held against the text.
    """
    names = set(_fills(knowledge, topic, fact))
    if fact.source not in knowledge.sources:
        names.add("announced")
    if any(link not in knowledge.contacts for link in fact.links):
        names |= {"email", "url"}
    return frozenset(names)


def _fills(knowledge: Knowledge, topic: Topic, fact: Fact) -> Mapping[str, Fill]:
    fills: dict[str, Fill] = {}
    if event := topic.dates:
        fills["dates"] = lambda lang, _: dates.period(event, lang, Texts(knowledge.texts))
        fills["day"] = lambda _, today: event.day(today)
        fills["days"] = lambda *_: event.days
    source = knowledge.sources.get(fact.source)
    if source and (published := source.date):
        fills["announced"] = lambda lang, _: dates.day(published, lang)
    if as_of := fact.as_of:
        fills["as_of"] = lambda lang, _: dates.day(as_of, lang)
    # The first address and the first page: a fact that needs two of a sort spells one out.
    contacts = [knowledge.contacts[link] for link in fact.links if link in knowledge.contacts]
    email = next((contact.email for contact in contacts if contact.email), None)
    url = next((contact.url for contact in contacts if contact.url), None)
    if email:
        fills["email"] = lambda *_: email
    if url:
        fills["url"] = lambda *_: url
    return fills
