"""A program that nobody wrote a phrasing for: its names and facts alone make it answerable."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from bot.core.answering.message import Message
from bot.core.quality.cases import Verdict
from bot.core.quality.figures import judge
from bot.core.quality.verdicts import Judge
from bot.files import load_engine
from bot.files.questions import read_file

HERE = Path(__file__).parent / "invented"
SHIPPED = Path(__file__).parents[3] / "knowledge"
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    folder = Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("invented") / "knowledge"))
    shutil.copy(HERE / "harbor-mentors.yaml", folder / "topics")
    engine = load_engine(folder)

    def answer(case):
        return engine.answer(Message(case.question, TODAY))

    return judge(read_file(HERE / "questions.jsonl"), Judge(engine.knowledge), answer)


def test_four_questions_in_five_are_answered_rightly(figures):
    right = list(figures.with_verdict(Verdict.RIGHT))

    assert len(figures.judged) >= 60
    assert len(right) >= 0.8 * len(figures.judged)


def test_hardly_any_is_answered_wrongly(figures):
    wrong = [one.case.question for one in figures.with_verdict(Verdict.WRONG)]

    assert len(wrong) <= 0.04 * len(figures.judged), wrong


def test_each_language_is_understood(figures):
    for language in ("en", "es", "pt", "fr"):
        own = [one for one in figures.judged if one.case.language == language]
        right = [one for one in own if one.verdict is Verdict.RIGHT]

        assert len(right) >= 0.75 * len(own), language
