"""Organizers write the questions of a list one a line."""

from dataclasses import replace

import pytest

from bot.core.signups.composing import (
    UnreadableQuestion,
    merge_questions,
    read_questions,
    write_questions,
)
from bot.core.signups.lists import Asks
from bot.core.signups.sheets import blank

TYPED = """Your name
E-mail [email]
City [city] (optional)
Session [morning / afternoon]
Anything else? [long] (optional)"""


def test_each_line_is_a_question():
    asked = read_questions(TYPED)
    assert [item.asks for item in asked] == [
        *(Asks.SHORT, Asks.EMAIL, Asks.PLACE, Asks.CHOICE, Asks.LONG),
    ]
    assert [item.required for item in asked] == [True, True, False, True, False]
    assert [choice.label["en"] for choice in asked[3].choices] == ["morning", "afternoon"]


def test_questions_read_as_they_were_written():
    assert write_questions(read_questions(TYPED), "en") == TYPED


@pytest.mark.parametrize("line", ["[email]", "a [b]", "x" * 46, "a [b] [c]", "a [b/c", "]"])
def test_a_line_that_is_no_question_is_named(line):
    with pytest.raises(UnreadableQuestion) as fault:
        read_questions(f"Name\n\n{line}")
    assert fault.value.line == 3


def test_there_are_not_too_many():
    with pytest.raises(UnreadableQuestion):
        read_questions("\n".join(f"Question {number}" for number in range(11)))


def asking(text, **details):
    return replace(blank(), id="picnic", questions=read_questions(text), **details)


def test_the_same_questions_in_another_language_keep_their_ids_and_words():
    list_ = asking("Name\nFood [meat / fish]")
    typed = read_questions("Nombre\nComida [carne / pescado]")
    asked = merge_questions(typed, list_, "es")
    assert [item.id for item in asked] == ["q1", "q2"]
    assert asked[0].label == {"en": "Name", "es": "Nombre"}
    assert [item.label["es"] for item in asked[1].choices] == ["carne", "pescado"]
    assert write_questions(asked, "en") == "Name\nFood [meat / fish]"


def test_a_question_put_in_between_takes_nobody_elses_place():
    list_ = asking("Name\nE-mail [email]")
    asked = merge_questions(read_questions("Name\nTown\nE-mail [email]"), list_, "en")
    assert [item.id for item in asked] == ["q1", "q4", "q2"]
    assert asked[1].label == {"en": "Town"}


def test_what_stands_for_english_follows_the_language_that_was_written_first():
    list_ = replace(asking("Nombre"), written_in="es")
    asked = merge_questions(read_questions("Apellido"), replace(list_, questions=()), "es")
    assert asked[0].label == {"en": "Apellido", "es": "Apellido"}
    again = merge_questions(
        read_questions("Nombre y apellido"), replace(list_, questions=asked), "es"
    )
    assert again[0].label == {"en": "Nombre y apellido", "es": "Nombre y apellido"}
    english = merge_questions(read_questions("Full name"), replace(list_, questions=again), "en")
    assert english[0].label == {"en": "Full name", "es": "Nombre y apellido"}
