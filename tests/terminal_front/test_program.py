"""The program as a whole: its exit status, and that nothing ever shows a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GabcdE.not-a-real-token-but-of-its-shape-1234"


def test_help_names_every_command_with_an_example(bot):
    seen = bot("--help")

    assert seen.status == 0
    for command in ("chat", "ask", "check", "doctor"):
        assert command in seen.out
        page = bot(command, "--help")
        assert page.status == 0
        assert (
            f"run_bot.py {command}" in page.out.partition("Options")[0].partition("Usage")[2][20:]
        )


def test_the_version_is_that_of_the_project(bot):
    assert bot("--version").out.strip() == "Sister Cities bot 0.1.0"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--no-such-option"],
        ["no-such-command"],
        ["ask"],
        ["ask", ""],
        ["ask", "  "],
        ["ask", "--jsonl", "and a question"],
        ["ask", "--now", "soon", "when?"],
        ["chat", "--as", "king"],
        ["check", "one", "two"],
    ],
    ids=" ".join,
)
def test_what_was_typed_wrongly_ends_with_64_and_points_to_the_help(arguments, bot):
    seen = bot(*arguments)

    assert seen.status == 64
    assert "--help" in seen.err
    assert "Traceback" not in seen.err


def test_wrong_settings_end_with_78_and_are_all_named(bot, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", f"Bot {TOKEN}")
    monkeypatch.setenv("BOT_LOG_LEVEL", "loud")

    seen = bot("ask", "hi")

    assert seen.status == 78
    assert "DISCORD_TOKEN:" in seen.err
    assert "BOT_LOG_LEVEL:" in seen.err
    assert TOKEN not in seen.err


def test_a_setting_that_does_not_exist_is_named_with_the_nearest(bot, monkeypatch):
    monkeypatch.setenv("BOT_LOGLEVEL", "DEBUG")

    assert "did you mean BOT_LOG_LEVEL?" in bot("ask", "hi").err


def test_faulty_knowledge_ends_with_2_and_names_the_place(bot, monkeypatch, tmp_path):
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "sources.yaml").write_text("a: [")
    monkeypatch.setenv("BOT_KNOWLEDGE_DIR", str(tmp_path / "knowledge"))

    seen = bot("ask", "hi")

    assert seen.status == 2
    assert "sources.yaml:" in seen.err
    assert seen.out == ""


def test_with_a_token_the_data_folder_must_be_usable(bot, monkeypatch, tmp_path):
    (tmp_path / "in-the-way").write_text("a file")
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_DATA_DIR", str(tmp_path / "in-the-way"))

    seen = bot()

    assert seen.status == 78
    assert seen.err.startswith("These settings are wrong:\n  BOT_DATA_DIR: ")


def test_an_unforeseen_error_gives_one_sentence_with_a_reference(bot, monkeypatch, tmp_path):
    def fail(*_):
        raise ZeroDivisionError("nobody foresaw this")

    monkeypatch.setattr("bot.terminal_front.asking.answer", lambda *_, **__: fail())

    seen = bot("ask", "hi")

    assert seen.status == 70
    assert seen.err.startswith("Something went wrong inside the bot (reference ")
    assert seen.err.count("\n") == 1
    assert "ZeroDivisionError" in (tmp_path / "data" / "errors.log").read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_behind_the_output_is_said_so():
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "run_bot.py", "--version"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            check=False,
        )

    assert run.returncode == 74
    assert "The output could not be written" in run.stderr
    assert "Traceback" not in run.stderr
