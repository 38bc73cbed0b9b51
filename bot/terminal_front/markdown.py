"""Markdown for the terminal; loaded with the first post, since its library takes a while."""

import re
from typing import ClassVar

from markdown_it import MarkdownIt
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Heading, Markdown, MarkdownElement
from rich.text import Text

_LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
"""A single one parts lines on Discord, which Markdown would join."""
_NOT_ON_DISCORD = (
    *("code", "entity", "hr", "html_block", "html_inline", "image", "lheading", "reference"),
    "table",
)
"""What Discord shows as it was typed.

https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101
"""


class _LeftHeading(Heading):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(self.text.plain, "bold underline" if self.tag == "h1" else "bold")


class _Prose(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "heading_open": _LeftHeading,
    }

    def __init__(self, markup: str) -> None:
        super().__init__("", hyperlinks=False)  # so that addresses are to be seen
        parser = MarkdownIt().enable("strikethrough").disable(_NOT_ON_DISCORD)
        self.parsed = parser.parse(markup)


def markdown(text: str) -> Markdown:
    """Return Markdown as Discord reads it: addresses stay to be seen, lines stay parted."""
    return _Prose(_LINE_BREAK.sub("  \n", text))
