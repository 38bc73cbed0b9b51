"""Replies are judged by what they tell."""

import pytest

from bot.core.answering.reply import Answer, Link, Reply, Status
from bot.core.knowledge.model import (
    Aspect,
    Contact,
    Entry,
    Fact,
    Knowledge,
    ReplyKind,
    Topic,
)
from bot.core.quality.cases import Case, Scope, Verdict
from bot.core.quality.figures import Figures, judge
from bot.core.quality.verdicts import Judge

DESK = Contact("desk", {"en": "The desk"}, email="desk@example.org")
FACTS = {
    "what": Fact({}, "letter", covers=("fair.purpose",)),
    "purpose": Fact({}, "letter"),
    "when": Fact({}, "letter"),
    "contact": Fact({}, "letter", links=("desk",)),
}
FAIR = Topic("fair", "event", {"en": ("Fair",)}, "desk", "letter", FACTS, {})
ASPECTS = {name: Aspect(name, {}, {}, {}, frozenset({"event"})) for name in (*FACTS, "cost")}
TAUGHT = Entry("parking", ReplyKind.FACT, {"en": "Behind the hall."}, {})
KNOWLEDGE = Knowledge({"fair": FAIR}, ASPECTS, {"parking": TAUGHT}, {}, {"desk": DESK}, {}, {}, {})


def fact(cell):
    return Answer(cell, ReplyKind.FACT, cell, "told", "a letter", (), 0.9)


def referral(cell, text="Write to desk@example.org"):
    link = Link("The desk", "desk@example.org")
    return Answer(cell, ReplyKind.REFERRAL, cell, text, None, (link,), 0.9)


def courtesy():
    return Answer("smalltalk.thanks", ReplyKind.SMALLTALK, "", "You are welcome.", None, (), 0.9)


def answered(*answers):
    return Reply(Status.ANSWERED, "en", answers)


def offered(*cells):
    return Reply(Status.SUGGESTED, "en", suggestions=tuple(map(fact, cells)))


SILENCE = Reply(Status.DECLINED, "en")


def verdict(reply, *expected, accepted=()):
    return Judge(KNOWLEDGE).verdict(Case("?", expected, accepted), reply)


@pytest.mark.parametrize(
    ("reply", "is_"),
    [
        (answered(fact("fair.when")), Verdict.RIGHT),
        (answered(fact("fair.when"), fact("fair.what")), Verdict.RIGHT),
        (answered(fact("fair.when"), fact("fair.what"), fact("fair.contact")), Verdict.WRONG),
        (answered(fact("fair.what")), Verdict.WRONG),
        (answered(referral("fair.cost")), Verdict.SILENT),
        (offered("fair.what", "fair.when"), Verdict.OFFERED),
        (offered("fair.what"), Verdict.SILENT),
        (SILENCE, Verdict.SILENT),
    ],
)
def test_a_question_that_the_sources_answer(reply, is_):
    assert verdict(reply, "fair.when") is is_


def test_a_fact_that_covers_another_tells_it_and_not_the_reverse():
    assert verdict(answered(fact("fair.what")), "fair.purpose") is Verdict.RIGHT
    assert verdict(answered(fact("fair.purpose")), "fair.what") is Verdict.WRONG


def test_a_referral_that_names_the_address_asked_for_tells_it():
    assert verdict(answered(referral("fair.cost")), "fair.contact") is Verdict.RIGHT


def test_an_entry_that_was_taught_is_told_by_itself():
    assert verdict(answered(fact("parking")), "parking") is Verdict.RIGHT


@pytest.mark.parametrize(
    ("reply", "is_"),
    [
        (answered(fact("fair.when"), fact("fair.contact")), Verdict.RIGHT),
        (answered(fact("fair.when")), Verdict.PARTIAL),
        (answered(fact("fair.purpose")), Verdict.WRONG),
    ],
)
def test_two_things_asked(reply, is_):
    assert verdict(reply, "fair.when", "fair.contact") is is_


def test_a_known_and_an_unknown_thing_need_a_fact_and_a_referral():
    both = answered(fact("fair.when"), referral("fair.cost"))

    assert verdict(both, "fair.when", "any.cost") is Verdict.RIGHT
    assert verdict(answered(fact("fair.when")), "fair.when", "any.cost") is Verdict.PARTIAL


@pytest.mark.parametrize(
    ("reply", "is_"),
    [
        (answered(referral("fair.cost")), Verdict.RIGHT),
        (answered(referral("fair.cost", "Nobody knows.")), Verdict.WRONG),
        (answered(fact("fair.when")), Verdict.WRONG),
        (offered("fair.when"), Verdict.OFFERED),
        (SILENCE, Verdict.SILENT),
    ],
)
@pytest.mark.parametrize("cell", ["any.cost", "fair.cost"])
def test_a_question_that_the_sources_do_not_answer(reply, is_, cell):
    assert verdict(reply, cell) is is_


@pytest.mark.parametrize(
    ("reply", "is_"),
    [
        (SILENCE, Verdict.RIGHT),
        (answered(courtesy()), Verdict.RIGHT),
        (offered("fair.when"), Verdict.NOISE),
        (answered(referral("fair.cost")), Verdict.NOISE),
        (answered(fact("fair.when")), Verdict.WRONG),
    ],
)
@pytest.mark.parametrize("asked", ["off-topic", "smalltalk"])
def test_what_asks_nothing(reply, is_, asked):
    assert verdict(reply, asked) is is_


def test_what_is_accepted_is_right_too():
    assert (
        verdict(answered(fact("fair.when")), "off-topic", accepted=["fair.when"]) is Verdict.RIGHT
    )
    cost = answered(referral("fair.cost"))
    assert verdict(cost, "fair.when", accepted=["any.cost"]) is Verdict.RIGHT


@pytest.mark.parametrize(
    ("expected", "scope"),
    [
        (["fair.when"], Scope.KNOWN),
        (["any.cost", "fair.when"], Scope.KNOWN),
        (["fair.cost"], Scope.UNKNOWN),
        (["any.when"], Scope.UNKNOWN),
        (["smalltalk"], Scope.OFF_TOPIC),
    ],
)
def test_the_scope_of_a_question(expected, scope):
    assert Judge(KNOWLEDGE).scope(Case("?", tuple(expected))) is scope


class TestFigures:
    @pytest.fixture
    def figures(self) -> Figures:
        replies = {
            "when": answered(fact("fair.when")),
            "cuándo": answered(fact("fair.what"), fact("fair.purpose"), fact("fair.contact")),
            "cost": answered(referral("fair.cost")),
        }
        cases = [
            Case("when", ("fair.when",)),
            Case("cuándo", ("fair.when",), kind="typo", language="es"),
            Case("cost", ("any.cost",)),
        ]
        return judge(cases, Judge(KNOWLEDGE), lambda case: replies[case.question])

    def test_shares_are_of_the_questions_of_a_scope(self, figures):
        assert figures.by_scope[Scope.KNOWN].share(Verdict.RIGHT) == 50
        assert figures.by_scope[Scope.UNKNOWN].share(Verdict.RIGHT) == 100
        assert Scope.OFF_TOPIC not in figures.by_scope

    def test_they_are_told_by_language_and_kind(self, figures):
        assert figures.by_language["es", Scope.KNOWN].share(Verdict.WRONG) == 100
        assert figures.by_kind["typo"].total == 1

    def test_answers_beyond_what_was_asked_are_counted(self, figures):
        assert figures.beyond == pytest.approx(100 * 2 / 5)

    def test_an_answer_in_another_language_is_seen(self, figures):
        assert figures.own_language == pytest.approx(100 * 2 / 3)
