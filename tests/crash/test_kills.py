"""A process killed at any moment loses nothing that it acknowledged.

Five kills here; `python -m tests.benchmarks.crashes` does 200.
"""

from tests.crash.kills import Acknowledged, faults, kill_once


async def test_what_was_acknowledged_survives_a_kill(tmp_path):
    acknowledged = Acknowledged()
    for seed in range(5):
        await kill_once(tmp_path, seed, acknowledged)
        assert faults(tmp_path, acknowledged) == []
    assert len(acknowledged.on) > 50
