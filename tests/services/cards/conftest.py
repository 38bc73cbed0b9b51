"""The shipped knowledge, which the cards are about, and an engine that tells its facts."""

from pathlib import Path

import pytest

from bot.core.answering.engine import Engine
from bot.core.answering.reply import Answer, Link
from bot.core.knowledge.model import Knowledge, ReplyKind
from bot.core.knowledge.telling import tell
from bot.files import load_knowledge

ROOT = Path(__file__).parents[3]


class Teller(Engine):
    """Tells each fact; it understands nothing, so it needs no training."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def cell(self, cell, language, today):
        topic_id, _, aspect_id = cell.partition(".")
        topic = self.knowledge.topics[topic_id]
        fact = topic.facts[aspect_id]
        contacts = [self.knowledge.contacts[link] for link in fact.links]
        return Answer(
            id=cell,
            kind=ReplyKind.FACT,
            title=aspect_id,
            text=tell(self.knowledge, topic, fact, language, today),
            source=self.knowledge.sources[fact.source].title,
            links=tuple(Link(c.name[language], c.url or c.email or "") for c in contacts),
            confidence=1.0,
            related=topic.related,
        )


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(ROOT / "knowledge")


@pytest.fixture(scope="session")
def engine(knowledge) -> Teller:
    return Teller(knowledge)
