"""The shipped knowledge, which the cards are about."""

from pathlib import Path

import pytest

from bot.core.knowledge.model import Knowledge
from bot.files import load_knowledge

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(ROOT / "knowledge")
