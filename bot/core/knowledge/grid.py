"""The grid of topics and aspects: which questions make sense."""

from collections.abc import Iterator

from bot.core.knowledge.model import Aspect, Knowledge, Topic

ANY = "any"
"""Stands for the topic where a question is asked of any topic."""
OFF_TOPIC = "off-topic"
"""The cell of what is nobody's question."""
SMALLTALK = "smalltalk"
"""What the ids of courtesies begin with."""


def cells(knowledge: Knowledge) -> Iterator[str]:
    """Yield the id "topic.aspect" of every fact and known unknown."""
    for topic in knowledge.topics.values():
        for aspect in aspects(knowledge, topic):
            yield f"{topic.id}.{aspect.id}"


def aspects(knowledge: Knowledge, topic: Topic) -> tuple[Aspect, ...]:
    """Return what may be asked of `topic`, whether or not the sources say it."""
    return tuple(a for a in knowledge.aspects.values() if topic.kind in a.kinds)
