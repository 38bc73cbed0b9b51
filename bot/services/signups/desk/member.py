"""The members' desk: what a press, a name or a form brings."""

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.core.cards import Card, Tone
from bot.core.knowledge.model import Knowledge
from bot.core.permissions import Actor
from bot.core.signups.forms import Answers
from bot.core.signups.lists import Openness
from bot.services.signups.cards import member as cards
from bot.services.signups.cards.wording import Words
from bot.services.signups.catalogue import Catalogue, search
from bot.services.signups.desk.forms import FormDesk, Reaction
from bot.services.signups.desk.own import OwnDesk
from bot.services.signups.ports import RecordStore

_Handler = Callable[[Actor, list[str], Words, dt.datetime], Awaitable[Reaction]]

_JOINING = frozenset({"signup", "more", "change", "join"})
"""Actions by which somebody could come onto a list."""


class MemberDesk:
    """Answers members. Everything raises StoreFault when the store cannot be used."""

    def __init__(
        self, store: RecordStore, catalogue: Catalogue, knowledge: Callable[[], Knowledge]
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._knowledge = knowledge
        self._forms = forms = FormDesk(store, catalogue)
        own = OwnDesk(store, catalogue)
        self._verbs: Mapping[str, _Handler] = {
            "signup": forms.start,
            "more": forms.more,
            "change": forms.change,
            "join": forms.join,
            "leave": own.leave,
            "left": own.left,
            "offer": own.offer,
            "my": own.own,
            "remind": own.remind,
            "language": own.language,
            "export": own.export,
            "erase": own.erase,
            "erased": own.erased,
        }

    @property
    def verbs(self) -> tuple[str, ...]:
        """The first words of the actions that are answered here."""
        return tuple(self._verbs)

    async def press(self, actor: Actor, action: str, language: str, now: dt.datetime) -> Reaction:
        """Answer an action such as "leave:<server>:<list>".

        An action names the server it is about, so that it works in a direct message; inside a
        server none but its own is touched.
        """
        verb, *rest = action.split(":")
        guild, *about = rest or [""]
        words = Words(self._knowledge(), language)
        if actor.guild and guild and guild != actor.guild:
            return cards.no_list_card(words)
        if not actor.guild and not await self._is_on(actor, guild, verb, about):
            return words.card("not_here", Tone.WARNING)
        actor = replace(actor, guild=actor.guild or guild)
        words = await self._words(actor, language)
        try:
            return await self._verbs[verb](actor, about, words, now)
        except (IndexError, ValueError):  # an action that no button of ours has
            return cards.no_list_card(words)

    async def find(self, actor: Actor, typed: str, language: str, now: dt.datetime) -> Reaction:
        """Answer somebody who names a list, or none, to sign up."""
        words = await self._words(actor, language)
        lists = await self._catalogue.all(self._store.view, actor.guild)
        found = search(lists, typed, words.language) if typed.strip() else []
        if found:
            return await self._forms.start(actor, [found[0].id], words, now)
        open_ = (item for item in lists.values() if item.openness(now) is Openness.OPEN)
        card = cards.lists_card(words, actor.guild, open_)
        if not typed.strip():
            return card
        return replace(card, title=words.say("no_list.title"))

    async def offers(
        self, actor: Actor, typed: str, language: str, now: dt.datetime
    ) -> list[tuple[str, str]]:
        """Return titles and ids of open lists for what is typed, best first."""
        lists = await self._catalogue.all(self._store.view, actor.guild)
        open_ = {key: one for key, one in lists.items() if one.openness(now) is Openness.OPEN}
        words = Words(self._knowledge(), language)
        return [(words.title(item), item.id) for item in search(open_, typed, language)]

    async def submit(
        self, actor: Actor, form: str, typed: Answers, language: str, now: dt.datetime
    ) -> Card:
        """Answer a form that was sent off; `form` is the id that it was opened with."""
        _, guild, *about = form.split(":")
        if actor.guild and guild != actor.guild:
            return cards.no_list_card(Words(self._knowledge(), language))
        if not actor.guild and not await self._is_on(actor, guild, "change", about):
            return Words(self._knowledge(), language).card("not_here", Tone.WARNING)
        actor = replace(actor, guild=guild)
        words = await self._words(actor, language)
        return await self._forms.submit(actor, about, typed, words, now)

    async def _is_on(self, actor: Actor, guild: str, verb: str, about: list[str]) -> bool:
        """Return whether somebody in a direct message may act on a server's list.

        Who is a member of the server is not known there, so only those on the list change it.
        """
        if not guild or verb not in _JOINING:
            return bool(guild)
        entry = await self._store.view.places.get(guild, "".join(about[:1]), actor.person)
        return entry is not None and entry.place.is_active

    async def _words(self, actor: Actor, language: str) -> Words:
        chosen = await self._store.view.preferences.get(actor.guild, actor.person)
        return Words(self._knowledge(), chosen.language or language)
