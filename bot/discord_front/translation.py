"""The commands' names and descriptions in each language, taken from the texts.

Where a command's words stand follows from its name: those of the option `private` of `/ask` are
`discord.commands.ask.options.private.name` and `.description`.
"""

from typing import Any

from discord import Locale, app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.discord_front.people import language_of
from bot.discord_front.services import Services

AnyCommand = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | app_commands.Group
"""Everything that Discord shows as a command."""


class Words(app_commands.Translator):
    """Finds the words of commands for Discord's locales."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def translate(
        self,
        string: app_commands.locale_str,  # noqa: ARG002 - the place tells more than the string
        locale: Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return a command's word in the locale's language, or None when there is none."""
        language = language_of(locale, known=self._services.knowledge.languages)
        key = words_of(context)
        if key is None or (language == "en" and locale is not Locale.american_english):
            return None
        try:
            return self._services.say(key, language)
        except KeyError:
            return None


def words_of(context: app_commands.TranslationContextTypes) -> str | None:
    """Return the key of what is translated; choices that are typed by nobody have none."""
    match context.location:
        case Location.command_name | Location.group_name:
            return f"{command_key(context.data)}.name"
        case Location.command_description | Location.group_description:
            return f"{command_key(context.data)}.description"
        case Location.parameter_name:
            return f"{_option(context.data)}.name"
        case Location.parameter_description:
            return f"{_option(context.data)}.description"
    return None


def _option(parameter: app_commands.Parameter) -> str:
    return f"{command_key(parameter.command)}.options.{parameter.display_name}"


def command_key(command: AnyCommand) -> str:
    """Return under which key a command's words stand.

    It is "commands.announce.new" for `/announce new`, and "commands.answer-this" for the entry
    "Answer this" of a context menu.
    """
    parting = "-" if isinstance(command, app_commands.ContextMenu) else "."
    return "commands." + command.qualified_name.lower().replace(" ", parting)
