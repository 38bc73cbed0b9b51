"""A card as Discord shows it: Components V2, in one frame coloured by its tone."""

import io
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.core.cards import Attachment, Button, Card, Link, Tone
from bot.discord_front.buttons import CardButton, Press
from bot.discord_front.layout import Block, File, Row, Rule, Text, blocks, paginate
from bot.discord_front.markdown import label

LABEL_LIMIT = 80
"""Characters of a button's label (Discord's documentation, Component Reference: Button)."""
COLOURS = {
    Tone.ANSWER: 0x1D6FB8,
    Tone.REFERRAL: 0x7A5BB5,
    Tone.CHOICE: 0xC9861A,
    Tone.DECLINED: 0x6B7280,
    Tone.INFO: 0x1D6FB8,
    Tone.SUCCESS: 0x2E8B57,
    Tone.WARNING: 0xD97706,
    Tone.ERROR: 0xC0392B,
}


@dataclass(frozen=True, slots=True)
class Page:
    """One message: what it shows, and the attachments that go with it."""

    view: ui.LayoutView
    attachments: tuple[Attachment, ...] = ()

    def files(self) -> list[discord.File]:
        """Return the attachments as files, which can be sent once."""
        return [discord.File(io.BytesIO(item.content), item.name) for item in self.attachments]


def render(card: Card, owner: int | None = None) -> tuple[Page, ...]:
    """Return the messages that show `card`, nearly always one.

    `owner` is the id of the only person for whom its buttons are.
    """
    frame = _Frame(card, owner)
    return tuple(frame.page(parts) for parts in paginate(blocks(card)))


class _Frame:
    """What all pages of a card have in common."""

    def __init__(self, card: Card, owner: int | None) -> None:
        self._card = card
        self._owner = owner

    def page(self, parts: tuple[Block, ...]) -> Page:
        """Return a page with these parts."""
        view = ui.LayoutView(timeout=None)
        items = map(self._item, parts)
        view.add_item(ui.Container(*items, accent_colour=COLOURS[self._card.tone]))
        view.stop()  # its buttons are persistent: the client need not keep the view
        shown = {part.name for part in parts if isinstance(part, File)}
        return Page(view, tuple(item for item in self._card.attachments if item.name in shown))

    def _item(self, part: Block) -> ui.Item[Any]:
        match part:
            case Text(markdown):
                return ui.TextDisplay(markdown)
            case Rule():
                return ui.Separator()
            case File(name):
                return ui.File(f"attachment://{name}")
            case Row():
                return ui.ActionRow(*map(self._button, part.items))

    def _button(self, item: Button | Link) -> ui.Item[Any]:
        text = label(item.label, LABEL_LIMIT)
        if isinstance(item, Link):
            return ui.Button(label=text, url=item.url)
        press = Press(self._card.language, self._owner, item.action)
        return CardButton(press, text, discord.ButtonStyle[item.style.value])
