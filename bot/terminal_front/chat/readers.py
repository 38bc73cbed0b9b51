"""Where the conversation's lines come from: a person at a terminal, or a pipe."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TextIO

PROMPT = "> "
INTERRUPT = "\x03"
"""Stands for a line that was dropped with Ctrl-C: the character that the key sends."""


class Reader(Protocol):
    """Gives lines, one at a time."""

    async def read(self) -> str | None:
        """Return the next line, INTERRUPT for one that was dropped, or None at the end."""

    async def above(self, show: Callable[[], None]) -> None:
        """Let `show` print without disturbing the line that is being typed."""


class PlainReader:
    """Reads lines as they come: from a pipe or file, or from a terminal that cannot do more.

    What comes through a pipe is printed after a prompt, so that a transcript reads like a
    conversation.
    """

    def __init__(self, lines: TextIO, out: TextIO) -> None:
        self._lines = lines
        self._out = out
        self._typed = lines.isatty()
        self._reading: asyncio.Task[str] | None = None
        """What waits for the next line; it cannot be called off, so it outlives an interrupt."""
        self._interrupted = asyncio.Event()

    async def read(self) -> str | None:
        """Return the next line, INTERRUPT for one that was dropped, or None at the end."""
        if self._typed:
            self._print(PROMPT)
            with suppress(NotImplementedError):  # Windows has no signal handlers in the loop
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(signal.SIGINT, self._interrupted.set)
        line = await self._line()
        if not line:
            return None
        if not self._typed:
            self._print(f"{PROMPT}{line.rstrip()}\n")
        return line

    async def above(self, show: Callable[[], None]) -> None:
        """Print, and offer a fresh line to whoever sits here."""
        waiting = self._typed and self._reading is not None
        if waiting:
            self._print("\n")
        show()
        if waiting:
            self._print(PROMPT)

    async def _line(self) -> str:
        """Wait for a line, or for Ctrl-C: the terminal drops what was typed (termios, ISIG)."""
        self._interrupted.clear()
        self._reading = self._reading or asyncio.create_task(
            asyncio.to_thread(self._lines.readline)
        )
        interrupt = asyncio.create_task(self._interrupted.wait())
        await asyncio.wait({self._reading, interrupt}, return_when=asyncio.FIRST_COMPLETED)
        interrupt.cancel()
        if not self._reading.done():
            self._print("\n")
            return INTERRUPT
        line, self._reading = self._reading.result(), None
        return line

    def _print(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
