"""The command `/roster`, for organizers. Who may use it is checked where the work is done."""

import datetime as dt
from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.cards import Card
from bot.core.permissions import Actor
from bot.core.signups.lists import ListKind
from bot.core.signups.sheets import LONGEST_OFFER
from bot.discord_front.aliases import Interaction
from bot.discord_front.people import reader_language
from bot.discord_front.signups.members import choices
from bot.discord_front.signups.reacting import (
    actor_of,
    desks_of,
    promptly,
    put_off,
    react,
)
from bot.discord_front.signups.sheet_options import chosen, lacking
from bot.services.ports import StoreFault
from bot.services.signups.access import Forbidden
from bot.services.signups.desk.organizer import OrganizerDesk

if TYPE_CHECKING:
    from bot.discord_front.client import BotClient

Seats = app_commands.Range[int, 0, 100_000]
Text = app_commands.Range[str, 1, 1_500]
Hours = app_commands.Range[int, 1, LONGEST_OFFER]
Reason = app_commands.Range[str, 1, 500]


@app_commands.default_permissions(manage_events=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
class Rosters(commands.GroupCog, group_name="roster"):
    """Lists and the people on them."""

    def __init__(self, bot: "BotClient") -> None:
        self._bot = bot
        self._now = bot.services.now
        super().__init__()

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def show(self, interaction: Interaction, list_: str) -> None:
        """Show a list and who is on it."""
        desk, who, language, now = await self._begin(interaction)
        await self._end(interaction, await desk.show(who, list_, language, now))

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def export(self, interaction: Interaction, list_: str) -> None:
        """Give a list out as files."""
        desk, who, language, now = await self._begin(interaction)
        await self._end(interaction, await desk.export(who, list_, language, now))

    @app_commands.command(name="open")
    @app_commands.rename(list_="list")
    async def open_list(self, interaction: Interaction, list_: str) -> None:
        """Open a list."""
        desk, who, language, now = await self._begin(interaction)
        changes = {"closed": False, "opens": None}
        await self._end(interaction, await desk.edit(who, list_, "opened", changes, language, now))

    @app_commands.command(name="close")
    @app_commands.rename(list_="list")
    async def close_list(self, interaction: Interaction, list_: str) -> None:
        """Close a list."""
        desk, who, language, now = await self._begin(interaction)
        changes = {"closed": True}
        await self._end(interaction, await desk.edit(who, list_, "closed", changes, language, now))

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def seats(self, interaction: Interaction, list_: str, seats: Seats | None = None) -> None:
        """Change how many seats a list has."""
        desk, who, language, now = await self._begin(interaction)
        changes = {"seats": seats}
        await self._end(interaction, await desk.edit(who, list_, "seats", changes, language, now))

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def delete(self, interaction: Interaction, list_: str) -> None:
        """Ask before a list is deleted."""
        desk, who, language, now = await self._begin(interaction)
        await self._end(interaction, await desk.delete(who, list_, language, now))

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def add(self, interaction: Interaction, list_: str, member: discord.User) -> None:
        """Put somebody on a list."""
        desk, who, language, now = await self._begin(interaction)
        await self._end(interaction, await desk.add(who, list_, _named(member), language, now))

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def remove(
        self, interaction: Interaction, list_: str, member: discord.User, reason: Reason
    ) -> None:
        """Take somebody off a list, and tell them why."""
        desk, who, language, now = await self._begin(interaction)
        card = await desk.remove(who, list_, _named(member), reason, language, now)
        await self._end(interaction, card)

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def admit(
        self, interaction: Interaction, list_: str, member: discord.User, reason: Reason
    ) -> None:
        """Give somebody who waits the next seat."""
        desk, who, language, now = await self._begin(interaction)
        card = await desk.admit(who, list_, _named(member), reason, language, now)
        await self._end(interaction, card)

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def message(self, interaction: Interaction, list_: str, text: Text) -> None:
        """Write to everybody on a list."""
        desk, who, language, now = await self._begin(interaction)
        occasion = str(interaction.id)  # the same interaction delivered again is the same message
        card = await desk.message(who, list_, text, occasion, language, now)
        await self._end(interaction, card)

    @app_commands.command()
    async def log(self, interaction: Interaction) -> None:
        """Show what was done."""
        desk, who, language, _ = await self._begin(interaction)
        await self._end(interaction, await desk.log(who, language))

    @app_commands.command()
    async def new(  # noqa: PLR0913, PLR0917 -- each is an option of the command
        self,
        interaction: Interaction,
        kind: Literal["event", "interest"] = "interest",
        seats: Seats | None = None,
        opens: str = "",
        closes: str = "",
        date: str = "",
        waitlist: bool = True,
        role: discord.Role | None = None,
        hours: Hours | None = None,
        channel: discord.TextChannel | None = None,
        language: str = "",
    ) -> None:
        """Make a list."""
        given = {
            "kind": ListKind(kind).value,
            "seats": "" if seats is None else str(seats),
            "opens": opens,
            "closes": closes,
            "dates": date,
            "waitlist": "yes" if waitlist else "no",
            **chosen(interaction, role, hours, channel, language),
        }
        await self._open_sheet(interaction, "", given)

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def edit(  # noqa: PLR0913, PLR0917 -- each is an option of the command
        self,
        interaction: Interaction,
        list_: str,
        opens: str = "",
        closes: str = "",
        date: str = "",
        waitlist: bool | None = None,
        role: discord.Role | None = None,
        hours: Hours | None = None,
        channel: discord.TextChannel | None = None,
        language: str = "",
    ) -> None:
        """Change a list."""
        given = {
            "opens": opens,
            "closes": closes,
            "dates": date,
            "waitlist": "" if waitlist is None else "yes" if waitlist else "no",
            **chosen(interaction, role, hours, channel, language),
        }
        await self._open_sheet(interaction, list_, {k: v for k, v in given.items() if v})

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
            desk, language = desks_of(interaction).organizer, reader_language(interaction)
            return choices(await desk.offers(actor_of(interaction), typed, language))
        except (Forbidden, StoreFault):
            return []

    @new.autocomplete("language")
    @edit.autocomplete("language")
    async def _languages(self, _: Interaction, __: str) -> list[app_commands.Choice[str]]:
        """Offer the languages that the bot knows."""
        known = self._bot.services.knowledge.words
        return [app_commands.Choice(name=known[code].name, value=code) for code in known]

    async def _open_sheet(
        self, interaction: Interaction, list_: str, given: dict[str, str]
    ) -> None:
        desk, language = desks_of(interaction).sheets, reader_language(interaction)
        actor = actor_of(interaction)
        if card := await lacking(interaction, actor, given.get("fallback", "")):
            await react(interaction, card)
            return
        opening = desk.open(actor, list_, given, language, self._now())
        await react(interaction, await promptly(opening))

    async def _begin(
        self, interaction: Interaction
    ) -> tuple[OrganizerDesk, Actor, str, dt.datetime]:
        await put_off(interaction)
        language = reader_language(interaction)
        return desks_of(interaction).organizer, actor_of(interaction), language, self._now()

    async def _end(self, interaction: Interaction, card: Card) -> None:
        await react(interaction, card)
        self._bot.wake_delivery()


def _named(member: discord.User | discord.Member) -> tuple[str, str]:
    """Return somebody's id, and how they are called here."""
    return str(member.id), member.display_name
