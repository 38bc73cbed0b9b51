"""What a change of knowledge changes for members."""

import pytest

from bot.core.answering.reply import Answer, Reply, Status
from bot.core.knowledge.model import ReplyKind
from bot.core.quality.cases import Case, Scope, Verdict
from bot.core.quality.changes import changes
from bot.core.quality.figures import Figures, Judged


def figures(*answers):
    reply = Reply(Status.ANSWERED if answers else Status.DECLINED, "en", answers)
    return Figures([Judged(Case("when?", ("fair.when",)), reply, Scope.KNOWN, Verdict.RIGHT)])


def told(cell, text="In May."):
    return Answer(cell, ReplyKind.FACT, "When?", text, "a letter", (), 0.9)


def test_the_same_answer_is_no_change():
    assert list(changes(figures(told("fair.when")), figures(told("fair.when")))) == []


@pytest.mark.parametrize("after", [figures(told("fair.where")), figures()])
def test_another_answer_is_a_change(after):
    (change,) = changes(figures(told("fair.when")), after)

    assert not change.reworded


def test_the_same_answer_in_other_words_is_told_as_such():
    (change,) = changes(figures(told("fair.when")), figures(told("fair.when", "In June.")))

    assert change.reworded
