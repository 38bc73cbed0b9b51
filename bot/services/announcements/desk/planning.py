"""Planning: a draft is posted now or at its time, approved, moved, or cancelled."""

import datetime as dt
from dataclasses import replace

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.history import Event
from bot.core.announcements.lateness import Timing
from bot.core.announcements.posting import Posting, State
from bot.core.cards import Card, Tone
from bot.core.outbox import Target
from bot.core.permissions import Action, Actor
from bot.core.schedules.schedule import Once, Schedule
from bot.services.announcements.approving import about, ask_for_approval
from bot.services.announcements.cards.preview import confirm_card, faults_card
from bot.services.announcements.desk.composing import ComposingDesk
from bot.services.announcements.handlers import kinds
from bot.services.announcements.newsroom import Newsroom
from bot.services.announcements.planning import dates_of, keep_over, plan_first, unplan
from bot.services.announcements.words import Words
from bot.services.signups.access import require
from bot.services.signups.ports import Records

_MOMENT = dt.timedelta(milliseconds=1)


class PlanningDesk:
    """Answers organizers who decide. Raises Forbidden for others, and StoreFault."""

    def __init__(self, room: Newsroom, composing: ComposingDesk) -> None:
        self._room = room
        self._store = room.store
        self._composing = composing
        self._dates = dates_of(room.knowledge)

    async def post_now(
        self,
        actor: Actor,
        id_: int,
        language: str,
        now: dt.datetime,
        *,
        sure: bool = False,
        seen: Announcement | None = None,
    ) -> Card:
        """Let a draft go out at once; a large ping asks for a second press (`sure`).

        Nothing goes out but what was looked at: `seen` is that, where a front can tell.
        """
        words = self._words(language)
        judged = await self._judged(words, actor, id_, now, "post", sure=sure)
        if isinstance(judged, Card):
            return judged
        async with self._store.change() as records:
            if not await self._is_still(records, actor, judged, seen):
                return words.card("gone", Tone.WARNING)
            draft = replace(judged, schedule=None)
            return await self._begin(records, words, actor, draft, now)

    async def schedule(
        self,
        actor: Actor,
        id_: int,
        language: str,
        now: dt.datetime,
        *,
        sure: bool = False,
        seen: Announcement | None = None,
    ) -> Card:
        """Plan a draft by the schedule that it has, like `post_now`."""
        words = self._words(language)
        draft = await self._judged(words, actor, id_, now, "schedule", sure=sure)
        if isinstance(draft, Card):
            return draft
        async with self._store.change() as records:
            if not await self._is_still(records, actor, draft, seen):
                return words.card("gone", Tone.WARNING)
            if draft.schedule is None or draft.schedule.next_after(now, self._dates) is None:
                return words.card("no_time", Tone.WARNING)
            return await self._begin(records, words, actor, draft, now)

    async def approve(
        self,
        actor: Actor,
        id_: int,
        language: str,
        now: dt.datetime,
        *,
        seen: Announcement | None = None,
    ) -> Card:
        """Let what another organizer wants to announce go its way, as it was `seen`.

        The server is looked at once more: much may have changed while it waited.
        """
        words = self._words(language)
        waiting = await self._composing.get(actor, id_)
        if waiting is None or waiting.status is not Status.AWAITING:
            return words.card("gone", Tone.WARNING)
        if waiting.asked_by == actor.person:
            return words.card("own", Tone.WARNING)
        answering = replace(actor, person=waiting.author)
        faults = await self._composing.faults(waiting, now, answering)
        if any(fault.blocks for fault in faults):
            return faults_card(words, waiting, faults)
        async with self._store.change() as records:
            if not await self._is_still(records, actor, waiting, seen):
                return words.card("gone", Tone.WARNING)
            posting = await self._plan(records, waiting, now)
            if posting is None:
                return words.card("no_time", Tone.WARNING)
            await records.news.events.note(id_, Event(now, actor.person, "approve"))
        return await self._planned(words, actor, waiting, posting, now)

    async def decline(self, actor: Actor, id_: int, language: str, now: dt.datetime) -> Card:
        """Turn what waits for approval back into a draft, and tell who wanted it."""
        words = self._words(language)
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            waiting = await records.news.announcements.get(actor.guild, id_)
            if waiting is None or waiting.status is not Status.AWAITING:
                return words.card("gone", Tone.WARNING)
            await records.news.announcements.keep(
                replace(waiting, status=Status.DRAFT, changed_at=now)
            )
            await records.news.events.note(id_, Event(now, actor.person, "decline"))
            if waiting.asked_by != actor.person:
                word = about(waiting, kinds.DECLINED, now, name=actor.name)
                to_them = replace(word, target=Target.PERSON, recipient=waiting.asked_by)
                await records.outbox.plan(to_them)
        return words.card("declined", Tone.SUCCESS, title=words.title(waiting))

    async def move(
        self, actor: Actor, id_: int, schedule: Schedule, language: str, now: dt.datetime
    ) -> Card:
        """Give an announcement another time; one that is planned is planned anew."""
        words = self._words(language)
        moved = await self._composing.write(actor, id_, {"schedule": schedule}, now)
        if moved is None:
            return words.card("gone", Tone.WARNING)
        if moved.status is Status.AWAITING:
            return words.card("awaiting", Tone.SUCCESS, title=words.title(moved))
        posting = await self._store.view.news.postings.planned(id_)
        if posting is None:
            return words.card("time_kept", Tone.SUCCESS, title=words.title(moved))
        return await self._planned(words, actor, moved, posting, now)

    async def cancel(self, actor: Actor, id_: int, language: str, now: dt.datetime) -> Card:
        """Call off what is planned: once this says so, it is not posted."""
        words = self._words(language)
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            planned = await records.news.announcements.get(actor.guild, id_)
            if planned is None or planned.status not in {Status.PLANNED, Status.AWAITING}:
                return words.card("gone", Tone.WARNING)
            posting = await unplan(records, planned)
            if planned.status is Status.PLANNED and posting is None:
                return words.card("on_its_way", Tone.WARNING, title=words.title(planned))
            if posting:
                kept = replace(posting, id=0, state=State.CANCELLED)
                await records.news.postings.plan(kept)
            await keep_over(records, planned, now)
            await records.news.events.note(id_, Event(now, actor.person, "cancel"))
        return words.card("cancelled", Tone.SUCCESS, title=words.title(planned))

    async def _judged(
        self,
        words: Words,
        actor: Actor,
        id_: int,
        now: dt.datetime,
        verb: str,
        *,
        sure: bool,
    ) -> Announcement | Card:
        """Return a draft that may go out, or what stands in the way.

        That is something to mend, or a large ping to be confirmed.
        """
        draft = await self._composing.get(actor, id_)
        if draft is None or draft.status is not Status.DRAFT:
            return words.card("gone", Tone.WARNING)
        faults = await self._composing.faults(draft, now, actor)
        if any(fault.blocks for fault in faults):
            return faults_card(words, draft, faults)
        if sure:
            return draft
        effects = await self._composing.effects(draft, now)
        return confirm_card(words, effects, verb) if effects.is_large else draft

    async def _is_still(
        self, records: Records, actor: Actor, judged: Announcement, seen: Announcement | None
    ) -> bool:
        """Return whether a draft is still as it was judged, and as it was seen."""
        await require(records, actor, Action.ANNOUNCE)
        draft = await records.news.announcements.get(actor.guild, judged.id)
        return draft == judged and (seen is None or draft == seen)

    async def _begin(
        self, records: Records, words: Words, actor: Actor, draft: Announcement, now: dt.datetime
    ) -> Card:
        """Plan a draft for good, or let it wait for a second organizer."""
        draft = replace(draft, author=actor.person, changed_at=now)
        if (await records.lists.settings(actor.guild)).second_approver:
            await ask_for_approval(records, actor, draft, now)
            return words.card("awaiting", Tone.SUCCESS, title=words.title(draft))
        action = "schedule" if draft.schedule else "post_now"
        posting = await self._plan(records, draft, now)
        if posting is None:
            return words.card("no_time", Tone.WARNING)
        await records.news.events.note(draft.id, Event(now, actor.person, action))
        return await self._planned(words, actor, draft, posting, now)

    async def _plan(
        self, records: Records, draft: Announcement, now: dt.datetime
    ) -> Posting | None:
        """Plan the first posting: at once without a schedule, else by it.

        A single time that passed while somebody had to approve it still counts if it may be late.
        """
        zone = (await records.lists.settings(draft.guild)).zone
        schedule = draft.schedule or Once.at(now, zone)
        draft = replace(draft, schedule=schedule, changed_at=now)
        after = now
        if isinstance(schedule, Once):
            verdict = draft.lateness.verdict(schedule.due, now)
            after = schedule.due - _MOMENT if verdict is not Timing.TOO_LATE else now
        return await plan_first(records, draft, after, now, self._dates)

    async def _planned(
        self,
        words: Words,
        actor: Actor,
        announcement: Announcement,
        posting: Posting,
        now: dt.datetime,
    ) -> Card:
        if posting.due <= now:
            return words.card("going_out", Tone.SUCCESS, title=words.title(announcement))
        card = words.card("planned", Tone.SUCCESS, title=words.title(announcement))
        when = words.moment("when", posting.due, await self._composing.zone(actor))
        return replace(card, fields=(when,), buttons=words.planned_buttons(announcement))

    def _words(self, language: str) -> Words:
        return Words(self._room.knowledge(), language)
