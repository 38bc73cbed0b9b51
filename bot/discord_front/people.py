"""Who somebody on Discord is to the services, and which language they read."""

from collections.abc import Collection

import discord

from bot.discord_front.aliases import Interaction
from bot.services.ask import Asker


def asker_of(interaction: Interaction) -> Asker:
    """Return who interacts, in which conversation."""
    place = interaction.channel_id or interaction.user.id
    return Asker(str(interaction.user.id), str(place), str(interaction.locale))


def author_of(message: discord.Message) -> Asker:
    """Return who wrote a message, in which conversation; messages do not tell a locale."""
    locale = str(message.guild.preferred_locale) if message.guild else None
    return Asker(str(message.author.id), str(message.channel.id), locale)


def language_of(*locales: object, known: Collection[str]) -> str:
    """Return the language of the first of the locales whose language is known, else English.

    Locales are Discord's ("es-419", "pt-BR"): https://discord.com/developers/docs/reference#locales
    """
    codes = (str(locale).partition("-")[0] for locale in locales)
    return next((code for code in codes if code in known), "en")


def reader_language(interaction: Interaction) -> str:
    """Return the language that whoever interacts reads: their own setting, then the server's."""
    known = interaction.client.services.knowledge.languages
    return language_of(interaction.locale, interaction.guild_locale, known=known)
