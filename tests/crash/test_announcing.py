"""A bot killed while it announces has posted everything exactly once in the end.

Three kills here; `python -m tests.benchmarks.announcing` does 200.
"""

from tests.crash.announcing import Newsroom
from tests.discord_server.server import running


async def test_each_announcement_is_there_exactly_once_after_kills(tmp_path, knowledge):
    async with running() as server:
        newsroom = Newsroom(server, tmp_path, knowledge)
        await newsroom.sign_up()
        for seed in range(3):
            await newsroom.announce(f"News of day {seed}.")
            await newsroom.kill_once(seed)
        await newsroom.finish()
        assert newsroom.faults() == []
