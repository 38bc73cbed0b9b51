"""How times are said to organizers, and what is said of a typed one that is not understood."""

from collections.abc import Iterator

from bot.core.cards import Button, Card, Style, Tone
from bot.core.schedules.describing import Describer
from bot.core.schedules.faults import TimeFault
from bot.core.schedules.schedule import Once
from bot.discord_front.announcements.voice import Voice


def describer(voice: Voice) -> Describer:
    """Return what puts schedules into the reader's words."""
    knowledge = voice.services.knowledge

    def name_of(topic: str) -> str:
        found = knowledge.topics.get(topic)
        return found.name(voice.language) if found else topic

    return Describer(voice.words.texts, voice.language, name_of)


def fault_card(voice: Voice, id_: int, fault: TimeFault, step: str) -> Card:
    """Return what is wrong with a typed time, and what may have been meant, ready to be pressed.

    `step` says what follows: "begin" opens the window for the words, "when" gives a draft its time,
    "move" moves what is planned.
    """
    word = voice.services.say
    title = word("announcing.time.title", voice.language)
    kept = word("announcing.time.kept", voice.language) if step != "move" else ""
    paragraphs = tuple(
        text for text in (fault.text(voice.words.texts, voice.language), kept) if text
    )
    again = "move" if step == "move" else "when"
    buttons = [*_readings(voice, id_, fault, step)]
    label = word("announcing.buttons.other_time", voice.language)
    buttons.append(Button(label, f"announce:{again}:{id_}"))
    if step == "begin":
        label = word("announcing.buttons.later", voice.language)
        buttons.append(Button(label, f"announce:edit:{id_}"))
    return Card(title, Tone.WARNING, paragraphs, buttons=tuple(buttons), language=voice.language)


def _readings(voice: Voice, id_: int, fault: TimeFault, step: str) -> Iterator[Button]:
    words = describer(voice)
    for choice in fault.choices:
        if isinstance(choice, Once):
            at = f"{int(choice.due.timestamp())}"
            label = words.describe(choice)
            yield Button(label, f"announce:at:{id_}:{step}:{at}", Style.PRIMARY)
