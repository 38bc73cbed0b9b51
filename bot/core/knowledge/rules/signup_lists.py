"""What a sign-up list says of topics and other lists must be so, and its form must make sense."""

from collections import Counter
from collections.abc import Iterator

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.rules.problem import Ids, Place, Problem
from bot.core.signups.lists import Asks, SignUpList


def problems(knowledge: Knowledge, ids: Ids) -> Iterator[Problem]:
    """Yield what is wrong with the lists."""
    for list_ in knowledge.lists.values():
        place = ("lists", list_.id)
        yield from _references(knowledge, list_, place, ids)
        yield from _times(list_, place)
        yield from _form(list_, place)


def _references(
    knowledge: Knowledge, list_: SignUpList, place: Place, ids: Ids
) -> Iterator[Problem]:
    if list_.instead and (list_.instead not in knowledge.lists or list_.instead == list_.id):
        problem = f'"{list_.instead}" is not the id of another list'
        yield Problem((*place, "instead"), problem, "name one of the files in lists/")
    topic = knowledge.topics.get(list_.event or "")
    if list_.event and list_.event not in ids.topics:
        problem = f'"{list_.event}" is not the id of a topic'
        yield Problem((*place, "event"), problem, "name one of the files in topics/")
    elif topic and not topic.dates:
        yield Problem((*place, "event"), "has no dates", 'give the topic "dates", or the list')
    if list_.event and list_.dates:
        problem = "stand in the topic already"
        yield Problem((*place, "dates"), problem, "remove them: dates are written once")
    for index, id_ in enumerate(list_.topics):
        if id_ not in ids.topics:
            problem = f'"{id_}" is not the id of a topic'
            yield Problem((*place, "topics", index), problem, "name one of the files in topics/")


def _times(list_: SignUpList, place: Place) -> Iterator[Problem]:
    if list_.opens and list_.closes and list_.closes <= list_.opens:
        yield Problem((*place, "closes"), "is not later than it opens", "swap or correct them")
    if list_.dates and list_.dates.end < list_.dates.start:
        yield Problem((*place, "dates", "end"), "is before the start", "swap or correct them")


def _form(list_: SignUpList, place: Place) -> Iterator[Problem]:
    counts = Counter(question.id for question in list_.questions)
    for index, question in enumerate(list_.questions):
        here = (*place, "questions", index)
        if counts[question.id] > 1:
            yield Problem((*here, "id"), f'"{question.id}" stands twice', "give it another id")
        if question.asks is Asks.CHOICE and len(question.choices) < 2:
            yield Problem((*here, "choices"), "leave nothing to choose", "write two or more")
        if question.asks is not Asks.CHOICE and question.choices:
            yield Problem((*here, "choices"), "are not asked for", "remove them, or ask a choice")
    asked = Counter(question.asks for question in list_.questions)
    if asked[Asks.CONSENT] > 1:
        yield Problem((*place, "questions"), "ask for consent twice", "ask once")
    if list_.questions and not asked[Asks.CONSENT]:
        remedy = 'add a question that asks "consent": what people type is personal data'
        yield Problem((*place, "questions"), "ask for no consent", remedy)
