"""Whether an announcement is fit to be posted, as far as it itself can tell."""

import datetime as dt
import re
from collections.abc import Collection, Iterator

from bot.core.announcements.announcement import (
    ALT_LIMIT,
    BYLINE_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    Announcement,
    Picture,
    Wording,
)
from bot.core.announcements.faults import Code, Fault
from bot.core.announcements.placeholders import fill, unknown
from bot.core.knowledge.model import Knowledge

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]{3,500}")


def faults(
    announcement: Announcement, knowledge: Knowledge, lists: Collection[str], today: dt.date
) -> tuple[Fault, ...]:
    """Return what is wrong with an announcement; `lists` are the ids of the server's lists."""
    return tuple(_faults(announcement, knowledge, lists, today))


def _faults(
    announcement: Announcement, knowledge: Knowledge, lists: Collection[str], today: dt.date
) -> Iterator[Fault]:
    yield from _wording_faults(announcement.wording, announcement.language, knowledge, today)
    for language in announcement.others:
        yield from _wording_faults(announcement.wordings[language], language, knowledge, today)
    if announcement.link and not _ADDRESS.fullmatch(announcement.link):
        yield Fault(Code.LINK, "link")
    if len(announcement.byline) > BYLINE_LIMIT:
        yield Fault(Code.BYLINE_LONG, "byline", {"limit": str(BYLINE_LIMIT)})
    if announcement.picture:
        yield from _picture_faults(announcement.picture)
    if announcement.list and announcement.list not in lists:
        yield Fault(Code.LIST_GONE, "list")
    if announcement.button and announcement.button not in {*lists, *knowledge.topics}:
        yield Fault(Code.BUTTON_GONE, "button")


def _wording_faults(
    wording: Wording, language: str, knowledge: Knowledge, today: dt.date
) -> Iterator[Fault]:
    filled = fill(wording.text, knowledge, language, today)
    if not wording.title.strip():
        yield Fault(Code.NO_TITLE, "title")
    elif len(fill(wording.title, knowledge, language, today)) > TITLE_LIMIT:
        yield Fault(Code.TITLE_LONG, "title", {"limit": str(TITLE_LIMIT)})
    if not wording.text.strip():
        yield Fault(Code.NO_TEXT, "text")
    elif len(filled) > TEXT_LIMIT:
        over = {"limit": str(TEXT_LIMIT), "length": str(len(filled))}
        yield Fault(Code.TEXT_LONG, "text", over)
    for part in (wording.title, wording.text):
        for missing in unknown(part, knowledge):
            yield Fault(Code.PLACEHOLDER, "text", {"name": missing.name})


def _picture_faults(picture: Picture) -> Iterator[Fault]:
    if not picture.file and not _ADDRESS.fullmatch(picture.url):
        yield Fault(Code.PICTURE, "picture")
    if not picture.alt.strip():
        yield Fault(Code.ALT_MISSING, "picture")
    elif len(picture.alt) > ALT_LIMIT:
        yield Fault(Code.ALT_LONG, "picture", {"limit": str(ALT_LIMIT)})
