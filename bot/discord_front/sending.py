"""Cards on their way to people. Mentions are off for all of them, by the client's default."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

import aiohttp
import discord

from bot.core.cards import Card, Tone
from bot.discord_front.aliases import Interaction
from bot.discord_front.buttons import Press
from bot.discord_front.rendering import Page, render

T = TypeVar("T")
NETWORK_ERRORS = (aiohttp.ClientError, TimeoutError)
"""A lost connection: the library raises it as it comes."""
_PAUSES = (0.5, 1.5, 4.0)
"""Seconds before each further attempt; the library itself does not repeat after a 503."""
_log = logging.getLogger(__name__)


async def reply(message: discord.Message, card: Card) -> None:
    """Reply to a message without pinging its author; what cannot be delivered is logged.

    The nonce is made of the message's id, so neither a repeated attempt nor the same message
    delivered again after a restart gives a second reply.
    https://discord.com/developers/docs/resources/message#create-message
    """
    owner = message.author.id if card.tone is Tone.CHOICE else None
    try:
        for number, page in enumerate(render(card, owner)):
            await persistently(partial(_send, message, page, f"{message.id}.{number}"))
    except (discord.HTTPException, *NETWORK_ERRORS) as error:
        _log.warning("A reply in channel %s was not delivered: %s", message.channel.id, error)


async def _send(message: discord.Message, page: Page, nonce: str) -> None:
    await message.reply(view=page.view, files=page.files(), mention_author=False, nonce=nonce)


async def respond(interaction: Interaction, card: Card, *, private: bool = False) -> None:
    """Show a card to whoever interacted, or to all of the channel.

    A private card's buttons, and the choices that somebody is offered, are for that person. After
    a deferral it is the deferral that says whether the card is private.
    """
    owner = interaction.user.id if private or card.tone is Tone.CHOICE else None
    for page in render(card, owner):
        if interaction.response.is_done():
            await interaction.followup.send(view=page.view, files=page.files(), ephemeral=private)
        else:
            await interaction.response.send_message(
                view=page.view, files=page.files(), ephemeral=private
            )


async def respond_to_press(interaction: Interaction, press: Press, card: Card) -> None:
    """Show what a button brings.

    Choices that were offered to this person in the open give way to what was chosen. Otherwise it
    is shown to this person only, so that browsing does not fill a channel.
    """
    in_private = interaction.message is not None and interaction.message.flags.ephemeral
    if press.owner != interaction.user.id or in_private:
        await respond(interaction, card, private=in_private or interaction.guild_id is not None)
        return
    first, *more = render(card)
    await interaction.response.edit_message(view=first.view, attachments=first.files())
    for page in more:
        await interaction.followup.send(view=page.view, files=page.files())


async def persistently(send: Callable[[], Awaitable[T]]) -> T:
    """Return what `send` does, trying again while the connection or Discord itself fails.

    Only for what does no harm twice: a message with a nonce.
    """
    for pause in _PAUSES:
        try:
            return await send()
        except (discord.DiscordServerError, *NETWORK_ERRORS) as error:
            _log.info("Discord did not take a message, trying again in %s s: %s", pause, error)
            await asyncio.sleep(pause)
    return await send()
