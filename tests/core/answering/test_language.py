"""The language of a message, and of the answer to it."""

import pytest

from bot.core.answering.language import LanguageModel, count

TEXTS = [
    ("en", ["when", "is", "the", "summit", "and", "who", "runs", "it"]),
    ("es", ["cuando", "es", "la", "cumbre", "y", "quien", "la", "organiza"]),
]


@pytest.fixture(scope="module")
def model():
    return LanguageModel(*count(TEXTS * 5))


def test_known_words_tell_the_language(model):
    assert model.detect(["cuando", "es", "la", "cumbre"], ["en"])[0] == "es"


def test_parts_of_words_tell_it_where_words_are_new(model):
    scores = model.scores(["organizando", "cumbres"])

    assert scores["es"] > scores["en"]


@pytest.mark.parametrize("unclear", [[], ["zzz"], ["42"]])
def test_a_text_that_does_not_tell_is_in_the_language_assumed(unclear, model):
    assert model.detect(unclear, ["es", "en"])[0] == "es"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("When was the summit?", "en"),
        ("¿Cuándo fue la cumbre?", "es"),
        ("cuando fue el All Americas Summit", "es"),
        ("Quando foi a cúpula?", "pt"),
        ("quem organizou o All Americas Summit", "pt"),
        ("C'était quand, le sommet ?", "fr"),
        ("qui a organisé le All Americas Summit", "fr"),
    ],
)
def test_people_are_answered_in_their_language(question, language, ask):
    assert ask(question).language == language


def test_the_persons_discord_decides_where_the_words_do_not(ask):
    assert ask("SCI", locale="pt-BR").language == "pt"
    assert ask("SCI").language == "en"


def test_what_the_person_wrote_before_counts_more_than_their_discord(ask):
    assert ask("SCI", locale="pt-BR", languages=("es",)).language == "es"
