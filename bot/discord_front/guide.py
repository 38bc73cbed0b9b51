"""The card that says what the bot can do here."""

from collections.abc import Iterator

from discord import app_commands

from bot.core.cards import Card
from bot.discord_front.bot import Bot
from bot.discord_front.translation import command_key
from bot.services.cards.pages import help_card


def guide(bot: Bot, language: str) -> Card:
    """Return the help card, with the commands that every member has."""
    return help_card(bot.services.knowledge, language, _commands(bot, language))


def _commands(bot: Bot, language: str) -> Iterator[tuple[str, str]]:
    say = bot.services.say
    for command in bot.tree.get_commands():
        if command.default_permissions is None:
            key = command_key(command)
            kind = "menu" if isinstance(command, app_commands.ContextMenu) else "command"
            usage = say(f"guide.{kind}", language, name=say(f"{key}.name", language))
            yield usage, say(f"{key}.description", language)
