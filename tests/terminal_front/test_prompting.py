"""What the line editor keeps of what people type."""

from types import SimpleNamespace

from prompt_toolkit.application import create_app_session
from prompt_toolkit.history import FileHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.terminal_front.chat.prompting import PromptReader


async def test_answers_to_a_form_stay_out_of_the_history(tmp_path):
    session = SimpleNamespace(dialogue=None, commands=(), language="en")
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        reader = PromptReader(session, FileHistory(str(tmp_path / "history")))
        keys.send_text("/signup picnic\r")
        assert await reader.read() == "/signup picnic"
        session.dialogue = "asks for an address"
        keys.send_text("ana@example.org\r")
        assert await reader.read() == "ana@example.org"
    kept = (tmp_path / "history").read_text()
    assert "/signup picnic" in kept
    assert "ana@example.org" not in kept
