"""Notices on their way to people and channels."""

from typing import TYPE_CHECKING

import discord

from bot.core.announcements.post import Post, Publishing, Rewording
from bot.core.cards import Card
from bot.core.outbox import (
    Absent,
    Hidden,
    Notice,
    Outcome,
    Refused,
    Retry,
    Sent,
    Sight,
    Target,
    Unreachable,
)
from bot.discord_front.rendering import render
from bot.discord_front.sending import NETWORK_ERRORS
from bot.services.ports import StoreFault

if TYPE_CHECKING:
    from bot.discord_front.client import BotClient

LOOK_BACK = 50
"""Messages looked through for one that may have gone out."""
_CLOSED = frozenset({50007, 50278})
"""The person takes no direct messages, or shares no server with the bot.

https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
"""
_TRANSIENT = frozenset({408, 429})


class DiscordSender:
    """Sends notices under their nonce, once each attempt."""

    def __init__(self, bot: "BotClient") -> None:
        self._bot = bot

    async def send(self, notice: Notice, card: Card) -> Outcome:
        """Send a notice; what Discord answers decides how it goes on."""
        try:
            channel = await self._channel(notice)
            if channel is None:
                return Refused("no channel is set up for it")
            return await self._post(channel, notice, card)
        except discord.HTTPException as error:
            return _refused(error)
        except (*NETWORK_ERRORS, StoreFault) as error:
            return Retry(type(error).__name__)

    async def post(self, notice: Notice, post: Post) -> Outcome:
        """Send a post."""
        return await self.send(notice, Card(post.title, paragraphs=(post.text,)))

    async def publish(self, _: Publishing) -> Outcome:
        """Let a message go on to followers."""
        return Refused("not published")

    async def reword(self, _: Rewording) -> Outcome:
        """Change a message."""
        return Refused("not changed")

    async def find(self, notice: Notice) -> Sight:
        """Look back for the notice's message: one of the bot's with a button that names it."""
        try:
            channel = await self._channel(notice)
            if channel is None:
                return Absent()
            async for message in channel.history(limit=LOOK_BACK):
                if message.author == self._bot.user and _names(message, notice.nonce):
                    return Sent(str(message.id))
        except discord.HTTPException as error:
            return Hidden(f"Discord answered {error.status} ({error.code})")
        except (*NETWORK_ERRORS, StoreFault) as error:
            return Retry(type(error).__name__)
        return Absent()

    async def alarm(self, fault: StoreFault) -> None:
        """Tell the log and the organizers."""
        await self._bot.sound_alarm(fault)

    async def _channel(self, notice: Notice) -> discord.abc.Messageable | None:
        target, recipient = notice.draft.target, notice.draft.recipient
        if target is Target.PERSON:
            return await self._bot.create_dm(discord.Object(int(recipient)))
        if target is Target.ORGANIZERS:
            desks = self._bot.services.desks
            settings = await desks.setup.settings(notice.draft.guild) if desks else None
            recipient = (settings.organizer_channel if settings else None) or ""
        return self._bot.get_partial_messageable(int(recipient)) if recipient else None

    async def _post(self, channel: discord.abc.Messageable, notice: Notice, card: Card) -> Outcome:
        page, *_ = render(card, _owner(notice))
        mentions = discord.AllowedMentions.none()
        if person := notice.draft.data.get("for"):
            # the one person whom it is for would otherwise not learn of it
            mentions = discord.AllowedMentions(
                everyone=False, roles=False, users=[discord.Object(int(person))]
            )
            page.view.add_item(discord.ui.TextDisplay(f"<@{person}>"))
        message = await channel.send(
            view=page.view, files=page.files(), nonce=notice.nonce, allowed_mentions=mentions
        )
        return Sent(str(message.id))


def _owner(notice: Notice) -> int | None:
    """Return the only person for whom a notice's buttons are."""
    draft = notice.draft
    person = draft.data.get("for", draft.recipient if draft.target is Target.PERSON else "")
    return int(person) if person else None


def _refused(error: discord.HTTPException) -> Outcome:
    reason = f"Discord answered {error.status} ({error.code})"
    if error.code in _CLOSED:
        return Unreachable(reason)
    if error.status >= 500 or error.status in _TRANSIENT:
        return Retry(reason)
    return Refused(reason)


def _names(message: discord.Message, nonce: str) -> bool:
    view = discord.ui.LayoutView.from_message(message)
    ids = (getattr(item, "custom_id", None) for item in view.walk_children())
    return any(str(custom_id).endswith(f":{nonce}") for custom_id in ids if custom_id)
