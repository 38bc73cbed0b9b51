"""What the README tells people to type works as it is written there."""

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = [line.strip() for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()]
SET_UP = "python3 -m venv .venv && .venv/bin/pip install --quiet --require-hashes -r "
PROGRAM = ".venv/bin/python run_bot.py "
EXAMPLES = [line for line in LINES if PROGRAM in line and SET_UP not in line]


def test_two_commands_of_one_line_each_set_up_run_and_test_the_bot():
    commands = [line for line in LINES if line.startswith(SET_UP)]

    assert [line.removeprefix(SET_UP) for line in commands] == [
        "requirements.lock && .venv/bin/python run_bot.py",
        "requirements-dev.lock && .venv/bin/python -m pytest",
    ]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_files_pin_with_hashes_and_name_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = re.findall(r"^([\w.-]+)==", text, re.MULTILINE)

    assert "://" not in text
    assert text.count("--hash=sha256:") >= len(pinned) > 20


def test_what_tests_the_bot_is_what_runs_it_and_more():
    def pins(lock: str) -> set[str]:
        return set(
            re.findall(r"^[\w.-]+==[^ ;\\]+", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
        )

    assert pins("requirements.lock") < pins("requirements-dev.lock")


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_works(example, bot):
    before, _, arguments = example.partition(PROGRAM)
    echoed = shlex.split(before.removesuffix(" | "))[1] if before else ""

    seen = bot(*shlex.split(arguments), lines=echoed)

    reports_on_the_machine = "doctor" in arguments
    assert seen.status == 0 or reports_on_the_machine
    assert seen.out
    assert "Traceback" not in seen.err
