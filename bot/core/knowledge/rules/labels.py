"""Questions short enough for the buttons that ask them."""

from collections.abc import Iterator

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.rules.problem import Problem

MENTION_MAX = 40
"""Characters of a topic's name inside a question, and of the question around it; together they
fill a button's label (Discord's documentation, Component Reference: Button, 80 characters)."""


def long(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield names and questions that a button would cut."""
    remedy = f"shorten it to {MENTION_MAX} characters"
    for topic in knowledge.topics.values():
        for language in topic.names:
            if len(topic.mention(language)) > MENTION_MAX:
                field = "phrase" if language in topic.phrase else "names"
                problem = "is too long for a question on a button"
                advice = remedy if field == "phrase" else f'add a short "phrase" in {language}'
                yield Problem(("topics", topic.id, field, language), problem, advice)
    for aspect in knowledge.aspects.values():
        for language, question in aspect.question.items():
            if len(question.replace("{topic}", "")) > MENTION_MAX:
                place = ("aspects", aspect.id, "question", language)
                yield Problem(place, "is too long for a button, {topic} apart", remedy)
