"""What a message leaves unsaid is taken from the conversation."""

import pytest

SUMMIT = "all-americas-summit"
THEMES_OF_THE_SEMINAR = "What were the topics of the municipal seminar?"


@pytest.mark.parametrize(
    ("before", "message", "told"),
    [
        ("When was the All Americas Summit?", "and who hosted it?", f"{SUMMIT}.host"),
        ("¿Cuál es el propósito de 500 en 5?", "¿y el de la cumbre?", f"{SUMMIT}.purpose"),
        ("Quais os temas do seminário municipal?", "e os da cúpula?", f"{SUMMIT}.themes"),
        (THEMES_OF_THE_SEMINAR, "and the summit?", f"{SUMMIT}.themes"),
    ],
)
def test_the_topic_or_the_thing_asked_is_carried_over(before, message, told, cells):
    assert cells(message, before) == [told]


@pytest.mark.parametrize(
    ("before", "message"),
    [
        ("What is the SCI Academy?", "and the other one?"),
        ("¿Qué es la SCI Academy?", "¿y el otro?"),
        ("O que é a SCI Academy?", "e o outro?"),
        ("C'est quoi la SCI Academy ?", "et l'autre ?"),
    ],
)
def test_the_other_of_two_programs_of_the_summit_is_known(before, message, cells):
    assert cells(message, before) == ["municipal-seminar.what"]


def test_a_word_of_the_topics_own_name_is_no_change_of_topic(cells):
    before = "What is the Youth Leadership Summit?"

    (told,) = cells("and when is the summit?", before)

    assert told.startswith("youth-leadership-summit.")
