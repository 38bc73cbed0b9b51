"""The command `/roster`, for organizers. Who may use it is checked where the work is done."""

from collections.abc import Awaitable
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.cards import Card
from bot.discord_front.aliases import Interaction
from bot.discord_front.bot import Bot
from bot.discord_front.people import reader_language
from bot.discord_front.signups.members import choices
from bot.discord_front.signups.reacting import (
    desks_of,
    promptly,
    put_off,
    react,
    visit_of,
)
from bot.services.ports import StoreFault
from bot.services.signups.access import Forbidden
from bot.services.signups.admitting import Act

Seats = app_commands.Range[int, 0, 100_000]
Text = app_commands.Range[str, 1, 1_500]
Reason = app_commands.Range[str, 1, 500]


@app_commands.default_permissions(manage_events=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
class Rosters(commands.GroupCog, group_name="roster"):
    """Lists and the people on them."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        super().__init__()

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def show(self, interaction: Interaction, list_: str) -> None:
        """Show a list and who is on it."""
        await put_off(interaction)
        desk = desks_of(interaction).organizer
        await self._end(interaction, desk.show(visit_of(interaction), list_))

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def export(self, interaction: Interaction, list_: str) -> None:
        """Give a list out as files."""
        await put_off(interaction)
        desk = desks_of(interaction).organizer
        await self._end(interaction, desk.export(visit_of(interaction), list_))

    @app_commands.command(name="open")
    @app_commands.rename(list_="list")
    async def open_list(self, interaction: Interaction, list_: str) -> None:
        """Open a list."""
        await put_off(interaction)
        desk = desks_of(interaction).organizer
        await self._end(interaction, desk.open_list(visit_of(interaction), list_))

    @app_commands.command(name="close")
    @app_commands.rename(list_="list")
    async def close_list(self, interaction: Interaction, list_: str) -> None:
        """Close a list."""
        await self._edit(interaction, list_, "closed", closed=True)

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def seats(self, interaction: Interaction, list_: str, seats: Seats | None = None) -> None:
        """Change how many seats a list has."""
        await self._edit(interaction, list_, "seats", seats=seats)

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def delete(self, interaction: Interaction, list_: str) -> None:
        """Ask before a list is deleted."""
        await put_off(interaction)
        desk = desks_of(interaction).organizer
        await self._end(interaction, desk.delete(visit_of(interaction), list_))

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def add(self, interaction: Interaction, list_: str, member: discord.User) -> None:
        """Put somebody on a list."""
        await put_off(interaction)
        desk = desks_of(interaction).people
        await self._end(interaction, desk.add(visit_of(interaction), list_, _act(member)))

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def remove(
        self, interaction: Interaction, list_: str, member: discord.User, reason: Reason
    ) -> None:
        """Take somebody off a list, and tell them why."""
        await put_off(interaction)
        desk, act = desks_of(interaction).people, _act(member, reason)
        await self._end(interaction, desk.remove(visit_of(interaction), list_, act))

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def admit(
        self, interaction: Interaction, list_: str, member: discord.User, reason: Reason
    ) -> None:
        """Give somebody who waits a seat out of order."""
        await put_off(interaction)
        desk, act = desks_of(interaction).people, _act(member, reason)
        await self._end(interaction, desk.admit(visit_of(interaction), list_, act))

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def message(self, interaction: Interaction, list_: str, text: Text) -> None:
        """Write to everybody on a list."""
        await put_off(interaction)
        occasion = str(interaction.id)  # the same interaction delivered again is the same message
        desk = desks_of(interaction).people
        await self._end(interaction, desk.message(visit_of(interaction), list_, text, occasion))

    @app_commands.command()
    async def log(self, interaction: Interaction) -> None:
        """Show what was done."""
        await put_off(interaction)
        await self._end(interaction, desks_of(interaction).people.log(visit_of(interaction)))

    @app_commands.command()
    async def new(
        self,
        interaction: Interaction,
        kind: Literal["event", "interest"] = "interest",
        seats: Seats | None = None,
        date: str = "",
        language: str = "",
    ) -> None:
        """Make a list."""
        given = {"kind": kind, "seats": "" if seats is None else str(seats), "dates": date}
        written = self._language(interaction, language)
        opening = desks_of(interaction).sheets.new(visit_of(interaction), given, written)
        await react(interaction, await promptly(opening))

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def edit(self, interaction: Interaction, list_: str, language: str = "") -> None:
        """Show everything that is set of a list, to be changed."""
        await put_off(interaction)
        desk, written = desks_of(interaction).sheets, self._language(interaction, language)
        await self._end(interaction, desk.show(visit_of(interaction), list_, written))

    @show.autocomplete("list_")
    @export.autocomplete("list_")
    @open_list.autocomplete("list_")
    @close_list.autocomplete("list_")
    @seats.autocomplete("list_")
    @delete.autocomplete("list_")
    @add.autocomplete("list_")
    @remove.autocomplete("list_")
    @admit.autocomplete("list_")
    @message.autocomplete("list_")
    @edit.autocomplete("list_")
    async def _offer(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the server's lists; to members none."""
        try:
            desk = desks_of(interaction).organizer
            return choices(await desk.offers(visit_of(interaction), typed))
        except (Forbidden, StoreFault):
            return []

    @new.autocomplete("language")
    @edit.autocomplete("language")
    async def _languages(self, _: Interaction, __: str) -> list[app_commands.Choice[str]]:
        """Offer the languages that the bot knows."""
        known = self._bot.services.knowledge.words
        return [app_commands.Choice(name=known[code].name, value=code) for code in known]

    def _language(self, interaction: Interaction, language: str) -> str:
        known = self._bot.services.knowledge.languages
        return language if language in known else reader_language(interaction)

    async def _edit(
        self, interaction: Interaction, list_: str, key: str, **changes: object
    ) -> None:
        await put_off(interaction)
        desk = desks_of(interaction).organizer
        await self._end(interaction, desk.edit(visit_of(interaction), list_, key, changes))

    async def _end(self, interaction: Interaction, work: Awaitable[Card]) -> None:
        await react(interaction, await work)
        self._bot.wake_delivery()


def _act(member: discord.User | discord.Member, reason: str = "") -> Act:
    """Return whom an organizer acts on, and how they are called here."""
    return Act(str(member.id), member.display_name, reason)
