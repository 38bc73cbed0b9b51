"""A mark of everything that learning depends on, by which what was learned is found again."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Set

from bot.core.knowledge.model import Knowledge

METHOD = 6
"""Raised when the way of learning changes, so that what was learned before is not used."""


def fingerprint(knowledge: Knowledge) -> str:
    """Return a mark of everything that learning depends on; equal marks, equal models."""
    mark = hashlib.sha256()
    # part by part: all of it in one text would be the most memory that a start takes
    for part in _taught(knowledge):
        mark.update(json.dumps(part, default=_plain).encode())
    return mark.hexdigest()


def _taught(knowledge: Knowledge) -> Iterator[object]:
    """Yield everything that learning depends on."""
    yield METHOD
    for topic in knowledge.topics.values():
        yield topic.id, topic.kind, topic.names, topic.default_for, list(topic.facts)
    for aspect in knowledge.aspects.values():
        yield aspect.id, aspect.kinds, aspect.cues
    for entry in knowledge.entries.values():
        yield entry.id, entry.phrasings
    for words in knowledge.words.values():
        yield words.language, words.lists.get("common", ()), words.abbreviations
    yield from knowledge.phrasings.items()


def _plain(value: object) -> object:
    """Return sets and mappings as JSON knows them, in an order that does not vary."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Set):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} is nothing that is learnt from")
