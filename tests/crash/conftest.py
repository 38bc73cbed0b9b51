"""What the bot knows, with the lists that people sign up to."""

import pytest

from tests.crash.program import knowledge_with_lists
from tests.discord_front.conftest import KNOWLEDGE


@pytest.fixture(scope="session")
def knowledge():
    return knowledge_with_lists(KNOWLEDGE)
