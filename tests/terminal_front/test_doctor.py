"""The command doctor: what is missing, each with its one remedy."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GabcdE.not-a-real-token-but-of-its-shape-1234"


class Discord(BaseHTTPRequestHandler):
    """As much of Discord as the doctor asks."""

    def do_GET(self):
        known = self.headers.get("Authorization") == f"Bot {TOKEN}"
        replies = {"/gateway": {"url": "ws://x"}, "/users/@me": {"username": "sister"}}
        open_to_all = self.path == "/gateway"
        self.send_response(200 if known or open_to_all else 401)
        self.end_headers()
        self.wfile.write(json.dumps(replies.get(self.path, {})).encode())

    def log_message(self, *_):
        """Stay silent."""


@pytest.fixture
def discord(monkeypatch):
    """A server that the settings point to."""
    with HTTPServer(("127.0.0.1", 0), Discord) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        monkeypatch.setenv("DISCORD_API_BASE", f"http://127.0.0.1:{server.server_port}")
        yield server
        server.shutdown()
        thread.join()


def test_when_all_is_well_it_says_so(bot, discord, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)

    seen = bot("doctor")

    assert seen.status == 0
    assert [line[:2] for line in seen.out.splitlines()] == ["ok"] * 4
    assert "sister" in seen.out
    assert TOKEN not in seen.out


def test_a_missing_token_is_named_with_its_remedy(bot, discord):
    seen = bot("doctor")

    assert seen.status == 78
    assert "!!  token: none is set\n    -> put DISCORD_TOKEN" in seen.out


def test_a_token_that_discord_refuses_is_named(bot, discord, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN[:-1])

    seen = bot("doctor")

    assert seen.status == 78
    assert "Discord refuses it" in seen.out


def test_an_unreachable_discord_is_named(bot, monkeypatch):
    monkeypatch.setenv("DISCORD_API_BASE", "http://127.0.0.1:1")
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)

    seen = bot("doctor")

    assert seen.status == 69
    assert "does not answer" in seen.out


def test_everything_is_looked_at_even_if_the_first_is_ill(bot, discord, monkeypatch, tmp_path):
    (tmp_path / "in-the-way").write_text("a file")
    monkeypatch.setenv("BOT_KNOWLEDGE_DIR", str(tmp_path / "nothing"))
    monkeypatch.setenv("BOT_DATA_DIR", str(tmp_path / "in-the-way"))

    seen = bot("doctor")

    assert seen.status == 2
    assert seen.out.count("!!") == 3
    assert seen.out.count("->") == 3
