"""Keeping, in the chat, the files that come with cards."""

from pathlib import Path

from bot.core.cards import Card, Tone
from bot.terminal_front.chat.features import Feature
from bot.terminal_front.chat.session import Session


def files() -> Feature[Session]:
    """Return the part of the chat that saves files."""
    return Feature(actions={"save": save})


async def save(session: Session, name: str) -> Card:
    """Keep a file that came with a card, in the folder that the person is in."""
    try:
        path = _unused(Path(name))
        path.write_bytes(session.files[name])
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return session.note(Tone.ERROR, session.say("saved.failed"), reason)
    text = session.say("saved.text", name=path)
    return session.note(Tone.SUCCESS, session.say("saved.title"), text)


def _unused(path: Path) -> Path:
    """Return `path`, or a numbered name beside it that no file has yet."""
    candidates = (path, *(path.with_stem(f"{path.stem}-{number}") for number in range(2, 100)))
    return next(candidate for candidate in candidates if not candidate.exists())
