"""Text as people type it: whatever it is, it becomes comparable, bounded and harmless."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.text import MESSAGE_LIMIT, SENTENCE_LIMIT, SENTENCES, clean, sentences, tokens

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)
"""Lone surrogates and unassigned characters as well: Discord's clients send what they like."""


@given(ANYTHING)
@settings(max_examples=400, deadline=None)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(ANYTHING)
@settings(max_examples=400, deadline=None)
def test_no_marks_and_no_invisible_characters_are_left(text):
    left = {unicodedata.category(character) for character in clean(text) if character != "\n"}

    assert left.isdisjoint({"Mn", "Me", "Cf", "Cc", "Cs"})


@given(ANYTHING, st.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_what_is_read_is_bounded(text, times):
    long = text * times * 3

    assert len(clean(long)) <= MESSAGE_LIMIT
    assert len(sentences(long)) <= SENTENCES
    assert all(0 < len(sentence) <= SENTENCE_LIMIT for sentence in sentences(long))


@pytest.mark.parametrize("character", ["\ufdfa", "ﬃ", "e" + "\u0301" * 50, "\u200b", "𝔄", "🔥"])
def test_a_character_that_grows_does_not_outgrow_the_bound(character):
    assert len(clean(character * MESSAGE_LIMIT)) <= MESSAGE_LIMIT


@pytest.mark.parametrize(
    "disguised",
    [
        "¿Cuándo es la cumbre?",
        "¿CUÁNDO es la CUMBRE?",
        "¿C\u200bu\u00e1ndo es la c\u202eumbre?",
        "¿Ｃｕáｎｄｏ es la cumbre?",
        "¿Cu\u0301a\u0301ndo\u0336 es la cumbre?",
        "¿Cuánd\u043e es la cumbr\u0435?",
    ],
)
def test_accents_width_marks_and_lookalikes_make_no_difference(disguised):
    assert tokens(clean(disguised)) == ["cuando", "es", "la", "cumbre"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("500in5", ["500", "in", "5"]),
        ("1,800 communities", ["1800", "communities"]),
        ("write to info@sistercities.org", ["write", "to", "emailaddress"]),
        ("see https://example.org/a?b=c", ["see", "weblink"]),
        ("<@123456789> hi <:wave:42>", ["hi"]),
        ("😀🔥", []),
    ],
)
def test_words_numbers_addresses_and_discords_marks(typed, read):
    assert tokens(clean(typed)) == read


def test_of_a_long_story_the_end_is_kept_where_the_question_stands():
    story = "We had a lovely time. " * 150 + "When was the summit?"

    assert sentences(story)[-1] == "When was the summit?"


def test_a_sentence_without_end_is_cut_between_words():
    pieces = sentences("word " * 200)

    assert all(set(piece.split()) == {"word"} for piece in pieces)
