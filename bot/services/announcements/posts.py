"""An announcement made into a post: the one way for preview, channel and direct message."""

import datetime as dt
from dataclasses import replace

from bot.core.announcements.announcement import Announcement, NoMention, Wording
from bot.core.announcements.history import Upload
from bot.core.announcements.placeholders import fill
from bot.core.announcements.post import Post
from bot.core.announcements.posting import Posting
from bot.core.cards import Attachment, Button, Link
from bot.core.knowledge.model import Knowledge
from bot.services.announcements.words import Words
from bot.services.cards.wording import shorten, signup_buttons


def post_of(
    knowledge: Knowledge,
    announcement: Announcement,
    now: dt.datetime,
    *,
    language: str | None = None,
    posting: Posting | None = None,
    upload: Upload | None = None,
    late: bool = False,
) -> Post:
    """Return what is posted at `now`, in the main language or another one.

    Without a posting it is a preview, whose buttons do nothing.
    """
    if language is None or language not in announcement.wordings:
        language = announcement.language
    words = Words(knowledge, language)
    wording = announcement.wordings.get(language, Wording())
    picture = announcement.picture
    return Post(
        title=fill(wording.title, knowledge, language, now.date()),
        text=fill(wording.text, knowledge, language, now.date()),
        language=language,
        mention=announcement.mention,
        late=_late(words, posting) if late else "",
        byline=announcement.byline,
        link=Link(words.say("buttons.link"), announcement.link) if announcement.link else None,
        picture=picture.url if picture else "",
        upload=Attachment(upload.name, upload.content) if upload else None,
        alt=picture.alt if picture else "",
        buttons=_buttons(words, announcement, posting, language),
    )


def _late(words: Words, posting: Posting | None) -> str:
    return words.say("late", planned=posting.wall.partition("[")[0][-5:]) if posting else ""


def _buttons(
    words: Words, announcement: Announcement, posting: Posting | None, shown: str
) -> tuple[Button, ...]:
    number = posting.id if posting else 0
    known = words.knowledge.words
    others = tuple(
        Button(known[code].name if code in known else code, f"read:{number}:{code}")
        for code in announcement.wordings
        if code != shown
    )
    return (*others, *_signups(words, announcement, shown), _questions(words, number))


def _signups(words: Words, announcement: Announcement, language: str) -> tuple[Button, ...]:
    chosen = announcement.button
    if not chosen:
        return ()
    if chosen in words.knowledge.topics:
        return signup_buttons(words.knowledge, (chosen,), language)
    return (Button(shorten(words.say("buttons.signup")), f"signup::{chosen}"),)


def _questions(words: Words, posting: int) -> Button:
    """Return the button that every post has: by it the post is found again."""
    return words.button("questions", f"questions:{posting}")


def without_ping(post: Post) -> Post:
    """Return the post as a direct message or an edit has it: it pings nobody."""
    return replace(post, mention=NoMention())
