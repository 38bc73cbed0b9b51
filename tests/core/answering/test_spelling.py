"""Spelling: slips are drawn to the words that are known, and words are left alone."""

import pytest

from bot.core.answering.spelling import LONGEST, Speller

KNOWN = {
    "summit": 90,
    "when": 80,
    "the": 99,
    "register": 40,
    "founder": 30,
    "please": 20,
    "vida": 1,
}


@pytest.fixture(scope="module")
def speller():
    return Speller(KNOWN, ["academy", "visa"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sumit", "summit"),
        ("summmit", "summit"),
        ("smumit", "summit"),
        ("summot", "summit"),
        ("regsiter", "register"),
        ("acadmy", "academy"),
        ("pleeeease", "please"),
    ],
)
def test_dropped_doubled_swapped_and_neighbouring_letters(typed, meant, speller):
    assert speller.correct(typed) == (meant,)


def test_words_written_together_are_parted(speller):
    assert speller.correct("thesummit") == ("the", "summit")


@pytest.mark.parametrize("word", ["vida", "summit", "xqzvwk", "cat", "2024", "z" * (LONGEST + 1)])
def test_known_words_strangers_numbers_and_monsters_are_left_alone(word, speller):
    assert speller.correct(word) == (word,)


def test_a_short_word_with_another_first_letter_is_another_word(speller):
    assert speller.correct("pisa") == ("pisa",)


def test_what_nobody_wrote_is_a_stranger(speller):
    assert speller.knows("summit")
    assert not speller.knows("sumit")
