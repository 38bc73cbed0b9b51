"""Where the conversation's lines come from: a person at a terminal, or a pipe."""

import asyncio
import signal
from contextlib import suppress
from typing import Protocol, TextIO

PROMPT = "> "


class Reader(Protocol):
    """Gives lines, one at a time."""

    async def read(self) -> str | None:
        """Return the next line, "" for one that was cancelled, or None at the end."""


class PlainReader:
    """Reads lines as they come: from a pipe or file, or from a terminal that cannot do more.

    What comes through a pipe is printed after a prompt, so that a transcript reads like a
    conversation.
    """

    def __init__(self, lines: TextIO, out: TextIO) -> None:
        self._lines = lines
        self._out = out
        self._typed = lines.isatty()

    async def read(self) -> str | None:
        """Return the next line, or None at the end."""
        if self._typed:
            self._print(PROMPT)
            with suppress(NotImplementedError):  # Windows has no signal handlers in the loop
                asyncio.get_running_loop().add_signal_handler(signal.SIGINT, self._cancel)
        line = await asyncio.to_thread(self._lines.readline)
        if not line:
            return None
        if not self._typed:
            self._print(f"{PROMPT}{line.rstrip()}\n")
        return line

    def _cancel(self) -> None:
        """Offer a fresh line: the terminal itself has dropped what was typed (termios, ISIG)."""
        self._print(f"\n{PROMPT}")

    def _print(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
