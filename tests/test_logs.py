"""No log holds a secret or an address, in whatever way it tries to get in."""

import io
import json
import logging

import pytest

from bot.logs import Redactor, configure, record_crash

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GabcdE.not-a-real-token-but-of-its-shape-1234"
ODD_TOKEN = "token-of-a-test-server"
WEBHOOK = "https://discord.com/api/webhooks/1234567890/w3bh00k-S3cr3t_part"
INTERACTION = "/api/v10/interactions/987654321/aW50ZXJhY3Rpb24tdG9rZW4/callback"
EMAIL = "maria.lopez+sci@example.org"
CANARIES = (TOKEN, ODD_TOKEN, "w3bh00k-S3cr3t_part", "aW50ZXJhY3Rpb24tdG9rZW4", EMAIL)


@pytest.fixture
def log():
    """Return where log lines go, and put logging back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)


@pytest.mark.parametrize("form", ["text", "json"])
def test_secrets_and_addresses_never_reach_the_log(log, form):
    configure("DEBUG", form, log, [ODD_TOKEN])
    logger = logging.getLogger("bot.test")

    logger.info("token %s", TOKEN)
    logger.info("token %s and header Bot %s", ODD_TOKEN, TOKEN)
    logger.info({"url": WEBHOOK, "to": [EMAIL]})
    logger.info("POST %s", INTERACTION)
    try:
        raise ValueError(f"{WEBHOOK} refused {EMAIL} with {TOKEN} and {ODD_TOKEN}")
    except ValueError:
        logger.exception("it went wrong with %s", EMAIL)

    written = log.getvalue()
    assert "it went wrong" in written
    assert "ValueError" in written
    assert [canary for canary in CANARIES if canary in written] == []


def test_libraries_that_tell_too_much_at_debug_are_kept_from_it(log):
    configure("DEBUG", "text", log)

    logging.getLogger("discord.http").debug("body of a message")
    logging.getLogger("aiosqlite").debug("insert into people values (…)")
    logging.getLogger("bot.core").debug("ours")

    assert "body" not in log.getvalue()
    assert "insert" not in log.getvalue()
    assert "ours" in log.getvalue()


def test_json_logs_are_one_object_a_line(log):
    configure("INFO", "json", log)

    logging.getLogger("bot.a").warning("one\ntwo")
    try:
        raise KeyError("x")
    except KeyError:
        logging.getLogger("bot.b").exception("three")

    first, second = map(json.loads, log.getvalue().splitlines())
    assert first["message"] == "one\ntwo"
    assert (first["level"], first["logger"]) == ("WARNING", "bot.a")
    assert "KeyError" in second["exception"]


def test_lines_below_the_level_are_not_written(log):
    configure("ERROR", "text", log)

    logging.getLogger("bot").warning("quiet")

    assert log.getvalue() == ""


@pytest.mark.parametrize("hostile", ["a" * 100_000, "a." * 50_000, "a@" * 50_000, "-_." * 30_000])
def test_redaction_of_hostile_text_ends(hostile):
    Redactor()(hostile)


def test_the_addresses_around_a_token_stay_readable():
    redacted = Redactor()(f"POST {WEBHOOK} failed")

    assert redacted == "POST https://discord.com/api/webhooks/1234567890/[token] failed"


def test_an_unforeseen_error_is_kept_for_its_owner_only(tmp_path):
    file = record_crash(tmp_path / "data", "abc123", ValueError(EMAIL), Redactor())

    assert file is not None
    assert "reference abc123" in file.read_text()
    assert EMAIL not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_an_error_that_cannot_be_kept_does_no_harm(tmp_path):
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file, no folder")

    assert record_crash(in_the_way, "abc123", ValueError("x"), Redactor()) is None
