"""A fact is told in the tense of the day it is asked on."""

import datetime as dt
from pathlib import Path

import pytest

from bot.core.knowledge.model import Fact, Knowledge
from bot.core.knowledge.telling import placeholders, tell
from bot.core.knowledge.values import Phase
from bot.files import load_knowledge

BEFORE, DURING, AFTER = dt.date(2024, 5, 27), dt.date(2024, 5, 29), dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(Path(__file__).parents[3] / "knowledge")


def told(knowledge: Knowledge, aspect: str, language: str, today: dt.date) -> str:
    summit = knowledge.topics["all-americas-summit"]
    return tell(knowledge, summit, summit.facts[aspect], language, today)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (BEFORE, "The 2024 All Americas Summit takes place on May 28–31, 2024; it lasts 4 days."),
        (
            DURING,
            "The 2024 All Americas Summit is under way: today is day 2 of 4 (May 28–31, 2024).",
        ),
        (AFTER, "The 2024 All Americas Summit took place on May 28–31, 2024. It is over, and my"),
    ],
)
def test_the_dates_of_the_summit_over_time(knowledge, today, said):
    assert told(knowledge, "when", "en", today).startswith(said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "hoy es el día 2 de 4 (del 28 al 31 de mayo de 2024)"),
        ("pt", "hoje é o dia 2 de 4 (de 28 a 31 de maio de 2024)"),
        ("fr", "c’est le jour 2 sur 4 (du 28 au 31 mai 2024)"),
    ],
)
def test_the_second_day_of_the_summit_in_other_languages(knowledge, language, said):
    assert said in told(knowledge, "when", language, DURING)


def test_the_first_and_the_last_day_belong_to_the_summit(knowledge):
    assert "day 1 of 4" in told(knowledge, "when", "en", dt.date(2024, 5, 28))
    assert "day 4 of 4" in told(knowledge, "when", "en", dt.date(2024, 5, 31))
    assert "is over" in told(knowledge, "when", "en", dt.date(2024, 6, 1))


def test_addresses_are_spelled_out(knowledge):
    assert "https://allamericassummit.sistercities.org/" in told(knowledge, "website", "fr", AFTER)


def test_a_language_without_the_fact_gets_it_in_english(knowledge):
    assert told(knowledge, "host", "de", AFTER) == told(knowledge, "host", "en", AFTER)


def test_a_fact_of_a_topic_without_dates_has_one_wording(knowledge):
    fact = Fact(text={"en": dict.fromkeys(Phase, "As ever.")}, source="africa-brochure")

    assert tell(knowledge, knowledge.topics["sci"], fact, "en", BEFORE) == "As ever."


@pytest.mark.parametrize("text", ["{", "}", "{a", "{a!r}", "{a:>3}"])
def test_a_brace_out_of_place_is_no_placeholder(text):
    with pytest.raises(ValueError, match=r"placeholder|[{}]|'}'"):
        placeholders(text)


def test_placeholders_are_plain_names():
    assert placeholders("from {first} to {last}, {{not}} this") == {"first", "last"}
