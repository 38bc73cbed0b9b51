"""Announcements that recur: the next one left out, the last one reworded, or all called off."""

import datetime as dt
from dataclasses import replace

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.history import Event
from bot.core.announcements.posting import Posting, State
from bot.core.cards import Card, Style, Tone
from bot.core.permissions import Action, Actor
from bot.core.schedules.schedule import Recurring
from bot.services.announcements.desk.composing import ComposingDesk
from bot.services.announcements.handlers import kinds
from bot.services.announcements.newsroom import Newsroom
from bot.services.announcements.planning import dates_of, keep_over, plan_first, unplan
from bot.services.announcements.words import Words
from bot.services.signups.access import require
from bot.services.signups.ports import Records


class SeriesDesk:
    """Answers organizers about a running series. Raises Forbidden for others, and StoreFault."""

    def __init__(self, room: Newsroom, composing: ComposingDesk) -> None:
        self._room = room
        self._store = room.store
        self._composing = composing
        self._dates = dates_of(room.knowledge)

    async def ask_cancel(self, actor: Actor, id_: int, language: str) -> Card:
        """Ask before something is called off; of a series, whether all of it is meant."""
        words = self._words(language)
        planned = await self._composing.get(actor, id_)
        if planned is None or planned.status not in {Status.PLANNED, Status.AWAITING}:
            return words.card("gone", Tone.WARNING)
        coming = await self._store.view.news.postings.planned(id_)
        whole = f"announce:cancel:{id_}:sure"
        if coming is None or not isinstance(planned.schedule, Recurring):
            card = words.card("ask_cancel", Tone.WARNING, title=words.title(planned))
            return replace(card, buttons=(words.button("yes_cancel", whole, Style.DANGER),))
        card = words.card("ask_cancel_series", Tone.CHOICE, title=words.title(planned))
        zone = await self._composing.zone(actor)
        return replace(
            card,
            fields=(words.moment("next", coming.due, zone),),
            buttons=(
                words.button("skip", f"posting:skip:{coming.id}", Style.PRIMARY),
                words.button("cancel_series", whole, Style.DANGER),
            ),
        )

    async def skip(self, actor: Actor, posting: int, language: str, now: dt.datetime) -> Card:
        """Call off one posting of a series that is to come; the series goes on after it."""
        words = self._words(language)
        async with self._store.change() as records:
            found = await self._of_series(records, actor, posting, State.PLANNED)
            if found is None:
                return words.card("gone", Tone.WARNING)
            coming, series = found
            if await records.news.postings.planned(series.id) != coming:
                return words.card("gone", Tone.WARNING)
            if await unplan(records, series) is None:
                return words.card("on_its_way", Tone.WARNING, title=words.title(series))
            await records.news.postings.plan(replace(coming, id=0, state=State.CANCELLED))
            await records.news.events.note(series.id, Event(now, actor.person, "skip"))
            following = await plan_first(records, series, coming.due, now, self._dates)
            if following is None:
                await keep_over(records, series, now)
                return words.card("cancelled", Tone.SUCCESS, title=words.title(series))
        zone = await self._composing.zone(actor)
        card = words.card("skipped", Tone.SUCCESS, title=words.title(series))
        when = words.moment("next", following.due, zone)
        return replace(card, fields=(when,), buttons=words.planned_buttons(series))

    async def reword(self, actor: Actor, posting: int, language: str, now: dt.datetime) -> Card:
        """Let what was posted last of a series say what the series says now; it pings nobody."""
        words = self._words(language)
        async with self._store.change() as records:
            found = await self._of_series(records, actor, posting, State.SENT)
            if found is None:
                return words.card("gone", Tone.WARNING)
            sent, series = found
            number = len(await records.news.revisions.of(series.id))
            await records.outbox.plan_again(kinds.rewording(sent, number, now))
            await records.news.events.note(series.id, Event(now, actor.person, "reword"))
        return words.card("reworded", Tone.SUCCESS, title=words.title(series))

    async def _of_series(
        self, records: Records, actor: Actor, id_: int, state: State
    ) -> tuple[Posting, Announcement] | None:
        """Return a posting in a state, with the running series that it belongs to."""
        await require(records, actor, Action.ANNOUNCE)
        posting = await records.news.postings.get(actor.guild, id_)
        if posting is None or posting.state is not state:
            return None
        series = await records.news.announcements.get(actor.guild, posting.announcement)
        if series is None or series.status is not Status.PLANNED:
            return None
        return (posting, series) if isinstance(series.schedule, Recurring) else None

    def _words(self, language: str) -> Words:
        return Words(self._room.knowledge(), language)
