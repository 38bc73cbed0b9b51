"""What is loaded ahead is what the first typed time and the first zone would have to wait for."""

import subprocess
import sys

PROGRAM = """
import datetime as dt, sys, time
from bot.core.schedules.typed import Reader
from bot.core.schedules.warming import warm
from bot.core.schedules import zones
assert "dateparser" not in sys.modules
warm()
loaded = set(sys.modules)
Reader(dt.datetime(2026, 11, 22, tzinfo=dt.UTC), "UTC").read("friday 18h")
zones.search("lagos")
print(*sorted(set(sys.modules) - loaded))
"""


def test_after_it_nothing_has_to_be_loaded_any_more():
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == ""
