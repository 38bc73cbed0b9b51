"""Giving an announcement its time, and moving it to another once what was typed is confirmed."""

import datetime as dt
from dataclasses import replace

from bot.core.announcements.announcement import Announcement, Status
from bot.core.cards import Button, Field, Style, Tone
from bot.core.schedules.faults import TimeFault
from bot.core.schedules.retyped import retyped
from bot.core.schedules.schedule import Once, Schedule
from bot.discord_front.announcements.desk import Desk
from bot.discord_front.announcements.showing import Reaction
from bot.discord_front.announcements.times import describer, fault_card

ACTION = 80
"""Characters of a button's action."""


async def give(desk: Desk, id_: int, typed: str) -> Reaction:
    """Give a draft the time that was typed, and show it."""
    read = await desk.read_time(typed)
    if isinstance(read, TimeFault):
        return fault_card(desk, id_, read, "when")
    return await desk.write(id_, {"schedule": read})


async def ask_move(desk: Desk, id_: int, typed: str) -> Reaction:
    """Echo the time to which an announcement is to be moved, before it is."""
    draft = await desk.get(id_)
    if draft is None:
        return desk.gone
    if draft.status is Status.DRAFT:
        return await give(desk, id_, typed)
    read = await desk.read_time(typed)
    if isinstance(read, TimeFault):
        return fault_card(desk, id_, read, "move")
    return await _echo(desk, draft, read, typed)


async def move(desk: Desk, id_: int, typed: str) -> Reaction:
    """Move an announcement to a time that was typed, echoed and confirmed."""
    read = await desk.read_time(typed)
    if isinstance(read, TimeFault):
        return fault_card(desk, id_, read, "move")
    return await desk.desks.planning.move(desk.actor, id_, read, desk.language, desk.now)


async def move_to(desk: Desk, id_: int, at: Once) -> Reaction:
    """Move an announcement to the moment on a button."""
    return await desk.desks.planning.move(desk.actor, id_, at, desk.language, desk.now)


async def moment(desk: Desk, epoch: str) -> Once:
    """Return the time that a button stands for, in the organizer's zone."""
    at = dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    return Once.at(at, await desk.desks.composing.zone(desk.actor))


async def _echo(desk: Desk, announcement: Announcement, schedule: Schedule, typed: str) -> Reaction:
    """Ask whether what was understood is what was meant; nothing is moved without that.

    The button carries a single time as the moment, anything else as it can be typed.
    """
    when = describer(desk).describe(schedule)
    title = desk.words.title(announcement)
    action = await _carried(desk, announcement.id, schedule, typed)
    if action is None:
        return desk.services.word(
            "announcing.shorter", desk.language, Tone.WARNING, title=title, when=when
        )
    card = desk.services.word("announcing.move", desk.language, Tone.CHOICE, title=title)
    label = desk.services.say("announcing.buttons.move", desk.language)
    fields = [Field(desk.words.say("fields.when"), when)]
    return replace(card, fields=tuple(fields), buttons=(Button(label, action, Style.PRIMARY),))


async def _carried(desk: Desk, id_: int, schedule: Schedule, typed: str) -> str | None:
    """Return the action that moves to a schedule, None when no button can hold it."""
    if isinstance(schedule, Once):
        return f"announce:at:{id_}:move:{int(schedule.due.timestamp())}"
    for text in (typed, retyped(schedule)):
        action = f"announce:moved:{id_}:{text}"
        if len(action) <= ACTION and await desk.read_time(text) == schedule:
            return action
    return None
