"""From the formats of the files to the values of the core. Nothing is checked here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from bot.core.knowledge.model import (
    Aspect,
    Contact,
    Entry,
    Fact,
    ReplyKind,
    Source,
    Topic,
    Unknown,
    Words,
)
from bot.core.knowledge.values import EventDates, Phase
from bot.files import schema

Content = TypeVar("Content")


def topic(file: schema.Topic) -> Topic:
    """Return the topic; a fact without source has the topic's."""
    return Topic(
        id=file.id,
        kind=file.kind,
        names=tuples(file.names),
        contact=file.contact,
        source=file.source,
        facts=frozen({id_: fact(part, file.source) for id_, part in file.facts.items()}),
        unknown=frozen({id_: unknown(part) for id_, part in file.unknown.items()}),
        dates=EventDates(file.dates.start, file.dates.end) if file.dates else None,
        part_of=file.part_of,
        run_by=file.run_by,
        related=tuple(file.related),
        default_for=frozenset(file.default_for),
        phrase=frozen(file.phrase),
    )


def fact(file: schema.Fact, source: str) -> Fact:
    """Return the fact, from `source` unless it names its own."""
    return Fact(
        text=frozen({language: phases(text) for language, text in file.text.items()}),
        source=file.source or source,
        as_of=file.as_of,
        links=tuple(file.links),
        covers=tuple(file.covers),
    )


def phases(wording: str | schema.Tenses) -> Mapping[Phase, str]:
    """Return a wording for every phase; one without tense stands under all three."""
    if isinstance(wording, str):
        return MappingProxyType(dict.fromkeys(Phase, wording))
    return MappingProxyType({phase: getattr(wording, phase.value) for phase in Phase})


def unknown(file: schema.Unknown) -> Unknown:
    """Return what is said where the sources are silent."""
    return Unknown(hint=frozen(file.hint), contact=file.contact)


def aspect(id_: str, file: schema.Aspect) -> Aspect:
    """Return the aspect."""
    return Aspect(
        id=id_,
        label=frozen(file.label),
        question=frozen(file.question),
        missing=frozen(file.missing),
        kinds=frozenset(file.kinds),
        cues=tuples(file.cues),
    )


def contact(id_: str, file: schema.Contact) -> Contact:
    """Return the contact."""
    return Contact(id_, frozen(file.name), file.email, file.url, frozen(file.use))


def source(id_: str, file: schema.Source) -> Source:
    """Return the source."""
    return Source(id_, file.title, file.publisher, file.date, file.url)


def entry(id_: str, file: schema.Entry) -> Entry:
    """Return the entry."""
    return Entry(
        id=id_,
        kind=ReplyKind(file.kind),
        text=frozen(file.text),
        phrasings=tuples(file.phrasings),
        source=file.source,
        links=tuple(file.links),
    )


def words(file: schema.Words) -> Words:
    """Return the words of a language."""
    lists = {name: frozenset(listed) for name, listed in file.lists.items()}
    return Words(file.language, file.name, frozen(lists), frozen(file.abbreviations))


def texts(file: schema.Texts, prefix: str = "") -> dict[str, str]:
    """Return the sentences by dotted key."""
    found: dict[str, str] = {}
    for name, part in file.root.items():
        key = f"{prefix}{name}"
        found |= {key: part} if isinstance(part, str) else texts(part, f"{key}.")
    return found


def tuples(lists: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    """Return the same with its lists immutable."""
    return frozen({key: tuple(items) for key, items in lists.items()})


def frozen(values: Mapping[str, Content]) -> Mapping[str, Content]:
    """Return the same, read-only."""
    return MappingProxyType(dict(values))


def nested(values: Mapping[str, Mapping[str, Content]]) -> Mapping[str, Mapping[str, Content]]:
    """Return the same, read-only on both levels."""
    return frozen({key: frozen(inner) for key, inner in values.items()})
