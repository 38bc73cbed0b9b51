"""How long answering takes, beside the tutorial's matcher, and what the bot costs; run it with

    .venv/bin/python -m tests.benchmarks.understanding

It prints figures and asserts nothing: they depend on the machine.
"""

import datetime as dt
import resource

from rapidfuzz import fuzz, process

from bot.core.answering.message import Message
from bot.core.text import clean
from bot.files import load_engine
from tests.benchmarks.questions import KNOWLEDGE, cases, milliseconds, told

TODAY = dt.date(2026, 11, 22)
_EVERY = 10
"""The baseline is slow: it is asked each tenth question only."""


def main() -> None:
    """Print the figures."""
    engine = load_engine(KNOWLEDGE)
    messages = [Message(case.question, TODAY, context=case.context) for case in cases()]
    start = min(milliseconds(lambda: load_engine(KNOWLEDGE)) for _ in range(5))
    print(f"{'load, validate, build':34} fastest {start:6.0f} ms of five")
    for name in ("each question once", "the same again"):
        print(told(name, [milliseconds(lambda m=m: engine.answer(m)) for m in messages]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory, all of the above':34} {peak:.0f} MB")

    written = [
        text for by in engine.knowledge.phrasings.values() for own in by.values() for text in own
    ]
    choices = [clean(text) for text in written]
    asked = [clean(message.text) for message in messages[::_EVERY]]
    times = [
        milliseconds(lambda q=q: process.extractOne(q, choices, scorer=fuzz.WRatio)) for q in asked
    ]
    print(told(f"best WRatio of {len(choices):,} phrasings", times))


if __name__ == "__main__":
    main()
