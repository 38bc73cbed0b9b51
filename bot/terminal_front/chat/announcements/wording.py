"""What an announcement says and where: channel, title, text, link, picture, byline."""

import asyncio
import re
from dataclasses import replace
from pathlib import Path

from bot.core.announcements.announcement import Announcement, Picture, Wording
from bot.core.announcements.faults import Code
from bot.services.announcements.desk.composing import UPLOAD_LIMIT
from bot.terminal_front.chat.announcements.desk import Place
from bot.terminal_front.chat.announcements.parts import Changes, Offer, Part, Wrong

CHANNEL_LIMIT = 100
"""Characters of a channel's name, as on Discord."""
_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})


def channel_name(typed: str) -> str:
    """Return the channel that is meant: "# General chat" is "general-chat"."""
    return re.sub(r"[^\w-]+", "-", typed.strip().lstrip("#").strip().lower()).strip("-")


async def _channel(place: Place, _: Announcement, text: str) -> Changes | Wrong:
    name = channel_name(text)
    if not name or len(name) > CHANNEL_LIMIT:
        return Wrong(place.say("wrong.channel"))
    return {"channel": name, "channel_name": name}


def _titled(language: str) -> Part:
    async def read(_: Place, draft: Announcement, text: str) -> Changes:
        return _worded(draft, language or draft.language, title=text)

    def written(_: Place, draft: Announcement) -> str:
        return _wording(draft, language).title

    codes = frozenset({Code.NO_TITLE, Code.TITLE_LONG, Code.PLACEHOLDER})
    return Part("title", written, read, is_text=True, language=language, codes=codes)


def _text(language: str) -> Part:
    async def read(_: Place, draft: Announcement, text: str) -> Changes:
        return _worded(draft, language or draft.language, text=text.strip("\n"))

    def written(_: Place, draft: Announcement) -> str:
        return _wording(draft, language).text

    codes = frozenset({Code.NO_TEXT, Code.TEXT_LONG, Code.PLACEHOLDER})
    return Part("text", written, read, is_text=True, long=True, language=language, codes=codes)


def wording_parts(language: str = "") -> tuple[Part, ...]:
    """Return the questions for title and text, in the main language or another one."""
    return _titled(language), _text(language)


def _wording(draft: Announcement, language: str) -> Wording:
    return draft.wordings.get(language or draft.language, Wording())


def _worded(draft: Announcement, language: str, **changes: str) -> Changes:
    wording = replace(_wording(draft, language), **changes)
    wordings = {**draft.wordings, language: wording}
    if language != draft.language and not (wording.title or wording.text):
        del wordings[language]
    return {"wordings": wordings}


async def _link(_: Place, __: Announcement, text: str) -> Changes:
    return {"link": text}


async def _byline(_: Place, __: Announcement, text: str) -> Changes:
    return {"byline": text}


async def _picture(place: Place, draft: Announcement, text: str) -> Changes | Wrong | Offer:
    """Take an address, or a file from this machine."""
    alt = draft.picture.alt if draft.picture else ""
    if not text:
        return {"picture": None}
    if "://" in text:
        return {"picture": Picture(alt, url=text)}
    path = Path(text)
    content = await asyncio.to_thread(_content, path)
    if content is None:
        return Wrong(place.say("wrong.file"))
    composing = place.news.composing
    file = content and await composing.upload(place.actor, path.name, content, place.now)
    if not file:
        return Wrong(place.say("wrong.picture", megabytes=UPLOAD_LIMIT // 2**20))
    return {"picture": Picture(alt, file=file)}


def _content(path: Path) -> bytes | None:
    """Return a picture's file, nothing when it is no fit picture, or None without such a file."""
    path = path.expanduser()
    try:
        sound = path.suffix.lower() in _ENDINGS and path.stat().st_size <= UPLOAD_LIMIT
        return path.read_bytes() if sound else b""
    except OSError:
        return None


def _written_picture(place: Place, draft: Announcement) -> str:
    if draft.picture is None:
        return ""
    return draft.picture.url or place.say("uploaded")


async def _alt(_: Place, draft: Announcement, text: str) -> Changes:
    return {"picture": replace(draft.picture, alt=text)} if draft.picture else {}


CHANNEL = Part("channel", lambda _, draft: draft.channel, _channel)
LINK = Part("link", lambda _, draft: draft.link, _link, is_text=True, codes=frozenset({Code.LINK}))
PICTURE = Part("picture", _written_picture, _picture, codes=frozenset({Code.PICTURE}))
ALT = Part(
    "alt",
    lambda _, draft: draft.picture.alt if draft.picture else "",
    _alt,
    is_text=True,
    wanted=lambda draft: draft.picture is not None,
    codes=frozenset({Code.ALT_MISSING, Code.ALT_LONG}),
)
BYLINE = Part(
    "byline",
    lambda _, draft: draft.byline,
    _byline,
    is_text=True,
    codes=frozenset({Code.BYLINE_LONG}),
)
