"""Looking for a message that may have gone out before the bot could note it.

https://discord.com/developers/docs/resources/message#get-channel-messages
"""

import datetime as dt
from collections.abc import Callable

import discord

from bot.core.outbox import Absent, Hidden, Sent, Sight

NEWEST = 100
"""Messages looked at whatever the clock says: nearly always it is among them."""
MOST = 5_000
"""Messages looked through after a long gap."""
MARGIN = dt.timedelta(minutes=10)
"""By how much this machine's clock and Discord's may differ; trials may have one of their own."""

IsIt = Callable[[discord.Message], bool]


async def look(channel: discord.abc.Messageable, is_it: IsIt, age: dt.timedelta) -> Sight:
    """Return whether the message is in a channel, where it is at most as old as `age`.

    Raises discord.HTTPException, and the errors of a lost connection.
    """
    newest = [message async for message in channel.history(limit=NEWEST)]
    if found := next(filter(is_it, newest), None):
        return Sent(str(found.id))
    start = discord.utils.utcnow() - max(age, dt.timedelta()) - MARGIN
    if len(newest) < NEWEST or newest[-1].created_at < start:
        return Absent()
    async for message in channel.history(limit=MOST, after=start, oldest_first=True):
        if is_it(message):
            return Sent(str(message.id))
        if message.id >= newest[-1].id:
            return Absent()
    return Hidden("too many messages were posted since")


def custom_ids(message: discord.Message) -> list[str]:
    """Return what the buttons of a message are told by."""
    view = discord.ui.LayoutView.from_message(message)
    ids = (getattr(item, "custom_id", None) for item in view.walk_children())
    return [str(custom_id) for custom_id in ids if custom_id]
