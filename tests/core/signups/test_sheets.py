"""What organizers fill in of a list is read as it is meant, or named as a fault."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.core.knowledge.values import EventDates
from bot.core.signups.asking import asked, put_question, question_sheet
from bot.core.signups.lists import Asks
from bot.core.signups.sheets import Reading, blank, fill_in, sheet_of

HOW = Reading(
    zone="America/Bogota",
    language="en",
    consent={"en": "I agree", "es": "Estoy de acuerdo"},
    topics=frozenset({"summit", "exchanges"}),
    events=frozenset({"summit"}),
    lists=frozenset({"picnic", "news"}),
)
SPANISH = replace(HOW, language="es")
SUMMIT = EventDates(dt.date(2027, 5, 1), dt.date(2027, 5, 2))


def filled(list_, how=HOW, **sheet):
    changes, faults = fill_in(list_, sheet, how)
    assert not faults
    return replace(list_, **changes)


def faults(list_, **sheet):
    return [(fault.field, fault.reason) for fault in fill_in(list_, sheet, HOW)[1]]


@pytest.fixture
def picnic():
    texts = {"title": "Picnic", "description": "With games", "purpose": "To plan the food"}
    made = filled(blank(), **texts, questions="Name\nE-mail [email] (optional) | at work")
    return replace(made, id="picnic")


def test_a_sheet_that_is_sent_back_untouched_changes_nothing(picnic):
    full = filled(picnic, seats="3", opens="2027-01-02 10:00", keep_days="30", topics="exchanges")
    assert fill_in(full, sheet_of(full, HOW), HOW) == ({}, ())
    assert fill_in(full, sheet_of(full, SPANISH), SPANISH)[0] == {}


def test_an_event_brings_its_dates_and_own_ones_are_refused(picnic):
    assert faults(picnic, event="summit", dates="2027-06-01") == [("dates", "event")]
    own = filled(picnic, dates="2027-06-01")
    of_event = filled(own, event="summit", dates="")
    assert (of_event.event, of_event.dates) == ("summit", None)
    dated = replace(of_event, dates=SUMMIT)
    assert faults(dated, dates="2027-06-01") == [("dates", "event")]
    assert filled(dated, event="", dates="").dates is None
    again = filled(dated, event="", dates="2027-06-01")
    assert again.dates == EventDates(dt.date(2027, 6, 1), dt.date(2027, 6, 1))


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("event", "exchanges"),
        ("instead", "picnic"),
        ("instead", "unknown"),
        ("topics", "summit, nothing"),
        ("keep_days", "0"),
        ("keep_days", "soon"),
        ("closed_note", "x" * 601),
        ("consent", "x" * 601),
        ("seats", "-5"),
        ("waitlist", "perhaps"),
    ],
)
def test_what_cannot_be_read_is_named(picnic, field, typed):
    assert faults(picnic, **{field: typed}) == [(field, "")]


def test_words_of_consent_go_with_the_questions(picnic):
    agreed = filled(picnic, consent="You may write to me.")
    assert agreed.consent.hint == {"en": "You may write to me."}
    spanish = filled(agreed, SPANISH, consent="Pueden escribirme.")
    assert spanish.consent.hint == {"en": "You may write to me.", "es": "Pueden escribirme."}
    assert filled(spanish, consent="").consent.hint == {}


def test_a_note_in_one_language_can_be_taken_away(picnic):
    both = filled(filled(picnic, closed_note="Full"), SPANISH, closed_note="Completo")
    assert filled(both, SPANISH, closed_note="").closed_note == {"en": "Full"}
    assert filled(both, closed_note="-").closed_note == {}


def test_a_question_is_put_in_the_place_of_its_earlier_form(picnic):
    sheet = question_sheet(picnic, 2, "en")
    assert (sheet["label"], sheet["hint"], sheet["required"]) == ("E-mail", "at work", "no")
    changed, found = put_question(picnic, 2, sheet | {"label": "Your address"}, HOW)
    assert not found
    assert [item.label["en"] for item in changed] == ["Name", "Your address", "I agree"]
    assert changed[1].id == picnic.questions[1].id


def test_a_question_in_a_second_language_keeps_the_first(picnic):
    sheet = question_sheet(picnic, 1, "es") | {"label": "Nombre"}
    changed, _ = put_question(picnic, 1, sheet, SPANISH)
    assert changed[0].label == {"en": "Name", "es": "Nombre"}


def test_choices_keep_their_ids_when_one_is_added(picnic):
    new = {"label": "Food", "asks": "choice", "choices": "Meat\nFish", "required": "yes"}
    with_food = replace(picnic, questions=put_question(picnic, 3, new, HOW)[0])
    sheet = question_sheet(with_food, 3, "en") | {"choices": "Fish\nMeat\nNothing"}
    (_, _, food, _), found = put_question(with_food, 3, sheet, HOW)
    assert not found
    assert [(item.id, item.label["en"]) for item in food.choices] == [
        ("c2", "Fish"),
        ("c1", "Meat"),
        ("c5", "Nothing"),
    ]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"label": ""}, "label"),
        ({"label": "x" * 46}, "label"),
        ({"asks": "consent"}, "asks"),
        ({"asks": "choice", "choices": "only"}, "choices"),
        ({"hint": "x" * 101}, "hint"),
        ({"required": "perhaps"}, "required"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(picnic, typed, wrong):
    sheet = {"label": "Food", "asks": Asks.SHORT, "required": "yes", **typed}
    questions, found = put_question(picnic, 3, sheet, HOW)
    assert [fault.field for fault in found] == [wrong]
    assert questions == picnic.questions


def test_a_list_asks_ten_questions_at_most(picnic):
    full = filled(picnic, questions="\n".join(f"Question {n}" for n in range(10)))
    sheet = {"label": "One more", "asks": Asks.SHORT, "required": "yes"}
    _, found = put_question(full, 11, sheet, HOW)
    assert [(fault.field, fault.reason) for fault in found] == [("label", "many")]


def test_a_question_without_words_is_taken_away(picnic):
    left, _ = put_question(picnic, 1, {"label": "-"}, HOW)
    assert asked(replace(picnic, questions=left)) == picnic.questions[1:2]
