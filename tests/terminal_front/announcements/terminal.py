"""The real program at a real terminal: keys in, what a person sees out."""

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

ROOT = Path(__file__).parents[3]
PATIENCE = 30
"""Seconds after which a text that did not appear is missed; a busy machine is slow."""
_STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|[\r\x07]")


class Terminal:
    """A person's terminal with the chat in it."""

    def __init__(self, folder: Path, *, kind: str = "xterm", role: str = "organizer", **settings):
        self.screen, theirs = pty.openpty()
        own = {"BOT_DATA_DIR": str(folder), "TERM": kind, "COLUMNS": "80", "LINES": "50"}
        calm = {"PROMPT_TOOLKIT_NO_CPR": "1", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        kept = {"PATH": os.environ["PATH"], "DISCORD_API_BASE": "http://127.0.0.1:1"}
        self.program = subprocess.Popen(
            [sys.executable, str(ROOT / "run_bot.py"), "chat", "--as", role],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env={**kept, **own, **calm, **settings},
            start_new_session=True,
            preexec_fn=_take_over,  # noqa: PLW1509 -- no other thread is at work here
            close_fds=True,
        )
        os.close(theirs)
        self.seen = ""
        """Everything shown so far, without what steers the terminal."""
        self._read = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def keys(self, keys: str) -> None:
        """Press keys."""
        os.write(self.screen, keys.encode())

    def line(self, text: str, *expected: str) -> None:
        """Type a line, and wait for what it brings."""
        self.keys(f"{text}\r")
        for one in expected:
            self.expect(one)

    def expect(self, text: str) -> None:
        """Wait until `text` is shown, after what was waited for before."""
        until = time.monotonic() + PATIENCE
        while (found := self._flat().find(text, self._read)) < 0:
            if not self._more(until - time.monotonic()):
                raise AssertionError(f"no {text!r} after:\n{self._flat()[self._read :]}")
        self._read = found + len(text)

    def interrupt(self) -> None:
        """Press Ctrl-C, once a line is asked for."""
        self.ready()
        self.keys("\x03")

    def close(self) -> None:
        """Close the window."""
        os.close(self.screen)
        self.program.wait(PATIENCE)

    def leave(self) -> int:
        """Press Ctrl-D, once a line is asked for, and return the exit status."""
        self.ready()
        self.keys("\x04")
        while self._more(PATIENCE):
            pass
        return self.program.wait(PATIENCE)

    def kill(self) -> None:
        """Let the program die at once."""
        if self.program.poll() is None:
            self.program.send_signal(signal.SIGKILL)
            self.program.wait(PATIENCE)

    def ready(self) -> None:
        """Wait until nothing more is shown and a line is asked for."""
        until = time.monotonic() + PATIENCE
        while self._more(0.2) or not self.seen.rpartition("\n")[2].startswith(">"):
            if time.monotonic() > until or self.program.poll() is not None:
                raise AssertionError(f"no line is asked for after:\n{self.seen}")

    def _more(self, patience: float) -> bool:
        ready, _, _ = select.select([self.screen], [], [], max(patience, 0))
        try:
            found = os.read(self.screen, 65536) if ready else b""
        except OSError:  # the other side was closed
            found = b""
        self.seen += _STEERING.sub("", found.decode(errors="replace"))
        return bool(found)

    def _flat(self) -> str:
        """Return what was shown with blanks for line ends and bars."""
        return " ".join(self.seen.replace("▌", " ").split())


def _take_over() -> None:
    """Make standard input the terminal from which Ctrl-C and a closed window reach the program."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
