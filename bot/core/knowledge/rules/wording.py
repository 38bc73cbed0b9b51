"""What may stand in a text: placeholders that get a value there, and safe links."""

from collections.abc import Iterator, Set

from bot.core.knowledge.model import Aspect, Knowledge, Topic
from bot.core.knowledge.rules.problem import Place, Problem
from bot.core.knowledge.rules.walk import told
from bot.core.knowledge.telling import offered, placeholders
from bot.core.knowledge.values import LocalText

TOPIC = frozenset({"topic"})


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield placeholders without value, and links that browsers warn of."""
    for topic in knowledge.topics.values():
        yield from _topic(knowledge, topic)
    for aspect in knowledge.aspects.values():
        yield from _aspect(aspect)
    for key, text in knowledge.texts.items():
        yield from _text(("texts", key), text)
    for place, text in told(knowledge):
        for language, wording in text.items():
            if "http://" in wording:
                yield Problem((*place, language), "has a link with http://", "write https://")


def _topic(knowledge: Knowledge, topic: Topic) -> Iterator[Problem]:
    for id_, fact in topic.facts.items():
        given = offered(knowledge, topic, fact)
        for language, phases in fact.text.items():
            place = ("topics", topic.id, "facts", id_, "text", language)
            yield from _within(place, tuple(phases.values()), given)
    for id_, unknown in topic.unknown.items():
        for language, wording in unknown.hint.items():
            place = ("topics", topic.id, "unknown", id_, "hint", language)
            yield from _within(place, (wording,), frozenset())


def _aspect(aspect: Aspect) -> Iterator[Problem]:
    for field, text in (("question", aspect.question), ("missing", aspect.missing)):
        for language, wording in text.items():
            place = ("aspects", aspect.id, field, language)
            yield from _within(place, (wording,), TOPIC)
            if "{topic}" not in wording:
                yield Problem(place, "does not name the topic", "write {topic} where its name goes")
    for language, cues in aspect.cues.items():
        for index, cue in enumerate(cues):
            yield from _within(("aspects", aspect.id, "cues", language, index), (cue,), TOPIC)


def _text(place: Place, text: LocalText) -> Iterator[Problem]:
    if "en" not in text:
        yield Problem(place, "has no English text", "add it: other languages fall back to it")
    given = _found(text.get("en", ""))
    for language, wording in text.items():
        found = _found(wording)
        if found is None:
            yield _broken((*place, language))
        elif given is not None and "en" in text and found != given:
            problem = "has other placeholders than the English text"
            remedy = f"use exactly these: {_listed(given) or 'none'}"
            yield Problem((*place, language), problem, remedy)


def _within(place: Place, wordings: tuple[str, ...], given: frozenset[str]) -> Iterator[Problem]:
    found = [_found(wording) for wording in wordings]
    if None in found:
        yield _broken(place)
    if strange := {name for names in found if names for name in names} - given:
        problem = f"uses {_listed(strange)}, which has no value here"
        yield Problem(place, problem, f"known here: {_listed(given) or 'none'}")


def _listed(names: Set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _found(wording: str) -> frozenset[str] | None:
    try:
        return placeholders(wording)
    except ValueError:
        return None


def _broken(place: Place) -> Problem:
    return Problem(place, "has a brace out of place", "write placeholders as {name}, or {{ for {")
