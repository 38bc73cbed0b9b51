"""The command `/announce`, for organizers. Who may use it is checked where the work is done."""

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.core.schedules import zones
from bot.discord_front.aliases import Interaction
from bot.discord_front.announcements import acts, timing
from bot.discord_front.announcements.composing import mention_of
from bot.discord_front.announcements.desk import Desk
from bot.discord_front.announcements.showing import desks_of
from bot.discord_front.autocomplete import CHOICES, offer
from bot.discord_front.bot import Bot
from bot.discord_front.people import reader_language
from bot.discord_front.signups.reacting import actor_of, promptly
from bot.services.announcements.desk.overview import Kind
from bot.services.announcements.words import Words
from bot.services.ports import StoreFault
from bot.services.signups.access import Forbidden

LONGEST_ZONE = 80
"""Characters of what is typed that are looked for."""


@app_commands.default_permissions(manage_events=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
class Announce(commands.GroupCog, group_name="announce"):
    """Announcements from the first draft to the receipt."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        super().__init__()

    @app_commands.command()
    @app_commands.rename(list_="list")
    async def new(  # noqa: PLR0913, PLR0917 -- each is an option of the command
        self,
        interaction: Interaction,
        channel: discord.TextChannel,
        mention: discord.Role | None = None,
        when: str = "",
        list_: str = "",
        publish: bool = False,
        here: bool = False,
        language: str = "",
        template: str = "",
    ) -> None:
        """Begin an announcement."""
        given = {
            "mention": mention_of(mention, here=here) if mention else None,
            "list": list_,
            "publish": publish,
            "language": language if language in self._bot.services.knowledge.languages else "",
        }
        chosen = {name: value for name, value in given.items() if value}
        chosen |= {"channel": str(channel.id), "channel_name": f"#{channel.name}"}
        desk = Desk(interaction)
        await desk.open(desk.begin(chosen, when, template))

    @app_commands.command(name="list")
    async def list_all(self, interaction: Interaction, kind: str = "") -> None:
        """Show announcements of a kind."""
        desk = Desk(interaction)
        await desk.answer(acts.listing(desk, kind, [""]))

    @app_commands.command()
    async def show(self, interaction: Interaction, announcement: str) -> None:
        """Show an announcement."""
        desk = Desk(interaction)
        await desk.answer(desk.with_named(announcement, desk.seen))

    @app_commands.command()
    async def edit(self, interaction: Interaction, announcement: str, language: str = "") -> None:
        """Open the window in which an announcement is changed."""
        desk = Desk(interaction)
        await desk.open(desk.edit(await promptly(desk.named(announcement)), language))

    @app_commands.command()
    async def move(self, interaction: Interaction, announcement: str, when: str) -> None:
        """Post it at another time."""
        desk = Desk(interaction)
        moving = desk.with_named(announcement, lambda id_: timing.ask_move(desk, id_, when))
        await desk.answer(moving)

    @app_commands.command()
    async def cancel(self, interaction: Interaction, announcement: str) -> None:
        """Call it off."""
        desk = Desk(interaction)
        await desk.answer(desk.with_named(announcement, desk.cancel))

    @app_commands.command()
    async def retry(
        self,
        interaction: Interaction,
        announcement: str,
        channel: discord.TextChannel | None = None,
    ) -> None:
        """Try again, here or elsewhere."""
        desk = Desk(interaction)
        await desk.answer(desk.with_named(announcement, lambda id_: desk.retry(id_, channel)))

    @app_commands.command()
    async def log(self, interaction: Interaction, announcement: str) -> None:
        """Show who did what."""
        desk = Desk(interaction)
        await desk.answer(desk.with_named(announcement, desk.log))

    @app_commands.command()
    async def repeat(self, interaction: Interaction, announcement: str) -> None:
        """Make a new draft of it."""
        desk = Desk(interaction)
        await desk.answer(desk.with_named(announcement, desk.repeat))

    @app_commands.command()
    async def zone(self, interaction: Interaction, zone: str) -> None:
        """Choose a time zone."""
        desk = Desk(interaction)
        await desk.answer(desk.choose_zone(zone))

    @show.autocomplete("announcement")
    @edit.autocomplete("announcement")
    @log.autocomplete("announcement")
    @repeat.autocomplete("announcement")
    async def _offer(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer announcements by their titles; to members none."""
        return await _offered(interaction, typed)

    @move.autocomplete("announcement")
    async def _offer_movable(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        return await _offered(interaction, typed, "planned", "awaiting", "draft")

    @cancel.autocomplete("announcement")
    async def _offer_planned(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        return await _offered(interaction, typed, "planned", "awaiting")

    @retry.autocomplete("announcement")
    async def _offer_posted(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        return await _offered(interaction, typed, "planned", "done")

    @new.autocomplete("list_")
    async def _offer_lists(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer the server's sign-up lists; to members none."""
        try:
            return offer(await Desk(interaction).lists(typed))
        except (Forbidden, StoreFault):
            return []

    @new.autocomplete("template")
    async def _offer_templates(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer saved templates; to members none."""
        try:
            templates = desks_of(interaction).templates
            names = await templates.offers(actor_of(interaction), typed)
        except (Forbidden, StoreFault):
            return []
        return offer((name, name) for name in names)

    @new.autocomplete("language")
    @edit.autocomplete("language")
    async def _offer_languages(self, _: Interaction, __: str) -> list[Choice[str]]:
        """Offer the languages that the bot knows."""
        known = self._bot.services.knowledge.words
        return offer((known[code].name, code) for code in known)

    @list_all.autocomplete("kind")
    async def _offer_kinds(self, interaction: Interaction, _: str) -> list[Choice[str]]:
        """Offer what can be listed."""
        words = Words(self._bot.services.knowledge, reader_language(interaction))
        return offer((words.say(f"list.{kind}"), kind.value) for kind in Kind)

    @zone.autocomplete("zone")
    async def _offer_zones(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer time zones, the common ones first."""
        language, now = reader_language(interaction), self._bot.services.now()
        found = zones.search(typed[:LONGEST_ZONE], CHOICES)
        return offer((zones.label(zone, language, now), zone) for zone in found)


async def _offered(interaction: Interaction, typed: str, *kinds: str) -> list[Choice[str]]:
    try:
        desk, language = desks_of(interaction).overview, reader_language(interaction)
        return offer(await desk.offers(actor_of(interaction), typed, language, kinds))
    except (Forbidden, StoreFault):
        return []
