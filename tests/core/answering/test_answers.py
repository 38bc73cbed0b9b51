"""What people get to read, whatever they ask: tenses, sources, several things, follow-ups."""

import datetime as dt

import pytest

from bot.core.answering.reply import Status
from bot.core.knowledge.grid import OFF_TOPIC
from bot.core.knowledge.model import ReplyKind
from bot.core.quality.cases import Case, Verdict
from bot.core.quality.verdicts import Judge

SUMMIT = "all-americas-summit"


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("When was the All Americas Summit?", f"{SUMMIT}.when"),
        ("wen is teh sumit", f"{SUMMIT}.when"),
        ("what'd the city hall nerds yap about at that muni seminar", "municipal-seminar.themes"),
        ("sci founded", "sci.founded"),
        ("¿Quién organizó la cumbre?", f"{SUMMIT}.host"),
        ("como eu me inscrevo no 500 in 5", "500-in-5.register"),
        ("c'est quoi SCI", "sci.what"),
    ],
)
def test_plain_words_slang_typos_and_keywords_are_understood(question, cell, ask, engine):
    (answer,) = ask(question).answers

    assert Judge(engine.knowledge).tells(answer, cell)


@pytest.mark.parametrize(
    "question", ["How much was the summit?", "is there a phone number for SCI"]
)
def test_what_the_sources_do_not_tell_is_said_with_somebody_to_turn_to(question, ask):
    (answer,) = ask(question).answers

    assert answer.kind is ReplyKind.REFERRAL
    assert answer.links
    assert all(link.target in answer.text for link in answer.links)


@pytest.mark.parametrize(
    "message",
    [
        "what's the weather in Rome",
        "gfdgfd",
        "🔥🔥🔥",
        "",
        "   ",
        "had a great time at the summit!",
    ],
)
def test_what_asks_nothing_of_ours_is_met_with_silence_or_a_courtesy(message, ask, engine):
    case = Case(message, (OFF_TOPIC,))

    assert Judge(engine.knowledge).verdict(case, ask(message)) is Verdict.RIGHT


def test_a_greeting_is_greeted(cells):
    assert cells("hi!") == ["smalltalk.greeting"]


class TestSeveralThings:
    def test_each_is_answered_once_in_order(self, cells):
        assert cells("When was the summit and who organized it?") == [
            f"{SUMMIT}.when",
            f"{SUMMIT}.host",
        ]

    def test_the_unknown_part_is_named_as_such(self, ask):
        known, unknown = ask("When was the summit, and how much did it cost?").answers

        assert known.id == f"{SUMMIT}.when"
        assert unknown.kind is ReplyKind.REFERRAL

    def test_asking_twice_gets_one_answer(self, cells):
        assert cells("When was the summit? When was the summit?") == [f"{SUMMIT}.when"]


class TestFollowUps:
    def test_the_topic_is_carried_over(self, cells):
        assert cells("and where?", "When was the summit?") == [f"{SUMMIT}.where"]

    def test_the_thing_asked_is_carried_over(self, cells):
        assert cells("and SCI Academy?", "When was the summit?") == ["sci-academy.when"]

    def test_a_new_topic_drops_the_old_one(self, cells):
        assert cells("Who founded SCI?", "When was the summit?") == ["sci.founded"]

    def test_a_courtesy_is_one_whatever_came_before(self, cells):
        assert cells("thanks!", "When was the summit?") == ["smalltalk.thanks"]


class TestTime:
    QUESTION = "When is the All Americas Summit?"

    def said(self, ask, year, month, day):
        (answer,) = ask(self.QUESTION, today=dt.date(year, month, day)).answers
        return answer.text

    def test_the_summit_is_spoken_of_in_the_right_tense(self, ask):
        before, after = self.said(ask, 2024, 5, 1), self.said(ask, 2024, 6, 1)

        assert "takes place" in before
        assert "took place" in after
        assert "May 28–31, 2024" in before
        assert "May 28–31, 2024" in after

    @pytest.mark.parametrize(("day", "number"), [(28, "day 1"), (29, "day 2"), (31, "day 4")])
    def test_during_the_summit_the_day_is_told(self, day, number, ask):
        assert number in self.said(ask, 2024, 5, day)

    def test_the_days_around_it_are_before_and_after(self, ask):
        assert self.said(ask, 2024, 5, 27) == self.said(ask, 2024, 5, 1)
        assert self.said(ask, 2024, 6, 1) == self.said(ask, 2026, 11, 22)


def test_every_fact_names_its_source_and_the_date_of_it(engine):
    for topic in engine.knowledge.topics.values():
        for aspect, fact in topic.facts.items():
            for language in engine.knowledge.languages:
                cell = f"{topic.id}.{aspect}"
                answer = engine.cell(cell, language, dt.date(2026, 11, 22))
                source = engine.knowledge.sources[fact.source]

                assert source.title in (answer.source or ""), cell
                if source.date:
                    assert str(source.date.year) in (answer.source or ""), cell


def test_not_sure_means_up_to_three_choices_and_no_claim(ask):
    replies = [ask(text) for text in ("the program", "sign up", "who is it for", "topics", "goals")]
    offers = [reply for reply in replies if reply.status is Status.SUGGESTED]

    assert all(1 <= len(offer.suggestions) <= 3 and not offer.answers for offer in offers)
    assert all(
        len({s.title for s in offer.suggestions}) == len(offer.suggestions) for offer in offers
    )
