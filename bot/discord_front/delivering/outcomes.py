"""What an answer of Discord's, or none, means for a delivery.

https://discord.com/developers/docs/topics/opcodes-and-status-codes
"""

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
