"""Placeholders stand for what the knowledge base says on the day of the post."""

import datetime as dt

import pytest

from bot.core.announcements.placeholders import fill, unknown
from bot.files import load_knowledge
from tests.discord_front.conftest import KNOWLEDGE

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge(KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "language", "filled"),
    [
        ("{summit.dates}", "en", "May 28–31, 2024"),
        ("{summit.dates}", "es", "del 28 al 31 de mayo de 2024"),
        ("{Cumbre.dates}", "pt", "de 28 a 31 de maio de 2024"),
        ("{all-americas-summit.name}", "en", "2024 All Americas Summit"),
        ("{summit-website}", "fr", "https://allamericassummit.sistercities.org/"),
        ("{registration}", "en", "https://allamericassummit.sistercities.org/"),
        ("{Inscripción}", "es", "https://allamericassummit.sistercities.org/"),
        ("{dates}", "fr", "du 28 au 31 mai 2024"),
        ("{cumbre.fechas}", "es", "del 28 al 31 de mayo de 2024"),
        ("{general}", "en", "info@sistercities.org"),
        ("{nothing.here} and {}", "en", "{nothing.here} and {}"),
        ("100 % {of} it", "en", "100 % {of} it"),
    ],
)
def test_they_are_filled_in_the_language_of_the_post(text, language, filled, knowledge):
    assert fill(text, knowledge, language, TODAY) == filled


def test_facts_are_told_as_they_are_on_the_day(knowledge):
    told = fill("{summit.what}", knowledge, "en", TODAY)
    assert len(told) > 40
    assert "{" not in told


def test_those_that_stand_for_nothing_are_found_once(knowledge):
    text = "{summit.dates} {summit.prize} {summit.prize} {nowhere.dates}"
    assert [item.name for item in unknown(text, knowledge)] == ["summit.prize", "nowhere.dates"]


def test_what_a_value_holds_is_not_filled_again(knowledge):
    assert fill("{{summit.dates}}", knowledge, "en", TODAY) == "{May 28–31, 2024}"
