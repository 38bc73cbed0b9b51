"""The terminal as it is: its width, its colours, and the characters it can show."""

import codecs
import os
import shutil
import sys
import unicodedata
from collections.abc import Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from rich.console import Console

WIDEST = 88
"""Columns beyond which lines of prose become hard to read."""
NARROWEST = 20
"""Columns below which nothing could be laid out; such a terminal wraps by itself."""
FALLBACK = (80, 24)

PLAIN = "plain"
"""Name of the error handler that writes for a character what the output can show instead."""

_LOOKALIKES: Mapping[int, str] = str.maketrans(
    {
        **dict.fromkeys("–—‐‑−", "-"),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("•·", "*"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "),
        "…": "...",
        "→": "->",
        "¿": "",
        "¡": "",
    }
)


def prepare_streams() -> None:
    """Let no character fail: output does without its accent, input takes a mark for it."""
    codecs.register_error(PLAIN, _plain)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # whoever started the program closed it
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 -- to the end
            setattr(sys, name, nowhere)
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, PLAIN), (sys.stderr, PLAIN)):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Stand in for what an encoding lacks (the protocol of codecs.register_error)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_LOOKALIKES)
    decomposed = unicodedata.normalize("NFKD", text)
    kept = (char for char in decomposed if not unicodedata.combining(char))
    return "".join(char if char.isascii() else "?" for char in kept), error.end


def screen(stream: TextIO | None = None) -> Console:
    """Return the console that cards are printed on; colours and NO_COLOR are its business."""
    return Console(file=stream or sys.stdout, width=width(), highlight=False, emoji=False)


def width() -> int:
    """Return how many columns a card may take."""
    columns = shutil.get_terminal_size(FALLBACK).columns
    return max(NARROWEST, min(columns, WIDEST))


def shows_unicode(console: Console) -> bool:
    """Return whether signs outside ASCII reach the reader."""
    return console.encoding.lower().replace("-", "").startswith("utf")
