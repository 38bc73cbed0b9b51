"""Errors, in one place: a kind sentence for the member, the whole story for the log."""

import logging
import secrets
from typing import Any

import discord
from discord import app_commands

from bot.core.cards import Card, Tone
from bot.discord_front.aliases import Interaction
from bot.discord_front.people import reader_language
from bot.discord_front.sending import NETWORK_ERRORS, respond
from bot.discord_front.services import Services
from bot.services.ports import StoreFault
from bot.services.signups.access import Forbidden
from bot.services.signups.cards.wording import Words as SignUpWords

_log = logging.getLogger(__name__)
_OUTDATED = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)


def apology(error: BaseException, services: Services, language: str) -> Card:
    """Return what a member is told of an error that nobody foresaw, and log it.

    The reference in it finds the traceback in the log.
    """
    reference = secrets.token_hex(3)
    _log.error("reference %s", reference, exc_info=error)
    return services.word("errors.unexpected", language, Tone.ERROR, reference=reference)


async def apologise(interaction: Interaction, error: BaseException) -> None:
    """Tell whoever interacted that it went wrong; never raises."""
    cause = getattr(error, "original", error)
    if isinstance(cause, (discord.NotFound, *NETWORK_ERRORS)):
        # the interaction is gone, or Discord is: there is nobody to tell
        _log.warning("An interaction could not be answered: %s", cause)
        return
    if isinstance(cause, StoreFault):
        await interaction.client.sound_alarm(cause)
    try:
        await respond(interaction, _explanation(interaction, error, cause), private=True)
    except (discord.HTTPException, *NETWORK_ERRORS) as failure:
        _log.warning("An apology could not be delivered: %s", failure)


def _explanation(interaction: Interaction, error: BaseException, cause: BaseException) -> Card:
    services, language = interaction.client.services, reader_language(interaction)
    if isinstance(error, _OUTDATED):
        return services.word("errors.outdated", language, Tone.WARNING)
    if isinstance(error, app_commands.CheckFailure):
        return services.word("errors.forbidden", language, Tone.WARNING)
    words = SignUpWords(services.knowledge, language)
    if isinstance(cause, Forbidden):
        return words.card("forbidden", Tone.WARNING)
    if isinstance(cause, StoreFault):
        return words.card("store", Tone.ERROR)
    return apology(cause, services, language)


class Tree(app_commands.CommandTree[Any]):
    """The commands, whose errors all end here."""

    async def on_error(
        self,
        interaction: Interaction,
        error: app_commands.AppCommandError,
        /,
    ) -> None:
        """Apologise for an error in a command."""
        await apologise(interaction, error)
