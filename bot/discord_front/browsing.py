"""Cards to look things up in: topics, events, addresses, help."""

from discord import app_commands
from discord.ext import commands

from bot.core.cards import Button, Card, Tone
from bot.core.knowledge.model import Topic
from bot.discord_front.admission import admitted
from bot.discord_front.aliases import Interaction
from bot.discord_front.autocomplete import offer
from bot.discord_front.bot import Bot
from bot.discord_front.buttons import Press
from bot.discord_front.guide import guide
from bot.discord_front.people import reader_language
from bot.discord_front.sending import respond, respond_to_press
from bot.services.cards.events import events_card
from bot.services.cards.pages import contact_card
from bot.services.cards.topics import topic_card
from bot.services.topics import search_topics


class Browsing(commands.Cog):
    """The commands `/about`, `/events`, `/contact` and `/help`."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._services = bot.services

    async def cog_load(self) -> None:
        """Take part in what the bot offers."""
        self._bot.add_handler("about", self._on_press)

    @app_commands.command()
    async def about(self, interaction: Interaction, topic: str) -> None:
        """Show a topic at a glance, or, when there is none such, those there are."""
        knowledge, language = self._services.knowledge, reader_language(interaction)
        found = knowledge.topics.get(topic)
        similar = (found,) if found else search_topics(knowledge, topic, language)
        if await admitted(interaction):
            card = (
                self._topic(interaction, similar[0], language)
                if similar
                else self._all_topics(language)
            )
            await respond(interaction, card, private=not similar)

    @about.autocomplete("topic")
    async def _offer(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer topics by any of their names."""
        language = reader_language(interaction)
        found = search_topics(self._services.knowledge, typed, language)
        return offer((one.name(language), one.id) for one in found)

    @app_commands.command()
    async def events(self, interaction: Interaction) -> None:
        """Show the events, with a calendar file."""
        language = reader_language(interaction)
        if await admitted(interaction):
            now = self._services.now()
            await respond(interaction, events_card(self._services.engine, language, now))

    @app_commands.command()
    async def contact(self, interaction: Interaction) -> None:
        """Show whom to write to."""
        language = reader_language(interaction)
        if await admitted(interaction):
            await respond(interaction, contact_card(self._services.knowledge, language))

    @app_commands.command()
    async def help(self, interaction: Interaction) -> None:
        """Show what the bot can do, to whoever wants to know only."""
        await respond(interaction, guide(self._bot, reader_language(interaction)), private=True)

    async def _on_press(self, interaction: Interaction, press: Press) -> None:
        """Show the topic on a button."""
        topic = self._services.knowledge.topics.get(press.about)
        if await admitted(interaction):
            known = self._topic(interaction, topic, press.language) if topic else None
            await respond_to_press(interaction, press, known or self._all_topics(press.language))

    def _topic(self, interaction: Interaction, topic: Topic, language: str) -> Card:
        services = self._services
        today, lists = services.now().date(), services.open_lists(interaction.guild_id)
        return topic_card(topic, services.engine, language, today, lists)

    def _all_topics(self, language: str) -> Card:
        buttons = (
            Button(topic.name(language), f"about:{topic.id}")
            for topic in self._services.knowledge.topics.values()
        )
        title = self._services.say("topics.title", language)
        text = self._services.say("topics.text", language)
        return Card(title, Tone.CHOICE, (text,), buttons=tuple(buttons), language=language)
