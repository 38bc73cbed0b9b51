"""How long the worst messages take: 4,000 characters of anything; run it with

    .venv/bin/python -m tests.benchmarks.hostile

It prints figures and asserts nothing: they depend on the machine.
"""

import datetime as dt
import random
import string
from collections.abc import Mapping

from bot.core.answering.engine import Engine
from bot.core.answering.message import Message
from bot.core.text import MESSAGE_LIMIT
from bot.files import load_engine
from tests.benchmarks.questions import KNOWLEDGE, milliseconds, told

TODAY = dt.date(2026, 11, 22)
RANDOM_MESSAGES = 300


def attacks() -> Mapping[str, str]:
    """Return messages made to be slow."""
    rng = random.Random(1)
    letters = string.ascii_lowercase
    words = ["".join(rng.choices(letters, k=rng.randint(4, 12))) for _ in range(MESSAGE_LIMIT // 8)]
    return {
        "one letter": "a" * MESSAGE_LIMIT,
        "one word again and again": "summit " * (MESSAGE_LIMIT // 7),
        "a question again and again": "when was the summit? " * (MESSAGE_LIMIT // 21),
        "joined again and again": "when and where and " * (MESSAGE_LIMIT // 19),
        "commas": "when,where," * (MESSAGE_LIMIT // 11),
        "unknown words": " ".join(words),
        "unknown words, one sentence each": ". ".join(words),
        "misspelt long words": "internatoinal organizasion particpation " * (MESSAGE_LIMIT // 40),
        "Chinese characters": "".join(map(chr, range(0x4E00, 0x4E00 + MESSAGE_LIMIT))),
        "one letter of eighteen": "\ufdfa" * MESSAGE_LIMIT,
        "combining marks": "e" + "\u0301" * MESSAGE_LIMIT,
        "invisible": "\u200b\u202e" * (MESSAGE_LIMIT // 2),
        "emoji": "🔥" * MESSAGE_LIMIT,
        "lone surrogates": "\ud800" * MESSAGE_LIMIT,
        "at signs": "a@" * (MESSAGE_LIMIT // 2),
        "dots and digits": "1.111," * (MESSAGE_LIMIT // 6),
        "open marks": "<@" * (MESSAGE_LIMIT // 2),
        "spaces": " " * MESSAGE_LIMIT,
        "lines": "\n?" * (MESSAGE_LIMIT // 2),
    }


def noise(rng: random.Random) -> str:
    """Return a long message of characters from all over Unicode."""
    ranges = rng.choices([(32, 126), (0xA0, 0x24F), (0x300, 0x36F), (0x20, 0xFFFF)], k=4)
    return "".join(chr(rng.randint(*rng.choice(ranges))) for _ in range(MESSAGE_LIMIT))


def answered(engine: Engine, text: str, *, context: bool = False) -> float:
    """Return the milliseconds that a message takes, as what is asked or as what came before."""
    message = Message("and where?", TODAY, context=(text,) * 5) if context else Message(text, TODAY)
    return milliseconds(lambda: engine.answer(message))


def main() -> None:
    """Print the figures."""
    engine = load_engine(KNOWLEDGE)
    answered(engine, "When was the summit?")
    for name, text in attacks().items():
        asked, before = answered(engine, text), answered(engine, text, context=True)
        print(f"{name:34} {asked:8.1f} ms   five times as context {before:8.1f} ms")
    rng = random.Random(2)
    print(told("random", [answered(engine, noise(rng)) for _ in range(RANDOM_MESSAGES)]))


if __name__ == "__main__":
    main()
