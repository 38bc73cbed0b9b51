"""What everybody can press on a post: another language, whom to ask, no more news."""

from discord.ext import commands

from bot.core.announcements.post import Post
from bot.core.cards import Card
from bot.discord_front.aliases import Interaction
from bot.discord_front.announcements.post import rendered
from bot.discord_front.announcements.showing import desks_of
from bot.discord_front.bot import Bot
from bot.discord_front.buttons import Press
from bot.discord_front.people import reader_language
from bot.discord_front.sending import respond
from bot.discord_front.signups.reacting import put_off


class Reading(commands.Cog):
    """Answers readers, privately. A button names its server, so it works in direct messages."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        """Take part in what the bot offers."""
        for verb in ("read", "questions", "news"):
            self._bot.add_handler(verb, self._on_press)

    async def _on_press(self, interaction: Interaction, press: Press) -> None:
        await put_off(interaction)
        answer = await self._answer(interaction, press)
        if isinstance(answer, Card):
            await respond(interaction, answer, private=True)
        else:
            seen = rendered(answer)
            await interaction.followup.send(view=seen.view, files=seen.files(), ephemeral=True)

    async def _answer(self, interaction: Interaction, press: Press) -> Post | Card:
        desk, language = desks_of(interaction).readers, reader_language(interaction)
        now = self._bot.services.now()
        guild, about, rest = [*press.about.split(":"), "", ""][:3]
        if interaction.guild_id and guild != str(interaction.guild_id):
            guild = str(interaction.guild_id)
        posting = int(about) if about.isascii() and about.isdecimal() and len(about) < 16 else 0
        match press.verb, rest:
            case "read", code:
                return await desk.read(guild, posting, code, language, now)
            case "news", "off":
                person = str(interaction.user.id)
                return await desk.unsubscribe(guild, person, about, language, now)
            case "news", _:
                return await desk.resubscribe(guild, str(interaction.user.id), about, language)
        return await desk.about(guild, posting, language)
