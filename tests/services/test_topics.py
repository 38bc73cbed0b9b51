"""A topic is found by what a person types of its name."""

from pathlib import Path

import pytest

from bot.files import load_knowledge
from bot.services.topics import search_topics


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge(Path(__file__).parents[2] / "knowledge")


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("academy", "sci-academy"),
        ("sci acadmy", "sci-academy"),
        ("muni seminar", "municipal-seminar"),
        ("500 in 5", "500-in-5"),
        ("All Americas Summit", "all-americas-summit"),
        ("youth leadership", "youth-leadership-summit"),
        ("villes jumelées", "sci"),
    ],
)
def test_the_topic_meant_comes_first(typed, topic, knowledge):
    assert search_topics(knowledge, typed, "en")[0].id == topic


def test_nothing_typed_means_all_topics(knowledge):
    assert len(search_topics(knowledge, "  ", "en")) == len(knowledge.topics)


@pytest.mark.parametrize("typed", ["zzzzzz", "???", "\0", "é" * 4000])
def test_what_is_like_no_name_finds_nothing(typed, knowledge):
    assert search_topics(knowledge, typed, "en") == ()


def test_no_more_are_returned_than_asked_for(knowledge):
    assert len(search_topics(knowledge, "summit", "en", limit=2)) == 2
