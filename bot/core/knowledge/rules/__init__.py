"""What must hold between the parts of the knowledge, whoever wrote them."""

from collections.abc import Iterator

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.rules import (
    events,
    labels,
    languages,
    names,
    references,
    signup_lists,
    wording,
)
from bot.core.knowledge.rules.problem import Ids, Place, Problem

__all__ = ["Ids", "Place", "Problem", "gaps", "problems"]


def problems(knowledge: Knowledge, ids: Ids) -> Iterator[Problem]:
    """Yield every broken rule; the knowledge is fit for use when there is none."""
    yield from references.problems(knowledge, ids)
    yield from events.problems(knowledge)
    yield from languages.unknown(knowledge, ids)
    yield from names.problems(knowledge)
    yield from wording.problems(knowledge)
    yield from signup_lists.problems(knowledge, ids)


def gaps(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield what is allowed and yet worth mending: missing translations, long questions."""
    yield from languages.missing(knowledge)
    yield from labels.long(knowledge)
