"""An organizer at the terminal, and the clock on the wall."""

import pytest


@pytest.fixture
def organize(bot):
    """Return what types lines as an organizer and gives what was shown, in one line."""

    def typing(*lines: str, role: str = "organizer") -> str:
        seen = bot("chat", "--as", role, lines="\n".join(lines) + "\n")
        assert seen.status == 0, seen.err
        return " ".join(seen.out.replace("▌", " ").split())

    return typing


@pytest.fixture
def at(monkeypatch):
    """Return what sets the clock to a moment in UTC, "2027-03-01T09:00:00+00:00"."""

    def set_clock(moment: str) -> None:
        monkeypatch.setenv("BOT_NOW", moment)

    return set_clock


@pytest.fixture
def member(organize):
    """Somebody on the list for the next summit: the person at the terminal."""
    organize("/signup next summit", "ana@example.org", "yes", role="member")
