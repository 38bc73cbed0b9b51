"""Figures of an engine over questions."""

import datetime as dt
from collections.abc import Sequence

from bot.core.answering.engine import Engine
from bot.core.answering.message import Message
from bot.core.answering.reply import Reply
from bot.core.quality.cases import Case
from bot.core.quality.figures import Figures, judge
from bot.core.quality.verdicts import Judge


def measure(engine: Engine, cases: Sequence[Case], today: dt.date) -> Figures:
    """Ask each question of `engine` on the day `today`, and judge the replies."""

    def answer(case: Case) -> Reply:
        return engine.answer(Message(case.question, today, context=case.context))

    return judge(cases, Judge(engine.knowledge), answer)
