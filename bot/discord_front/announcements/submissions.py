"""What is done with a window that was sent off.

What was typed is kept before anything is said to be wrong with it.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.core.announcements.announcement import Announcement, Picture
from bot.core.cards import Card, Tone
from bot.discord_front.announcements import timing
from bot.discord_front.announcements.composing import late, pictured, placed, worded
from bot.discord_front.announcements.desk import Desk
from bot.discord_front.announcements.showing import Reaction
from bot.discord_front.announcements.uploads import fetch


@dataclass(frozen=True, slots=True)
class Sheet:
    """A window that came back."""

    id: int
    """Of the announcement or posting that it is about."""
    extra: str
    typed: Mapping[str, str]
    data: Mapping[str, Any]
    """All that Discord tells of it."""


_Take: TypeAlias = Callable[[Desk, Sheet], Awaitable[Reaction]]


async def take(desk: Desk, form: str, sheet: Sheet) -> Reaction:
    """Do what a window was opened for, and return what its organizer sees next."""
    if form in _TAKING:
        return await _TAKING[form](desk, sheet)
    if form not in _CHANGING:
        return desk.services.word("press.outdated", desk.language, Tone.WARNING)
    draft = await desk.get(sheet.id)
    return await _CHANGING[form](desk, sheet, draft) if draft else desk.gone


async def _zone(desk: Desk, sheet: Sheet) -> Reaction:
    return await desk.choose_zone(sheet.typed["zone"])


async def _redirect(desk: Desk, sheet: Sheet) -> Reaction:
    return await desk.redirect(sheet.id, sheet.typed.get("channel", ""))


async def _move(desk: Desk, sheet: Sheet) -> Reaction:
    return await timing.ask_move(desk, sheet.id, sheet.typed["when"])


async def _when(desk: Desk, sheet: Sheet) -> Reaction:
    return await timing.give(desk, sheet.id, sheet.typed["when"])


async def _template(desk: Desk, sheet: Sheet) -> Reaction:
    templates = desk.desks.templates
    return await templates.save(desk.actor, sheet.id, sheet.typed["name"], desk.language)


async def _text(desk: Desk, sheet: Sheet, draft: Announcement) -> Reaction:
    changes = worded(draft, sheet.extra, sheet.typed)
    if file := await _file(desk, sheet):
        changes["picture"] = Picture(draft.picture.alt if draft.picture else "", file=file)
    return await desk.write(draft.id, changes)


async def _picture(desk: Desk, sheet: Sheet, draft: Announcement) -> Reaction:
    return await desk.write(draft.id, pictured(draft, sheet.typed, await _file(desk, sheet)))


async def _place(desk: Desk, sheet: Sheet, draft: Announcement) -> Reaction:
    return await desk.write(draft.id, placed(desk.interaction, sheet.typed))


async def _button(desk: Desk, sheet: Sheet, draft: Announcement) -> Reaction:
    return await desk.write(draft.id, {"button": sheet.typed.get("button") or None})


async def _lateness(desk: Desk, sheet: Sheet, draft: Announcement) -> Reaction:
    return await desk.write(draft.id, late(sheet.typed))


async def _file(desk: Desk, sheet: Sheet) -> str:
    """Keep the picture that came along, and return the id of its file; empty without one.

    What is wrong with it is told at once, and the rest goes on.
    """
    fetched = await fetch(desk.interaction.client, sheet.data, desk.language)
    if isinstance(fetched, Card):
        await desk.show(fetched)
        return ""
    if fetched is None:
        return ""
    composing = desk.desks.composing
    return await composing.upload(desk.actor, fetched.name, fetched.content, desk.now) or ""


_TAKING: Mapping[str, _Take] = {
    "zone": _zone,
    "redirect": _redirect,
    "move": _move,
    "when": _when,
    "template": _template,
}
_CHANGING: Mapping[str, Callable[[Desk, Sheet, Announcement], Awaitable[Reaction]]] = {
    "text": _text,
    "picture": _picture,
    "place": _place,
    "button": _button,
    "lateness": _lateness,
}
