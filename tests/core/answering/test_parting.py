"""Two questions in one message are told from one question and what leads up to it."""

import pytest

SUMMIT = "all-americas-summit"


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "When was the All Americas Summit and who hosted it?",
            [f"{SUMMIT}.when", f"{SUMMIT}.host"],
        ),
        (
            "who founded SCI? and how many volunteers does it have?",
            ["sci.founded", "sci.members"],
        ),
        (
            "¿cuándo fue la cumbre All Americas y cuánto costaba la entrada?",
            [f"{SUMMIT}.when", f"{SUMMIT}.cost"],
        ),
    ],
)
def test_two_questions_get_two_answers_in_order(message, told, cells):
    assert cells(message) == told


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("I already have the link of the summit, but what did a ticket cost?", f"{SUMMIT}.cost"),
        ("los de 500 en 5 tienen teléfono? el correo ya lo tengo", "500-in-5.phone"),
        ("I know who founded SCI, but how many volunteers does it have?", "sci.members"),
    ],
)
def test_what_leads_up_to_a_question_is_not_answered(message, told, cells):
    assert cells(message) == [told]
