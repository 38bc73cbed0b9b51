"""The card that says what the bot can do here."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from discord import app_commands

from bot.core.cards import Card
from bot.discord_front.translation import command_key
from bot.services.cards.pages import help_card

if TYPE_CHECKING:
    from bot.discord_front.client import BotClient


def guide(bot: "BotClient", language: str) -> Card:
    """Return the help card, with the commands that every member has."""
    return help_card(bot.services.knowledge, language, _commands(bot, language))


def _commands(bot: "BotClient", language: str) -> Iterator[tuple[str, str]]:
    say = bot.services.say
    for command in bot.tree.get_commands():
        if command.default_permissions is None:
            key = command_key(command)
            kind = "menu" if isinstance(command, app_commands.ContextMenu) else "command"
            usage = say(f"guide.{kind}", language, name=say(f"{key}.name", language))
            yield usage, say(f"{key}.description", language)
