"""What the benchmarks share: the shipped engine, the questions, and how times are told."""

from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from bot.core.quality.cases import Case
from bot.files.questions import read_file

ROOT = Path(__file__).parents[2]
KNOWLEDGE = ROOT / "knowledge"


def cases(every: int = 1) -> Sequence[Case]:
    """Return the questions that the bot was made with."""
    return read_file(ROOT / "tests" / "questions" / "learned_from.jsonl")[::every]


def milliseconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    begun = perf_counter()
    call()
    return (perf_counter() - begun) * 1000


def told(name: str, times: Sequence[float]) -> str:
    """Return median, 99th percentile and worst of some times in milliseconds."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    return (
        f"{name:34} median {median(ordered):7.2f}   p99 {late:7.2f}   worst {ordered[-1]:7.2f} ms"
    )
