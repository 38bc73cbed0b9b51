"""The commands that look after what is kept: backup, restore and setup."""

import stat

from typer.testing import CliRunner

from bot.terminal_front.commands import command_line
from bot.terminal_front.program import Program

JOIN = "/signup next summit\nana@example.org\nyes\n"


def test_a_backup_is_made_and_put_back(bot, tmp_path):
    bot("chat", lines=JOIN)
    seen = bot("backup", "copy.db")
    assert (seen.status, "checked" in seen.out) == (0, True)
    bot("chat", lines="/my\n8\n1\n")
    assert "nothing in this server" in bot("chat", lines="/my\n").out
    seen = bot("restore", "copy.db")
    assert "What was there before is in" in seen.out
    assert "ana@example.org" in bot("chat", lines="/my\n").out


def test_what_cannot_be_restored_is_said_with_a_remedy(bot):
    seen = bot("restore", "nothing.db")
    assert (seen.status, "name the file" in seen.err) == (78, True)
    seen = bot("backup", "copy.db")
    assert (seen.status, "nothing has been kept yet" in seen.err) == (78, True)


def test_the_token_is_kept_where_nobody_else_reads_it(tmp_path, monkeypatch):
    monkeypatch.setenv("DISCORD_API_BASE", "http://127.0.0.1:9")
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.setenv("BOT_DATA_DIR", str(tmp_path / "data"))
    file = tmp_path / "env"
    file.write_text("BOT_LOG_LEVEL=INFO\n")
    seen = CliRunner().invoke(
        command_line(), ["setup", "--file", str(file)], input="abc.def\n", obj=Program()
    )
    assert "abc.def" not in seen.output
    assert "BOT_LOG_LEVEL=INFO\n" in file.read_text()
    assert "DISCORD_TOKEN=abc.def\n" in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
