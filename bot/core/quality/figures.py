"""Figures: how often the bot is right, over many questions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from bot.core.answering.reply import Reply, Status
from bot.core.quality.cases import Case, Scope, Verdict
from bot.core.quality.verdicts import Judge

Key = TypeVar("Key")
Answering = Callable[[Case], Reply]
"""What answers the question of a case."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, the reply to it, and how well it is met."""

    case: Case
    reply: Reply
    scope: Scope
    verdict: Verdict

    @property
    def beyond(self) -> int:
        """How many answers were given beyond the number of things asked."""
        return max(0, len(self.reply.answers) - len(self.case.expected))


@dataclass(frozen=True, slots=True)
class Row:
    """The verdicts of some questions."""

    counts: Mapping[Verdict, int]

    @property
    def total(self) -> int:
        """How many questions."""
        return sum(self.counts.values())

    def share(self, verdict: Verdict) -> float:
        """Return how many in a hundred got this verdict; 0 when nothing was asked."""
        return 100 * self.counts.get(verdict, 0) / self.total if self.total else 0.0


class Figures:
    """The figures of judged questions."""

    def __init__(self, judged: Iterable[Judged]) -> None:
        self.judged: Sequence[Judged] = tuple(judged)

    @cached_property
    def by_scope(self) -> Mapping[Scope, Row]:
        """A row for each scope that was asked for."""
        rows = self._rows(lambda one: one.scope)
        return {scope: rows[scope] for scope in Scope if scope in rows}

    @cached_property
    def by_language(self) -> Mapping[tuple[str, Scope], Row]:
        """A row for each language and scope."""
        return self._rows(lambda one: (one.case.language, one.scope))

    @cached_property
    def by_kind(self) -> Mapping[str, Row]:
        """A row for each kind of question."""
        return self._rows(lambda one: one.case.kind)

    @property
    def beyond(self) -> float:
        """Answers beyond what was asked, in a hundred answers."""
        answers = sum(len(one.reply.answers) for one in self.judged)
        return 100 * sum(one.beyond for one in self.judged) / max(answers, 1)

    @property
    def own_language(self) -> float:
        """How many in a hundred answered questions are answered in their own language."""
        answered = [one for one in self.judged if one.reply.status is Status.ANSWERED]
        right = sum(one.reply.language == one.case.language for one in answered)
        return 100 * right / max(len(answered), 1)

    def with_verdict(self, verdict: Verdict) -> Iterator[Judged]:
        """Yield the questions that got `verdict`."""
        return (one for one in self.judged if one.verdict is verdict)

    def _rows(self, key: Callable[[Judged], Key]) -> Mapping[Key, Row]:
        counts: dict[Key, Counter[Verdict]] = {}
        for one in self.judged:
            counts.setdefault(key(one), Counter())[one.verdict] += 1
        return {name: Row(found) for name, found in counts.items()}


def judge(cases: Iterable[Case], judge_: Judge, answering: Answering) -> Figures:
    """Answer each question and judge the reply."""
    replies = ((case, answering(case)) for case in cases)
    return Figures(
        Judged(case, reply, judge_.scope(case), judge_.verdict(case, reply))
        for case, reply in replies
    )
