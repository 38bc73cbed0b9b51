"""Topics are found by any of their names."""

import pytest

from bot.core.answering.mentions import TopicFinder, named
from bot.core.knowledge.model import Topic
from bot.core.text import clean, tokens


def topic(id_, *names, default_for=()):
    return Topic(
        id_, "event", {"en": names}, "desk", "letter", {}, {}, default_for=frozenset(default_for)
    )


@pytest.fixture(scope="module")
def finder():
    return TopicFinder(
        [
            topic("fair", "Town Fair", "fair of the town", default_for=["fair"]),
            topic("youth-fair", "Youth Town Fair"),
            topic("café", "Café Olé"),
        ]
    )


def found(finder, text):
    return dict(named(finder.find(tokens(clean(text)))))


def test_a_name_names_its_topic(finder):
    assert found(finder, "When is the Town Fair?") == {"fair": True}


def test_the_longest_name_wins(finder):
    assert found(finder, "the youth town fair") == {"youth-fair": True}


def test_a_common_word_is_told_from_a_name(finder):
    assert found(finder, "when is the fair") == {"fair": False}


def test_accents_and_blanks_in_a_name_do_not_matter(finder):
    assert found(finder, "cafe ole") == {"café": True}
    assert found(finder, "townfair") == {"fair": True}


def test_topics_come_in_the_order_they_are_named(finder):
    assert list(found(finder, "cafe olé or youth town fair")) == ["café", "youth-fair"]


def test_nothing_is_named_in_other_words(finder):
    assert found(finder, "a town with a market") == {}
