"""The program as people run it: arguments and lines in, what they see and the exit status out."""

import io
import logging
import sys
from dataclasses import dataclass

import pytest

from bot.files import load_engine
from bot.settings import ROOT, variables
from bot.terminal_front.main import main


@dataclass(frozen=True)
class Seen:
    """What a run of the program showed."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def shipped():
    """The engine of the shipped knowledge, loaded once for all runs."""
    return load_engine(ROOT / "knowledge")


@pytest.fixture
def bot(monkeypatch, capsys, tmp_path, shipped):
    """Return what runs the program, in a folder and with settings of its own.

    `bot("ask", "hi")` gives arguments; `lines` are standard input, as from a pipe.
    """
    for variable in (*variables(), "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("BOT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("DISCORD_API_BASE", "http://127.0.0.1:1")  # no test reaches out
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        "bot.terminal_front.runtime.load_engine",
        lambda folder, *rest: (
            shipped if folder == ROOT / "knowledge" else load_engine(folder, *rest)
        ),
    )
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def run(*arguments: str, lines: str | bytes = b"") -> Seen:
        given = lines.encode() if isinstance(lines, str) else lines
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
        status = main(arguments)
        out, err = capsys.readouterr()
        return Seen(status, out, err)

    yield run
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)
