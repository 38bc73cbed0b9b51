"""What people type is understood kindly and kept in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.signups.forms import Wrong, check_questions
from bot.core.signups.lists import Asks, Choice, Question

LABEL = {"en": "?"}


def read(asks, typed, **details):
    question = Question("q", asks, LABEL, **details)
    checked = check_questions([question], {"q": typed})
    return checked.faults[0].wrong if checked.faults else checked.answers.get("q")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ana@example.org", "ana@example.org"),
        (" <Ana@Example.ORG> ", "Ana@example.org"),
        ("mailto:ana@example.org", "ana@example.org"),
        ("ana@exämple.org", "ana@exämple.org"),
        ("ana", Wrong.EMAIL),
        ("ana@", Wrong.EMAIL),
        ("ana@example", Wrong.EMAIL),
        ("ana@example..org", Wrong.EMAIL),
        ("ana@example.org, ben@example.org", Wrong.EMAIL),
        ("", Wrong.MISSING),
        ("a" * 250 + "@example.org", Wrong.TOO_LONG),
    ],
)
def test_addresses(typed, kept):
    assert read(Asks.EMAIL, typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Bogotá, Colombia", "Bogotá, Colombia"),
        ("Bogotá/Colombia", "Bogotá, Colombia"),
        ("Stratford-upon-Avon - England", "Stratford-upon-Avon, England"),
        ("Bogotá", Wrong.PLACE),
        ("Bogotá, 7", Wrong.PLACE),
    ],
)
def test_a_city_comes_with_its_country(typed, kept):
    assert read(Asks.PLACE, typed) == kept


@pytest.mark.parametrize("typed", ["online", "Online", "en línea", "2", " ONLINE "])
def test_a_choice_is_meant_by_label_number_or_id(typed):
    choices = (Choice("room", {"en": "Room"}), Choice("online", {"en": "Online", "es": "En línea"}))
    assert read(Asks.CHOICE, typed, choices=choices) == "online"
    assert read(Asks.CHOICE, "3", choices=choices) is Wrong.CHOICE


@pytest.mark.parametrize(("typed", "kept"), [("yes", "yes"), ("Sí", "yes"), ("no", Wrong.CONSENT)])
def test_consent_is_given_by_saying_yes(typed, kept):
    assert read(Asks.CONSENT, typed) == kept


def test_what_need_not_be_answered_may_be_left_out():
    assert read(Asks.SHORT, "  ", required=False) is None


@given(st.sampled_from(Asks), st.text(max_size=300))
def test_nothing_typed_breaks_a_form(asks, typed):
    kept = read(asks, typed)
    if isinstance(kept, str) and not isinstance(kept, Wrong):
        assert read(asks, kept) == kept
        assert not any(char < " " and char not in "\n\t" for char in kept)
