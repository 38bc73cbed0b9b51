"""The bot as members meet it: the shipped knowledge, one message in, one reply out."""

import datetime as dt
from pathlib import Path

import pytest

from bot.core.answering.message import Message
from bot.files import load_engine

ROOT = Path(__file__).parents[3]
AFTER = dt.date(2026, 11, 22)


@pytest.fixture(scope="session")
def engine():
    return load_engine(ROOT / "knowledge")


@pytest.fixture(scope="session")
def ask(engine):
    """Return what asks a question, after what was said before."""

    def ask(text, *before, today=AFTER, **more):
        return engine.answer(Message(text, today, context=before, **more))

    return ask


@pytest.fixture(scope="session")
def cells(ask):
    """Return what tells the ids of the answers to a question."""

    def cells(text, *before, **more):
        return [answer.id for answer in ask(text, *before, **more).answers]

    return cells
