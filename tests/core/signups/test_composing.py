"""Organizers write the questions of a list one a line."""

import pytest

from bot.core.signups.composing import UnreadableQuestion, read_questions, write_questions
from bot.core.signups.lists import Asks

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
