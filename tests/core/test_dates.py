"""Dates and numbers read as a person of the language would write them."""

import datetime as dt
from pathlib import Path

import pytest

from bot.core import dates
from bot.core.knowledge.values import EventDates
from bot.core.texts import Texts
from bot.files import load_knowledge

APRIL = dt.date(2024, 4, 22)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(load_knowledge(Path(__file__).parents[2] / "knowledge").texts)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "April 22, 2024"),
        ("es", "22 de abril de 2024"),
        ("pt", "22 de abril de 2024"),
        ("fr", "22 avril 2024"),
        ("xx", "April 22, 2024"),
    ],
)
def test_one_day(language, written):
    assert dates.day(APRIL, language) == written


@pytest.mark.parametrize(
    ("first", "last", "language", "written"),
    [
        ("2024-05-28", "2024-05-31", "en", "May 28–31, 2024"),
        ("2024-05-28", "2024-05-31", "es", "del 28 al 31 de mayo de 2024"),
        ("2024-05-28", "2024-05-31", "pt", "de 28 a 31 de maio de 2024"),
        ("2024-05-28", "2024-05-31", "fr", "du 28 au 31 mai 2024"),
        ("2024-05-01", "2024-05-03", "fr", "du 1er au 3 mai 2024"),
        ("2024-05-01", "2024-05-03", "pt", "de 1º a 3 de maio de 2024"),
        ("2024-05-30", "2024-06-02", "en", "May 30, 2024 to June 2, 2024"),
        ("2024-12-30", "2025-01-02", "es", "del 30 de diciembre de 2024 al 2 de enero de 2025"),
        ("2024-05-30", "2024-06-02", "fr", "du 30 mai 2024 au 2 juin 2024"),
        ("2024-05-28", "2024-05-28", "en", "May 28, 2024"),
        ("2024-05-28", "2024-05-28", "fr", "le 28 mai 2024"),
    ],
)
def test_a_range_of_days(first, last, language, written, texts):
    event = EventDates(dt.date.fromisoformat(first), dt.date.fromisoformat(last))

    assert dates.period(event, language, texts) == written


@pytest.mark.parametrize(
    ("language", "written"), [("en", "18,000"), ("es", "18.000"), ("pt", "18.000")]
)
def test_a_number(language, written):
    assert dates.number(18_000, language) == written
