"""Composing: drafts kept at every step, and the preview that shows post and effect."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.core.announcements import checking, preflight
from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.effects import Effects
from bot.core.announcements.faults import Fault
from bot.core.announcements.history import Event, Upload
from bot.core.announcements.post import Post
from bot.core.cards import Card, Style, Tone
from bot.core.permissions import Action, Actor
from bot.core.schedules import anchors, zones
from bot.core.schedules.faults import TimeFault
from bot.core.schedules.schedule import Schedule
from bot.core.schedules.typed import Reader
from bot.services.announcements.cards.preview import effect_card
from bot.services.announcements.newsroom import Newsroom
from bot.services.announcements.planning import dates_of
from bot.services.announcements.ports import CannotTell
from bot.services.announcements.revising import TAKEN_BACK, revise, take_back
from bot.services.announcements.words import Words
from bot.services.signups.access import require

UPLOAD_LIMIT = 8 * 2**20
"""Bytes of an uploaded picture: a bot may send files of up to 10 MiB.

https://discord.com/developers/docs/reference#uploading-files
"""


@dataclass(frozen=True, slots=True)
class Preview:
    """An announcement as its organizers see it, privately."""

    announcement: Announcement
    post: Post
    """Exactly what will be posted."""
    card: Card
    """What that will do, and what can be done with it."""


class ComposingDesk:
    """Answers organizers who write. Raises Forbidden for others, and StoreFault."""

    def __init__(self, room: Newsroom) -> None:
        self._room = room
        self._store = room.store

    async def begin(self, actor: Actor, now: dt.datetime, **fields: Any) -> Announcement:  # noqa: ANN401 -- any field of it
        """Keep a new draft: its `channel`, and whatever other field is known already."""
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            settings = await records.lists.settings(actor.guild)
            known = {"language": settings.language or "en", **fields}
            draft = Announcement(
                **{**known, "id": 0, "guild": actor.guild, "author": actor.person},
                made_at=now,
                changed_at=now,
            )
            draft = replace(draft, id=await records.news.announcements.add(draft))
            await records.news.events.note(draft.id, Event(now, actor.person, "new"))
        return draft

    async def write(
        self, actor: Actor, id_: int, changes: Mapping[str, Any], now: dt.datetime
    ) -> Announcement | None:
        """Change fields of an announcement, and return it.

        Of a draft or a planned one everything; of one that was sent the words, the picture, the
        link and the byline: the message changes with them, and pings nobody. None when it is gone,
        or being sent at this moment. Something planned that now pings many, or cannot be posted as
        it is, comes back as a draft, to be planned with open eyes.
        """
        seen = await self.get(actor, id_)
        asks_again = seen is not None and await self._asks_again(actor, seen, changes, now)
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            earlier = await records.news.announcements.get(actor.guild, id_)
            if earlier is None:
                return None
            dates = dates_of(self._room.knowledge)
            kept = await revise(records, actor, earlier, changes, now, dates)
            if kept and asks_again and kept.status is Status.PLANNED:
                return await take_back(records, kept, now)
            return kept

    async def _asks_again(
        self, actor: Actor, seen: Announcement, changes: Mapping[str, Any], now: dt.datetime
    ) -> bool:
        """Return whether a change to something planned has to be confirmed like a new one.

        That is so when it pings others, and many, or when it cannot be posted as it is now.
        """
        if seen.status is not Status.PLANNED:
            return False
        changed = replace(seen, **changes)
        if changed.mention != seen.mention and (await self.effects(changed, now)).is_large:
            return True
        return any(fault.blocks for fault in await self.faults(changed, now, actor))

    async def resumable(self, actor: Actor) -> Announcement | None:
        """Return the draft that somebody changed last, if they have one."""
        await require(self._store.view, actor, Action.ANNOUNCE)
        return await self._store.view.news.announcements.last_draft(actor.guild, actor.person)

    async def get(self, actor: Actor, id_: int) -> Announcement | None:
        """Return an announcement of the actor's server."""
        await require(self._store.view, actor, Action.ANNOUNCE)
        return await self._store.view.news.announcements.get(actor.guild, id_)

    async def upload(self, actor: Actor, name: str, content: bytes, now: dt.datetime) -> str | None:
        """Keep a picture, and return the id of its file; None when it is too large."""
        if len(content) > UPLOAD_LIMIT:
            return None
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            return await records.news.uploads.add(actor.guild, Upload(name, content), now)

    async def read_time(
        self, actor: Actor, typed: str, now: dt.datetime, language: str = "en"
    ) -> Schedule | TimeFault:
        """Return what a typed time means in the organizer's zone, or what is wrong with it."""
        knowledge = self._room.knowledge()

        def find(name: str) -> str | None:
            topic = anchors.find_event(name, knowledge.topics.values())
            return topic.id if topic else None

        dates = dates_of(self._room.knowledge)
        return Reader(now, await self.zone(actor), language, find, dates).read(typed)

    async def zone(self, actor: Actor) -> str:
        """Return the zone of a person: their own, or the server's."""
        records = self._store.view
        own = await records.news.zones.get(actor.guild, actor.person)
        return own or (await records.lists.settings(actor.guild)).zone

    async def choose_zone(self, actor: Actor, typed: str, language: str, now: dt.datetime) -> Card:
        """Keep the zone that an organizer named, if it is one."""
        words = Words(self._room.knowledge(), language)
        zone = zones.find(typed)
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            if zone is None:
                likely = (zones.label(name, language, now) for name in zones.search(typed)[:5])
                names = ", ".join(likely) or words.say("no_zone.example")
                return words.card("no_zone", Tone.WARNING, names=names)
            await records.news.zones.keep(actor.guild, actor.person, zone)
        return words.card("zone", Tone.SUCCESS, zone=zones.label(zone, language, now))

    async def preview(
        self, actor: Actor, id_: int, language: str, now: dt.datetime
    ) -> Preview | Card:
        """Show a draft as it will be posted, what that will do, and what is to be mended first."""
        await require(self._store.view, actor, Action.ANNOUNCE)
        draft = await self._store.view.news.announcements.get(actor.guild, id_)
        words = Words(self._room.knowledge(), language)
        if draft is None:
            return words.card("gone", Tone.WARNING)
        zone = await self.zone(actor)
        effects = await self.effects(draft, now)
        faults = await self.faults(draft, now, actor)
        post = await self._room.post(draft, now)
        card = effect_card(words, effects, faults, zone)
        last = await self._store.view.news.events.of(id_, 1)
        if last and last[0].action == TAKEN_BACK:
            card = replace(card, paragraphs=(words.say("taken_back"), *card.paragraphs))
        return Preview(draft, post, card)

    async def keep(self, actor: Actor, id_: int, language: str) -> Card:
        """Say that a draft is kept, which it is at every step."""
        return await self._told(actor, id_, language, "kept", Tone.SUCCESS)

    async def ask_discard(self, actor: Actor, id_: int, language: str) -> Card:
        """Ask before a draft is thrown away."""
        card = await self._told(actor, id_, language, "discard", Tone.WARNING)
        words = Words(self._room.knowledge(), language)
        sure = words.button("yes_discard", f"announce:discard:{id_}:sure", Style.DANGER)
        return card if card.title == words.say("gone.title") else replace(card, buttons=(sure,))

    async def discard(self, actor: Actor, id_: int, language: str) -> Card:
        """Delete a draft."""
        words = Words(self._room.knowledge(), language)
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            draft = await records.news.announcements.get(actor.guild, id_)
            if draft is None or draft.status not in {Status.DRAFT, Status.AWAITING}:
                return words.card("gone", Tone.WARNING)
            await records.news.announcements.delete(actor.guild, id_)
        return words.card("discarded", Tone.SUCCESS, title=words.title(draft))

    async def effects(self, draft: Announcement, now: dt.datetime) -> Effects:
        """Return what an announcement will do."""
        records = self._store.view
        reach = None
        try:
            survey = await self._room.probe.survey(
                draft.guild, draft.channel, draft.mention, draft.author
            )
            reach = survey.reach
        except CannotTell:
            pass
        list_ = await self._room.list_of(records, draft)
        direct = (
            await records.news.readers.count(draft.guild, list_.id, list_.wording_versions)
            if list_
            else 0
        )
        schedule = draft.schedule
        first = schedule.next_after(now, dates_of(self._room.knowledge)) if schedule else None
        return Effects(draft, list_, reach, direct, first.due if first else None)

    async def faults(
        self, draft: Announcement, now: dt.datetime, actor: Actor
    ) -> tuple[Fault, ...]:
        """Return what is to be mended before `actor` can let it go out."""
        knowledge = self._room.knowledge()
        lists = await self._room.catalogue.all(self._store.view, draft.guild)
        found = checking.faults(draft, knowledge, lists.keys(), now.date())
        try:
            survey = await self._room.probe.survey(
                draft.guild, draft.channel, draft.mention, actor.person
            )
        except CannotTell:
            return found
        settings = await self._store.view.lists.settings(draft.guild)
        return (*found, *preflight.faults(draft, survey, settings.organizer_role))

    async def _told(self, actor: Actor, id_: int, language: str, key: str, tone: Tone) -> Card:
        words = Words(self._room.knowledge(), language)
        draft = await self.get(actor, id_)
        if draft is None or draft.status not in {Status.DRAFT, Status.AWAITING}:
            return words.card("gone", Tone.WARNING)
        return words.card(key, tone, title=words.title(draft))
