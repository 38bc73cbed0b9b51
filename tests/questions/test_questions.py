"""The bot answers members' questions no worse than it did: a gate for every change.

The limits lie a little beside the figures reached, so that a change of a handful of questions
passes and a loss does not. `learned_from` was read while the bot was made, `held_out` never; the
fresh batches were measured before anybody looked at them. `several` and `conversations` served to
tell two questions from one and to carry topics over; they have no limits of their own.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.core.answering.message import Message
from bot.core.knowledge.grid import ANY, OFF_TOPIC, SMALLTALK
from bot.core.quality.cases import Scope, Verdict
from bot.core.quality.figures import judge
from bot.core.quality.verdicts import Judge
from bot.files import load_engine
from bot.files.questions import read_file

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.jsonl"))
TODAY = dt.date(2026, 11, 22)
LANGUAGES = ("en", "es", "pt", "fr")


@dataclass(frozen=True)
class Limits:
    """Percentages that a file of questions must reach, or stay below."""

    right: float
    wrong: float
    unknown_right: float
    unknown_wrong: float
    noise: float
    idle_wrong: float
    beyond: float
    """Answers beyond what was asked, in a hundred."""


LIMITS = {
    "learned_from": Limits(88, 1.5, 93, 4, 6, 2.5, 2),
    "held_out": Limits(85, 2, 88, 5, 6, 1, 3),
    "fresh": Limits(91, 1.5, 94, 3, 6, 2.5, 2),
}
"""By how the names of files begin."""


@pytest.fixture(scope="module")
def engine():
    return load_engine(HERE.parents[1] / "knowledge")


@pytest.fixture(scope="module", params=LIMITS)
def measured(request, engine):
    """The figures of some of the questions, with their limits."""

    def answer(case):
        return engine.answer(Message(case.question, TODAY, context=case.context))

    files = [file for file in FILES if file.stem.startswith(request.param)]
    cases = [case for file in files for case in read_file(file)]
    return judge(cases, Judge(engine.knowledge), answer), LIMITS[request.param]


def share(figures, scope, verdict):
    return figures.by_scope[scope].share(verdict)


def test_what_the_sources_tell_is_answered_rightly(measured):
    figures, limits = measured

    assert share(figures, Scope.KNOWN, Verdict.RIGHT) >= limits.right
    assert share(figures, Scope.KNOWN, Verdict.WRONG) <= limits.wrong


def test_what_the_sources_do_not_tell_is_said_to_be_unknown(measured):
    figures, limits = measured

    assert share(figures, Scope.UNKNOWN, Verdict.RIGHT) >= limits.unknown_right
    assert share(figures, Scope.UNKNOWN, Verdict.WRONG) <= limits.unknown_wrong


def test_what_asks_nothing_of_ours_is_left_alone(measured):
    figures, limits = measured

    assert share(figures, Scope.OFF_TOPIC, Verdict.NOISE) <= limits.noise
    assert share(figures, Scope.OFF_TOPIC, Verdict.WRONG) <= limits.idle_wrong


def test_people_are_answered_in_their_language_and_not_lectured(measured):
    figures, limits = measured

    assert figures.own_language >= 98
    assert figures.beyond <= limits.beyond


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_every_question_names_what_there_is_to_tell(file, engine):
    knowledge = engine.knowledge

    def exists(cell):
        topic, _, aspect = cell.partition(".")
        known = topic == ANY or topic in knowledge.topics
        return (
            cell in {OFF_TOPIC, SMALLTALK}
            or cell in knowledge.entries
            or (known and aspect in knowledge.aspects)
        )

    for case in read_file(file):
        assert case.language in LANGUAGES, case.question
        assert all(exists(cell) for cell in (*case.expected, *case.accepted)), case.question
