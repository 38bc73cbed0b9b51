"""Finding a topic by what a person types of its name."""

from rapidfuzz import fuzz, process, utils

from bot.core.knowledge.model import Knowledge, Topic

CLOSE = 75
"""Likeness, of 100, from which a name counts as meant: typos pass, other words do not."""


def search_topics(
    knowledge: Knowledge, typed: str, language: str, limit: int = 25
) -> tuple[Topic, ...]:
    """Return the topics whose names are like what is typed, best first; all when nothing is.

    Names of every language count, for official English names are used in all of them; between
    equals the reader's own language goes first.
    """
    if not typed.strip():
        return tuple(knowledge.topics.values())[:limit]
    languages = sorted(knowledge.languages, key=lambda known: known != language)
    named = [
        (name, topic)
        for known in languages
        for topic in knowledge.topics.values()
        for name in topic.names.get(known, ())
    ]
    found = process.extract(
        typed[:100],
        [name for name, _ in named],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=CLOSE,
        limit=None,
    )
    topics = {topic.id: topic for topic in (named[index][1] for _, _, index in found)}
    return tuple(topics.values())[:limit]
