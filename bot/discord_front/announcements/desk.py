"""What an organizer does at one moment: finds an announcement, asks the services, sees what comes.

Whatever opens a window is answered at once, since a window must be the first response; all else is
acknowledged first.
"""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import discord

from bot.core.announcements.announcement import Announcement, NoMention, Status
from bot.core.announcements.posting import Posting, State
from bot.core.cards import Card, Tone
from bot.core.permissions import Action, Actor
from bot.core.schedules.faults import TimeFault
from bot.core.schedules.schedule import Schedule
from bot.core.signups.lists import SignUpList, said
from bot.discord_front.aliases import Interaction
from bot.discord_front.announcements import times
from bot.discord_front.announcements.forms import Forms
from bot.discord_front.announcements.previews import with_more
from bot.discord_front.announcements.showing import Reaction, desks_of, show
from bot.discord_front.people import reader_language
from bot.discord_front.signups.reacting import GuildNames, actor_of, promptly, put_off
from bot.services.announcements.cards.preview import faults_card
from bot.services.announcements.desk.composing import Preview
from bot.services.announcements.words import Words
from bot.services.signups.access import require
from bot.services.signups.catalogue import exactly, search

TROUBLED = frozenset({State.FAILED, State.MISSED, State.UNKNOWN})
"""Postings that can be tried again."""

_FRESH = MappingProxyType(
    {"schedule": None, "mention": NoMention(), "list": None, "publish": False}
)
"""What a draft that is used again has lost of what was chosen for it before."""


class Desk:
    """Everything about one interaction. Raises Forbidden for members, and StoreFault."""

    def __init__(self, interaction: Interaction, actor: Actor | None = None) -> None:
        """`actor` is who acts when the interaction does not tell, as in a direct message."""
        self.interaction = interaction
        self.desks = desks_of(interaction)
        self.actor = actor or actor_of(interaction)
        self.language = reader_language(interaction)
        self.services = interaction.client.services
        self.now = self.services.now()
        self.words = Words(self.services.knowledge, self.language)
        self.forms = Forms(self.services, self.language)

    @property
    def gone(self) -> Card:
        """What is said of an announcement that is not there any more."""
        return self.words.card("gone", Tone.WARNING)

    async def answer(self, work: Coroutine[Any, Any, Reaction]) -> None:
        """Acknowledge, do it, show what comes of it, and let the delivery look."""
        try:
            await put_off(self.interaction)
        except BaseException:
            work.close()  # nobody is there to be told, so nothing is begun
            raise
        await self.show(await work)
        self.interaction.client.wake_delivery()

    async def open(self, work: Awaitable[Reaction]) -> None:
        """Show a window, or what stands in its way, as the first response."""
        await show(self.interaction, await promptly(work))

    async def show(self, reaction: Reaction) -> None:
        """Show what came of it; a draft with all that can be done to it."""
        if isinstance(reaction, Preview):
            reaction = replace(reaction, card=with_more(self, reaction))
        await show(self.interaction, reaction)

    async def seen(self, id_: int) -> Reaction:
        """Return an announcement as its organizers see it."""
        return await self.desks.overview.show(self.actor, id_, self.language, self.now)

    async def named(self, typed: str) -> Announcement | None:
        """Return the announcement that was chosen, or whose title is like what was typed."""
        return await self.desks.overview.find(self.actor, typed)

    async def with_named(self, typed: str, act: Callable[[int], Awaitable[Reaction]]) -> Reaction:
        """Do something with the announcement that was chosen or named."""
        found = await self.named(typed)
        return await act(found.id) if found else self.gone

    async def get(self, id_: int) -> Announcement | None:
        """Return an announcement by its id."""
        return await self.desks.composing.get(self.actor, id_)

    async def write(self, id_: int, changes: dict[str, Any]) -> Reaction:
        """Change an announcement, and return it as it is now.

        What stands in a channel is not changed into something that could not be posted: it is shown
        as it was typed, with what is wrong with it.
        """
        composing = self.desks.composing
        earlier = await self.get(id_)
        if earlier and earlier.status is Status.DONE:
            typed = replace(earlier, **changes)
            faults = await composing.faults(typed, self.now, self.actor)
            if any(fault.blocks for fault in faults):
                card = faults_card(self.words, earlier, faults)
                return Preview(earlier, await self.desks.overview.as_typed(typed, self.now), card)
        found = await composing.write(self.actor, id_, changes, self.now)
        return await self.seen(id_) if found else self.gone

    async def begin(self, chosen: dict[str, Any], when: str, template: str) -> Reaction:
        """Keep a new draft, and return the window for its words.

        A draft that nothing was written into, because its window was closed, is used again.
        """
        if typed := chosen.get("list"):
            chosen = {**chosen, "list": await self._list(typed)}
        if template:
            used = await self.desks.templates.use(self.actor, template, self.now, **chosen)
            if used is None:
                return self.words.card("no_template", Tone.WARNING)
            draft = used
        else:
            draft = await self._blank(chosen)
        if not when:
            return self.forms.text(draft)
        read = await self.read_time(when)
        if isinstance(read, TimeFault):
            return times.fault_card(self, draft.id, read, "begin")
        planned = {"schedule": read}
        await self.desks.composing.write(self.actor, draft.id, planned, self.now)
        return self.forms.text(draft)

    async def _blank(self, chosen: dict[str, Any]) -> Announcement:
        composing = self.desks.composing
        chosen = {"language": self.language, **chosen}
        earlier = await composing.resumable(self.actor)
        if earlier and earlier.status is Status.DRAFT and not earlier.wordings:
            changes = {**_FRESH, **chosen}
            if again := await composing.write(self.actor, earlier.id, changes, self.now):
                return again
        return await composing.begin(self.actor, self.now, **chosen)

    async def edit(self, draft: Announcement | None, language: str = "") -> Reaction:
        """Return the window for an announcement's words in a language, its main one if not told."""
        if draft is None:
            return self.gone
        if language and language != draft.language:
            return self.forms.language(draft, language)
        return self.forms.text(draft)

    async def read_time(self, typed: str) -> Schedule | TimeFault:
        """Return what a typed time means to whoever typed it."""
        return await self.desks.composing.read_time(self.actor, typed, self.now, self.language)

    async def troubled(self, id_: int) -> Posting | None:
        """Return the last posting of an announcement that did not arrive."""
        if await self.get(id_) is None:
            return None
        postings = await self.desks.store.view.news.postings.of(id_)
        return next((one for one in postings if one.state in TROUBLED), None)

    async def retry(self, id_: int, channel: discord.TextChannel | None) -> Reaction:
        """Try the last posting again that did not arrive, there or in another channel."""
        posting = await self.troubled(id_)
        if posting is None:
            return self.services.word("announcing.nothing_failed", self.language, Tone.INFO)
        care = self.desks.care
        if channel is None:
            return await care.retry(self.actor, posting.id, self.language, self.now)
        there = (str(channel.id), f"#{channel.name}")
        return await care.redirect(self.actor, posting.id, there, self.language, self.now)

    async def log(self, id_: int) -> Reaction:
        """Show what was done with an announcement."""
        names = GuildNames(self.interaction.guild)
        return await self.desks.overview.log(self.actor, id_, self.language, names)

    async def repeat(self, id_: int) -> Reaction:
        """Make a new draft of an announcement, and show it."""
        draft = await self.desks.care.repeat(self.actor, id_, self.now)
        return await self.seen(draft.id) if draft else self.gone

    async def cancel(self, id_: int, *, sure: bool = False) -> Reaction:
        """Call an announcement off, when asked a second time."""
        if sure:
            return await self.desks.planning.cancel(self.actor, id_, self.language, self.now)
        return await self.desks.series.ask_cancel(self.actor, id_, self.language)

    async def redirect(self, posting: int, channel: str) -> Reaction:
        """Send a posting that did not arrive to another channel."""
        guild = self.interaction.guild
        place = guild.get_channel_or_thread(int(channel or 0)) if guild else None
        if place is None:
            return self.gone
        there = (str(place.id), f"#{place.name}")
        care = self.desks.care
        return await care.redirect(self.actor, posting, there, self.language, self.now)

    async def choose_zone(self, typed: str) -> Reaction:
        """Keep the organizer's time zone."""
        composing = self.desks.composing
        return await composing.choose_zone(self.actor, typed, self.language, self.now)

    async def lists(self, typed: str = "") -> list[tuple[str, str]]:
        """Return titles and ids of the server's sign-up lists, those meant by what was typed."""
        await require(self.desks.store.view, self.actor, Action.ANNOUNCE)
        found = search(await self._all_lists(), typed, self.language)
        return [(said(one.title, self.language), one.id) for one in found]

    async def _list(self, typed: str) -> str:
        """Return the id of the list that was picked or named; what names none is told later."""
        found = exactly(await self._all_lists(), typed)
        return found.id if found else typed

    async def _all_lists(self) -> Mapping[str, SignUpList]:
        view, signups = self.desks.store.view, self.services.desks
        return await signups.catalogue.all(view, self.actor.guild) if signups else {}
