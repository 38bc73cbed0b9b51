"""Planning: a draft is posted now or at its time, moved, or cancelled."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.history import Event
from bot.core.announcements.posting import Posting
from bot.core.cards import Card, Tone
from bot.core.knowledge.model import Knowledge
from bot.core.permissions import Action, Actor
from bot.core.schedules.schedule import Once
from bot.services.announcements.cards.preview import confirm_card
from bot.services.announcements.desk.composing import ComposingDesk
from bot.services.announcements.planning import dates_of, plan_next
from bot.services.announcements.words import Words
from bot.services.signups.access import require
from bot.services.signups.ports import RecordStore

_MOMENT = dt.timedelta(milliseconds=1)


class PlanningDesk:
    """Answers organizers who decide. Raises Forbidden for others, and StoreFault."""

    def __init__(
        self, store: RecordStore, composing: ComposingDesk, knowledge: Callable[[], Knowledge]
    ) -> None:
        self._store = store
        self._composing = composing
        self._knowledge = knowledge

    async def post_now(
        self, actor: Actor, id_: int, language: str, now: dt.datetime, *, sure: bool = False
    ) -> Card:
        """Let a draft go out at once; a large ping asks for a second press (`sure`)."""
        zone = await self._composing.zone(actor)
        return await self._begin(actor, id_, language, now, Once.at(now, zone), sure=sure)

    async def schedule(
        self, actor: Actor, id_: int, language: str, now: dt.datetime, *, sure: bool = False
    ) -> Card:
        """Plan a draft by the schedule that it has; a large ping asks for a second press."""
        return await self._begin(actor, id_, language, now, None, sure=sure)

    async def _begin(
        self,
        actor: Actor,
        id_: int,
        language: str,
        now: dt.datetime,
        at: Once | None,
        *,
        sure: bool,
    ) -> Card:
        words = Words(self._knowledge(), language)
        draft = await self._store.view.news.announcements.get(actor.guild, id_)
        if draft and not sure:
            effects = await self._composing.effects(draft, now)
            if effects.is_large:
                return confirm_card(words, effects, "post" if at else "schedule")
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            draft = await records.news.announcements.get(actor.guild, id_)
            if draft is None or draft.status is not Status.DRAFT:
                return words.card("gone", Tone.WARNING)
            draft = replace(draft, schedule=at or draft.schedule, changed_at=now)
            after = at.due - _MOMENT if at else now
            posting = await plan_next(records, draft, after, dates_of(self._knowledge))
            action = "post_now" if at else "schedule"
            await records.news.events.note(draft.id, Event(now, actor.person, action))
        return await self._planned(words, actor, draft, posting, now)

    async def _planned(
        self,
        words: Words,
        actor: Actor,
        announcement: Announcement,
        posting: Posting | None,
        now: dt.datetime,
    ) -> Card:
        if posting is None:
            return words.card("no_time", Tone.WARNING)
        if posting.due <= now:
            return words.card("going_out", Tone.SUCCESS, title=words.title(announcement))
        card = words.card("planned", Tone.SUCCESS, title=words.title(announcement))
        when = words.moment("when", posting.due, await self._composing.zone(actor))
        return replace(card, fields=(when,))
