"""Types with long names, named once."""

from typing import TYPE_CHECKING, TypeAlias

import discord

if TYPE_CHECKING:
    from bot.discord_front.client import BotClient

Interaction: TypeAlias = discord.Interaction["BotClient"]
"""Something that a person did with a command or a button of this bot."""
