"""Placeholders in an announcement: `{summit.dates}` stands for what the knowledge base says.

A name is a topic, by its id, one of its names or a bare word that means it, and an aspect of it
after a dot; or an aspect alone (`{registration}`), which is the event's and gives the address to
turn to where there is one; or a contact. They are checked when the text is composed and filled when
it is posted, so that a post says what is true on its day.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.core import dates
from bot.core.knowledge.model import Knowledge, Topic
from bot.core.knowledge.telling import tell
from bot.core.text import clean
from bot.core.texts import Texts

DATES = "dates"
"""The aspect that gives a topic's dates alone: "May 28–31, 2024"."""
NAME = "name"
"""The aspect that gives a topic's name."""
_WHEN = "when"
"""The aspect whose label means the dates alone, in each language: `{cumbre.fechas}`."""
_PLACEHOLDER = re.compile(r"\{([^{}\n]{1,80})\}")


@dataclass(frozen=True, slots=True)
class UnknownPlaceholder:
    """A name in braces that stands for nothing."""

    name: str


def unknown(text: str, knowledge: Knowledge) -> tuple[UnknownPlaceholder, ...]:
    """Return the placeholders of a text that stand for nothing."""
    names = dict.fromkeys(_PLACEHOLDER.findall(text))
    return tuple(UnknownPlaceholder(name) for name in names if _value(name, knowledge) is None)


def fill(text: str, knowledge: Knowledge, language: str, today: dt.date) -> str:
    """Return a text with its placeholders filled; one that stands for nothing is left as it is."""

    def filled(match: re.Match[str]) -> str:
        value = _value(match[1], knowledge)
        return value(language, today) if value else match[0]

    return _PLACEHOLDER.sub(filled, text)


def _value(name: str, knowledge: Knowledge) -> Callable[[str, dt.date], str] | None:
    head, _, aspect = name.strip().partition(".")
    if aspect:
        topic = find_topic(head, knowledge)
        return _of_topic(topic, _aspect(aspect, knowledge), knowledge) if topic else None
    if contact := knowledge.contacts.get(head):
        return lambda *_: contact.url or contact.email or ""
    if topic := find_topic(head, knowledge):
        return _of_topic(topic, NAME, knowledge)
    return _of_event(_aspect(head, knowledge), knowledge)


def _aspect(named: str, knowledge: Knowledge) -> str:
    """Return the id of the aspect of that id or label; the name itself when there is none."""
    wanted = clean(named)
    if wanted in knowledge.aspects or wanted in {DATES, NAME}:
        return wanted
    labelled = (a.id for a in knowledge.aspects.values() if wanted in map(clean, a.label.values()))
    found = next(labelled, named)
    return DATES if found == _WHEN else found


def _of_event(aspect: str, knowledge: Knowledge) -> Callable[[str, dt.date], str] | None:
    """Return what an aspect is of the event that people mean when they name none."""
    for topic in knowledge.topics.values():
        if not (topic.default_for and topic.dates):
            continue
        fact = topic.facts.get(aspect)
        linked = (knowledge.contacts[link] for link in fact.links) if fact else ()
        address = next((one.url or one.email for one in linked), None)
        if address:
            return lambda *_: address
        return _of_topic(topic, aspect, knowledge)
    return None


def _of_topic(
    topic: Topic, aspect: str, knowledge: Knowledge
) -> Callable[[str, dt.date], str] | None:
    if aspect == NAME:
        return lambda language, _: topic.name(language)
    if aspect == DATES:
        event = topic.dates
        texts = Texts(knowledge.texts)
        return (lambda language, _: dates.period(event, language, texts)) if event else None
    fact = topic.facts.get(aspect)
    if fact is None:
        return None
    return lambda language, today: tell(knowledge, topic, fact, language, today)


def find_topic(named: str, knowledge: Knowledge) -> Topic | None:
    """Return the topic of that id or name, or that the bare word means."""
    wanted = clean(named)
    if topic := knowledge.topics.get(wanted):
        return topic
    for topic in knowledge.topics.values():
        names = (name for names in topic.names.values() for name in names)
        if wanted in {clean(name) for name in (*topic.default_for, *names)}:
            return topic
    return None
