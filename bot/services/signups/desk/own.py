"""A member's own page, and what can be done there."""

import datetime as dt
import json
from dataclasses import replace

from bot.core.cards import Attachment, Card, Tone
from bot.core.permissions import Actor
from bot.services.signups.cards import member as cards
from bot.services.signups.cards.wording import Words
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.desk.telling import tell
from bot.services.signups.members import Members
from bot.services.signups.ports import RecordStore
from bot.services.signups.privacy import Privacy


class OwnDesk:
    """Everybody's own things."""

    def __init__(self, store: RecordStore, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue
        self._members = Members(store, catalogue)
        self._privacy = Privacy(store, catalogue)

    async def leave(self, actor: Actor, about: list[str], words: Words, _: dt.datetime) -> Card:
        """Ask before leaving."""
        list_ = await self._catalogue.find(self._store.view, actor.guild, about[0])
        if list_ is None:
            return cards.no_list_card(words)
        return cards.leave_card(words, actor.guild, list_)

    async def left(self, actor: Actor, about: list[str], words: Words, now: dt.datetime) -> Card:
        """Leave."""
        return tell(words, actor.guild, await self._members.leave(actor, about[0], now), now)

    async def offer(self, actor: Actor, about: list[str], words: Words, now: dt.datetime) -> Card:
        """Answer an offer."""
        list_id, answer = about
        accepts = answer == "yes"
        outcome = await self._members.answer_offer(actor, list_id, now, accepts=accepts)
        return tell(words, actor.guild, outcome, now)

    async def own(self, actor: Actor, _: list[str], words: Words, __: dt.datetime) -> Card:
        """Show a person's own page."""
        return cards.own_card(words, actor.guild, await self._privacy.page(actor))

    async def remind(self, actor: Actor, about: list[str], words: Words, now: dt.datetime) -> Card:
        """Turn reminders on or off."""
        await self._privacy.choose(actor, {"reminders": about[0] == "on"})
        return await self.own(actor, about, words, now)

    async def language(
        self, actor: Actor, about: list[str], words: Words, now: dt.datetime
    ) -> Card:
        """Choose a language."""
        if about[0] in words.knowledge.languages:
            await self._privacy.choose(actor, {"language": about[0]})
            words = replace(words, language=about[0])
        return await self.own(actor, about, words, now)

    async def export(self, actor: Actor, _: list[str], words: Words, __: dt.datetime) -> Card:
        """Give out all that is kept."""
        data = json.dumps(await self._privacy.export(actor), ensure_ascii=False, indent=2)
        file = Attachment("my-data.json", data.encode())
        return replace(words.card("export", Tone.SUCCESS), attachments=(file,))

    async def erase(self, actor: Actor, _: list[str], words: Words, __: dt.datetime) -> Card:
        """Ask before erasing."""
        return cards.erase_card(words, actor.guild)

    async def erased(self, actor: Actor, _: list[str], words: Words, now: dt.datetime) -> Card:
        """Erase."""
        await self._privacy.erase(actor, now)
        return words.card("erased", Tone.SUCCESS)
