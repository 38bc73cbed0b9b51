"""One message, several questions: where it may be cut."""

import pytest

from bot.core.answering.parts import Cut, Splitter, asking


@pytest.fixture
def splitter():
    return Splitter(
        joining=["and", "y"],
        negations=["not", "apart from"],
        asking_words=["when", "who"],
        telling=["my", "i"],
        contrasts={"en": ["but"], "fr": ["mais"]},
    )


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("when, and where", "when", "where"),
        ("cuándo y dónde", "cuándo", "dónde"),
        ("cost / place", "cost", "place"),
        ("when is it? where is it?", "when is it?", "where is it?"),
    ],
)
def test_a_message_is_cut_at_marks_and_joining_words(text, left, right, splitter):
    (cut,) = splitter.cuts(text)

    assert (cut.left, cut.right) == (left, right)


def test_a_word_that_merely_contains_a_joining_word_is_no_cut(splitter):
    assert list(splitter.cuts("the island summit")) == []


def test_every_cut_is_tried(splitter):
    assert len(list(splitter.cuts("when, where and who"))) == 2


def test_a_joining_word_parts_more_firmly_than_a_comma(splitter):
    comma, word = splitter.cuts("when, where and who")

    assert not comma.firm
    assert word.firm


def test_a_part_that_says_nothing_is_none(splitter):
    assert list(splitter.cuts("a, and")) == []


def test_blanks_without_end_change_nothing(splitter):
    (cut,) = splitter.cuts(f"when{' ' * 4000}and{' ' * 4000}where")

    assert (cut.left, cut.right) == ("when", "where")
    assert list(splitter.cuts(" " * 4000)) == []


@pytest.mark.parametrize(
    "part", ["not the founder", "apart from the founder", "my town was there", "?!"]
)
def test_a_part_that_asks_nothing_is_seen(part, splitter):
    assert splitter.asks_once(Cut("when was it", part, firm=True), "en")
    assert splitter.asks_once(Cut(part, "when was it", firm=True), "en")


@pytest.mark.parametrize("part", ["the founder", "my town, when did it join", "i was there?"])
def test_a_part_that_asks_is_kept(part, splitter):
    assert not splitter.asks_once(Cut(part, "when was it", firm=True), "en")


def test_what_a_question_is_set_against_asks_nothing_in_that_language(splitter):
    (cut,) = splitter.cuts("the site we know mais when was it")

    assert splitter.asks_once(cut, "fr")
    assert not splitter.asks_once(cut, "en")


def test_a_story_asks_in_its_questions_or_at_its_end():
    assert asking("We were in Rio. Who runs it? Thanks a lot!") == "Who runs it?"
    assert asking("We were in Rio. Tell me who runs it") == "Tell me who runs it"
