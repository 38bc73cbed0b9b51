"""A card as lines of a terminal: a bar in the colour of its tone, its sign and word, its text.

Nothing is told by colour alone, so a dumb terminal, NO_COLOR and a file lose nothing.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.style import Style
from rich.text import Text

from bot.core.cards import Button, Card, Field, Link, Moment, Section, Tone
from bot.terminal_front.layout import Labelled, Prefixed, hanging
from bot.terminal_front.posts import PostCard
from bot.terminal_front.screen import shows_unicode


@dataclass(frozen=True, slots=True)
class Look:
    """How a tone looks: its colour, and its sign in Unicode and in ASCII."""

    colour: str
    sign: str
    plain_sign: str


LOOKS: Mapping[Tone, Look] = {
    Tone.ANSWER: Look("green", "✔", "+"),
    Tone.REFERRAL: Look("yellow", "➜", ">"),
    Tone.CHOICE: Look("cyan", "?", "?"),
    Tone.DECLINED: Look("yellow", "✕", "-"),
    Tone.INFO: Look("blue", "●", "*"),
    Tone.SUCCESS: Look("green", "✔", "+"),
    Tone.WARNING: Look("yellow", "▲", "!"),
    Tone.ERROR: Look("red", "✖", "x"),
}
POST = Look("magenta", "", "")
"""How a post in a channel looks, whatever its tone: it begins with the channel's name."""

_ADDRESS = r"https?://[^\s<>]+[^\s<>.,;:!?)»\"']"
"""A web address in prose, without the punctuation that follows it."""


@dataclass(frozen=True, slots=True)
class CardView:
    """A card as rich prints it.

    `numbers` says which actions can be pressed, and by which number. Where nothing can be pressed,
    choices are shown all the same, to be typed. `word` names a tone in the reader's language.
    """

    card: Card
    word: Callable[[Tone, str], str]
    numbers: Mapping[str, int] = field(default_factory=dict)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        look = POST if isinstance(self.card, PostCard) else LOOKS[self.card.tone]
        unicode = shows_unicode(console)
        bar = Text("▌ " if unicode else "| ", look.colour)
        blocks = [self._heading(look, unicode), *self._blocks(unicode)]
        for number, block in enumerate(blocks):
            if number:
                yield Text(bar.plain.rstrip(), look.colour)
            yield Prefixed(bar, bar, Group(*block))

    def _heading(self, look: Look, unicode: bool) -> list[RenderableType]:
        sign = look.sign if unicode else look.plain_sign
        heading = Text(f"{sign} ", f"bold {look.colour}")
        if isinstance(self.card, PostCard):
            called = [Text(shown(self.card.calls), "bold yellow")] if self.card.calls else []
            where = Text(shown(self.card.where), f"bold {look.colour}")
            return [where, *called, Text(shown(self.card.title), "bold")]
        word = self.word(self.card.tone, self.card.language)
        if word:
            heading.append(f"{word}: ")
        heading.append(shown(self.card.title), "bold")
        return [heading]

    def _blocks(self, unicode: bool) -> Iterator[list[RenderableType]]:
        """Yield what stands below the heading, in blocks that a blank line parts."""
        card = self.card
        for paragraph in card.paragraphs:
            yield [formatted(paragraph) if isinstance(card, PostCard) else prose(paragraph)]
        if card.fields:
            yield [labelled(card.fields, card.language)]
        for section in card.sections:
            yield list(self._section(section, unicode))
        arrow = Text("→ " if unicode else "> ")
        links = [link for link in card.links if not _spelled_out(link, card)]
        if links:
            yield [hanging(arrow, prose(f"{link.label}: {link.url}")) for link in links]
        if buttons := list(self._buttons(card.buttons, unicode)):
            yield buttons
        if card.footer:
            yield [Text(shown(card.footer), "dim")]

    def _section(self, section: Section, unicode: bool) -> Iterator[RenderableType]:
        yield Text(shown(section.heading), "bold")
        yield from map(prose, section.paragraphs)
        if section.fields:
            yield labelled(section.fields, self.card.language)
        yield from self._buttons(section.buttons, unicode)

    def _buttons(self, buttons: tuple[Button, ...], unicode: bool) -> Iterator[RenderableType]:
        for button in buttons:
            label = Text(shown(button.label))
            if number := self.numbers.get(button.action):
                yield hanging(Text(f"[{number}] ", "bold cyan"), label)
            elif not self.numbers and self.card.tone is Tone.CHOICE:
                yield hanging(Text("• " if unicode else "* ", "cyan"), label)


def labelled(fields: tuple[Field, ...], language: str) -> Labelled:
    """Return fields as labels and values."""
    values = ((item.label, item.value) for item in fields)
    return Labelled(
        [
            (shown(label), prose(value if isinstance(value, str) else moment(value, language)))
            for label, value in values
        ]
    )


def moment(value: Moment, language: str) -> str:
    """Return a moment in words, in its own zone."""
    local = value.at.astimezone(ZoneInfo(value.zone))
    day = format_date(local, "full", locale=language)
    time = format_time(local, "short", tzinfo=local.tzinfo, locale=language)
    return f"{day}, {time} ({value.zone})"


def prose(text: str) -> Text:
    """Return a text whose web addresses can be clicked where the terminal knows how."""
    result = Text(shown(text))
    result.highlight_regex(_ADDRESS, style=_linked)
    return result


def formatted(text: str) -> RenderableType:
    """Return Markdown as it is meant to look."""
    from bot.terminal_front.markdown import markdown

    return markdown(shown(text))


def _linked(address: str) -> Style:
    return Style(underline=True, link=address)


def shown(text: str) -> str:
    """Return `text` without what would steer the terminal: controls, and marks of direction."""
    return "".join(
        char for char in text if char == "\n" or unicodedata.category(char) not in {"Cc", "Cf"}
    )


def _spelled_out(link: Link, card: Card) -> bool:
    """Return whether the link's address already stands in the text, where it can be clicked."""
    sections = (line for section in card.sections for line in section.paragraphs)
    values = (field.value for field in card.fields if isinstance(field.value, str))
    return any(link.url in text for text in (*card.paragraphs, *sections, *values))
