"""Events must end after they start, and only events have tenses."""

from collections.abc import Iterator

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.rules.problem import Problem


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield dates that cannot be, and tenses without dates to choose them by."""
    for topic in knowledge.topics.values():
        place = ("topics", topic.id)
        if topic.dates and topic.dates.end < topic.dates.start:
            remedy = f"put the day {topic.dates.start} or a later one"
            yield Problem((*place, "dates", "end"), "lies before the start", remedy)
        if topic.dates:
            continue
        for aspect, fact in topic.facts.items():
            for language, phases in fact.text.items():
                if len(set(phases.values())) > 1:
                    here = (*place, "facts", aspect, "text", language)
                    problem = "has a wording for each tense, but the topic has no dates"
                    yield Problem(here, problem, 'add "dates" to the topic, or keep one wording')
