"""The chat: lines in, cards out, as from a pipe and as from a person's keyboard."""

import asyncio
import io
from pathlib import Path

import pytest
from icalendar import Calendar
from prompt_toolkit.application import create_app_session
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.core.cards import Tone
from bot.settings import load_settings
from bot.terminal_front.chat.features import Role
from bot.terminal_front.chat.prompting import ChatCompleter, PromptReader, history
from bot.terminal_front.chat.questions import questions
from bot.terminal_front.chat.run import converse
from bot.terminal_front.chat.session import Session
from bot.terminal_front.failures import Failures
from bot.terminal_front.runtime import assemble
from bot.terminal_front.screen import screen


@pytest.fixture
def say(bot):
    """Return what holds a conversation, and gives what was shown after each line."""

    def conversation(*lines: str, options: tuple[str, ...] = ()) -> list[str]:
        seen = bot("chat", *options, lines="\n".join(lines))
        assert seen.status == 0
        assert seen.err == ""
        greeting, *shown = seen.out.split("\n> ")
        assert "/help" in greeting
        return [part.partition("\n")[2] for part in shown]

    return conversation


def test_without_a_token_the_program_chats_and_says_how_to_connect(bot):
    seen = bot(lines="/quit")

    assert seen.status == 0
    assert "DISCORD_TOKEN" in seen.out


def test_a_question_gets_its_card(say):
    (shown,) = say("When was the All Americas Summit?")

    assert "May 28–31, 2024" in shown


def test_a_command_asks_too(say):
    (shown,) = say("/ask When was the All Americas Summit?")

    assert "May 28–31, 2024" in shown


def test_the_number_of_a_choice_presses_it(say):
    first, second = say("When was the All Americas Summit?", "1")
    label = first.partition("[1] ")[2].partition("\n")[0]

    assert label
    assert "Answer:" in second
    assert second != first


def test_a_number_without_choice_says_which_there_are(say):
    _, shown = say("/help", "99")

    assert "choices from 1 to" in shown


def test_a_follow_up_is_understood_from_what_was_said(say):
    _, shown = say("When was the All Americas Summit?", "and who was the host?")

    assert "Sister Cities International" in shown


def test_the_conversation_goes_on_in_the_language_of_the_person(say):
    _, shown = say("¿Cuándo fue la Cumbre de Todas las Américas?", "/contact")

    assert "A quién escribir" in shown


def test_the_terminal_says_which_language_to_begin_with(bot, monkeypatch):
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")

    assert "Posez-moi" in bot("chat").out


def test_about_shows_a_topic_or_the_topics_there_are(say):
    topic, every, chosen, none = say("/about academy", "/about", "1", "/about xyzzy")

    assert "SCI Academy" in topic
    assert "[1] " in every
    assert every.partition("[1] ")[2].partition("\n")[0] in chosen
    assert "no subject of that name" in none


def test_the_events_come_with_a_calendar_file_that_can_be_kept(say):
    (shown,) = say("/events")
    number = next(line for line in shown.splitlines() if "events.ics" in line)[3]

    _, saved, _, again = say("/events", number, "/events", number)

    assert "events.ics" in saved
    assert "events-2.ics" in again
    calendar = Calendar.from_ical(Path("events.ics").read_bytes())
    assert [str(event["summary"]) for event in calendar.walk("VEVENT")]


def test_an_unknown_command_names_the_nearest(say):
    (shown,) = say("/evnts")

    assert "/events" in shown


def test_empty_lines_are_passed_over_and_nothing_is_read_after_leaving(say):
    assert len(say("", "   ", "/contact", "/quit", "/contact")) == 4


def test_text_that_is_no_text_does_not_end_the_conversation(bot):
    seen = bot("chat", lines=b"\xff\xfe\x00\n\xf0\x9f\n/contact\n")

    assert seen.status == 0
    assert "info@sistercities.org" in seen.out


def test_an_error_with_one_line_does_not_end_the_conversation(bot, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("bot.services.ask.Ask.ask", fail)

    seen = bot("chat", lines="hello\n/contact\n")

    assert "ZeroDivisionError" not in seen.out
    assert "went wrong" in seen.out
    assert "info@sistercities.org" in seen.out


def test_an_organizer_is_told_so(bot):
    assert "as an organizer" in bot("chat", "--as", "organizer").out


@pytest.fixture
def session(bot, tmp_path) -> Session:
    runtime = assemble(load_settings(tmp_path / ".env"), Failures())
    return Session(runtime, screen(io.StringIO()), [questions()], Role.MEMBER)


def typed(session: Session, keys: str, folder: Path) -> str:
    """Type keys at the line editor and return what was shown."""
    with create_pipe_input() as keyboard, create_app_session(keyboard, DummyOutput()):
        keyboard.send_text(keys)
        asyncio.run(converse(session, PromptReader(session, history(folder))))
    return session.console.file.getvalue()


def test_at_the_keyboard_ctrl_c_drops_the_line_and_ctrl_d_leaves(session, tmp_path):
    shown = typed(session, "/hel\x03/contact\r\x04", tmp_path)

    assert "Whom to write to" in shown
    assert "no such command" not in shown


def test_at_the_keyboard_ctrl_c_leaves_questions_that_are_asked_one_by_one(session, tmp_path):
    async def answer(session, text):
        session.dialogue = None
        return session.note(Tone.INFO, f"answered with {text}")

    session.dialogue = answer
    shown = typed(session, "half a w\x03/contact\r\x04", tmp_path)

    assert "answered with /cancel" in shown
    assert "Whom to write to" in shown


def test_what_was_typed_can_be_had_again_even_next_time(session, tmp_path):
    typed(session, "/contact\r\x04", tmp_path)
    shown = typed(session, "\x1b[A\r\x04", tmp_path)

    assert shown.count("Whom to write to") == 2
    assert (tmp_path / "chat-history").stat().st_mode & 0o777 == 0o600


def test_the_chat_works_where_no_history_can_be_kept(session, tmp_path):
    (tmp_path / "in-the-way").write_text("a file")

    assert "Whom to write to" in typed(session, "/contact\r\x04", tmp_path / "in-the-way")


def test_a_failing_completion_does_not_disturb_the_line(session, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(ChatCompleter, "get_completions", lambda *_: 1 / 0)

    shown = typed(session, "/con\ttact\r\x04", tmp_path)

    assert "Whom to write to" in shown
    assert "Traceback" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("/ev", "/events"), ("/about sci a", "/about SCI Academy"), ("when", "when")],
)
def test_tab_completes_commands_topics_and_questions(typed, offered, session):
    found = ChatCompleter(session).get_completions(Document(typed), None)

    assert any(offered in one.text or offered in one.text.casefold() for one in found)
