"""What can be done beside a preview on Discord, and why no old preview lets a new text out."""

import zlib
from dataclasses import replace

from bot.core.announcements.announcement import Announcement, Status
from bot.core.cards import Button, Card
from bot.discord_front.announcements.voice import Voice
from bot.services.announcements.desk.composing import Preview

DECIDING = frozenset({"post", "schedule", "approve"})
"""Buttons that let out what the preview above them shows, and nothing else."""
CHANGEABLE = frozenset({Status.DRAFT, Status.AWAITING, Status.PLANNED})
FURTHER = ("move", "picture", "place", "languages", "more")
"""What else of a draft can be changed, in the order of its buttons."""
AFTERWARDS = {Status.DONE: ("picture", "languages")}
"""What of a post can be changed besides its words when it is out."""
LABELS = {"move": "when"}
RARER = ("button", "lateness", "template", "zone")
"""What few announcements need."""
_MARK = "v"


def with_more(voice: Voice, preview: Preview) -> Card:
    """Return a preview's card with the buttons that only Discord needs."""
    draft, card = preview.announcement, stamped(preview.card, preview.announcement)
    names = FURTHER if draft.status in CHANGEABLE else AFTERWARDS.get(draft.status, ())
    taken = {button.action for button in card.buttons}
    further = tuple(item for item in _buttons(voice, draft, names) if item.action not in taken)
    return replace(card, buttons=(*card.buttons, *further))


def more_card(voice: Voice, draft: Announcement) -> Card:
    """Return the rarer things that can be changed."""
    title = voice.words.title(draft)
    card = voice.services.word("announcing.more", voice.language, title=title)
    return replace(card, buttons=_buttons(voice, draft, RARER))


def languages_card(voice: Voice, draft: Announcement) -> Card:
    """Return the languages in which an announcement can be given, those it has being marked."""
    known = voice.services.knowledge.words
    card = voice.services.word(
        "announcing.languages", voice.language, main=known[draft.language].name
    )
    buttons = tuple(
        Button(
            f"✓ {words.name}" if code in draft.wordings else words.name,
            f"announce:language:{draft.id}:{code}",
        )
        for code, words in known.items()
        if code != draft.language
    )
    return replace(card, buttons=buttons)


def stamped(card: Card, draft: Announcement) -> Card:
    """Return a card whose deciding buttons name the state of the draft that was seen."""
    buttons = tuple(
        replace(button, action=f"{button.action}:{mark(draft)}")
        if button.action.split(":")[1:2] and button.action.split(":")[1] in DECIDING
        else button
        for button in card.buttons
    )
    return replace(card, buttons=buttons)


def mark(draft: Announcement) -> str:
    """Return what tells one state of a draft from an earlier one."""
    content = replace(draft, status=Status.DRAFT, changed_at=draft.made_at)
    return f"{_MARK}{zlib.crc32(repr(content).encode()):x}"


def is_outdated(draft: Announcement, rest: list[str]) -> bool:
    """Return whether a button's preview showed another state of the draft."""
    marks = [part for part in rest if part.startswith(_MARK)]
    return marks != [mark(draft)]


def _buttons(voice: Voice, draft: Announcement, names: tuple[str, ...]) -> tuple[Button, ...]:
    return tuple(
        Button(
            voice.services.say(f"announcing.buttons.{LABELS.get(name, name)}", voice.language),
            f"announce:{name}:{draft.id}",
        )
        for name in names
    )
