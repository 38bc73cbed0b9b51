"""What in a sound knowledge base keeps members from the right answer, though no rule is broken."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bot.core.answering.mentions import TopicFinder
from bot.core.knowledge.grid import OFF_TOPIC
from bot.core.knowledge.model import Knowledge, Topic
from bot.core.knowledge.rules.problem import Problem
from bot.core.quality.neighbours import Neighbours, neighbours
from bot.core.quality.phrasings import Phrasing, alike, phrasings
from bot.core.text import clean, tokens

CLOSE = 0.8
"""Cosine from which two phrasings differ in a small word or in order only."""
REACHED = 0.2
"""Share of a cell's phrasings that another one of its own must be nearest to."""
_MEASURABLE = 5
"""Phrasings in a language below which a cell's share says nothing."""


def review(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield what is worth mending in how questions find their answers."""
    yield from colliding_names(knowledge)
    yield from untranslated(knowledge)
    finder = TopicFinder(knowledge.topics.values())
    written: dict[str, list[Phrasing]] = defaultdict(list)
    for phrasing in phrasings(knowledge):
        written[phrasing.language].append(phrasing)
    found = [one for own in written.values() for one in neighbours(own, finder, CLOSE)]
    yield from indistinct(knowledge, found)
    yield from unreached(knowledge, found)


def colliding_names(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield names of two topics that read the same once accents, signs and spaces are gone."""
    owners: dict[str, tuple[str, str]] = {}
    for topic in knowledge.topics.values():
        for language, at, name in _names(topic):
            read = "".join(tokens(clean(name)))
            owner, other = owners.setdefault(read, (topic.id, name))
            if owner != topic.id:
                yield Problem(
                    ("topics", topic.id, "names", language, at),
                    f'"{name}" reads like "{other}", a name of the topic "{owner}"',
                    "keep it with the one that people mean by it",
                )


def untranslated(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield entries that can be asked for in some of the languages only."""
    for entry in knowledge.entries.values():
        written = {*entry.phrasings, *knowledge.phrasings.get(entry.id, ())}
        lacking = [language for language in knowledge.languages if language not in written]
        if lacking:
            problem = f"has no phrasings in {', '.join(lacking)}"
            yield Problem(("entries", entry.id), problem, "add how people ask for it there")


def indistinct(knowledge: Knowledge, found: Iterable[Neighbours]) -> Iterator[Problem]:
    """Yield phrasings that another cell has too, in the same words or nearly so.

    Those that continue a conversation are told apart by its topic.
    """
    for one in found:
        phrasing = one.phrasing
        for other in one.close:
            rivals = phrasing.place < other.place and phrasing.about == other.about
            if rivals and not alike(knowledge, phrasing.cell, other.cell):
                yield Problem(
                    phrasing.place,
                    f'"{phrasing.text}" asks the same as "{other.text}" of {_name(other)}',
                    "keep it with the one that people mean by it, or say what differs",
                )


def unreached(knowledge: Knowledge, found: Iterable[Neighbours]) -> Iterator[Problem]:
    """Yield cells whose phrasings lie among those of others."""
    for (cell, language), (hits, total) in _reach(knowledge, found).items():
        if total >= _MEASURABLE and hits < REACHED * total:
            entry = cell in knowledge.entries and cell not in knowledge.phrasings
            yield Problem(
                ("entries", cell) if entry else ("phrasings", cell, language),
                f"is hard to reach: of its {total} phrasings in {language}, {hits} are most like "
                "one of its own",
                "add phrasings that tell it apart, or join it with the one it is confused with",
            )


def _reach(
    knowledge: Knowledge, found: Iterable[Neighbours]
) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Return, per cell and language, how many phrasings find a neighbour of their own, and all."""
    hits: Counter[tuple[str, str]] = Counter()
    totals: Counter[tuple[str, str]] = Counter()
    for one in found:
        key = one.phrasing.cell, one.phrasing.language
        if one.phrasing.cell != OFF_TOPIC:
            totals[key] += 1
            near = one.nearest
            hits[key] += near is not None and alike(knowledge, near.cell, one.phrasing.cell)
    return {key: (hits[key], total) for key, total in totals.items()}


def _names(topic: Topic) -> Iterator[tuple[str, int, str]]:
    for language, names in topic.names.items():
        for at, name in enumerate(names):
            yield language, at, name


def _name(phrasing: Phrasing) -> str:
    """Return what a phrasing asks for, as its file names it."""
    return str(phrasing.place[1])
