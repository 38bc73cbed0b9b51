"""Types with long names, named once."""

from typing import TypeAlias

import discord

from bot.discord_front.bot import Bot

Interaction: TypeAlias = discord.Interaction[Bot]
"""Something that a person did with a command or a button of this bot."""
