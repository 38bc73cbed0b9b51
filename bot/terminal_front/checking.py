"""The command `check`: the faults of the knowledge files, and what was read."""

import sys
from pathlib import Path

from bot.core.knowledge.model import Knowledge
from bot.exit_status import ExitStatus
from bot.files import KnowledgeFault, load


def check(folder: Path, *, strict: bool) -> ExitStatus:
    """Print every fault of the knowledge in `folder`, or what it holds.

    What is allowed and yet worth mending is printed as advice; when `strict` it counts as a fault.
    """
    try:
        loaded = load(folder)
    except KnowledgeFault as fault:
        _print(*map(str, fault.faults), f"{counted(len(fault.faults), 'fault')} to mend.")
        return ExitStatus.KNOWLEDGE
    advice = loaded.review()
    _print(*(f"advice: {one}" for one in advice), summary(loaded.knowledge))
    if not advice:
        _print("No faults.")
    elif strict:
        _print(f"{counted(len(advice), 'piece')} of advice, counted as faults.")
    else:
        _print(f"No faults; {counted(len(advice), 'piece')} of advice.")
    return ExitStatus.KNOWLEDGE if strict and advice else ExitStatus.FINE


def summary(knowledge: Knowledge) -> str:
    """Return what the knowledge holds, in one line."""
    written = [texts for by_cell in knowledge.phrasings.values() for texts in by_cell.values()]
    parts = (
        counted(len(knowledge.topics), "topic"),
        counted(sum(len(topic.facts) for topic in knowledge.topics.values()), "fact"),
        counted(sum(map(len, written)), "phrasing"),
        f"in {', '.join(knowledge.languages)}",
    )
    return f"Read {parts[0]} with {parts[1]} and {parts[2]} {parts[3]}."


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: "1 fault", "1,200 faults"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _print(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
