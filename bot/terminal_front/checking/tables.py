"""What `check` prints: plain lines, for eyes and for pipes."""

import sys
from collections.abc import Iterator, Mapping, Sequence

from bot.core.answering.reply import Reply, Status
from bot.core.knowledge.model import Knowledge
from bot.core.quality.cases import Scope, Verdict
from bot.core.quality.changes import Change
from bot.core.quality.figures import Figures, Row
from bot.terminal_front.rendering import shown

_DONE: Mapping[Status, str] = {
    Status.ANSWERED: "answers",
    Status.SUGGESTED: "offers",
    Status.DECLINED: "declines",
}


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


def figure_lines(figures: Figures) -> Iterator[str]:
    """Yield a table of verdicts, in percent, and what else is counted."""
    yield f"{counted(len(figures.judged), 'question')} asked; what became of them, in percent:"
    yield _line("", [*Verdict, "questions"])
    for scope, row in figures.by_scope.items():
        yield _row(scope, row)
    for (language, scope), row in sorted(figures.by_language.items()):
        if scope is Scope.KNOWN:
            yield _row(f"{scope}, {language}", row)
    for kind, row in sorted(figures.by_kind.items()):
        yield _row(f"kind {kind}", row)
    yield (
        f"Answered in the question's language: {figures.own_language:.1f} %; "
        f"answers beyond what was asked: {figures.beyond:.1f} in 100."
    )


def change_lines(changes: Sequence[Change], against: str) -> Iterator[str]:
    """Yield each question whose answer changes, with what it was and what it is."""
    differ = "differs" if len(changes) == 1 else "differ"
    yield f"{counted(len(changes), 'answer')} {differ} from those of {shown(against)}."
    for change in changes:
        yield f"  {shown(change.before.case.question)}"
        if change.reworded:
            yield f"    {_did(change.after.reply)}, in other words"
        else:
            yield f"    before: {_did(change.before.reply)} ({change.before.verdict})"
            yield f"    after:  {_did(change.after.reply)} ({change.after.verdict})"


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: "1 fault", "1,200 faults"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def write_lines(*lines: str) -> None:
    """Print lines."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _row(name: str, row: Row) -> str:
    shares = [
        f"{row.share(verdict):.1f}" if row.counts.get(verdict) else "-" for verdict in Verdict
    ]
    return _line(name, [*shares, str(row.total)])


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:<18}" + "".join(f"{cell:>9}" for cell in cells[:-1]) + f"{cells[-1]:>11}"


def _did(reply: Reply) -> str:
    cells = ", ".join(answer.id for answer in (*reply.answers, *reply.suggestions))
    return f"{_DONE[reply.status]} {cells}".strip()
