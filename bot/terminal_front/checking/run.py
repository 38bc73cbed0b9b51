"""The command `check`, from a folder to what is printed and the exit status."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.core.answering.engine import Engine
from bot.core.knowledge.model import Knowledge
from bot.core.quality.cases import Case
from bot.core.quality.changes import changes
from bot.core.quality.figures import Figures
from bot.core.quality.review import review
from bot.exit_status import ExitStatus
from bot.files import Fault, KnowledgeFault, Loaded, load
from bot.files.faults import in_order
from bot.files.questions import read_questions
from bot.files.trained import SHIPPED, find, learn, trained
from bot.terminal_front.checking.against import earlier
from bot.terminal_front.checking.measuring import measure
from bot.terminal_front.checking.tables import (
    change_lines,
    counted,
    figure_lines,
    summary,
    write_lines,
)

QUESTIONS = Path("tests", "questions")
"""Where questions to measure by lie, beside the knowledge folder."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What else to look at than the faults."""

    today: dt.date
    strict: bool = False
    """Whether advice counts as faults."""
    write_trained: bool = False
    questions: Path | None = None
    """Folder of questions; those beside the knowledge when None."""
    against: str | None = None
    """A folder or a Git revision that holds the knowledge as it was before."""
    cache: Path | None = None
    """Where what is learned anew is kept."""


def check(folder: Path, wishes: Wishes) -> ExitStatus:
    """Print every fault of the knowledge in `folder`, or what it holds and how good it is."""
    try:
        loaded = load(folder)
        cases = read_questions(wishes.questions or folder.absolute().parent / QUESTIONS)
    except KnowledgeFault as fault:
        return _faulty(fault)
    if wishes.write_trained:
        learn(loaded.knowledge, folder)
    advice = _advice(loaded, folder)
    write_lines(*(f"advice: {one}" for one in advice), summary(loaded.knowledge))
    if cases:
        _measure(loaded.knowledge, cases, folder, wishes)
    if wishes.against:
        try:
            _compare(loaded.knowledge, cases, folder, wishes, wishes.against)
        except KnowledgeFault as fault:
            return _faulty(fault)
    return _verdict(advice, strict=wishes.strict)


def _advice(loaded: Loaded, folder: Path) -> tuple[Fault, ...]:
    """Return all that is allowed and yet worth mending."""
    found = [f for problem in review(loaded.knowledge) for f in loaded.origins.faults(problem)]
    advice = in_order([*loaded.review(), *found])
    if find(loaded.knowledge, folder):
        return advice
    file = f"{folder.name}/{SHIPPED}"
    problem = "was not learned from this knowledge, so that the bot starts slowly once"
    return (
        *advice,
        Fault(file, None, "", problem, "write it anew: run_bot.py check --write-trained"),
    )


def _measure(knowledge: Knowledge, cases: Sequence[Case], folder: Path, wishes: Wishes) -> None:
    """Print the figures, unless the bot would first have to learn."""
    model = find(knowledge, folder, wishes.cache)
    if model is None:
        write_lines(
            "", "No figures: they need what is learned from the phrasings (see the advice)."
        )
        return
    figures = measure(Engine(knowledge, model), cases, wishes.today)
    write_lines("", *figure_lines(figures), "")


def _compare(
    knowledge: Knowledge, cases: Sequence[Case], folder: Path, wishes: Wishes, against: str
) -> None:
    """Print the questions whose answers differ from those of another knowledge.

    Raises KnowledgeFault when there is no other one, or nothing to ask.
    """
    if not cases:
        remedy = "name a folder of questions: --questions FOLDER"
        raise KnowledgeFault(
            [Fault(against, None, "", "cannot be compared by no question", remedy)]
        )
    with earlier(against, folder) as other:
        before = _figures(load(other).knowledge, cases, other, wishes)
    after = _figures(knowledge, cases, folder, wishes)
    write_lines("", *change_lines(tuple(changes(before, after)), against), "")


def _figures(knowledge: Knowledge, cases: Sequence[Case], folder: Path, wishes: Wishes) -> Figures:
    engine = Engine(knowledge, trained(knowledge, folder, wishes.cache))
    return measure(engine, cases, wishes.today)


def _faulty(fault: KnowledgeFault) -> ExitStatus:
    write_lines(*map(str, fault.faults), f"{counted(len(fault.faults), 'fault')} to mend.")
    return ExitStatus.KNOWLEDGE


def _verdict(advice: Sequence[Fault], *, strict: bool) -> ExitStatus:
    if not advice:
        write_lines("No faults.")
        return ExitStatus.FINE
    pieces = f"{counted(len(advice), 'piece')} of advice"
    write_lines(f"{pieces}, counted as faults." if strict else f"No faults; {pieces}.")
    return ExitStatus.KNOWLEDGE if strict else ExitStatus.FINE
