"""How the phrasing matcher does on two public intent sets, beside lexical baselines; run it with

    .venv/bin/python -m tests.benchmarks.yardsticks PATH [EVERY]

PATH holds `banking77/` and `clinc150/` (Casanueva et al. 2020; Larson et al. 2019) as JSON Lines
{"text", "label"}: train10 (ten phrasings an intent), test, test_typo, and of CLINC150 oos, what is
out of scope. Every intent becomes an entry of a knowledge base. Only each EVERYth question is
asked (default 5). It prints figures and asserts nothing.
"""

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy.stats import rankdata

from bot.core.answering.candidates import Scorer
from bot.core.answering.training import make_reader, train
from bot.core.answering.vectors import matrix, vector, vocabulary
from bot.core.knowledge.model import Entry, Knowledge, ReplyKind
from bot.core.text import clean, tokens
from bot.files import load_knowledge

SHIPPED = Path(__file__).parents[2] / "knowledge"
Pairs = list[tuple[str, str]]
"""Texts with their labels."""
Scores = tuple[list[str], NDArray[np.float64]]
"""The label found for each question, and how sure that is (any increasing scale)."""
Matcher = Callable[[Sequence[str]], Scores]


def read(file: Path, every: int = 1) -> Pairs:
    """Return the texts and labels of a file."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [(line["text"], line["label"]) for line in lines[::every]]


def bot(known: Pairs) -> Matcher:
    """Return the bot's own matcher, which learned the phrasings as those of entries."""
    phrasings: dict[str, list[str]] = defaultdict(list)
    for text, label in known:
        phrasings[label].append(text)
    entries = {
        label: Entry(label, ReplyKind.FACT, {"en": label}, {"en": tuple(texts)})
        for label, texts in phrasings.items()
    }
    words = {"en": load_knowledge(SHIPPED).words["en"]}
    knowledge = Knowledge({}, {}, entries, {}, {}, words, {}, {})
    model = train(knowledge)
    reader, scorer = make_reader(knowledge, model.counts), Scorer(knowledge, model)

    def match(questions: Sequence[str]) -> Scores:
        found = [scorer.score(reader.read_as(text, "en")) for text in questions]
        labels = [candidates[0].cell for candidates in found]
        chances = np.array([[c.probability for c in candidates] for candidates in found])
        # What is left for the labels that are no candidates counts as spread evenly over them.
        others = max(1, len(phrasings) - chances.shape[1])
        left = (1 - chances.sum(axis=1, keepdims=True)).clip(min=0) / others
        spread = np.hstack([chances, np.repeat(left, others, axis=1)])
        return labels, (spread * np.log(spread + 1e-12)).sum(axis=1)

    return match


def fuzzy(scorer: Callable[..., float]) -> Callable[[Pairs], Matcher]:
    """Return a baseline: the phrasing most similar by a scorer of rapidfuzz."""

    def prepare(known: Pairs) -> Matcher:
        choices = [clean(text) for text, _ in known]

        def match(questions: Sequence[str]) -> Scores:
            asked = [clean(text) for text in questions]
            likeness = process.cdist(asked, choices, scorer=scorer, dtype=np.float32)
            labels = [known[int(at)][1] for at in likeness.argmax(axis=1)]
            return labels, likeness.max(axis=1).astype(float)

        return match

    return prepare


def nearest(known: Pairs) -> Matcher:
    """Return a baseline: the nearest phrasing by TF-IDF of words 1-2 and of characters 2-5."""
    features = [grams(text) for text, _ in known]
    index, idf = vocabulary(features, [str(at) for at in range(len(features))])
    taught = matrix([vector(found, index, idf) for found in features], len(index)).T.tocsr()

    def match(questions: Sequence[str]) -> Scores:
        asked = matrix([vector(grams(text), index, idf) for text in questions], len(index))
        likeness = (asked @ taught).toarray()
        labels = [known[int(at)][1] for at in likeness.argmax(axis=1)]
        return labels, likeness.max(axis=1).astype(float)

    return match


def grams(text: str) -> Mapping[str, float]:
    """Return words, pairs of words, and pieces of two to five characters within words."""
    words = tokens(clean(text))
    found = Counter(words) + Counter(f"{a} {b}" for a, b in pairwise(words))
    for word in (f"<{word}>" for word in words):
        found.update(word[at : at + n] for n in (2, 3, 4, 5) for at in range(len(word) - n + 1))
    return {name: 1 + float(np.log(count)) for name, count in found.items()}


def auroc(inside: NDArray[np.float64], outside: NDArray[np.float64]) -> float:
    """Return how often a question in scope is surer than one out of scope, in percent."""
    ranks = rankdata(np.concatenate([outside, inside]))
    own = ranks[len(outside) :].sum() - len(inside) * (len(inside) + 1) / 2
    return float(100 * own / (len(inside) * len(outside)))


def report(name: str, match: Matcher, folder: Path, every: int) -> None:
    """Print the figures of one matcher on one set."""
    figures: list[str] = []
    surety: NDArray[np.float64] = np.zeros(0)
    begun, asked = time.perf_counter(), 0
    for file in ("test", "test_typo"):
        questions = read(folder / f"{file}.jsonl", every)
        labels, sure = match([text for text, _ in questions])
        right = sum(a == b for a, (_, b) in zip(labels, questions, strict=True))
        figures.append(f"{100 * right / len(questions):10.1f}")
        surety = sure if file == "test" else surety
        asked += len(questions)
    each = 1000 * (time.perf_counter() - begun) / asked
    if (strangers := folder / "oos.jsonl").exists():
        _, outside = match([text for text, _ in read(strangers, every)])
        figures.append(f"{auroc(surety, outside):10.1f}")
    print(f"  {name:18}{''.join(figures)}{each:>10.2f} ms a question")


def main() -> None:
    """Print the figures of every matcher on both sets."""
    path, every = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5
    matchers = {
        "the bot": bot,
        "WRatio": fuzzy(fuzz.WRatio),
        "token_set_ratio": fuzzy(fuzz.token_set_ratio),
        "TF-IDF nearest": nearest,
    }
    for name in ("banking77", "clinc150"):
        known = read(path / name / "train10.jsonl")
        print(f"{name}: accuracy, with typos{', AUROC out of scope' * (name == 'clinc150')}")
        for matcher, prepare in matchers.items():
            report(matcher, prepare(known), path / name, every)


if __name__ == "__main__":
    main()
