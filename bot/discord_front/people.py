"""Who somebody on Discord is to the services, and which language they read."""

from collections.abc import Collection

import discord

from bot.discord_front.aliases import Interaction
from bot.discord_front.services import Services
from bot.services.ask import Asker


def asker_of(interaction: Interaction) -> Asker:
    """Return who interacts, in which conversation."""
    place = interaction.channel_id or interaction.user.id
    return Asker(str(interaction.user.id), str(place), reader_language(interaction))


def author_of(message: discord.Message, services: Services) -> Asker:
    """Return who wrote a message, in which conversation; messages do not tell a locale."""
    locale = None
    if guild := message.guild:
        locale = services.language_in(guild.id) or str(guild.preferred_locale)
    return Asker(str(message.author.id), str(message.channel.id), locale)


def language_of(*locales: object, known: Collection[str]) -> str:
    """Return the language of the first of the locales whose language is known, else English.

    Locales are Discord's ("es-419", "pt-BR"): https://discord.com/developers/docs/reference#locales
    """
    codes = (str(locale).partition("-")[0] for locale in locales)
    return next((code for code in codes if code in known), "en")


def reader_language(interaction: Interaction) -> str:
    """Return the language that whoever interacts reads: their own setting, then the server's."""
    services = interaction.client.services
    main = services.language_in(interaction.guild_id)
    known = services.knowledge.languages
    return language_of(interaction.locale, main, interaction.guild_locale, known=known)
