"""A post as Discord shows it; preview and delivery both show it by this, and by nothing else."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import discord
from discord import ui

from bot.core.announcements.announcement import Everyone, Here, Mention, NoMention, RoleMention
from bot.core.announcements.post import Post
from bot.core.cards import Button
from bot.discord_front.buttons import CardButton, Press
from bot.discord_front.layout import ROW_LIMIT, TEXT_LIMIT
from bot.discord_front.markdown import formatted, label, plain, printable
from bot.discord_front.rendering import LABEL_LIMIT

COLOUR = 0x1D6FB8
ADDRESS_LIMIT = 512
_Row: TypeAlias = ui.ActionRow[Any]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A post ready to be sent or to take the place of an earlier one."""

    view: ui.LayoutView
    mentions: discord.AllowedMentions
    """Exactly those whom it calls."""
    post: Post

    def files(self) -> list[discord.File]:
        """Return the picture if it was uploaded, as a file that can be sent once."""
        upload = self.post.upload
        return [discord.File(io.BytesIO(upload.content), upload.name)] if upload else []


def rendered(post: Post) -> Rendered:
    """Return a post as a message. Nothing in its texts calls anybody."""
    view = ui.LayoutView(timeout=None)
    call = called(post.mention)
    if call:
        view.add_item(ui.TextDisplay(call))
    view.add_item(ui.Container(*_parts(post, len(call)), accent_colour=COLOUR))
    view.stop()  # its buttons are persistent: the client need not keep the view
    return Rendered(view, allowed(post.mention), post)


def called(mention: Mention) -> str:
    """Return the line that calls people, empty when nobody is called."""
    match mention:
        case RoleMention(id_):
            return f"<@&{id_}>"
        case Everyone():
            return "@everyone"
        case Here():
            return "@here"
        case NoMention():
            return ""


def allowed(mention: Mention) -> discord.AllowedMentions:
    """Return the permission to call exactly those whom `mention` names.

    https://discord.com/developers/docs/resources/message#allowed-mentions-object
    """
    roles = [discord.Object(int(mention.id))] if isinstance(mention, RoleMention) else False
    everyone = isinstance(mention, Everyone | Here)
    return discord.AllowedMentions(everyone=everyone, roles=roles, users=False, replied_user=False)


def _parts(post: Post, used: int) -> Iterator[ui.Item[Any]]:
    title = f"## {' '.join(plain(post.title).split())}" if post.title.strip() else ""
    late = f"-# ⏰ {plain(post.late)}" if post.late else ""
    byline = "\n".join(f"-# {line}" for line in plain(post.byline).splitlines() if line.strip())
    left = TEXT_LIMIT - used - len(title) - len(late) - len(byline)
    text = formatted(post.text)
    if len(text) > left:
        text = f"{text[: left - 1]}…"
    yield from (ui.TextDisplay(part) for part in (title, late, text) if part)
    if picture := _picture(post):
        yield picture
    if byline:
        yield ui.Separator()
        yield ui.TextDisplay(byline)
    yield from _rows(post)


def _picture(post: Post) -> ui.MediaGallery[Any] | None:
    address = f"attachment://{post.upload.name}" if post.upload else post.picture
    if not post.upload and not _opens(address):
        return None
    description = printable(post.alt).strip() or None
    return ui.MediaGallery(discord.MediaGalleryItem(address, description=description))


def _opens(address: str) -> bool:
    """Return whether Discord takes an address; of a draft it may be anything.

    https://discord.com/developers/docs/components/reference#button
    """
    is_short = 0 < len(address) <= ADDRESS_LIMIT
    try:
        return is_short and urlsplit(address).scheme in {"http", "https"} and " " not in address
    except ValueError:
        return False


def _rows(post: Post) -> Iterator[_Row]:
    items: list[ui.Item[Any]] = []
    if post.link and _opens(post.link.url):
        text = label(post.link.label, LABEL_LIMIT)
        items.append(ui.Button(label=text, url=post.link.url))
    items += [_button(button, post.language) for button in post.buttons]
    for start in range(0, len(items), ROW_LIMIT):
        yield ui.ActionRow(*items[start : start + ROW_LIMIT])


def _button(button: Button, language: str) -> CardButton:
    press = Press(language, None, button.action)
    return CardButton(
        press, label(button.label, LABEL_LIMIT), discord.ButtonStyle[button.style.value]
    )
