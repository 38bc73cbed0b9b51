"""Times that were typed: what was understood is said before anything is kept."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.announcements.announcement import Announcement
from bot.core.cards import Button, Card, Field, Style, Tone
from bot.core.schedules.describing import Describer
from bot.core.schedules.faults import TimeFault
from bot.core.schedules.schedule import Once, Schedule

if TYPE_CHECKING:
    from bot.discord_front.announcements.desk import Desk

ACTION = 80
"""Characters of a button's action."""


def describer(desk: "Desk") -> Describer:
    """Return what puts schedules into the reader's words."""
    knowledge = desk.services.knowledge

    def name_of(topic: str) -> str:
        found = knowledge.topics.get(topic)
        return found.name(desk.language) if found else topic

    return Describer(desk.words.texts, desk.language, name_of)


def fault_card(desk: "Desk", id_: int, fault: TimeFault, step: str) -> Card:
    """Return what is wrong with a typed time, and what may have been meant, ready to be pressed.

    `step` says what follows: "begin" opens the window for the words, "when" gives a draft its time,
    "move" moves what is planned.
    """
    word = desk.services.say
    title = word("announcing.time.title", desk.language)
    kept = word("announcing.time.kept", desk.language) if step != "move" else ""
    paragraphs = tuple(text for text in (fault.text(desk.words.texts, desk.language), kept) if text)
    again = "move" if step == "move" else "when"
    buttons = [*_readings(desk, id_, fault, step)]
    label = word("announcing.buttons.other_time", desk.language)
    buttons.append(Button(label, f"announce:{again}:{id_}"))
    if step == "begin":
        label = word("announcing.buttons.later", desk.language)
        buttons.append(Button(label, f"announce:edit:{id_}"))
    return Card(title, Tone.WARNING, paragraphs, buttons=tuple(buttons), language=desk.language)


def _readings(desk: "Desk", id_: int, fault: TimeFault, step: str) -> Iterator[Button]:
    words = describer(desk)
    for choice in fault.choices:
        if isinstance(choice, Once):
            at = f"{int(choice.due.timestamp())}"
            label = words.describe(choice)
            yield Button(label, f"announce:at:{id_}:{step}:{at}", Style.PRIMARY)


async def echo_card(
    desk: "Desk", announcement: Announcement, schedule: Schedule, typed: str
) -> Card:
    """Return the question whether what was understood is what was meant.

    Its button carries a single time as the moment, anything else as it was typed.
    """
    when = describer(desk).describe(schedule)
    title = desk.words.title(announcement)
    card = desk.services.word("announcing.move", desk.language, Tone.CHOICE, title=title)
    if isinstance(schedule, Once):
        action = f"announce:at:{announcement.id}:move:{int(schedule.due.timestamp())}"
    else:
        action = f"announce:moved:{announcement.id}:{typed}"
    if len(action) > ACTION:
        return await desk.desks.planning.move(
            desk.actor, announcement.id, schedule, desk.language, desk.now
        )
    label = desk.services.say("announcing.buttons.move", desk.language)
    fields = [Field(desk.words.say("fields.when"), when)]
    return replace(card, fields=tuple(fields), buttons=(Button(label, action, Style.PRIMARY),))
