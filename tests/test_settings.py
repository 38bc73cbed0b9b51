"""Settings come from the environment and .env; whatever is wrong is said at once and kindly."""

import datetime as dt
import re
from pathlib import Path

import pytest

from bot.settings import (
    DISCORD_API,
    ROOT,
    Settings,
    SettingsFault,
    is_exposed,
    load_settings,
    names_in,
    parse_moment,
    unknown_variables,
    variables,
)

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GabcdE.not-a-real-token-but-of-its-shape-1234"


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch):
    for variable in variables():
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def no_file(tmp_path) -> Path:
    return tmp_path / ".env"


def problems(env_file: Path) -> str:
    with pytest.raises(SettingsFault) as caught:
        load_settings(env_file)
    return "\n".join(caught.value.problems)


def test_nothing_needs_to_be_set(no_file):
    settings = load_settings(no_file)

    assert settings.token is None
    assert settings.api_base == DISCORD_API
    assert settings.data_dir == ROOT / "data"
    assert settings.knowledge_dir == ROOT / "knowledge"
    assert settings.log_level == "INFO"
    assert settings.now is None


def test_the_file_sets_what_the_environment_does_not(no_file, monkeypatch):
    no_file.write_text("BOT_LOG_LEVEL=error\nBOT_LOG_FORMAT=json\n")
    monkeypatch.setenv("BOT_LOG_LEVEL", "debug")

    settings = load_settings(no_file)

    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")


def test_an_empty_variable_counts_as_unset(no_file, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "")
    monkeypatch.setenv("BOT_LOG_LEVEL", "")

    assert load_settings(no_file).token is None


def test_the_token_shows_nowhere(no_file, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    settings = load_settings(no_file)

    assert settings.token is not None
    assert settings.token.get_secret_value() == TOKEN
    for text in (repr(settings), str(settings), str(settings.token), f"{settings.model_dump()}"):
        assert TOKEN not in text


@pytest.mark.parametrize(
    "token", [f"Bot {TOKEN}", f"{TOKEN} {TOKEN}", f"{TOKEN}\u200b", "pässword"]
)
def test_a_token_that_cannot_be_one_is_refused_without_being_repeated(token, no_file, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", token)

    said = problems(no_file)

    assert said.startswith("DISCORD_TOKEN: ")
    assert TOKEN not in said
    assert token not in said


def test_all_problems_are_named_at_once(no_file, monkeypatch):
    wrong = {
        "DISCORD_TOKEN": "two words",
        "DISCORD_API_BASE": "discord",
        "BOT_DATA_DIR": "  ",
        "BOT_LOG_LEVEL": "loud",
        "BOT_LOG_FORMAT": "xml",
        "BOT_NOW": "tomorrow",
    }
    for variable, value in wrong.items():
        monkeypatch.setenv(variable, value)

    lines = problems(no_file).splitlines()

    assert {line.partition(":")[0] for line in lines} == set(wrong)


@pytest.mark.parametrize(
    "address", ["ftp://example.org", "https://", "http://[", "https://example.org:port", "x"]
)
def test_an_address_that_is_none_is_refused(address, no_file, monkeypatch):
    monkeypatch.setenv("DISCORD_API_BASE", address)

    assert "is no web address" in problems(no_file)


def test_a_server_of_ones_own_may_be_used(no_file, monkeypatch):
    monkeypatch.setenv("DISCORD_API_BASE", "http://127.0.0.1:8080/api/")

    assert load_settings(no_file).api_base == "http://127.0.0.1:8080/api"


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00binary", b"DISCORD_TOKEN=\x00"], ids=["binary", "zero byte"]
)
def test_a_file_that_is_no_text_never_gives_a_traceback(content, no_file):
    no_file.write_bytes(content)

    with pytest.raises(SettingsFault):
        load_settings(no_file)


def test_a_date_for_trials_means_its_noon():
    assert parse_moment("2024-05-29") == dt.datetime(2024, 5, 29, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text", ["2024-05-29T18:00", "2024-05-29T18:00Z", "2024-05-29 20:00+02:00"]
)
def test_a_moment_for_trials_is_taken_in_utc_unless_it_says_otherwise(text):
    assert parse_moment(text) == dt.datetime(2024, 5, 29, 18, tzinfo=dt.UTC)


@pytest.mark.parametrize("text", ["", "soon", "2024-13-01", "0001-01-01T00:00+14:00", "9" * 5000])
def test_what_is_no_moment_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="write one like 2024-05-29"):
        parse_moment(text)


def test_a_misspelt_variable_is_noticed_and_the_nearest_named():
    said = unknown_variables(["BOT_LOGLEVEL", "DISCORD_TOKN", "BOT_COLOUR", "PATH", "DISCORD_HOOK"])

    assert said == (
        "BOT_COLOUR is not a setting of the bot; .env.example lists them all",
        "BOT_LOGLEVEL is not a setting of the bot; did you mean BOT_LOG_LEVEL?",
        "DISCORD_TOKN is not a setting of the bot; did you mean DISCORD_TOKEN?",
    )


def test_the_names_in_a_file_are_known_even_if_they_are_no_settings(no_file):
    no_file.write_text("BOT_LOGLEVEL=debug\n# BOT_NOW=x\nDISCORD_TOKEN=$x\n")

    assert names_in(no_file) == {"BOT_LOGLEVEL", "DISCORD_TOKEN"}


def test_the_example_file_explains_every_setting_and_no_other():
    example = (ROOT / ".env.example").read_text()

    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == set(variables())


def test_the_readme_explains_every_setting_and_no_other():
    readme = (ROOT / "README.md").read_text()

    assert set(re.findall(r"^\| `([A-Z_]+)` \|", readme, re.MULTILINE)) == set(variables())


def test_the_values_in_the_example_file_are_accepted(no_file):
    example = (ROOT / ".env.example").read_text()
    no_file.write_text(re.sub(r"^#([A-Z_]+=)", r"\1", example, flags=re.MULTILINE))

    assert isinstance(load_settings(no_file), Settings)


def test_a_token_that_others_can_read_is_noticed(no_file):
    assert not is_exposed(no_file)

    no_file.write_text("DISCORD_TOKEN=x\n")
    no_file.chmod(0o644)
    assert is_exposed(no_file)

    no_file.chmod(0o600)
    assert not is_exposed(no_file)
