"""What must hold between the parts of the knowledge, whoever wrote them."""

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.rules import events, labels, languages, names, references, wording
from bot.core.knowledge.rules.problem import Ids, Place, Problem

__all__ = ["Ids", "Place", "Problem", "gaps", "problems"]


def problems(knowledge: Knowledge, ids: Ids) -> tuple[Problem, ...]:
    """Return every broken rule; the knowledge is fit for use when there is none."""
    return (
        *references.problems(knowledge, ids),
        *events.problems(knowledge),
        *languages.unknown(knowledge, ids),
        *names.problems(knowledge),
        *wording.problems(knowledge),
    )


def gaps(knowledge: Knowledge) -> tuple[Problem, ...]:
    """Return what is allowed and yet worth mending: missing translations, long questions."""
    return (*languages.missing(knowledge), *labels.long(knowledge))
