"""A post as the terminal shows it: the same for the preview, the channel and direct messages."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.core.announcements.announcement import Everyone, Here, Mention, RoleMention
from bot.core.announcements.post import Post
from bot.terminal_front.posts import PostCard

if TYPE_CHECKING:
    from bot.terminal_front.chat.session import Session


def post_card(session: "Session", post: Post, where: str) -> PostCard:
    """Return a post as it stands at a place, "# general"."""
    return PostCard(
        title=post.title,
        paragraphs=tuple(part for part in (post.late, post.text) if part),
        links=(post.link,) if post.link else (),
        buttons=post.buttons,
        footer="\n".join(_below(session, post)) or None,
        attachments=(post.upload,) if post.upload else (),
        language=post.language,
        where=where,
        calls=_called(post.mention),
    )


def _below(session: "Session", post: Post) -> Iterator[str]:
    """Yield what stands in small print: the picture, for no terminal shows it, and the byline."""
    if post.picture or post.upload:
        picture = post.picture or (post.upload.name if post.upload else "")
        yield session.runtime.say("picture", post.language, alt=post.alt, picture=picture)
    if post.byline:
        yield post.byline


def _called(mention: Mention) -> str:
    match mention:
        case RoleMention(id_, name):
            return f"@{name or id_}"
        case Everyone():
            return "@everyone"
        case Here():
            return "@here"
    return ""
