"""Templates: announcements kept under a name, to begin others with."""

import datetime as dt
from typing import Any

from bot.core.announcements.announcement import Announcement
from bot.core.cards import Card, Tone
from bot.core.permissions import Action, Actor
from bot.services.announcements.desk.composing import ComposingDesk
from bot.services.announcements.newsroom import Newsroom
from bot.services.announcements.words import Words
from bot.services.signups.access import require

NAME_LIMIT = 80
"""Characters of a name: it has to fit into a picker."""
TEMPLATES = 100
"""Templates that one server may have."""
KEPT = (
    *("wordings", "language", "mention", "publish", "list", "button", "link", "picture"),
    *("byline", "lateness", "channel", "channel_name"),
)
"""What of an announcement a template keeps: all but its time."""


class TemplateDesk:
    """Answers organizers. Raises Forbidden for others, and StoreFault."""

    def __init__(self, room: Newsroom, composing: ComposingDesk) -> None:
        self._room = room
        self._composing = composing

    async def save(self, actor: Actor, id_: int, name: str, language: str) -> Card:
        """Keep an announcement as a template, in place of an earlier one of that name."""
        words = Words(self._room.knowledge(), language)
        name = " ".join(name.split())[:NAME_LIMIT]
        async with self._room.store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            announcement = await records.news.announcements.get(actor.guild, id_)
            if announcement is None or not name:
                return words.card("gone", Tone.WARNING)
            known = await records.news.templates.names(actor.guild)
            if len(known) >= TEMPLATES and name not in known:
                return words.card("too_many_templates", Tone.WARNING, limit=TEMPLATES)
            await records.news.templates.keep(actor.guild, name, actor.person, announcement)
        return words.card("template_saved", Tone.SUCCESS, name=name)

    async def use(
        self,
        actor: Actor,
        name: str,
        now: dt.datetime,
        **fields: Any,  # noqa: ANN401 -- any field
    ) -> Announcement | None:
        """Return a new draft made from a template, with `fields` in place of its own."""
        view = self._room.store.view
        await require(view, actor, Action.ANNOUNCE)
        kept = await view.news.templates.get(actor.guild, name)
        if kept is None:
            return None
        own = {field: getattr(kept, field) for field in KEPT}
        return await self._composing.begin(actor, now, **{**own, **fields})

    async def delete(self, actor: Actor, name: str, language: str) -> Card:
        """Delete a template."""
        words = Words(self._room.knowledge(), language)
        async with self._room.store.change() as records:
            await require(records, actor, Action.ANNOUNCE)
            if not await records.news.templates.delete(actor.guild, name):
                return words.card("no_template", Tone.WARNING)
        return words.card("template_deleted", Tone.SUCCESS, name=name)

    async def offers(self, actor: Actor, typed: str) -> list[str]:
        """Return the names of templates that contain what is typed."""
        view = self._room.store.view
        await require(view, actor, Action.ANNOUNCE)
        names = await view.news.templates.names(actor.guild)
        return [name for name in names if typed.strip().casefold() in name.casefold()][:25]
