"""Every text is in a language that the bot knows, and each language has every text."""

from collections.abc import Iterator, Mapping

from bot.core.knowledge.model import Knowledge, Topic
from bot.core.knowledge.rules.problem import Place, Problem

Local = tuple[Place, Mapping[str, object]]


def unknown(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield texts in a language without words."""
    known = ", ".join(knowledge.languages)
    for place, texts in (*_told(knowledge), *_understood(knowledge)):
        for language in texts.keys() - set(knowledge.languages):
            yield Problem(
                (*place, language),
                f'"{language}" is not a language known here ({known})',
                f"correct it, or add words/{language}.yaml",
            )


def missing(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield texts that a known language lacks, so that people get English instead."""
    for place, texts in _told(knowledge):
        lacking = [language for language in knowledge.languages if language not in texts]
        if texts and lacking:
            problem = f"has no text in {', '.join(lacking)}"
            yield Problem(place, problem, "translate it; until then people read English")


def _told(knowledge: Knowledge) -> Iterator[Local]:
    """Yield what people read."""
    for topic in knowledge.topics.values():
        yield from _topic(topic)
    for aspect in knowledge.aspects.values():
        place = ("aspects", aspect.id)
        yield (*place, "label"), aspect.label
        yield (*place, "question"), aspect.question
        yield (*place, "missing"), aspect.missing
    for contact in knowledge.contacts.values():
        yield ("contacts", contact.id, "name"), contact.name
        yield ("contacts", contact.id, "use"), contact.use
    for entry in knowledge.entries.values():
        yield ("entries", entry.id, "text"), entry.text
    for key, text in knowledge.texts.items():
        yield ("texts", key), text


def _topic(topic: Topic) -> Iterator[Local]:
    place = ("topics", topic.id)
    yield (*place, "names"), topic.names
    yield (*place, "phrase"), topic.phrase
    for aspect, fact in topic.facts.items():
        yield (*place, "facts", aspect, "text"), fact.text
    for aspect, unknown_ in topic.unknown.items():
        yield (*place, "unknown", aspect, "hint"), unknown_.hint


def _understood(knowledge: Knowledge) -> Iterator[Local]:
    """Yield what people write."""
    for aspect in knowledge.aspects.values():
        yield ("aspects", aspect.id, "cues"), aspect.cues
    for entry in knowledge.entries.values():
        yield ("entries", entry.id, "phrasings"), entry.phrasings
    for cell, phrasings in knowledge.phrasings.items():
        yield ("phrasings", cell), phrasings
