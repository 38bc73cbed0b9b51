"""A sign-up list: what it is for, what it asks, and when it is open."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product

from bot.core.knowledge.values import EventDates, LocalText

OFFER_HOURS = 24
"""How long a freed seat is held for the first in line, unless a list says otherwise."""
KEEP_DAYS = 365
"""How long data is kept after the event or the closing, unless a list says otherwise."""


class ListKind(StrEnum):
    """What people sign up for."""

    EVENT = "event"
    INTEREST = "interest"


class Asks(StrEnum):
    """What sort of answer a question takes."""

    SHORT = "short"
    LONG = "long"
    EMAIL = "email"
    CHOICE = "choice"
    PLACE = "place"
    """A city and its country."""
    CONSENT = "consent"


class Openness(StrEnum):
    """Whether a list takes people now, and if not, why."""

    OPEN = "open"
    NOT_YET = "not_yet"
    CLOSED = "closed"
    OVER = "over"
    """The event it belongs to is past."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose from."""

    id: str
    label: LocalText


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a list asks."""

    id: str
    asks: Asks
    label: LocalText
    required: bool = True
    hint: LocalText = field(default_factory=dict)
    """An example or explanation; the wording that is agreed to when it asks for consent."""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class SignUpList:
    """A list that people sign up to."""

    id: str
    kind: ListKind
    title: LocalText
    description: LocalText
    purpose: LocalText
    """What the data is kept for, as shown to whoever signs up."""
    questions: tuple[Question, ...] = ()
    seats: int | None = None
    """How many can be seated; None is no limit."""
    waitlist: bool = True
    opens: dt.datetime | None = None
    closes: dt.datetime | None = None
    closed: bool = False
    """Closed by hand, whatever the times say."""
    closed_note: LocalText = field(default_factory=dict)
    instead: str | None = None
    """Id of the list offered when this one is closed."""
    event: str | None = None
    """Id of the topic whose dates the list has."""
    dates: EventDates | None = None
    role: str | None = None
    """Id of the role that may join; None is everybody."""
    offer_hours: int = OFFER_HOURS
    keep_days: int = KEEP_DAYS
    fallback: str | None = None
    """Id of the channel for people of this list whose direct messages are closed."""
    written_in: str = "en"
    """Language of the texts that stand for English as long as there are none in English."""
    topics: tuple[str, ...] = ()
    """Ids of topics whose answers carry this list's button."""
    standing: bool = False
    """Whether it comes with the knowledge, rather than from an organizer."""

    @property
    def consent(self) -> Question | None:
        """The question that asks for consent, if there is one."""
        return next((item for item in self.questions if item.asks is Asks.CONSENT), None)

    @property
    def wording_versions(self) -> frozenset[str]:
        """Versions of every wording that stands now, in whatever mixture of languages.

        A text added in one more language leaves standing what was agreed to in another.
        """
        mixtures = product(*(part.values() for part in self._agreed_to()))
        return frozenset(_version("\n\n".join(parts)) for parts in mixtures)

    def wording(self, language: str) -> str:
        """Return what a person agrees to: the purpose, and the consent's own words."""
        return "\n\n".join(said(part, language) for part in self._agreed_to())

    def wording_version(self, language: str) -> str:
        """Return what tells this wording from every other."""
        return _version(self.wording(language))

    def _agreed_to(self) -> tuple[LocalText, ...]:
        consent = self.consent
        return (self.purpose, consent.hint or consent.label) if consent else (self.purpose,)

    def language_of(self, text: LocalText, language: str) -> str:
        """Return the language in which a reader of `language` really gets one of its texts."""
        if language in text and language != "en":
            return language
        stands_in = text["en"] == text.get(self.written_in)
        return self.written_in if stands_in else "en"

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages in which it is really described."""
        text = self.description
        return tuple(code for code in text if self.language_of(text, code) == code)

    def openness(self, now: dt.datetime) -> Openness:
        """Return whether the list takes people at `now`, which is aware."""
        if self.dates and now.date() > self.dates.end:
            return Openness.OVER
        if self.closed or (self.closes and now >= self.closes):
            return Openness.CLOSED
        if self.opens and now < self.opens:
            return Openness.NOT_YET
        return Openness.OPEN

    def offer_ends(self, now: dt.datetime) -> dt.datetime:
        """Return until when a seat offered at `now` is held: not into the event itself."""
        ends = now + dt.timedelta(hours=self.offer_hours)
        if self.dates is None:
            return ends
        begins = dt.datetime.combine(self.dates.start, dt.time(), dt.UTC)
        return max(min(ends, begins), now + dt.timedelta(hours=1))

    def expires(self) -> dt.datetime | None:
        """Return when the data of a list that has an end is to be deleted."""
        if self.dates:
            end = dt.datetime.combine(self.dates.end, dt.time(), dt.UTC)
        elif self.closes:
            end = self.closes
        else:
            return None
        return end + dt.timedelta(days=self.keep_days)


def _version(wording: str) -> str:
    return hashlib.sha256(wording.encode()).hexdigest()[:12]


def said(text: LocalText, language: str) -> str:
    """Return a text in `language`, else in English."""
    return text.get(language, text["en"])
