"""Slips: the likelier one is, the nearer a typed word lies to the word that was meant."""

import pytest

from bot.core.answering.slips import slips


@pytest.mark.parametrize(
    ("likelier", "rarer", "meant"),
    [
        ("vard", "mard", "card"),  # the key beside the right one
        ("smumit", "smzmit", "summit"),  # two letters swapped
        ("summmit", "sumqmit", "summit"),  # a letter doubled
        ("rejister", "rekister", "register"),  # a letter that sounds alike
        ("whin", "whtn", "when"),  # one vowel for another
        ("visits", "wisits", "visits"),
        ("sumsit", "tummit", "summit"),  # the first letter is seldom mistyped
    ],
)
def test_what_fingers_do_costs_less_than_what_they_do_not(likelier, rarer, meant):
    assert slips(likelier, meant) < slips(rarer, meant)


def test_a_word_lies_nowhere_from_itself():
    assert slips("summit", "summit") == 0


@pytest.mark.parametrize(("typed", "meant"), [("", "summit"), ("summit", ""), ("x", "summit")])
def test_words_that_share_nothing_lie_far_apart(typed, meant):
    assert slips(typed, meant) > 3
