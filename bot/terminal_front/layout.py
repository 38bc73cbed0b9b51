"""Pieces of a text layout that the rendering of cards is built from."""

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.text import Text

GAP = 2
"""Columns between a label and its value."""


class Prefixed:
    """Content whose first line starts with one prefix and whose other lines with another.

    It makes bars, bullets and hanging indents; no line gets trailing blanks.
    """

    def __init__(self, first: Text, rest: Text, content: RenderableType) -> None:
        self._first = first
        self._rest = rest
        self._content = content

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        inner = options.update(width=max(1, options.max_width - self._first.cell_len))
        for number, line in enumerate(console.render_lines(self._content, inner, pad=False)):
            prefix = self._rest if number else self._first
            text = _without_trailing_blanks(line)
            start = prefix.plain if text else prefix.plain.rstrip()
            yield Segment(start, console.get_style(prefix.style))
            yield from text
            yield Segment.line()


def _without_trailing_blanks(line: list[Segment]) -> list[Segment]:
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return kept


def hanging(first: Text, content: RenderableType) -> Prefixed:
    """Return content that stands to the right of `first`, all its lines aligned."""
    return Prefixed(first, Text(" " * first.cell_len), content)


class Labelled:
    """Labels with their values: in two columns where there is room, else one under the other."""

    def __init__(self, pairs: Sequence[tuple[str, Text]]) -> None:
        self._pairs = pairs

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        labels = [Text(label, "bold") for label, _ in self._pairs]
        column = max(label.cell_len for label in labels) + GAP
        for label, (_, value) in zip(labels, self._pairs, strict=True):
            if column <= options.max_width // 3:
                label.pad_right(column - label.cell_len)
                yield hanging(label, value)
            else:
                yield label
                yield hanging(Text(" " * GAP), value)
