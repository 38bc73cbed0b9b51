"""What people think of answers: the two buttons under each."""

from discord.ext import commands

from bot.core.cards import Card, Tone
from bot.discord_front.aliases import Interaction
from bot.discord_front.bot import Bot
from bot.discord_front.buttons import Press
from bot.discord_front.people import reader_language
from bot.discord_front.sending import respond
from bot.services.ports import Noted

_WORDS = {
    Noted.NEW: "opinion.new",
    Noted.CHANGED: "opinion.changed",
    Noted.UNCHANGED: "opinion.unchanged",
}


class Opinions(commands.Cog):
    """Meets the buttons "helpful" and "not helpful"."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._services = bot.services

    async def cog_load(self) -> None:
        """Take part in what the bot offers."""
        self._bot.add_handler("helpful", self._on_press)

    async def _on_press(self, interaction: Interaction, press: Press) -> None:
        """Note an opinion; acknowledged first, for the disk may be slow."""
        await interaction.response.defer()
        opinion, _, answer = press.about.partition(":")
        language = reader_language(interaction)
        await respond(
            interaction, await self._noted(interaction, opinion, answer, language), private=True
        )

    async def _noted(
        self,
        interaction: Interaction,
        opinion: str,
        answer: str,
        language: str,
    ) -> Card:
        services, now = self._services, self._services.now()
        try:
            services.engine.cell(answer, language, now.date())
        except KeyError:
            return services.word("press.outdated", language, Tone.WARNING)
        person = str(interaction.user.id)
        noted = await services.feedback.note(person, answer, helpful=opinion == "yes", now=now)
        if noted is None:
            return services.word("opinion.not_kept", language, Tone.WARNING)
        return services.word(_WORDS[noted], language, Tone.SUCCESS)
