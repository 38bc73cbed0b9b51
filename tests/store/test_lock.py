"""One process works on a data folder."""

import subprocess
import sys

import pytest

from bot.services.ports import StoreInUse
from bot.store.store import open_store

HOLD = """
import sys
from pathlib import Path
from bot.store.lock import only_process
with only_process(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


async def test_a_second_process_is_told_who_was_first(tmp_path):
    first = subprocess.Popen(  # noqa: ASYNC220 -- a whole process is the point
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert first.stdout.readline() == "held\n"
        with pytest.raises(StoreInUse, match=f"process {first.pid}.*set BOT_DATA_DIR"):
            async with open_store(tmp_path):
                pass
    finally:
        first.kill()
        first.communicate()
    async with open_store(tmp_path) as store:
        assert store.meta


async def test_a_folder_let_go_can_be_opened_again(tmp_path):
    for _ in range(2):
        async with open_store(tmp_path):
            with pytest.raises(StoreInUse):
                async with open_store(tmp_path):
                    pass
