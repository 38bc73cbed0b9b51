"""A card as blocks, and blocks on pages that Discord takes.

Limits: https://discord.com/developers/docs/components/reference
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from discord.utils import format_dt

from bot.core.cards import Button, Card, Field, Link, Moment, Section, Tone
from bot.discord_front.markdown import plain, split

TEXT_LIMIT = 4000
"""Characters of text in one message."""
COMPONENT_LIMIT = 40
"""Components in one message, nested ones included."""
ROW_LIMIT = 5
"""Buttons in one row."""
PIECE = 2000
"""Characters after which a long text is parted, so that pages fill evenly."""

SIGNS = {
    Tone.REFERRAL: "➜ ",
    Tone.CHOICE: "🤔 ",
    Tone.DECLINED: "🤷 ",
    Tone.SUCCESS: "✅ ",
    Tone.WARNING: "⚠️ ",
    Tone.ERROR: "⛔ ",
}
"""What a heading says besides the colour; an answer speaks for itself."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or several, in Markdown."""

    markdown: str
    components = 1

    @property
    def characters(self) -> int:
        """How much of the text limit it takes."""
        return len(self.markdown)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two parts."""

    components = 1
    characters = 0


@dataclass(frozen=True, slots=True)
class Row:
    """Buttons side by side."""

    items: tuple[Button | Link, ...]
    characters = 0

    @property
    def components(self) -> int:
        """How much of the component limit it takes."""
        return 1 + len(self.items)


@dataclass(frozen=True, slots=True)
class File:
    """An attachment, shown where it stands."""

    name: str
    components = 1
    characters = 0


Block = Text | Rule | Row | File


def blocks(card: Card) -> Iterator[Block]:
    """Yield a card's parts from top to bottom; no button that was there already."""
    used: set[str] = set()
    for block in _blocks(card):
        if not isinstance(block, Row):
            yield block
        elif row := _unused(block, used):
            yield row


def _unused(row: Row, used: set[str]) -> Row | None:
    """Return the row without buttons that do what one in `used` does, and add its own to them."""
    items: list[Button | Link] = []
    for item in row.items:
        if isinstance(item, Link) or item.action not in used:
            items.append(item)
            used.update([item.action] if isinstance(item, Button) else [])
    return Row(tuple(items)) if items else None


def _blocks(card: Card) -> Iterator[Block]:
    heading = f"### {SIGNS.get(card.tone, '')}{plain(card.title)}"
    yield from _texts(heading, _paragraphs(card.paragraphs), _fields(card.fields))
    for section in card.sections:
        yield from _section(section)
    for attachment in card.attachments:
        yield File(attachment.name)
    if card.footer:
        lines = plain(card.footer).splitlines()
        yield from _texts("\n".join(f"-# {line}" for line in lines if line))
    if card.links or card.buttons:
        yield Rule()
    yield from _rows(card.links)
    for _, related in itertools.groupby(card.buttons, key=_verb):
        yield from _rows(tuple(related))


def paginate(parts: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks of each message, one of its components being left for their frame."""
    page: list[Block] = []
    for part in parts:
        if not _fits(page, part):
            yield _trimmed(page)
            page = []
        page.append(part)
    yield _trimmed(page)


def _fits(page: Sequence[Block], part: Block) -> bool:
    components = sum(block.components for block in page) + part.components
    characters = sum(block.characters for block in page) + part.characters
    return components < COMPONENT_LIMIT and characters <= TEXT_LIMIT


def _trimmed(page: list[Block]) -> tuple[Block, ...]:
    """Return a page without lines that part nothing."""
    kept = list(itertools.dropwhile(lambda block: isinstance(block, Rule), page))
    while kept and isinstance(kept[-1], Rule):
        kept.pop()
    return tuple(kept)


def _section(section: Section) -> Iterator[Block]:
    yield Rule()
    heading = f"**{plain(section.heading)}**" if section.heading else ""
    yield from _texts(heading, _paragraphs(section.paragraphs), _fields(section.fields))
    yield from _rows(section.buttons)


def _texts(*parts: str) -> Iterator[Text]:
    heading, *rest = parts
    body = "\n\n".join(part for part in rest if part)
    text = "\n".join(part for part in (heading, body) if part)
    return (Text(piece) for piece in split(text, PIECE) if piece.strip())


def _paragraphs(paragraphs: tuple[str, ...]) -> str:
    return "\n\n".join(plain(paragraph) for paragraph in paragraphs if paragraph.strip())


def _fields(fields: tuple[Field, ...]) -> str:
    """Return labelled values a line each, or, when one has several lines, in paragraphs."""
    pairs = [(f"**{plain(field.label)}**", _value(field.value)) for field in fields]
    if any("\n" in value for _, value in pairs):
        return "\n\n".join(f"{label}\n{value}" for label, value in pairs)
    return "\n".join(f"{label} · {value}" for label, value in pairs)


def _value(value: str | Moment) -> str:
    if isinstance(value, Moment):
        return f"{format_dt(value.at, 'F')} ({format_dt(value.at, 'R')})"
    return plain(value)


def _verb(button: Button) -> str:
    """Return what a button does; buttons that do the same stand together."""
    return button.action.partition(":")[0]


def _rows(items: Sequence[Button | Link]) -> Iterator[Row]:
    for start in range(0, len(items), ROW_LIMIT):
        yield Row(tuple(items[start : start + ROW_LIMIT]))
