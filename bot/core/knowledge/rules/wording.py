"""Placeholders in a text must be ones that get a value there."""

from collections.abc import Iterator

from bot.core.knowledge.model import Aspect, Knowledge, LocalText, Topic
from bot.core.knowledge.rules.problem import Place, Problem
from bot.core.knowledge.telling import offered, placeholders

QUESTION_MAX = 80
"""Characters of a question with its topic, which stands on buttons (Discord, Button, label)."""
TOPIC = frozenset({"topic"})


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield placeholders without value, and questions too long for a button."""
    for topic in knowledge.topics.values():
        yield from _facts(knowledge, topic)
    for aspect in knowledge.aspects.values():
        yield from _aspect(aspect)
        yield from _questions(knowledge, aspect)
    for key, text in knowledge.texts.items():
        yield from _text(("texts", key), text)


def _facts(knowledge: Knowledge, topic: Topic) -> Iterator[Problem]:
    for id_, fact in topic.facts.items():
        given = offered(knowledge, topic, fact)
        for language, phases in fact.text.items():
            place = ("topics", topic.id, "facts", id_, "text", language)
            for wording in dict.fromkeys(phases.values()):
                yield from _within(place, wording, given)


def _aspect(aspect: Aspect) -> Iterator[Problem]:
    for field, text in (("question", aspect.question), ("missing", aspect.missing)):
        for language, wording in text.items():
            place = ("aspects", aspect.id, field, language)
            yield from _within(place, wording, TOPIC)
            if "{topic}" not in wording:
                yield Problem(place, "does not name the topic", "write {topic} where its name goes")
    for language, cues in aspect.cues.items():
        for index, cue in enumerate(cues):
            yield from _within(("aspects", aspect.id, "cues", language, index), cue, TOPIC)


def _questions(knowledge: Knowledge, aspect: Aspect) -> Iterator[Problem]:
    for topic in knowledge.topics.values():
        if topic.kind not in aspect.kinds:
            continue
        for language, wording in aspect.question.items():
            asked = wording.replace("{topic}", topic.mention(language))
            if len(asked) > QUESTION_MAX:
                problem = f'is too long for a button with "{topic.mention(language)}"'
                remedy = f'shorten it to {QUESTION_MAX} characters, or the topic\'s "phrase"'
                yield Problem(("aspects", aspect.id, "question", language), problem, remedy)


def _text(place: Place, text: LocalText) -> Iterator[Problem]:
    given = _found(text["en"])
    for language, wording in text.items():
        found = _found(wording)
        if found is None:
            yield _broken((*place, language))
        elif given is not None and found != given:
            wanted = ", ".join(f"{{{name}}}" for name in sorted(given)) or "none"
            problem = "has other placeholders than the English text"
            yield Problem((*place, language), problem, f"use exactly these: {wanted}")


def _within(place: Place, wording: str, given: frozenset[str]) -> Iterator[Problem]:
    found = _found(wording)
    if found is None:
        yield _broken(place)
        return
    for name in sorted(found - given):
        known = ", ".join(f"{{{name}}}" for name in sorted(given)) or "none"
        yield Problem(place, f"{{{name}}} has no value here", f"known here: {known}")


def _found(wording: str) -> frozenset[str] | None:
    try:
        return placeholders(wording)
    except ValueError:
        return None


def _broken(place: Place) -> Problem:
    return Problem(place, "has a brace out of place", "write placeholders as {name}, or {{ for {")
