"""Looking after postings: tried again, sent elsewhere, settled, followed up, and repeated."""

import datetime as dt
from dataclasses import replace

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.history import Event
from bot.core.announcements.posting import Posting, State
from bot.core.cards import Card, Tone
from bot.core.outbox import Draft, Notice, Target
from bot.core.permissions import Action, Actor
from bot.services.announcements.handlers import kinds
from bot.services.announcements.handlers.posts import follow_on_sent
from bot.services.announcements.newsroom import Newsroom, Occasion
from bot.services.announcements.planning import post_draft
from bot.services.announcements.words import Words
from bot.services.signups.access import require
from bot.services.signups.ports import Records

_TRIED = frozenset({State.FAILED, State.MISSED, State.UNKNOWN})
CROWD = 50
"""People mentioned in one message of those who could not be reached (Discord allows 100).

https://discord.com/developers/docs/resources/message#allowed-mentions-object
"""


class CareDesk:
    """Answers organizers about what became of a posting. Raises Forbidden, and StoreFault."""

    def __init__(self, room: Newsroom) -> None:
        self._room = room
        self._store = room.store

    async def retry(self, actor: Actor, posting: int, language: str, now: dt.datetime) -> Card:
        """Try a posting again that failed or was missed; who presses answers for it from now on."""
        words = self._words(language)
        async with self._store.change() as records:
            found = await self._ended(records, actor, posting, _TRIED)
            if found is None:
                return words.card("gone", Tone.WARNING)
            await self._again(records, actor, found, now, "retry")
        return words.card("going_out", Tone.SUCCESS, title=words.title(found.announcement))

    async def redirect(
        self,
        actor: Actor,
        posting: int,
        channel: tuple[str, str],
        language: str,
        now: dt.datetime,
    ) -> Card:
        """Send a posting to another channel, given by id and name; later ones go there, too."""
        words = self._words(language)
        async with self._store.change() as records:
            found = await self._ended(records, actor, posting, _TRIED)
            if found is None:
                return words.card("gone", Tone.WARNING)
            id_, name = channel
            elsewhere = replace(found.announcement, channel=id_, channel_name=name)
            there = replace(found.posting, channel=id_)
            await self._follow(records, elsewhere)
            await self._again(records, actor, Occasion(there, elsewhere), now, "redirect")
        return words.card("going_out", Tone.SUCCESS, title=words.title(elsewhere))

    async def is_there(self, actor: Actor, posting: int, language: str, now: dt.datetime) -> Card:
        """Take an organizer's word that a posting nobody could look for is there."""
        words = self._words(language)
        async with self._store.change() as records:
            found = await self._ended(records, actor, posting, {State.UNKNOWN})
            if found is None:
                return words.card("gone", Tone.WARNING)
            sent = replace(found.posting, state=State.SENT, sent_at=found.posting.due, reason="")
            await records.news.postings.keep(sent)
            event = Event(now, actor.person, "there")
            await records.news.events.note(found.announcement.id, event)
            announcement = replace(found.announcement, publish=False)
            await follow_on_sent(self._room, records, Occasion(sent, announcement), now)
        return words.card("noted", Tone.SUCCESS, title=words.title(found.announcement))

    async def send_again(self, actor: Actor, posting: int, language: str, now: dt.datetime) -> Card:
        """Take an organizer's word that such a posting is not there, and send it."""
        words = self._words(language)
        async with self._store.change() as records:
            found = await self._ended(records, actor, posting, {State.UNKNOWN})
            if found is None:
                return words.card("gone", Tone.WARNING)
            await self._again(records, actor, found, now, "again", afresh=True)
        return words.card("going_out", Tone.SUCCESS, title=words.title(found.announcement))

    async def republish(self, actor: Actor, posting: int, language: str, now: dt.datetime) -> Card:
        """Try once more to let a post go on to followers."""
        return await self._step_again(actor, posting, language, now, kinds.PUBLISH)

    async def rechange(self, actor: Actor, posting: int, language: str, now: dt.datetime) -> Card:
        """Try once more to let a post say what was written for it; it pings nobody."""
        return await self._step_again(actor, posting, language, now, kinds.REWORD)

    async def _step_again(
        self, actor: Actor, posting: int, language: str, now: dt.datetime, step: str
    ) -> Card:
        words = self._words(language)
        async with self._store.change() as records:
            found = await self._ended(records, actor, posting, {State.SENT})
            if found is None or found.announcement.status is Status.AWAITING:
                return words.card("gone", Tone.WARNING)
            if step == kinds.PUBLISH and found.posting.published is not False:
                return words.card("gone", Tone.WARNING)  # it never was to be, or has been
            number = len(await records.news.revisions.of(found.announcement.id))
            again = {
                kinds.PUBLISH: kinds.publishing(found.posting, now),
                kinds.REWORD: kinds.rewording(found.posting, number, now),
            }
            await records.outbox.plan_again(again[step])
            event = Event(now, actor.person, "retry")
            await records.news.events.note(found.announcement.id, event)
        return words.card("once_more", Tone.SUCCESS, title=words.title(found.announcement))

    async def fallback(self, actor: Actor, posting: int, language: str, now: dt.datetime) -> Card:
        """Mention those whom no direct message reached, in the channel for such people."""
        words = self._words(language)
        async with self._store.change() as records:
            found = await self._ended(records, actor, posting, {State.SENT})
            if found is None:
                return words.card("gone", Tone.WARNING)
            failed = await records.outbox.failed(kinds.direct_batch(found.posting))
            channel = await self._fallback_channel(records, found)
            for number, start in enumerate(range(0, len(failed), CROWD)):
                crowd = failed[start : start + CROWD]
                await records.outbox.plan(_mention(found, channel, number, crowd, now))
            event = Event(now, actor.person, "fallback", str(len(failed)))
            await records.news.events.note(found.announcement.id, event)
        return words.card("fallback", Tone.SUCCESS, people=words.people(len(failed)))

    async def repeat(self, actor: Actor, id_: int, now: dt.datetime) -> Announcement | None:
        """Return a new draft that says the same, without a time; None when there is no such."""
        async with self._store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            earlier = await records.news.announcements.get(actor.guild, id_)
            if earlier is None:
                return None
            draft = replace(
                earlier,
                author=actor.person,
                asked_by="",
                schedule=None,
                status=Status.DRAFT,
                made_at=now,
                changed_at=now,
            )
            draft = replace(draft, id=await records.news.announcements.add(draft))
            await records.news.events.note(draft.id, Event(now, actor.person, "repeat", str(id_)))
        return draft

    async def _ended(
        self, records: Records, actor: Actor, id_: int, states: set[State] | frozenset[State]
    ) -> Occasion | None:
        await require(records, actor, Action.ANNOUNCE)
        posting = await records.news.postings.get(actor.guild, id_)
        if posting is None or posting.state not in states:
            return None
        announcement = await records.news.announcements.get(actor.guild, posting.announcement)
        return Occasion(posting, announcement) if announcement else None

    async def _again(
        self,
        records: Records,
        actor: Actor,
        found: Occasion,
        now: dt.datetime,
        action: str,
        *,
        afresh: bool = False,
    ) -> None:
        posting = replace(found.posting, state=State.PLANNED, reason="")
        await records.news.postings.keep(posting)
        answers = replace(found.announcement, author=actor.person)
        await records.news.announcements.keep(answers)
        draft = replace(post_draft(posting, anyway="1"), due=now)
        await records.outbox.plan_again(draft, afresh=afresh)
        event = Event(now, actor.person, action)
        await records.news.events.note(answers.id, event)

    async def _follow(self, records: Records, elsewhere: Announcement) -> None:
        """Let the posting that is still to come go to the new channel as well."""
        coming = await records.news.postings.planned(elsewhere.id)
        if coming and await records.outbox.withdraw(
            coming.guild, f"post:{coming.announcement}:{coming.wall}"
        ):
            moved = replace(coming, channel=elsewhere.channel)
            await records.news.postings.keep(moved)
            await records.outbox.plan(post_draft(moved))

    async def _fallback_channel(self, records: Records, found: Occasion) -> str:
        list_ = await self._room.list_of(records, found.announcement)
        settings = await records.lists.settings(found.posting.guild)
        own = list_.fallback if list_ else None
        return own or settings.fallback_channel or found.posting.channel

    def _words(self, language: str) -> Words:
        return Words(self._room.knowledge(), language)


def _mention(
    found: Occasion, channel: str, number: int, crowd: list[Notice], now: dt.datetime
) -> Draft:
    posting: Posting = found.posting
    return Draft(
        guild=posting.guild,
        key=f"{kinds.FALLBACK}:{posting.id}:{number}",
        target=Target.CHANNEL,
        recipient=channel,
        kind=kinds.FALLBACK,
        due=now,
        language=found.announcement.language,
        data={
            "posting": str(posting.id),
            "for": " ".join(notice.draft.recipient for notice in crowd),
        },
    )
