"""An announcement made into a post: the one way for preview, channel and direct message."""

import datetime as dt
from dataclasses import dataclass, replace

from bot.core.announcements.announcement import Announcement, NoMention, Wording
from bot.core.announcements.history import Upload
from bot.core.announcements.placeholders import fill
from bot.core.announcements.post import Post
from bot.core.announcements.posting import Posting
from bot.core.cards import Attachment, Button, Link, Style
from bot.core.knowledge.model import Knowledge
from bot.core.signups.lists import SignUpList, said
from bot.services.announcements.words import Words
from bot.services.cards.wording import shorten

NOWHERE = 0
"""The number of the posting in a preview: its buttons belong to no post yet."""


@dataclass(frozen=True, slots=True)
class Making:
    """What goes into a post besides its announcement."""

    now: dt.datetime
    posting: Posting | None = None
    """None in a preview."""
    language: str | None = None
    """None is the main one."""
    upload: Upload | None = None
    lists: tuple[SignUpList, ...] = ()
    """Those whose sign-up buttons it carries."""
    late: bool = False


def post_of(knowledge: Knowledge, announcement: Announcement, making: Making) -> Post:
    """Return what is posted."""
    language, now, posting = making.language, making.now, making.posting
    if language is None or language not in announcement.wordings:
        language = announcement.language
    upload = making.upload
    words = Words(knowledge, language)
    wording = announcement.wordings.get(language, Wording())
    picture = announcement.picture
    return Post(
        title=fill(wording.title, knowledge, language, now.date()),
        text=fill(wording.text, knowledge, language, now.date()),
        language=language,
        mention=announcement.mention,
        late=words.late(posting) if making.late and posting else "",
        byline=announcement.byline,
        link=Link(words.say("buttons.link"), announcement.link) if announcement.link else None,
        picture=picture.url if picture else "",
        upload=Attachment(upload.name, upload.content) if upload else None,
        alt=picture.alt if picture else "",
        buttons=_buttons(words, announcement, making),
    )


def to_person(words: Words, post: Post, guild: str, list_: str, title: str) -> Post:
    """Return the post as a direct message: it pings nobody, says why it comes, and can be ended."""
    leave = Button(shorten(words.say("buttons.unsubscribe")), f"news:{guild}:{list_}:off")
    *others, last = post.buttons
    why = words.say("why", title=title)
    byline = f"{post.byline}\n{why}" if post.byline else why
    return replace(post, mention=NoMention(), byline=byline, buttons=(*others, leave, last))


def _buttons(words: Words, announcement: Announcement, making: Making) -> tuple[Button, ...]:
    """Return the buttons under a post; by the last one it is found again, so every post has it."""
    where = f"{announcement.guild}:{making.posting.id if making.posting else NOWHERE}"
    known = words.knowledge.words
    others = (
        Button(known[code].name if code in known else code, f"read:{where}:{code}")
        for code in announcement.wordings
        if code != words.language
    )
    signups = (_signup(words, announcement.guild, one) for one in making.lists)
    return (*others, *signups, words.button("questions", f"questions:{where}"))


def _signup(words: Words, guild: str, list_: SignUpList) -> Button:
    label = words.say("buttons.signup", title=said(list_.title, words.language))
    return Button(shorten(label), f"signup:{guild}:{list_.id}", Style.PRIMARY)
