"""The shipped knowledge, and a reader of typed times on Sunday, 22 November 2026 in Bogotá."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.knowledge.values import EventDates
from bot.core.schedules import anchors
from bot.core.schedules.describing import Describer
from bot.core.schedules.typed import Reader
from bot.core.texts import Texts
from bot.files import load_knowledge

ROOT = Path(__file__).parents[3]
NOW = dt.datetime(2026, 11, 22, 10, 30, 20, tzinfo=dt.UTC)
"""05:30:20 on a Sunday in Bogotá."""
SUMMIT = EventDates(dt.date(2027, 5, 28), dt.date(2027, 5, 31))


@pytest.fixture(scope="session")
def knowledge():
    return load_knowledge(ROOT / "knowledge")


@pytest.fixture
def reader(knowledge):
    def find(name):
        topic = anchors.find_event(name, knowledge.topics.values())
        return topic and topic.id

    dates = {"all-americas-summit": SUMMIT}
    return Reader(NOW, "America/Bogota", find_event=find, dates_of=dates.get)


@pytest.fixture
def read(reader):
    def read(text, language="en", **changes):
        return replace(reader, language=language, **changes).read(text)

    return read


@pytest.fixture
def words(knowledge):
    def words(language):
        return Describer(
            Texts(knowledge.texts), language, lambda id_: knowledge.topics[id_].name(language)
        )

    return words
