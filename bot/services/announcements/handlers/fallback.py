"""The mention of people whom no direct message reached."""

import datetime as dt
from dataclasses import replace

from bot.core.cards import Card, Link, Tone
from bot.core.outbox import Ending, Nothing, Notice, Sent, Status, TooLate
from bot.services.announcements.newsroom import Newsroom, occasion
from bot.services.announcements.words import Words
from bot.services.signups.ports import Records


class FallbackHandler:
    """Says, in a channel, that there is news for the people whom the notice mentions."""

    is_repeatable = False

    def __init__(self, room: Newsroom) -> None:
        self._room = room

    async def prepare(self, notice: Notice, now: dt.datetime) -> Card | Nothing:
        """Return the card; whom it mentions stands in the notice, and the front adds it."""
        del now
        found = await occasion(self._room.store.view, notice)
        if found is None:
            return Nothing()
        words = Words(self._room.knowledge(), notice.draft.language)
        posting = found.posting
        link = self._room.probe.link(posting.guild, posting.channel, posting.message or "")
        card = words.card("for_unreached", Tone.INFO, title=words.title(found.announcement))
        where = f"{posting.guild}:{posting.id}"
        return replace(
            card,
            links=(Link(words.say("buttons.open"), link),) if link else (),
            buttons=(words.button("questions", f"questions:{where}:{notice.nonce}"),),
            private=False,
        )

    async def settle(
        self, records: Records, notice: Notice, ending: Ending, now: dt.datetime
    ) -> None:
        """Note how it ended."""
        del now
        match ending:
            case Sent(message):
                await records.outbox.settle(notice, Status.SENT, message=message)
            case Nothing() | TooLate():
                await records.outbox.settle(notice, Status.CANCELLED)
            case _:
                await records.outbox.settle(notice, Status.FAILED, reason=ending.reason)
