"""What the chat can do with announcements: the command, and the buttons that it answers."""

from collections.abc import Mapping

from bot.core.cards import Card, Tone
from bot.terminal_front.chat.announcements import (
    deciding,
    keeping,
    mending,
    reading,
    showing,
    writing,
)
from bot.terminal_front.chat.announcements.desk import Place, Work, guarded
from bot.terminal_front.chat.announcements.showing import EVERY, LIVE, OPEN, PLANNED, picking
from bot.terminal_front.chat.features import Command, Feature, Role
from bot.terminal_front.chat.session import Session


def announcements() -> Feature[Session]:
    """Return the part of the chat about announcements."""
    command = Command(
        "announce",
        guarded(_command),
        takes="announce",
        role=Role.ORGANIZER,
        words=tuple(_COMMANDS),
    )
    return Feature(
        commands=(command,),
        actions={
            "write": guarded(_dispatched(_WRITING)),
            "announce": guarded(_dispatched(_PRESSED)),
            "posting": guarded(_dispatched(_MENDING)),
            "read": guarded(reading.read),
            "about": guarded(reading.questions),
            "questions": guarded(reading.questions),
            "news": guarded(reading.news),
        },
    )


async def _command(place: Place, argument: str) -> Card | None:
    """Do what follows `/announce`: a word, and what it takes."""
    word, _, rest = argument.partition(" ")
    work = _COMMANDS.get(word.lower())
    return await work(place, rest.strip()) if work else place.note(Tone.INFO, "usage")


def _dispatched(works: Mapping[str, Work]) -> Work:
    """Return what does the work that an action's next word names."""

    async def work(place: Place, about: str) -> Card | None:
        verb, _, rest = about.partition(":")
        return await works[verb](place, rest)

    return work


_COMMANDS: Mapping[str, Work] = {
    "new": writing.new,
    "list": showing.listing,
    "show": picking("show", showing.show, EVERY),
    "edit": picking("edit", writing.edit, LIVE),
    "move": picking("move", deciding.move, OPEN),
    "cancel": picking("cancel", deciding.cancel, PLANNED, careful=True),
    "retry": picking("retry", mending.retry, LIVE),
    "log": picking("log", showing.log, EVERY),
    "repeat": picking("repeat", mending.repeat, EVERY),
    "approve": picking("approve", deciding.approve, ("awaiting",), careful=True),
    "templates": keeping.templates,
    "zone": keeping.zone,
}
_WRITING: Mapping[str, Work] = {
    "resume": writing.resume,
    "fresh": writing.fresh,
    "part": writing.change_part,
    "words": writing.change_words,
    "template": keeping.use,
    "untemplate": keeping.delete,
}
_PRESSED: Mapping[str, Work] = {
    "post": deciding.post,
    "schedule": deciding.schedule,
    "move": deciding.move,
    "cancel": deciding.cancel,
    "approve": deciding.approve,
    "decline": deciding.decline,
    "keep": deciding.keep,
    "discard": deciding.discard,
    "edit": writing.edit,
    "more": writing.more,
    "template": keeping.save,
    "show": showing.show,
    "list": showing.listing,
    "log": showing.log,
    "retry": mending.retry,
    "repeat": mending.repeat,
}
_MENDING: Mapping[str, Work] = {
    "retry": mending.again,
    "redirect": mending.redirect,
    "there": mending.is_there,
    "again": mending.send_again,
    "fallback": mending.fallback,
    "republish": mending.republish,
    "rechange": mending.rechange,
    "skip": mending.skip,
    "reword": mending.reword,
}
