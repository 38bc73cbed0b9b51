"""What an answer of Discord's, or none, means for a delivery."""

import socket

import aiohttp
import pytest

from bot.discord_front.delivering.outcomes import outcome_of_silence


async def test_where_nobody_can_be_reached_no_attempt_is_used_up():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
        async with aiohttp.ClientSession() as session:
            with pytest.raises(aiohttp.ClientError) as refused:
                await session.get(address)
    outcome = outcome_of_silence(refused.value)
    assert outcome.offline
    assert not outcome.surely_not_there


@pytest.mark.parametrize("error", [TimeoutError(), aiohttp.ServerDisconnectedError()])
def test_an_answer_that_was_lost_is_an_attempt(error):
    assert not outcome_of_silence(error).offline
