"""What the delivery sends, on its way to people and channels."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

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
)
from bot.discord_front.announcements.post import rendered
from bot.discord_front.bot import Bot
from bot.discord_front.delivering.looking import custom_ids, look
from bot.discord_front.delivering.outcomes import outcome_of, outcome_of_silence
from bot.discord_front.rendering import render
from bot.discord_front.sending import NETWORK_ERRORS
from bot.services.announcements.handlers.kinds import DIRECT
from bot.services.announcements.planning import POST
from bot.services.ports import StoreFault

T = TypeVar("T")
_PUBLISHED_BEFORE = 40033
"""https://discord.com/developers/docs/topics/opcodes-and-status-codes#json"""


class DiscordSender:
    """Does each thing once an attempt; messages go out under their notice's nonce."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, notice: Notice, card: Card) -> Outcome:
        """Send a notice; what Discord answers decides how it goes on."""
        return await self._deliver(notice, partial(self._send, notice, card))

    async def post(self, notice: Notice, post: Post) -> Outcome:
        """Send a post; it calls whom it mentions, and nobody else."""
        return await self._deliver(notice, partial(self._post, notice, post))

    async def publish(self, work: Publishing) -> Outcome:
        """Let a message go on to followers."""
        message = self._message(work.channel, work.message)
        outcome = await _attempt(partial(_publish, message))
        if isinstance(outcome, Refused) and f"({_PUBLISHED_BEFORE})" in outcome.reason:
            return Sent(work.message)
        return outcome

    async def reword(self, work: Rewording) -> Outcome:
        """Change a message, calling nobody."""
        message = self._message(work.channel, work.message)
        return await _attempt(partial(_reword, message, work.post))

    async def find(self, notice: Notice) -> Sight:
        """Look for the notice's message: one of the bot's with a button that names it."""
        try:
            channel = await self._channel(notice)
            if channel is None:
                return Absent()
            if not self._may_look(channel):
                return Hidden("the history of the channel may not be read")
            marks = _marks(notice)

            def is_it(message: discord.Message) -> bool:
                is_mine = message.author == self._bot.user
                return is_mine and any(id_.endswith(marks) for id_ in custom_ids(message))

            since = notice.unsure_since or notice.draft.due
            return await look(channel, is_it, self._bot.services.now() - since)
        except discord.NotFound:
            return Absent()
        except discord.Forbidden as error:
            return Hidden(f"Discord answered {error.status} ({error.code})")
        except (discord.HTTPException, *NETWORK_ERRORS, StoreFault) as error:
            return outcome_of_silence(error)

    async def alarm(self, fault: StoreFault) -> None:
        """Tell the log and the organizers."""
        await self._bot.sound_alarm(fault)

    async def _deliver(
        self, notice: Notice, send: Callable[[discord.abc.Messageable], Awaitable[str]]
    ) -> Outcome:
        try:
            channel = await self._channel(notice)
        except discord.HTTPException as error:
            outcome = outcome_of(error)
            is_retry = isinstance(outcome, Retry)
            return Retry(outcome.reason, surely_not_there=True) if is_retry else outcome
        except (*NETWORK_ERRORS, StoreFault) as error:
            return outcome_of_silence(error, surely_not_there=True)
        if channel is None:
            return Refused("no channel is set up for it")
        return await _attempt(partial(send, channel))

    async def _send(self, notice: Notice, card: Card, channel: discord.abc.Messageable) -> str:
        page, *_ = render(card, _owner(notice))
        mentions = discord.AllowedMentions.none()
        if people := notice.draft.data.get("for", "").split():
            # those whom it is for would otherwise not learn of it
            mentions = discord.AllowedMentions(
                everyone=False, roles=False, users=[discord.Object(int(id_)) for id_ in people]
            )
            call = " ".join(f"<@{id_}>" for id_ in people)
            page.view.add_item(discord.ui.TextDisplay(call))
        message = await channel.send(
            view=page.view, files=page.files(), nonce=notice.nonce, allowed_mentions=mentions
        )
        return str(message.id)

    async def _post(self, notice: Notice, post: Post, channel: discord.abc.Messageable) -> str:
        shown = rendered(post)
        message = await channel.send(
            view=shown.view,
            files=shown.files(),
            nonce=notice.nonce,
            allowed_mentions=shown.mentions,
        )
        return str(message.id)

    def _message(self, channel: str, message: str) -> discord.PartialMessage:
        return self._bot.get_partial_messageable(int(channel)).get_partial_message(int(message))

    async def _channel(self, notice: Notice) -> discord.abc.Messageable | None:
        target, recipient = notice.draft.target, notice.draft.recipient
        if target is Target.PERSON:
            return await self._bot.create_dm(discord.Object(int(recipient)))
        if target is Target.ORGANIZERS:
            desks = self._bot.services.desks
            settings = await desks.setup.settings(notice.draft.guild) if desks else None
            recipient = (settings.organizer_channel if settings else None) or ""
        return self._bot.get_partial_messageable(int(recipient)) if recipient else None

    def _may_look(self, channel: discord.abc.Messageable) -> bool:
        """Return whether an empty history means that nothing is there.

        Where the history may not be read Discord shows an empty one.
        """
        known = self._bot.get_channel(getattr(channel, "id", 0))
        if not isinstance(known, discord.abc.GuildChannel | discord.Thread):
            return True
        return known.permissions_for(known.guild.me).read_message_history


async def _attempt(work: Callable[[], Awaitable[str]]) -> Outcome:
    try:
        return Sent(await work())
    except discord.HTTPException as error:
        return outcome_of(error)
    except NETWORK_ERRORS as error:
        return outcome_of_silence(error)


async def _publish(message: discord.PartialMessage) -> str:
    await message.publish()
    return str(message.id)


async def _reword(message: discord.PartialMessage, post: Post) -> str:
    shown = rendered(post)
    await message.edit(
        view=shown.view,
        attachments=shown.files(),
        allowed_mentions=discord.AllowedMentions.none(),
    )
    return str(message.id)


def _owner(notice: Notice) -> int | None:
    """Return the only person for whom a notice's buttons are."""
    draft = notice.draft
    people = draft.data.get("for", draft.recipient if draft.target is Target.PERSON else "").split()
    return int(people[0]) if len(people) == 1 else None


def _marks(notice: Notice) -> tuple[str, ...]:
    """Return how the custom_id of a button ends that names the notice, or the posting it brings."""
    draft = notice.draft
    if draft.kind in {POST, DIRECT}:
        return (f":questions:{draft.guild}:{draft.data['posting']}",)
    return (f":{notice.nonce}",)
