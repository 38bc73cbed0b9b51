"""What the bot knows, with the list of few seats."""

import dataclasses

import pytest

from bot.files import load_knowledge
from tests.crash.program import LIST, RUSH
from tests.discord_front.conftest import KNOWLEDGE


@pytest.fixture(scope="session")
def knowledge():
    knowledge = load_knowledge(KNOWLEDGE)
    return dataclasses.replace(knowledge, lists={**knowledge.lists, LIST: RUSH})
