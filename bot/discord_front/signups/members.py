"""Signing up, and one's own page."""

from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_front.aliases import Interaction
from bot.discord_front.bot import Bot
from bot.discord_front.buttons import Press
from bot.discord_front.errors import apologise
from bot.discord_front.markdown import label
from bot.discord_front.people import reader_language
from bot.discord_front.signups.forms import typed_into
from bot.discord_front.signups.reacting import (
    acknowledged,
    actor_of,
    desks_of,
    promptly,
    put_off,
    react,
)
from bot.services.ports import StoreFault

CHOICE_LIMIT, CHOICES = 100, 25
"""Characters and number of what autocomplete offers (Discord, Application Commands)."""
OPENS_FORM = frozenset({"signup", "more", "change"})
"""Buttons that may open a form, which cannot follow a deferral."""
VERBS = (
    *("signup", "more", "change", "join", "leave", "left", "offer"),
    *("my", "remind", "language", "export", "erase", "erased"),
)


class SignUps(commands.Cog):
    """The commands `/signup` and `/my`, their buttons and their forms."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._services = bot.services

    async def cog_load(self) -> None:
        """Take part in what the bot offers."""
        for verb in VERBS:
            self._bot.add_handler(verb, self._on_press)

    @app_commands.command(name="signup")
    @app_commands.rename(list_="list")
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def sign_up(self, interaction: Interaction, list_: str = "") -> None:
        """Sign up for an event or for information."""
        desk, language = desks_of(interaction).member, reader_language(interaction)
        found = desk.find(actor_of(interaction), list_, language, self._services.now())
        await react(interaction, await promptly(found))

    @sign_up.autocomplete("list_")
    async def _offer(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer open lists."""
        language, now = reader_language(interaction), self._services.now()
        try:
            desk = desks_of(interaction).member
            return choices(await desk.offers(actor_of(interaction), typed, language, now))
        except StoreFault:
            return []

    @app_commands.command(name="my")
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def own(self, interaction: Interaction) -> None:
        """Show everything that somebody signed up for."""
        await put_off(interaction)
        desk, language = desks_of(interaction).member, reader_language(interaction)
        action = f"my:{interaction.guild_id}"
        card = await desk.press(actor_of(interaction), action, language, self._services.now())
        await react(interaction, card)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Take a form in, also one that was opened before a restart."""
        if interaction.type is not discord.InteractionType.modal_submit or not interaction.data:
            return
        custom_id = str(interaction.data.get("custom_id", ""))
        if not custom_id.startswith("form:"):
            return
        try:
            await self._take(interaction, custom_id)
        except Exception as error:
            await apologise(interaction, error)

    async def _take(self, interaction: Interaction, custom_id: str) -> None:
        typed = typed_into(dict(interaction.data or {}))
        desk, language = desks_of(interaction).member, reader_language(interaction)
        now = self._services.now()
        work = desk.submit(actor_of(interaction), custom_id, typed, language, now)
        await react(interaction, await acknowledged(interaction, work))
        self._bot.wake_delivery()

    async def _on_press(self, interaction: Interaction, press: Press) -> None:
        """Do what a button says; acknowledged first wherever something is written."""
        desk = desks_of(interaction).member
        language, now = reader_language(interaction), self._services.now()
        work = desk.press(actor_of(interaction), press.action, language, now)
        in_time = promptly if press.verb in OPENS_FORM else partial(acknowledged, interaction)
        await react(interaction, await in_time(work))
        self._bot.wake_delivery()


def choices(found: list[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    """Return titles and ids as what autocomplete offers."""
    return [
        app_commands.Choice(name=label(title, CHOICE_LIMIT), value=id_)
        for title, id_ in found[:CHOICES]
    ]
