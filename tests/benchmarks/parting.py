"""What tells two questions in one message from one; run it with

    .venv/bin/python -m tests.benchmarks.parting

Every message under tests/questions, but for the part that is only ever scored, is cut at its
likeliest place, and a logistic regression learns from the clues whether it asks for two things. It
prints the weights for `bot.core.answering.parting` and, with every tenth of the messages left out
of learning in turn, how well they part.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.core.answering.message import Message
from bot.core.answering.parting import WEIGHTS, Clues
from bot.core.quality.cases import Case
from bot.files import load_engine
from bot.files.questions import read_file

ROOT = Path(__file__).parents[2]
HELD_OUT = "held_out.jsonl"
TODAY = dt.date(2026, 11, 22)
NAMES = [name for name in WEIGHTS if name != "bias"]
PENALTY = 1.0
FOLDS = 10
Numbers = NDArray[np.float64]


def examples(cases: Sequence[Case]) -> Iterator[tuple[Clues, bool]]:
    """Yield the clues of the likeliest cut of each message, and whether it asks several things."""
    engine = load_engine(ROOT / "knowledge")
    found: list[Clues] = []

    def watched(clues: Clues) -> float:
        found.append(clues)
        return 0.0  # nothing is cut: only the cuts of the whole message are looked at

    with patch.object(Clues, "chance", property(watched)):
        for case in cases:
            found.clear()
            engine.answer(Message(case.question, TODAY, case.context))
            if found:
                yield max(found, key=chance), len(case.expected) > 1


def chance(clues: Clues) -> float:
    """Return how likely two things are asked, by the weights in use (any increasing scale)."""
    return float(values(clues) @ [WEIGHTS[name] for name in NAMES])


def values(clues: Clues) -> Numbers:
    """Return the clues as numbers, in the order of `NAMES`."""
    return np.array([float(getattr(clues, name)) for name in NAMES])


def learned(clues: Numbers, several: NDArray[np.bool_]) -> Numbers:
    """Return the weights, the bias last, for clues (N, C)."""
    spread = clues.std(axis=0) + 1e-9
    x = np.c_[clues / spread, np.ones(len(clues))]
    sign = np.where(several, 1.0, -1.0)

    def loss(w: Numbers) -> tuple[float, Numbers]:
        margin = sign * (x @ w)
        slope = x.T @ (-sign / (1 + np.exp(margin))) + PENALTY * np.append(w[:-1], 0)
        return np.logaddexp(0, -margin).sum() + PENALTY / 2 * (w[:-1] ** 2).sum(), slope

    found: Numbers = minimize(loss, np.zeros(x.shape[1]), jac=True).x
    return np.append(found[:-1] / spread, found[-1])


def main() -> None:
    """Print weights, and what they part on messages left out."""
    files = sorted((ROOT / "tests" / "questions").glob("*.jsonl"))
    cases = [case for file in files if file.name != HELD_OUT for case in read_file(file)]
    found = list(examples(cases))
    clues = np.array([values(each) for each, _ in found])
    several = np.array([many for _, many in found])
    fold = np.arange(len(found)) % FOLDS
    sure = np.zeros(len(found))
    for left_out in range(FOLDS):
        weights = learned(clues[fold != left_out], several[fold != left_out])
        sure[fold == left_out] = clues[fold == left_out] @ weights[:-1] + weights[-1]
    print(f"{len(found)} messages can be cut, {several.sum()} of them ask several things")
    for threshold in (0.35, 0.5, 0.65, 0.8):
        cut = sure >= np.log(threshold / (1 - threshold))
        right, wrong = 100 * cut[several].mean(), int(cut[~several].sum())
        print(f"  from {threshold:.2f} on: {right:.0f} % of these are cut, and {wrong} others")
    *each, bias = learned(clues, several)
    weights = {"bias": bias} | dict(zip(NAMES, each, strict=True))
    for name, weight in weights.items():
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
