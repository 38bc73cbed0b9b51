"""Plain text for Discord, which would otherwise read Markdown and mentions into it."""

import re
import unicodedata
from collections.abc import Iterator

_ADDRESS = re.compile(r"https?://[^\s<>]+")
"""Web addresses stay as they are: Discord formats nothing inside, and a backslash breaks them."""
_FORMATTING = re.compile(r"([\\*_~`|<\[])")
_LINE_START = re.compile(r"^(\s*)(?=#{1,3} |-# |[-+] |>)", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)\.(?= )", re.MULTILINE)
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the writing direction of all that follows."""


def plain(text: str) -> str:
    """Return Markdown that reads exactly as `text`, formats nothing and mentions nobody."""
    return "".join(_pieces(printable(text)))


def formatted(text: str) -> str:
    """Return Markdown as it was typed, in which neither @everyone nor @here is one.

    Where everybody online may be called, Discord would let a text call those who are not, too.
    """
    return _EVERYBODY.sub("@\u200b", printable(text)).strip()


def label(text: str, limit: int) -> str:
    """Return `text` on one line in at most `limit` characters, for places without Markdown."""
    line = " ".join(printable(text).split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def printable(text: str) -> str:
    """Return `text` without control characters and direction overrides; newlines stay."""
    return "".join(char for char in text.replace("\t", " ") if char == "\n" or _shows(char))


def _shows(char: str) -> bool:
    return char not in _BIDI and unicodedata.category(char) not in {"Cc", "Cs"}


def _pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces, everything but web addresses escaped."""
    # line starts first, while it is still to be seen where lines start
    marked = _NUMBERED.sub("\\1\0.", _LINE_START.sub("\\1\0", text))
    end = 0
    for address in _ADDRESS.finditer(marked):
        yield _escaped(marked[end : address.start()])
        yield address[0]
        end = address.end()
    yield _escaped(marked[end:])


def _escaped(text: str) -> str:
    safe = _FORMATTING.sub(r"\\\1", _EVERYBODY.sub("@\u200b", text))
    return safe.replace("\0", "\\")


def split(text: str, limit: int) -> Iterator[str]:
    """Yield Markdown in parts of at most `limit` characters, parted where it hurts least."""
    while len(text) > limit:
        cut = _cut(text, limit)
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    yield text


def _cut(text: str, limit: int) -> int:
    for boundary in ("\n\n", "\n", ". ", " "):
        place = text.rfind(boundary, 0, limit - len(boundary) + 1)
        if place > 0:
            return place + len(boundary)
    backslashes = len(text[:limit]) - len(text[:limit].rstrip("\\"))
    return limit - backslashes % 2  # an escape stays with what it escapes
