"""How long the terminal bot takes to start, and to answer; run it with

    .venv/bin/python tests/benchmarks/start_and_answer.py

It prints figures and asserts nothing: they depend on the machine.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "questions" / "learned_from.jsonl"
QUESTION = "When was the All Americas Summit?"
STARTS = 10


def start_to_answer() -> float:
    """Return the seconds from the command to its end, a new process included."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "run_bot.py", "ask", QUESTION], cwd=ROOT, capture_output=True, check=True
    )
    return time.perf_counter() - begun


def answer_times() -> list[float]:
    """Return the milliseconds of each question, asked one after the other of one process."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    requests = [{"question": c["q"], "context": c.get("context", [])} for c in cases]
    command = [sys.executable, "run_bot.py", "ask", "--jsonl"]
    times = []
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as bot:
        assert bot.stdin
        assert bot.stdout
        for request in [requests[0], *requests]:
            begun = time.perf_counter()
            bot.stdin.write(json.dumps(request) + "\n")
            bot.stdin.flush()
            bot.stdout.readline()
            times.append((time.perf_counter() - begun) * 1000)
        bot.stdin.close()
    return times[1:]


def main() -> None:
    """Print the figures."""
    start_to_answer()  # once unmeasured, so that files are in memory and byte code is written
    starts = sorted(start_to_answer() for _ in range(STARTS))
    print(f"start to first answer, {STARTS} processes, in seconds")
    print(f"  fastest {starts[0]:.2f}   median {median(starts):.2f}   slowest {starts[-1]:.2f}")
    times = answer_times()
    hundredths = quantiles(times, n=100)
    print(f"one answer, {len(times)} questions, in milliseconds, pipe included")
    print(f"  median {median(times):.1f}   p99 {hundredths[98]:.1f}   slowest {max(times):.1f}")
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"peak memory of the terminal bot: {kilobytes / 1024:.0f} MB")


if __name__ == "__main__":
    main()
