"""Composing: drafts kept at every step, and the preview that shows post and effect."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.effects import Effects
from bot.core.announcements.history import Event
from bot.core.announcements.post import Post
from bot.core.cards import Card, Tone
from bot.core.knowledge.model import Knowledge
from bot.core.permissions import Action, Actor
from bot.core.schedules.faults import TimeFault
from bot.core.schedules.schedule import Schedule
from bot.core.schedules.typed import Reader
from bot.services.announcements.cards.preview import effect_card
from bot.services.announcements.planning import dates_of
from bot.services.announcements.ports import Probe
from bot.services.announcements.posts import post_of
from bot.services.announcements.words import Words
from bot.services.signups.access import require
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.ports import RecordStore


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft as its organizer sees it, privately."""

    announcement: Announcement
    post: Post
    """Exactly what will be posted."""
    card: Card
    """What that will do, and what can be done with it."""


class ComposingDesk:
    """Answers organizers who write. Raises Forbidden for others, and StoreFault."""

    def __init__(
        self,
        store: RecordStore,
        catalogue: Catalogue,
        knowledge: Callable[[], Knowledge],
        probe: Probe,
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._knowledge = knowledge
        self._probe = probe

    async def begin(self, actor: Actor, now: dt.datetime, **fields: Any) -> Announcement:  # noqa: ANN401
        """Keep a new draft: `channel`, and whatever other field of it is known already."""
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            draft = Announcement(
                **{"id": 0, "guild": actor.guild, "author": actor.person, **fields},
                made_at=now,
                changed_at=now,
            )
            draft = replace(draft, id=await records.news.announcements.add(draft))
            await records.news.events.note(draft.id, Event(now, actor.person, "new"))
        return draft

    async def write(
        self, actor: Actor, id_: int, changes: Mapping[str, Any], now: dt.datetime
    ) -> Announcement | None:
        """Change fields of a draft, and return it; None when it is gone or no draft any more."""
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            draft = await records.news.announcements.get(actor.guild, id_)
            if draft is None or draft.status is not Status.DRAFT:
                return None
            draft = replace(draft, **changes, changed_at=now)
            await records.news.announcements.keep(draft)
        return draft

    async def resumable(self, actor: Actor) -> Announcement | None:
        """Return the draft that somebody changed last, if they have one."""
        await require(self._store.view, actor, Action.ANNOUNCE)
        drafts = await self._store.view.news.announcements.latest(
            actor.guild, (Status.DRAFT,), limit=50
        )
        return next((draft for draft in drafts if draft.author == actor.person), None)

    async def read_time(self, actor: Actor, typed: str, now: dt.datetime) -> Schedule | TimeFault:
        """Return what a typed time means in the organizer's zone, or what is wrong with it."""
        return Reader(now, await self.zone(actor)).read(typed)

    async def zone(self, actor: Actor) -> str:
        """Return the zone of a person: their own, or the server's."""
        records = self._store.view
        own = await records.news.zones.get(actor.guild, actor.person)
        return own or (await records.lists.settings(actor.guild)).zone

    async def choose_zone(self, actor: Actor, zone: str) -> None:
        """Keep the zone that an organizer chose."""
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            await records.news.zones.keep(actor.guild, actor.person, zone)

    async def preview(
        self, actor: Actor, id_: int, language: str, now: dt.datetime
    ) -> Preview | Card:
        """Show a draft as it will be posted, and what that will do."""
        await require(self._store.view, actor, Action.ANNOUNCE)
        draft = await self._store.view.news.announcements.get(actor.guild, id_)
        words = Words(self._knowledge(), language)
        if draft is None:
            return words.card("gone", Tone.WARNING)
        effects = await self.effects(draft, now)
        picture = draft.picture
        upload = (
            await self._store.view.news.uploads.get(actor.guild, picture.file)
            if picture and picture.file
            else None
        )
        post = post_of(self._knowledge(), draft, now, upload=upload)
        return Preview(draft, post, effect_card(words, effects, await self.zone(actor)))

    async def effects(self, draft: Announcement, now: dt.datetime) -> Effects:
        """Return what an announcement will do."""
        survey = await self._probe.survey(draft.guild, draft.channel, draft.mention, draft.author)
        schedule = draft.schedule
        first = schedule.next_after(now, dates_of(self._knowledge)) if schedule else None
        return Effects(draft, survey.reach, 0, first.due if first else None)
