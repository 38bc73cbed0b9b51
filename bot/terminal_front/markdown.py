"""Markdown for the terminal; loaded with the first post, since its library takes a while."""

import re
from typing import ClassVar

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Heading, Markdown, MarkdownElement
from rich.text import Text

_LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
"""A single one parts lines on Discord, which Markdown would join."""
_TAG = re.compile(r"<(?!https?://)")
"""Discord knows no HTML, so that a tag is text."""


class _LeftHeading(Heading):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(self.text.plain, "bold underline" if self.tag == "h1" else "bold")


class _Prose(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "heading_open": _LeftHeading,
    }


def markdown(text: str) -> Markdown:
    """Return Markdown as Discord reads it: addresses stay to be seen, lines stay parted."""
    plain = _TAG.sub(r"\<", text)
    return _Prose(_LINE_BREAK.sub("  \n", plain), hyperlinks=False)
