"""What is worth mending though no rule is broken."""

import pytest

from bot.core.knowledge.model import Entry, Fact, Knowledge, ReplyKind, Topic, Words
from bot.core.quality.review import review


def topic(id_, names, **facts):
    return Topic(id_, "event", {"en": names}, "desk", "letter", facts, {})


def knowledge(topics=(), phrasings=None, entries=(), languages=("en",)):
    return Knowledge(
        topics={topic.id: topic for topic in topics},
        aspects={},
        entries={entry.id: entry for entry in entries},
        sources={},
        contacts={},
        words={language: Words(language, language, {}) for language in languages},
        phrasings=phrasings or {},
        texts={},
    )


@pytest.fixture
def fair():
    return topic("fair", ("Town Fair",), when=Fact({}, "letter"), what=Fact({}, "letter"))


def said(made):
    return [f"{problem.place[1]}: {problem.problem}" for problem in review(made)]


def test_names_that_read_alike_collide(fair):
    other = topic("market", ("town-fair",))

    assert said(knowledge([fair, other])) == [
        'market: "town-fair" reads like "Town Fair", a name of the topic "fair"'
    ]


def test_the_same_words_for_two_cells_cannot_be_told_apart(fair):
    phrasings = {
        "fair.when": {"en": ("What about the Town Fair?",)},
        "fair.what": {"en": ("what about the town fair",)},
    }

    (clash,) = said(knowledge([fair], phrasings))

    assert clash == (
        'fair.what: "what about the town fair" asks the same as "What about the Town Fair?" '
        "of fair.when"
    )


def test_words_that_differ_can_be_told_apart(fair):
    phrasings = {
        "fair.when": {"en": ("which weekend is the town fair",)},
        "fair.what": {"en": ("what goes on there",)},
    }

    assert said(knowledge([fair], phrasings)) == []


def test_a_text_that_answers_both_need_not_tell_them_apart():
    facts = {"when": Fact({}, "letter"), "what": Fact({}, "letter", covers=("fair.when",))}
    phrasings = {"fair.when": {"en": ("and the fair?",)}, "fair.what": {"en": ("and the fair?",)}}

    assert said(knowledge([topic("fair", ("Fair",), **facts)], phrasings)) == []


def test_what_continues_a_conversation_is_told_apart_by_its_topic(fair):
    choir = topic("choir", ("Town Choir",), when=Fact({}, "letter"))
    phrasings = {"fair.when": {"en": ("… and when?",)}, "choir.when": {"en": ("… and when?",)}}

    assert said(knowledge([fair, choir], phrasings)) == []


def test_a_cell_among_the_phrasings_of_another_is_hard_to_reach(fair):
    days = ("monday", "tuesday", "friday", "saturday", "sunday")
    phrasings = {
        "fair.when": {"en": tuple(f"will it be on {day} or another day" for day in days)},
        "fair.what": {"en": tuple(f"{day} or another day" for day in days)},
        "off-topic": {"en": tuple(f"{day} or another day it will rain" for day in days)},
    }

    assert any("hard to reach" in line for line in said(knowledge([fair], phrasings)))


def test_an_entry_asked_for_in_one_language_only_is_named():
    taught = Entry(
        "parking", ReplyKind.FACT, {"en": "Behind the hall."}, {"en": ("where to park",)}
    )

    assert said(knowledge(entries=[taught], languages=("en", "es", "fr"))) == [
        "parking: has no phrasings in es, fr"
    ]
