"""How the time of an answer grows with the knowledge, in entries of ten phrasings; run it with

    .venv/bin/python -m tests.benchmarks.growth [ENTRIES ...]

Phrasings are random English words. The largest size takes some minutes to learn. It prints figures
and asserts nothing.
"""

import datetime as dt
import random
import resource
import sys
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from bot.core.answering.engine import Engine
from bot.core.answering.message import Message
from bot.core.knowledge.model import Entry, Knowledge, ReplyKind
from bot.core.text import clean
from bot.files import load_knowledge
from tests.benchmarks.questions import KNOWLEDGE, milliseconds, told

SIZES = (100, 1_000, 10_000)
TODAY = dt.date(2026, 11, 22)
QUESTIONS = 100
_LENGTH = 8
"""Words of a phrasing."""


def made_up(entries: int, words: Sequence[str]) -> Knowledge:
    """Return a knowledge base of entries with ten phrasings each."""
    rng = random.Random(entries)
    shipped = load_knowledge(KNOWLEDGE)
    taught = {}
    for number in range(entries):
        texts = tuple(" ".join(rng.choices(words, k=_LENGTH)) for _ in range(10))
        name = f"entry{number}"
        taught[name] = Entry(name, ReplyKind.FACT, {"en": name}, {"en": texts})
    own = {"en": shipped.words["en"]}
    return Knowledge({}, {}, taught, {}, {}, own, {}, shipped.texts)


def measure(entries: int, words: Sequence[str]) -> None:
    """Print the figures of one size."""
    knowledge = made_up(entries, words)
    bot = Engine(knowledge)
    rng = random.Random(7)
    asked = [" ".join(rng.choices(words, k=_LENGTH)) for _ in range(QUESTIONS)]
    times = [milliseconds(lambda q=q: bot.answer(Message(q, TODAY))) for q in asked]
    print(told(f"{entries:,} entries", times))
    choices = [clean(t) for entry in knowledge.entries.values() for t in entry.phrasings["en"]]
    slow = [
        milliseconds(lambda q=q: process.extractOne(q, choices, scorer=fuzz.WRatio))
        for q in asked[::20]
    ]
    print(told("  best WRatio of their phrasings", slow))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory so far {peak:.0f} MB", flush=True)


def main() -> None:
    """Print the figures of each size."""
    words = sorted(load_knowledge(KNOWLEDGE).words["en"].lists["common"])
    for size in [int(given) for given in sys.argv[1:]] or SIZES:
        measure(size, words)


if __name__ == "__main__":
    main()
