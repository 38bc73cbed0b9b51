"""What the thresholds of answering cost, measured on phrasings left out of learning; run it with

    .venv/bin/python -m tests.benchmarks.calibration

A quarter of the written phrasings is left out, the rest is learned, and the quarter is asked; four
times. Then the questions under tests/questions are asked of the shipped knowledge. For several
thresholds it prints what share of what is asked is answered rightly and wrongly, and what that
costs: a wrong answer 5, a "did you mean" 1, silence 1, a right answer 0.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from bot.core.answering import thresholds
from bot.core.answering.candidates import Candidate, Scorer
from bot.core.answering.deciding import Decided, Decider, Unsure
from bot.core.answering.training import CONTINUES, make_reader, train, written_examples
from bot.core.answering.wording import Wording
from bot.core.knowledge.grid import ANY, OFF_TOPIC, SMALLTALK
from bot.core.knowledge.model import Knowledge, ReplyKind
from bot.core.quality.cases import Verdict
from bot.core.quality.phrasings import alike
from bot.files import load_engine, load_knowledge
from bot.files.questions import read_questions
from bot.terminal_front.checking.measuring import measure

ROOT = Path(__file__).parents[2]
FOLDS = 4
FACTS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)
TODAY = dt.date(2026, 11, 22)
WRONG, OTHER = 5, 1


def left_out(knowledge: Knowledge, fold: int) -> Iterator[tuple[str, tuple[Candidate, ...]]]:
    """Yield each phrasing's cell, and candidates from what was learned without the fold."""
    rest = {
        cell: {
            code: tuple(text for at, text in enumerate(texts) if at % FOLDS != fold)
            for code, texts in by_language.items()
        }
        for cell, by_language in knowledge.phrasings.items()
    }
    fewer = dataclasses.replace(knowledge, phrasings=rest)
    model = train(fewer)
    reader, scorer = make_reader(fewer, model.counts), Scorer(fewer, model)
    for cell, by_language in knowledge.phrasings.items():
        for code, texts in by_language.items():
            for at, text in enumerate(texts):
                if at % FOLDS == fold and not text.startswith(CONTINUES):
                    yield cell, scorer.score(reader.read(text, (code,)))


def fate(knowledge: Knowledge, cell: str, candidates: tuple[Candidate, ...]) -> str:
    """Return what becomes of a phrasing: "right", "wrong", "offered" or "silent"."""
    wording = Wording(knowledge)
    decision = Decider(knowledge, wording).decide(candidates)
    topic = cell.partition(".")[0]
    idle = cell == OFF_TOPIC or topic == SMALLTALK
    unknown = topic == ANY or (not idle and wording.kind(cell) is ReplyKind.REFERRAL)
    match decision:
        case Decided(cell=chosen):
            if wording.kind(chosen) is not ReplyKind.FACT:
                return "right" if unknown or idle else "silent"
            right = not unknown and not idle and alike(knowledge, chosen, cell)
            return "right" if right else "wrong"
        case Unsure():
            return "offered"
    return "right" if idle else "silent"


def print_row(threshold: float, fates: list[str]) -> None:
    """Print one line of figures."""
    share = {name: 100 * fates.count(name) / len(fates) for name in ("right", "wrong")}
    cost = (WRONG * fates.count("wrong") + OTHER * fates.count("offered")) / len(fates)
    cost += OTHER * fates.count("silent") / len(fates)
    print(f"  {threshold:.2f}   {share['right']:5.1f} %  {share['wrong']:5.1f} %   {cost:.3f}")


def main() -> None:
    """Print the figures."""
    knowledge = load_knowledge(ROOT / "knowledge")
    asked = [pair for fold in range(FOLDS) for pair in left_out(knowledge, fold)]
    written = sum(1 for _ in written_examples(knowledge))
    print(f"{len(asked):,} of {written:,} phrasings, each asked when it was left out")
    print("  FACT    right    wrong    cost")
    for thresholds.FACT in FACTS:
        print_row(thresholds.FACT, [fate(knowledge, *pair) for pair in asked])
    engine = load_engine(ROOT / "knowledge")
    cases = read_questions(ROOT / "tests" / "questions")
    print(f"{len(cases):,} questions of members")
    for thresholds.FACT in FACTS:
        figures = measure(engine, cases, TODAY)
        names = {Verdict.PARTIAL: "silent", Verdict.NOISE: "offered"}
        verdicts = [one.verdict for one in figures.judged]
        print_row(thresholds.FACT, [names.get(v, v.value) for v in verdicts])


if __name__ == "__main__":
    main()
