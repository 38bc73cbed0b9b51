"""A name means one topic only."""

from collections.abc import Iterator

from bot.core.knowledge.model import Knowledge, Topic
from bot.core.knowledge.rules.problem import Place, Problem


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield names that another topic has already."""
    owners: dict[str, str] = {}
    for topic in knowledge.topics.values():
        for place, name in _names(topic):
            owner = owners.setdefault(" ".join(name.casefold().split()), topic.id)
            if owner != topic.id:
                problem = f'"{name}" is a name of the topic "{owner}" as well'
                yield Problem(place, problem, "keep it with the one that people mean by it")


def _names(topic: Topic) -> Iterator[tuple[Place, str]]:
    place = ("topics", topic.id)
    for language, names in topic.names.items():
        for index, name in enumerate(names):
            yield (*place, "names", language, index), name
    for word in topic.default_for:
        yield (*place, "default_for"), word
