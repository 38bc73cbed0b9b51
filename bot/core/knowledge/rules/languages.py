"""Every text is in a language that the bot knows, and each language has every text."""

from collections.abc import Iterator

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.rules.problem import Ids, Problem
from bot.core.knowledge.rules.walk import told, understood


def unknown(knowledge: Knowledge, ids: Ids) -> Iterator[Problem]:
    """Yield texts in a language without words."""
    known = ", ".join(sorted(ids.languages))
    for place, texts in (*told(knowledge), *understood(knowledge)):
        for language in texts.keys() - ids.languages:
            yield Problem(
                (*place, language),
                f'"{language}" is not a language known here ({known})',
                f"correct it, or add words/{language}.yaml",
            )


def missing(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield texts that a known language lacks, so that people get English instead."""
    for place, texts in told(knowledge):
        lacking = [language for language in knowledge.languages if language not in texts]
        if texts and lacking:
            problem = f"has no text in {', '.join(lacking)}"
            yield Problem(place, problem, "translate it; until then people read English")
