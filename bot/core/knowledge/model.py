"""The knowledge base as immutable values.

Knowledge is a grid: a `Topic` (the summit, the organisation, a program) by an `Aspect` (when,
where, cost, contact). A cell of the grid holds a `Fact`, or is a known unknown: something that
people ask and the sources do not say. `Entry` holds what fits no grid.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.knowledge.values import EventDates, LocalText, Phase
from bot.core.signups.lists import SignUpList


class ReplyKind(StrEnum):
    """What an answer claims: a fact of the sources, a referral, or only courtesy."""

    FACT = "fact"
    REFERRAL = "referral"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that facts come from."""

    id: str
    title: str
    publisher: str
    date: dt.date | None
    """Publication date; None when the document carries none."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Somewhere a person can turn to: an address, a page, a form."""

    id: str
    name: LocalText
    email: str | None = None
    url: str | None = None
    use: LocalText = field(default_factory=dict)
    """What one writes there about, as a short phrase."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something a person may ask of a topic."""

    id: str
    label: LocalText
    """Two or three words for a button: "Dates", "Cost"."""
    question: LocalText
    """A question with `{topic}`: what a choice or the autocomplete shows."""
    missing: LocalText
    """What is said, with `{topic}`, when the sources are silent about it."""
    kinds: frozenset[str]
    """Kinds of topic for which the question makes sense."""
    cues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Per language: question patterns with `{topic}`, from which utterances are composed."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the sources say about one aspect of a topic."""

    text: Mapping[str, Mapping[Phase, str]]
    """Language to wording per phase; a wording without tense stands under all three phases."""
    source: str
    """Id of the source."""
    as_of: dt.date | None = None
    """The date as of which the fact holds, where it ages."""
    links: tuple[str, ...] = ()
    """Ids of contacts whose link or address belongs to the answer."""
    covers: tuple[str, ...] = ()
    """Other cells that the text answers as well: asked for them, it is right too."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """What the sources leave out, with a hint at what they do have."""

    hint: LocalText = field(default_factory=dict)
    contact: str | None = None
    """Id of the contact to turn to; the topic's own when None."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something people ask about."""

    id: str
    kind: str
    names: Mapping[str, tuple[str, ...]]
    """Per language, the official name first, then what people call it."""
    contact: str
    """Id of the contact that an unanswered question about the topic is referred to."""
    source: str
    facts: Mapping[str, Fact]
    """Aspect id to fact."""
    unknown: Mapping[str, Unknown]
    """Aspect id to what is said instead of the plain referral."""
    dates: EventDates | None = None
    part_of: str | None = None
    run_by: str | None = None
    related: tuple[str, ...] = ()
    """Ids of cells ("topic.aspect") offered next; the most asked of the topic when empty."""
    default_for: frozenset[str] = frozenset()
    """Bare words ("summit") that mean this topic when nothing says otherwise."""
    phrase: LocalText = field(default_factory=dict)
    """The name as it stands inside a sentence, with its article: "the municipal seminar"."""

    def name(self, language: str) -> str:
        """Return the topic's name in `language`, else in English."""
        return (self.names.get(language) or self.names["en"])[0]

    def mention(self, language: str) -> str:
        """Return what stands for `{topic}` in a sentence in `language`."""
        return self.phrase.get(language) or self.name(language)


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer outside the grid: smalltalk, or what an organizer taught."""

    id: str
    kind: ReplyKind
    text: LocalText
    phrasings: Mapping[str, tuple[str, ...]]
    source: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    name: str
    """The language's own name for itself."""
    lists: Mapping[str, frozenset[str]]
    """Named lists: "stop", "filler", "protected", "greeting", "negation", …"""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """Chat spelling to the words it stands for."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the bot knows, built whole."""

    topics: Mapping[str, Topic]
    aspects: Mapping[str, Aspect]
    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]
    contacts: Mapping[str, Contact]
    words: Mapping[str, Words]
    phrasings: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Cell id to language to written phrasings. Besides "topic.aspect" and the ids of entries there
    are "any.aspect", for questions asked of any topic, and "off-topic"."""
    texts: Mapping[str, LocalText]
    """Sentences of the bot itself by key, for replies and cards."""
    lists: Mapping[str, SignUpList] = field(default_factory=dict)
    """Sign-up lists that every server has, by id."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages known, English first."""
        return tuple(self.words)
