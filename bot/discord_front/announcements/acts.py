"""What each button of announcements does; which of them open a window is told apart."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeAlias

from bot.core.announcements.announcement import Announcement, Status
from bot.core.cards import Tone
from bot.core.permissions import Action
from bot.discord_front.announcements import previews, timing
from bot.discord_front.announcements.desk import Desk
from bot.discord_front.announcements.showing import Reaction
from bot.services.signups.access import require

Act: TypeAlias = Callable[[Desk, int, list[str]], Coroutine[Any, Any, Reaction]]
"""Takes the id that a button names and what else stands on it."""


async def listing(desk: Desk, kind: str, rest: list[str]) -> Reaction:
    """Show a page of a list."""
    page = int(rest[0]) if rest[0].isdecimal() and len(rest[0]) < 6 else 0
    return await desk.desks.overview.listing(desk.actor, kind, desk.language, desk.now, page)


async def posting(desk: Desk, verb: str, id_: int) -> Reaction:
    """Do what a button about a posting says."""
    care, series = desk.desks.care, desk.desks.series
    acts = {
        "retry": care.retry,
        "there": care.is_there,
        "again": care.send_again,
        "fallback": care.fallback,
        "republish": care.republish,
        "rechange": care.rechange,
        "skip": series.skip,
        "reword": series.reword,
    }
    if verb not in acts:
        return await outdated(desk)
    return await acts[verb](desk.actor, id_, desk.language, desk.now)


async def outdated(desk: Desk) -> Reaction:
    """Say that a button has no meaning any more."""
    return desk.services.word("press.outdated", desk.language, Tone.WARNING)


async def _post(desk: Desk, id_: int, rest: list[str]) -> Reaction:
    return await _decide(desk, id_, rest, "post")


async def _schedule(desk: Desk, id_: int, rest: list[str]) -> Reaction:
    return await _decide(desk, id_, rest, "schedule")


async def _decide(desk: Desk, id_: int, rest: list[str], verb: str) -> Reaction:
    """Let a draft out as it was seen; one that was changed since is shown again first."""
    draft = await desk.get(id_)
    if draft is None:
        return desk.gone
    if draft.status is Status.DRAFT and previews.is_outdated(draft, rest):
        return await _seen_again(desk, id_)
    act = desk.desks.planning.post_now if verb == "post" else desk.desks.planning.schedule
    sure = "sure" in rest
    card = await act(desk.actor, id_, desk.language, desk.now, sure=sure, seen=draft)
    return previews.stamped(card, draft)


async def _approve(desk: Desk, id_: int, rest: list[str]) -> Reaction:
    """Approve what was seen; whoever has not seen it is shown it."""
    draft = await desk.get(id_)
    if draft and draft.status is Status.AWAITING and previews.is_outdated(draft, rest):
        return await _seen_again(desk, id_)
    return await desk.desks.planning.approve(desk.actor, id_, desk.language, desk.now, seen=draft)


async def _seen_again(desk: Desk, id_: int) -> Reaction:
    await desk.show(desk.services.word("announcing.look", desk.language, Tone.WARNING))
    return await desk.seen(id_)


async def _decline(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await desk.desks.planning.decline(desk.actor, id_, desk.language, desk.now)


async def _keep(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await desk.desks.composing.keep(desk.actor, id_, desk.language)


async def _discard(desk: Desk, id_: int, rest: list[str]) -> Reaction:
    composing = desk.desks.composing
    act = composing.discard if "sure" in rest else composing.ask_discard
    return await act(desk.actor, id_, desk.language)


async def _cancel(desk: Desk, id_: int, rest: list[str]) -> Reaction:
    return await desk.cancel(id_, sure="sure" in rest)


async def _show(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await desk.seen(id_)


async def _log(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await desk.log(id_)


async def _repeat(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await desk.repeat(id_)


async def _at(desk: Desk, id_: int, rest: list[str]) -> Reaction:
    """Take the time that a button stands for."""
    step, epoch, *_ = rest
    at = await timing.moment(desk, epoch)
    if step == "move":
        return await timing.move_to(desk, id_, at)
    return await desk.write(id_, {"schedule": at})


async def _moved(desk: Desk, id_: int, rest: list[str]) -> Reaction:
    """Move it to the time that was typed before and echoed."""
    return await timing.move(desk, id_, ":".join(rest).rstrip(":"))


async def _more(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await _with(desk, id_, previews.more_card)


async def _languages(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await _with(desk, id_, previews.languages_card)


async def _with(desk: Desk, id_: int, make: Callable[[Desk, Announcement], Reaction]) -> Reaction:
    draft = await desk.get(id_)
    return make(desk, draft) if draft else desk.gone


async def begin_at(desk: Desk, id_: int, rest: list[str]) -> Reaction:
    """Take the time that a button stands for, and go on with the words."""
    changes = {"schedule": await timing.moment(desk, rest[1])}
    draft = await desk.desks.composing.write(desk.actor, id_, changes, desk.now)
    return await desk.edit(draft)


async def redirect(desk: Desk, posting_: int) -> Reaction:
    """Return the window for the channel to which a posting is sent instead.

    In a direct message there are no channels to choose from.
    """
    if desk.interaction.guild_id is None:
        return desk.services.word("announcing.in_server", desk.language)
    await require(desk.desks.store.view, desk.actor, Action.ANNOUNCE)
    return desk.forms.redirect(posting_)


async def _edit(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await desk.edit(await desk.get(id_))


async def _language(desk: Desk, id_: int, rest: list[str]) -> Reaction:
    return await desk.edit(await desk.get(id_), rest[0])


async def _picture(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await _with(desk, id_, lambda desk, draft: desk.forms.picture(draft))


async def _lateness(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await _with(desk, id_, lambda desk, draft: desk.forms.lateness(draft))


async def _template(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await _with(desk, id_, lambda desk, draft: desk.forms.template(draft))


async def _when(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await _with(desk, id_, lambda desk, draft: desk.forms.when(draft.id, "when"))


async def _move(desk: Desk, id_: int, _: list[str]) -> Reaction:
    return await _with(desk, id_, lambda desk, draft: desk.forms.when(draft.id, "move"))


async def _zone(desk: Desk, id_: int, _: list[str]) -> Reaction:
    await require(desk.desks.store.view, desk.actor, Action.ANNOUNCE)
    return desk.forms.zone(id_, await desk.desks.composing.zone(desk.actor))


async def _place(desk: Desk, id_: int, _: list[str]) -> Reaction:
    draft = await desk.get(id_)
    return desk.forms.place(draft, await desk.lists()) if draft else desk.gone


async def _button(desk: Desk, id_: int, _: list[str]) -> Reaction:
    draft = await desk.get(id_)
    return desk.forms.button(draft, await desk.lists()) if draft else desk.gone


OPENING: Mapping[str, Act] = {
    "edit": _edit,
    "language": _language,
    "picture": _picture,
    "lateness": _lateness,
    "template": _template,
    "when": _when,
    "move": _move,
    "zone": _zone,
    "place": _place,
    "button": _button,
}
"""Buttons that open a window."""
ACTING: Mapping[str, Act] = {
    "post": _post,
    "schedule": _schedule,
    "approve": _approve,
    "decline": _decline,
    "keep": _keep,
    "discard": _discard,
    "cancel": _cancel,
    "show": _show,
    "log": _log,
    "repeat": _repeat,
    "at": _at,
    "moved": _moved,
    "more": _more,
    "languages": _languages,
}
"""Buttons that do something, or show it."""
