"""Questions in plain words, whichever way they reach the bot."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.answering.reply import Reply, Status
from bot.core.cards import Card
from bot.discord_front.admission import admitted, too_fast
from bot.discord_front.aliases import Interaction
from bot.discord_front.autocomplete import offer
from bot.discord_front.bot import Bot
from bot.discord_front.buttons import Press
from bot.discord_front.errors import apology
from bot.discord_front.guide import guide
from bot.discord_front.hearing import Heard, Recent, hear, is_for
from bot.discord_front.people import asker_of, author_of, language_of, reader_language
from bot.discord_front.sending import reply, respond, respond_to_press
from bot.services.cards.replies import reply_card
from bot.services.rate_limits import Admission

PICKED = "cell:"
"""What a question that was picked rather than typed begins with; its cell follows."""

Question = app_commands.Range[str, 1, 4000]


class Questions(commands.Cog):
    """Answers messages, `/ask`, "Answer this" and buttons that ask."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._services = bot.services
        self._recent = Recent()
        self._menu = app_commands.ContextMenu(name="Answer this", callback=self._answer_this)

    async def cog_load(self) -> None:
        """Take part in what the bot offers."""
        self._bot.tree.add_command(self._menu)
        self._bot.add_handler("ask", self._on_press)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Reply to a message that asks the bot something."""
        me = self._bot.user
        if me is None or not is_for(message, me.id) or not self._recent.is_new(message.id):
            return
        said = hear(message, me.id)
        if said is None:
            return
        try:
            card = self._reply_to(message, said)
        except Exception as error:
            card = apology(error, self._services, self._language(message))
        if card is not None:
            await reply(message, card)

    @app_commands.command()
    async def ask(
        self, interaction: Interaction, question: Question, private: bool = False
    ) -> None:
        """Answer a question; `private` keeps question and answer to the asker."""
        if await admitted(interaction):
            answer = self._answer(interaction, question)
            await respond(interaction, self._card(answer, interaction.guild_id), private=private)

    @ask.autocomplete("question")
    async def _offer(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer questions that can be answered."""
        found = self._services.engine.complete(typed, reader_language(interaction))
        return offer((one.question, PICKED + one.cell) for one in found)

    async def _answer_this(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer somebody's message; what cannot be answered is told to the presser only."""
        if not await admitted(interaction):
            return
        text = message.content.strip()
        if not text:
            card = self._services.word("menu.nothing", reader_language(interaction))
            await respond(interaction, card, private=True)
            return
        answer = self._services.ask.ask(
            author_of(message, self._services), text, self._services.now()
        )
        card = self._card(answer, interaction.guild_id)
        await respond(interaction, card, private=answer.status is not Status.ANSWERED)

    async def _on_press(self, interaction: Interaction, press: Press) -> None:
        """Answer the question on a button, in the language of its card."""
        if await admitted(interaction):
            answer = self._choose(interaction, press.about, press.language)
            card = self._card(answer, interaction.guild_id)
            await respond_to_press(interaction, press, card)

    def _reply_to(self, message: discord.Message, said: Heard) -> Card | None:
        """Return what a message is answered, or None when silence is the better answer."""
        services = self._services
        author = author_of(message, services)
        now, language = services.now(), self._language(message)
        match services.limiter.admit(author.person, now):
            case Admission.NOTICE:
                return too_fast(services, language)
            case Admission.REFUSED:
                return None
        if not said.readable:
            return services.word("unreadable", language)
        if not said.text:
            return guide(self._bot, language)
        answer = services.ask.ask(author, said.text, now, addressed=said.addressed)
        if answer.status is not Status.ANSWERED and not said.addressed:
            return None
        return self._card(answer, message.guild.id if message.guild else None)

    def _card(self, answer: Reply, guild: int | None) -> Card:
        """Return an answer, with the lists of the server that belong to it."""
        return reply_card(answer, self._services.knowledge, self._services.open_lists(guild))

    def _answer(self, interaction: Interaction, question: str) -> Reply:
        """Return the answer to a question typed or picked."""
        if question.startswith(PICKED):
            cell = question.removeprefix(PICKED)
            return self._choose(interaction, cell, reader_language(interaction))
        return self._services.ask.ask(asker_of(interaction), question, self._services.now())

    def _choose(self, interaction: Interaction, cell: str, language: str) -> Reply:
        return self._services.ask.choose(
            asker_of(interaction), cell, language, self._services.now()
        )

    def _language(self, message: discord.Message) -> str:
        known = self._services.knowledge.languages
        return language_of(author_of(message, self._services).locale, known=known)
