"""Every text of the knowledge with its place."""

from collections.abc import Iterator, Mapping

from bot.core.knowledge.model import Knowledge, Topic
from bot.core.knowledge.rules.problem import Place
from bot.core.knowledge.values import LocalText
from bot.core.signups.lists import SignUpList


def told(knowledge: Knowledge) -> Iterator[tuple[Place, LocalText]]:
    """Yield what people read; a fact in tenses with all its wordings as one text."""
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
    for list_ in knowledge.lists.values():
        yield from _list(list_)


def understood(knowledge: Knowledge) -> Iterator[tuple[Place, Mapping[str, tuple[str, ...]]]]:
    """Yield what people write."""
    for topic in knowledge.topics.values():
        yield ("topics", topic.id, "names"), topic.names
    for aspect in knowledge.aspects.values():
        yield ("aspects", aspect.id, "cues"), aspect.cues
    for entry in knowledge.entries.values():
        yield ("entries", entry.id, "phrasings"), entry.phrasings
    for cell, phrasings in knowledge.phrasings.items():
        yield ("phrasings", cell), phrasings


def _list(list_: SignUpList) -> Iterator[tuple[Place, LocalText]]:
    place = ("lists", list_.id)
    for field in ("title", "description", "purpose", "closed_note"):
        yield (*place, field), getattr(list_, field)
    for index, question in enumerate(list_.questions):
        here = (*place, "questions", index)
        yield (*here, "label"), question.label
        yield (*here, "hint"), question.hint
        for number, choice in enumerate(question.choices):
            yield (*here, "choices", number, "label"), choice.label


def _topic(topic: Topic) -> Iterator[tuple[Place, LocalText]]:
    place = ("topics", topic.id)
    yield (*place, "phrase"), topic.phrase
    for aspect, fact in topic.facts.items():
        whole = {language: " ".join(wording.values()) for language, wording in fact.text.items()}
        yield (*place, "facts", aspect, "text"), whole
    for aspect, unknown in topic.unknown.items():
        yield (*place, "unknown", aspect, "hint"), unknown.hint
