"""Every question has its words, and what can follow the command is completed."""

import io

import pytest
from prompt_toolkit.document import Document

from bot.files import load_knowledge
from bot.settings import ROOT, load_settings
from bot.terminal_front.chat.announcements.feature import announcements
from bot.terminal_front.chat.announcements.writing import MORE, NEW
from bot.terminal_front.chat.features import Role
from bot.terminal_front.chat.prompting import ChatCompleter
from bot.terminal_front.chat.session import Session
from bot.terminal_front.failures import Failures
from bot.terminal_front.runtime import assemble
from bot.terminal_front.screen import screen


@pytest.fixture(scope="module")
def texts():
    return load_knowledge(ROOT / "knowledge").texts


@pytest.mark.parametrize("part", [*NEW, *MORE], ids=lambda part: part.name)
def test_every_part_of_an_announcement_is_asked_for_and_explained(part, texts):
    for kind in ("ask", "hint"):
        assert set(texts[f"terminal.announce.{kind}.{part.name}"]) == {"en", "es", "pt", "fr"}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("/ann", ["/announce"]), ("/announce re", ["/announce retry", "/announce repeat"])],
)
def test_tab_completes_the_command_and_what_can_follow_it(bot, tmp_path, typed, offered):
    runtime = assemble(load_settings(tmp_path / ".env"), Failures())
    session = Session(runtime, screen(io.StringIO()), [announcements()], Role.ORGANIZER)
    found = ChatCompleter(session).get_completions(Document(typed), None)
    assert [one.text for one in found] == offered
