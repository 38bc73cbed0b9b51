"""How the time of an answer grows with the knowledge, in entries of ten phrasings; run it with

    .venv/bin/python -m tests.benchmarks.growth [ENTRIES ...]

Phrasings are random English words and weights are random numbers: learning thousands of classes
takes long, and the time of an answer depends on how many there are, not on what they are. It prints
figures and asserts nothing.
"""

import datetime as dt
import random
import resource
import sys
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from bot.core.answering.engine import Engine
from bot.core.answering.features import aspect_features, piece_features, word_features
from bot.core.answering.linear import Features, LinearModel
from bot.core.answering.message import Message
from bot.core.answering.training import TrainedModel, count, written_examples
from bot.core.knowledge.model import Entry, Knowledge, ReplyKind
from bot.core.text import clean, tokens
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


def unlearned(examples: Sequence[Features], classes: Sequence[str]) -> LinearModel:
    """Return a model of the size that learning from the examples would give."""
    seen = Counter(name for features in examples for name in features)
    index = {name: row for row, name in enumerate(n for n, times in seen.items() if times > 1)}
    rng = np.random.default_rng(1)
    weights = rng.integers(-127, 127, (len(index), len(classes)), dtype=np.int8)
    ones = np.ones(len(classes), np.float32)
    return LinearModel(
        tuple(classes), index, np.ones(len(index), np.float32), weights, ones / 127, ones
    )


def engine(knowledge: Knowledge) -> Engine:
    """Return an engine with models of the right size."""
    examples = list(written_examples(knowledge))
    read = [tokens(clean(example.text)) for example in examples]
    classes = sorted(knowledge.entries)
    features: Sequence[Callable[[Sequence[str]], Features]] = (
        lambda words: word_features(words, (), "en"),
        lambda words: piece_features(words, ()),
        lambda words: aspect_features(words, (), "en"),
    )
    models = [unlearned([of(words) for words in read], classes) for of in features]
    return Engine(knowledge, TrainedModel(count(knowledge, examples), *models))


def measure(entries: int, words: Sequence[str]) -> None:
    """Print the figures of one size."""
    knowledge = made_up(entries, words)
    bot = engine(knowledge)
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
