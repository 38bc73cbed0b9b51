"""The real program at a real terminal: Ctrl-C, a closed window, a crash, and posts while typing."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

from tests.terminal_front.announcements.terminal import Terminal

POST = "# general Summer picnic Bring food."


def begin(terminal: Terminal) -> None:
    """Answer the first questions."""
    terminal.expect("organizer")
    terminal.line("/announce new", "In which channel?")
    terminal.line("general", "The title")
    terminal.line("Summer picnic", "The text")
    terminal.line("Bring food.")
    terminal.ready()


def goes_on(terminal: Terminal) -> bool:
    """Return whether the draft is offered, with everything that was typed."""
    terminal.line("/announce new", "Go on with a draft?")
    terminal.line("1", "The text", "Bring food.")
    return True


@pytest.mark.parametrize("kind", ["xterm", "dumb"])
def test_ctrl_c_leaves_the_questions_and_keeps_the_answers(tmp_path, kind):
    with Terminal(tmp_path, kind=kind) as terminal:
        begin(terminal)
        terminal.keys("half a li")
        terminal.interrupt()
        terminal.expect("nothing is lost")
        assert goes_on(terminal)


def test_a_window_that_is_closed_loses_nothing(tmp_path):
    with Terminal(tmp_path) as terminal:
        begin(terminal)
        terminal.close()
    with Terminal(tmp_path) as terminal:
        assert goes_on(terminal)


def test_a_program_that_is_killed_loses_nothing(tmp_path):
    with Terminal(tmp_path) as terminal:
        begin(terminal)
        terminal.kill()
    with Terminal(tmp_path) as terminal:
        assert goes_on(terminal)


@pytest.mark.parametrize("kind", ["xterm", "dumb"])
def test_a_post_comes_at_its_time_while_somebody_types(tmp_path, kind):
    with Terminal(tmp_path, kind=kind, BOT_NOW="2026-11-22T12:00:00Z") as terminal:
        begin(terminal)
        terminal.line(".", "A link")
        terminal.line("/done", "Choose a time")
        terminal.line("2", "When?")
        terminal.line("2026-11-22 12:05", "I read it so")
        terminal.line("", "Schedule")
        terminal.line("1", "Planned: Summer picnic")
        assert terminal.leave() == 0
    with Terminal(tmp_path, kind=kind, BOT_NOW="2026-11-22T12:04:57Z") as terminal:
        terminal.expect("organizer")
        terminal.keys("/cont")
        terminal.expect(POST)
        terminal.line("act", "info@sistercities.org")
        assert terminal.leave() == 0
        assert terminal.seen.count("# general") == 1


def test_words_are_changed_where_they_stand(tmp_path):
    with Terminal(tmp_path) as terminal:
        begin(terminal)
        terminal.line("- and friends")
        terminal.line(".", "A link")
        terminal.line("/done", "Edit")
        terminal.line("3", "What do you want to change?")
        terminal.line("2", "Summer picnic")
        terminal.ready()
        terminal.keys("\x1b[D" * len("picnic") + "street \r")
        terminal.expect("# general Summer street picnic")
        terminal.line("3", "What do you want to change?")
        terminal.line("3", "- and friends")
        terminal.keys("!\x1b\rCome.\r")
        terminal.expect("# general Summer street picnic Bring food. • and friends! Come.")
