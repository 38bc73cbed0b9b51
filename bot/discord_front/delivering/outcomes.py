"""What an answer of Discord's, or none, means for a delivery.

https://discord.com/developers/docs/topics/opcodes-and-status-codes
"""

import aiohttp
import discord

from bot.core.outbox import Refused, Retry, Unreachable

_CLOSED = frozenset({50007, 50278})
"""The person takes no direct messages, or shares no server with the bot."""
_TRANSIENT = frozenset({408, 429})


def outcome_of(error: discord.HTTPException) -> Retry | Unreachable | Refused:
    """Return what a refusal means.

    A retry is never sure that nothing is there: the library repeats by itself after a 500, and does
    not tell of it.
    """
    reason = f"Discord answered {error.status} ({error.code})"
    if error.code in _CLOSED:
        return Unreachable(reason)
    if error.status >= 500 or error.status in _TRANSIENT:
        return Retry(reason)
    return Refused(reason)


def outcome_of_silence(error: Exception, *, surely_not_there: bool = False) -> Retry:
    """Return what it means that no answer came; where nobody could be reached, that is no attempt.

    Whether nothing is there is not sure even then: the library may have repeated a request whose
    answer was lost.
    """
    offline = isinstance(error, aiohttp.ClientConnectorError)
    return Retry(type(error).__name__, surely_not_there, offline)
