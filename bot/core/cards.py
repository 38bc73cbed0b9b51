"""What people see, as data; each front renders it in its own way.

All text is plain: a front escapes it for its medium. Newlines part paragraphs.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What sort of thing a card says; never told by colour alone."""

    ANSWER = "answer"
    REFERRAL = "referral"
    CHOICE = "choice"
    DECLINED = "declined"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


class Style(StrEnum):
    """How prominent a button is."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant that each reader sees in their own time zone."""

    at: dt.datetime
    """Aware, in UTC."""
    zone: str = "UTC"
    """IANA name of the zone it was meant in, for fronts that cannot tell the reader's."""


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value."""

    label: str
    value: str | Moment


@dataclass(frozen=True, slots=True)
class Link:
    """A web address to open."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; `action` says what happens, in at most 80 characters.

    Actions are words parted by colons, for instance "ask:all-americas-summit.when". They carry all
    that is needed to act on them after a restart.
    """

    label: str
    action: str
    style: Style = Style.SECONDARY


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the card."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a card with a heading of its own."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One message."""

    title: str
    tone: Tone = Tone.INFO
    paragraphs: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    buttons: tuple[Button, ...] = ()
    footer: str | None = None
    """The source line, in small print."""
    attachments: tuple[Attachment, ...] = ()
    language: str = "en"
    private: bool = False
    """Shown only to the person who asked for it."""
