"""Ids must lead somewhere, and questions must fit the kind of topic they are asked of."""

from collections.abc import Iterator
from difflib import get_close_matches

from bot.core.knowledge.grid import ANY, OFF_TOPIC, cells
from bot.core.knowledge.model import Entry, Knowledge, ReplyKind, Topic
from bot.core.knowledge.rules.problem import Ids, Place, Problem


def problems(knowledge: Knowledge, ids: Ids) -> Iterator[Problem]:
    """Yield references to nothing, and questions that make no sense."""
    askable = _askable(knowledge, ids)
    for topic in knowledge.topics.values():
        place = ("topics", topic.id)
        yield from _topic(topic, place, ids)
        yield from _grid(knowledge, topic, place, ids)
        for index, cell in enumerate(topic.related):
            yield from _known(cell, askable, (*place, "related", index), "a question")
        yield from _covers(topic, place, askable)
    taken = {*cells(knowledge), OFF_TOPIC}
    for entry in knowledge.entries.values():
        yield from _entry(entry, ("entries", entry.id), ids)
        if entry.id in taken:
            yield Problem(("entries", entry.id), "is the id of a question already", "rename it")
    for contact in knowledge.contacts.values():
        if not (contact.email or contact.url):
            yield Problem(
                ("contacts", contact.id), "leads nowhere", 'give it an "email" or a "url"'
            )
    of_any = {f"{ANY}.{aspect}" for aspect in (*knowledge.aspects, *ids.aspects)}
    for cell in knowledge.phrasings:
        yield from _known(cell, askable | of_any | {OFF_TOPIC}, ("phrasings", cell), "a question")


def _askable(knowledge: Knowledge, ids: Ids) -> frozenset[str]:
    # Of a refused topic or aspect the grid is unknown, so any question about it passes.
    refused = {f"{t}.{a}" for t in ids.topics - set(knowledge.topics) for a in ids.aspects}
    refused |= {f"{t}.{a}" for t in ids.topics for a in ids.aspects - set(knowledge.aspects)}
    return frozenset(cells(knowledge)) | ids.entries | refused


def _topic(topic: Topic, place: Place, ids: Ids) -> Iterator[Problem]:
    yield from _known(topic.contact, ids.contacts, (*place, "contact"), "a contact")
    yield from _known(topic.source, ids.sources, (*place, "source"), "a source")
    for field, other in (("part_of", topic.part_of), ("run_by", topic.run_by)):
        if other == topic.id:
            yield Problem((*place, field), "names the topic itself", "name another, or remove it")
        elif other:
            yield from _known(other, ids.topics, (*place, field), "a topic")


def _covers(topic: Topic, place: Place, askable: frozenset[str]) -> Iterator[Problem]:
    for aspect, fact in topic.facts.items():
        for index, cell in enumerate(fact.covers):
            yield from _known(
                cell, askable, (*place, "facts", aspect, "covers", index), "a question"
            )


def _grid(knowledge: Knowledge, topic: Topic, place: Place, ids: Ids) -> Iterator[Problem]:
    for field, found in (("facts", topic.facts), ("unknown", topic.unknown)):
        for id_ in found:
            yield from _known(id_, ids.aspects, (*place, field, id_), "an aspect")
            aspect = knowledge.aspects.get(id_)
            if aspect and topic.kind not in aspect.kinds:
                problem = f'"{id_}" is not asked of the kind "{topic.kind}"'
                remedy = "remove it, or add the kind to the aspect"
                yield Problem((*place, field, id_), problem, remedy)
    for id_ in topic.facts.keys() & topic.unknown.keys():
        yield Problem((*place, "unknown", id_), "is a fact as well", "keep one of the two")
    for id_, fact in topic.facts.items():
        here = (*place, "facts", id_)
        yield from _known(fact.source, ids.sources, (*here, "source"), "a source")
        yield from _links(fact.links, here, ids)
    for id_, unknown in topic.unknown.items():
        if unknown.contact:
            here = (*place, "unknown", id_, "contact")
            yield from _known(unknown.contact, ids.contacts, here, "a contact")


def _entry(entry: Entry, place: Place, ids: Ids) -> Iterator[Problem]:
    yield from _links(entry.links, place, ids)
    if entry.source:
        yield from _known(entry.source, ids.sources, (*place, "source"), "a source")
    elif entry.kind is ReplyKind.FACT:
        yield Problem(place, "states a fact without a source", 'add "source"')
    if entry.kind is ReplyKind.REFERRAL and not entry.links:
        yield Problem(place, "refers to nobody", 'add "links" with a contact')


def _links(links: tuple[str, ...], place: Place, ids: Ids) -> Iterator[Problem]:
    for index, link in enumerate(links):
        yield from _known(link, ids.contacts, (*place, "links", index), "a contact")


def _known(id_: str, ids: frozenset[str], place: Place, what: str) -> Iterator[Problem]:
    if id_ not in ids:
        close = get_close_matches(id_, sorted(ids), n=1)
        remedy = f'did you mean "{close[0]}"?' if close else "add it, or name another"
        yield Problem(place, f'"{id_}" is not the id of {what}', remedy)
