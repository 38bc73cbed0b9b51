"""What there is: lists, single announcements with their post, the log, and pickers."""

import datetime as dt
from enum import StrEnum

from rapidfuzz import fuzz, process, utils

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.post import Post
from bot.core.announcements.posting import Posting, State
from bot.core.cards import Card, Tone
from bot.core.permissions import Action, Actor
from bot.services.announcements.cards import overview as cards
from bot.services.announcements.desk.composing import ComposingDesk, Preview
from bot.services.announcements.newsroom import Newsroom, damaged
from bot.services.announcements.words import Words
from bot.services.signups.access import require
from bot.services.signups.desk.reception import Names

PAGE = 5
"""Announcements on one page: with buttons for each, more do not fit into a message."""
LATEST = 500
"""Announcements among which a picker looks for typos; exact parts of titles are found in all."""
CLOSE = 60
"""Likeness, of 100, from which a title counts as meant."""
LINES = 15
"""Lines of a log on one card."""


class Kind(StrEnum):
    """What a list shows."""

    PLANNED = "planned"
    DRAFTS = "drafts"
    SENT = "sent"
    FAILED = "failed"


class OverviewDesk:
    """Answers organizers who look. Raises Forbidden for others, and StoreFault."""

    def __init__(self, room: Newsroom, composing: ComposingDesk) -> None:
        self._room = room
        self._composing = composing

    async def listing(
        self, actor: Actor, kind: str, language: str, now: dt.datetime, page: int = 0
    ) -> Card:
        """Show one page of a list, from 0, and when the delivery was last at work."""
        records = self._room.store.view
        await require(records, actor, Action.ANNOUNCE)
        words = Words(self._room.knowledge(), language)
        shown = Kind(kind) if kind in set(Kind) else Kind.PLANNED
        page = max(page, 0)
        found = await self._page(actor.guild, shown, page)
        listing = cards.Listing(
            shown.value,
            tuple(found[:PAGE]),
            page,
            has_more=len(found) > PAGE,
            ran_at=await records.outbox.ran_at(),
        )
        return cards.list_card(words, listing, await self._composing.zone(actor), now)

    async def show(self, actor: Actor, id_: int, language: str, now: dt.datetime) -> Preview | Card:
        """Show an announcement: its post, where it stands, and what can be done with it."""
        records = self._room.store.view
        await require(records, actor, Action.ANNOUNCE)
        words = Words(self._room.knowledge(), language)
        announcement = await records.news.announcements.get(actor.guild, id_)
        if announcement is None:
            return words.card("gone", Tone.WARNING)
        if announcement.status is Status.DRAFT:
            return await self._composing.preview(actor, id_, language, now)
        postings = await records.news.postings.of(id_, LINES)
        last = next((one for one in postings if one.state is not State.PLANNED), None)
        link = (
            self._room.probe.link(actor.guild, last.channel, last.message)
            if last and last.message
            else None
        )
        zone = await self._composing.zone(actor)
        effects = await self._composing.effects(announcement, now)
        card = cards.show_card(words, effects, postings, link, zone)
        return Preview(announcement, await self._room.post(announcement, now, last), card)

    async def log(self, actor: Actor, id_: int, language: str, names: Names | None = None) -> Card:
        """Show what was done with an announcement, by whom, and its earlier words."""
        records = self._room.store.view
        await require(records, actor, Action.ANNOUNCE)
        words = Words(self._room.knowledge(), language)
        announcement = await records.news.announcements.get(actor.guild, id_)
        if announcement is None:
            return words.card("gone", Tone.WARNING)
        events = await records.news.events.of(id_, LINES)
        revisions = await records.news.revisions.of(id_)
        zone = await self._composing.zone(actor)
        people = {event.actor for event in events}
        called = {id_: await names.person(id_) for id_ in people} if names else {}
        known = {person: name for person, name in called.items() if name != person}
        return cards.log_card(words, announcement, events, revisions, known, zone)

    async def as_typed(self, typed: Announcement, now: dt.datetime) -> Post:
        """Return how an announcement that is not kept yet would be posted."""
        return await self._room.post(typed, now)

    async def offers(
        self, actor: Actor, typed: str, language: str, kinds: tuple[str, ...] = ()
    ) -> list[tuple[str, str]]:
        """Return labels and ids of the announcements that somebody may mean, best first.

        `kinds` are statuses ("draft", "planned", …); without any, all count.
        """
        records = self._room.store.view
        await require(records, actor, Action.ANNOUNCE)
        words = Words(self._room.knowledge(), language)
        found = await self._search(actor.guild, typed, kinds)
        return [(cards.label(words, one), str(one.id)) for one in found[:25]]

    async def find(
        self, actor: Actor, typed: str, kinds: tuple[str, ...] = ()
    ) -> Announcement | None:
        """Return the announcement of that id, or whose title is most like what is typed."""
        records = self._room.store.view
        await require(records, actor, Action.ANNOUNCE)
        if typed.isdecimal() and len(typed) < 16:
            found = await records.news.announcements.get(actor.guild, int(typed))
            if found:
                return found
        if not typed.strip():
            return None
        return next(iter(await self._search(actor.guild, typed, kinds)), None)

    async def _search(self, guild: str, typed: str, kinds: tuple[str, ...]) -> list[Announcement]:
        table = self._room.store.view.news.announcements
        statuses = [status for status in Status if not kinds or status.value in kinds]
        latest = await table.latest(guild, statuses, LATEST)
        if not typed.strip():
            return latest
        exact = await table.titled(guild, statuses, typed.strip(), 25)
        like = process.extract(
            typed[:100],
            [one.title for one in latest],
            scorer=fuzz.WRatio,
            processor=utils.default_process,
            score_cutoff=CLOSE,
            limit=25,
        )
        found = [*exact, *(latest[index] for _, _, index in like)]
        return [*{one.id: one for one in found}.values()]

    async def _page(
        self, guild: str, kind: Kind, page: int
    ) -> list[tuple[Announcement, Posting | None]]:
        """Return one more than a page holds, if there are more."""
        news = self._room.store.view.news
        limit, offset = PAGE + 1, page * PAGE
        if kind is Kind.DRAFTS:
            statuses = (Status.DRAFT, Status.AWAITING)
            drafts = await news.announcements.latest(guild, statuses, limit, offset)
            return [(draft, None) for draft in drafts]
        if kind is Kind.PLANNED:
            postings = await news.postings.first(guild, State.PLANNED, limit, offset)
        elif kind is Kind.SENT:
            postings = await news.postings.last(guild, (State.SENT,), limit, offset)
        else:
            states = (State.FAILED, State.MISSED, State.UNKNOWN)
            postings = await news.postings.last(guild, states, limit, offset)
        found: list[tuple[Announcement, Posting | None]] = []
        for posting in postings:
            announcement = await news.announcements.get(guild, posting.announcement)
            found.append((announcement or damaged(posting), posting))
        return found
