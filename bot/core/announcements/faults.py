"""What stands in the way of an announcement, as values; each has a sentence with its remedy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """What is wrong. Each has a sentence under `announcements.faults`."""

    NO_TITLE = "no_title"
    NO_TEXT = "no_text"
    TITLE_LONG = "title_long"
    TEXT_LONG = "text_long"
    BYLINE_LONG = "byline_long"
    LINK = "link"
    PICTURE = "picture"
    ALT_MISSING = "alt_missing"
    ALT_LONG = "alt_long"
    PLACEHOLDER = "placeholder"
    LIST_GONE = "list_gone"
    BUTTON_GONE = "button_gone"
    CHANNEL_GONE = "channel_gone"
    CANNOT_SEND = "cannot_send"
    CANNOT_ATTACH = "cannot_attach"
    CANNOT_LOOK_BACK = "cannot_look_back"
    NOT_PUBLISHABLE = "not_publishable"
    ROLE_GONE = "role_gone"
    ROLE_CLOSED = "role_closed"
    CANNOT_MENTION_ALL = "cannot_mention_all"
    NOT_ORGANIZER = "not_organizer"
    ORGANIZER_CANNOT_SEND = "organizer_cannot_send"
    ORGANIZER_CANNOT_MENTION = "organizer_cannot_mention"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to be mended."""

    code: Code
    part: str
    """Which part of the announcement it concerns: a key under `announcements.fields`."""
    data: Mapping[str, str] = field(default_factory=dict)
    """Values for the placeholders of its sentence."""
    blocks: bool = True
    """Whether nothing can be posted before it is mended."""
