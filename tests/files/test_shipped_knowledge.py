"""The knowledge that the bot ships with: complete, in four languages, in our own words."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.knowledge.grid import aspects
from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.telling import tell
from bot.files import Loaded, load

ROOT = Path(__file__).parents[2]
SOURCE_RUNS = frozenset((Path(__file__).with_name("source_runs.txt")).read_text().split("\n")[1:])
RUN = 9
DAYS = (dt.date(2024, 5, 1), dt.date(2024, 5, 29), dt.date(2026, 11, 22))
COMMON = {
    "en": "the and of is are was with for from its to by it my you not",
    "es": "el los las y del es fue con una su se más mis hay qué no",
    "pt": "o os as e do da dos das é foi com uma em não mais minhas",
    "fr": "le les et des du est sont avec pour par une dans sur mes il ne",
}
"""Little words that tell the four languages apart."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(ROOT / "knowledge")


@pytest.fixture(scope="module")
def knowledge(loaded) -> Knowledge:
    return loaded.knowledge


def answers(knowledge: Knowledge, language: str) -> Iterator[tuple[str, str]]:
    """Yield every answer that a member can read, on days before, during and after the summit."""
    for topic in knowledge.topics.values():
        for id_, fact in topic.facts.items():
            for text in dict.fromkeys(tell(knowledge, topic, fact, language, day) for day in DAYS):
                yield f"{topic.id}.{id_}", text
        for aspect in aspects(knowledge, topic):
            if aspect.id not in topic.facts:
                yield f"{topic.id}.{aspect.id}", aspect.missing[language]
    for entry in knowledge.entries.values():
        yield entry.id, entry.text[language]


def test_the_four_languages_are_there_and_no_text_lacks_one(loaded):
    ours = [fault for fault in loaded.review() if "texts/" not in fault.file]

    assert loaded.knowledge.languages == ("en", "es", "fr", "pt")
    assert ours == []


@pytest.mark.parametrize("language", COMMON)
def test_every_answer_is_in_its_language(language, knowledge):
    words = {code: set(text.split()) for code, text in COMMON.items()}

    for cell, text in answers(knowledge, language):
        said = re.findall(r"[^\W\d_]+", text.lower())
        scores = {code: sum(word in common for word in said) for code, common in words.items()}
        assert scores[language] == max(scores.values()), f"{cell}: {text}"


def test_answers_are_short(knowledge):
    for language in COMMON:
        for cell, text in answers(knowledge, language):
            assert len(text) <= 600, cell


def test_no_sentence_of_the_sources_is_copied(knowledge):
    for cell, text in answers(knowledge, "en"):
        said = re.findall(r"[^\W_]+", text.lower())
        for start in range(len(said) - RUN + 1):
            run = " ".join(said[start : start + RUN])
            digest = hashlib.sha256(run.encode()).hexdigest()[:12]
            assert digest not in SOURCE_RUNS, f"{cell}: {run}"


def test_every_topic_leads_to_somebody_who_can_help(knowledge):
    contacts = {topic.id: knowledge.contacts[topic.contact] for topic in knowledge.topics.values()}

    assert contacts["all-americas-summit"].url == "https://allamericassummit.sistercities.org/"
    assert contacts["500-in-5"].email == "500in5@sci-africa.com"
    assert contacts["sci"].email == "info@sistercities.org"
    assert all(contact.email or contact.url for contact in contacts.values())


@pytest.mark.parametrize(
    "cell",
    [
        *("all-americas-summit.where", "all-americas-summit.cost", "all-americas-summit.speakers"),
        *("all-americas-summit.hotel", "all-americas-summit.visa", "all-americas-summit.deadline"),
        *("all-americas-summit.online", "all-americas-summit.next", "all-americas-summit.agenda"),
        *("sci.phone", "sci.staff", "sci.join", "sci.dues", "sci.member-list", "sci.where"),
        *("500-in-5.progress", "annual-conference.when", "youth-leadership-summit.when"),
        *("j1-homestay.details", "j1-homestay.cost", "exchanges.cost", "events.when"),
    ],
)
def test_what_the_sources_leave_out_is_a_known_unknown(cell, knowledge):
    topic_id, _, aspect_id = cell.partition(".")
    topic = knowledge.topics[topic_id]

    assert aspect_id not in topic.facts
    assert topic.kind in knowledge.aspects[aspect_id].kinds


def test_washington_is_the_dateline_and_not_the_venue(knowledge):
    hint = knowledge.topics["all-americas-summit"].unknown["where"].hint["en"]

    assert "not the venue" in hint


@pytest.mark.parametrize("language", COMMON)
def test_the_two_figures_for_the_communities_both_have_their_date(language, knowledge):
    sci = knowledge.topics["sci"]
    said = tell(knowledge, sci, sci.facts["size"], language, DAYS[-1])

    assert all(figure in said for figure in ("400", "500", "138", "2024"))
    assert re.search(r"1[.,\u00a0]?800", said)


def test_every_fact_has_a_source_that_is_named(knowledge):
    for topic in knowledge.topics.values():
        for fact in topic.facts.values():
            assert knowledge.sources[fact.source].title


def test_figures_carry_the_day_they_hold_for(knowledge):
    facts = knowledge.topics["sci"].facts

    assert facts["size"].as_of == facts["members"].as_of == dt.date(2024, 4, 22)
