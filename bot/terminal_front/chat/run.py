"""The chat from its first line to its last."""

import asyncio
import os
import sys
from typing import Any

from bot.core.cards import Card, Tone
from bot.terminal_front.chat.announcements.feature import announcements
from bot.terminal_front.chat.features import Role
from bot.terminal_front.chat.files import files
from bot.terminal_front.chat.questions import questions
from bot.terminal_front.chat.readers import PlainReader, Reader
from bot.terminal_front.chat.session import Session
from bot.terminal_front.chat.signups import signups
from bot.terminal_front.chat.storing import deliver, open_signups
from bot.terminal_front.runtime import Runtime, language_of
from bot.terminal_front.screen import screen


def chat(runtime: Runtime, role: Role, *, connect_hint: bool = False) -> None:
    """Hold a conversation until the person leaves; `connect_hint` tells how to reach Discord."""
    language = language_of(os.environ, runtime.library.knowledge.languages)
    features = [questions(), signups(), announcements(), files()]
    session = Session(runtime, screen(), features, role, language)
    session.show(_greeting(session, connect_hint=connect_hint))
    asyncio.run(_hold(session))


async def _hold(session: Session) -> None:
    async with open_signups(session):
        await deliver(session)
        await converse(session, reader(session))


def _greeting(session: Session, *, connect_hint: bool) -> Card:
    organizer = (session.say("hello.organizer"),) if session.role is Role.ORGANIZER else ()
    return Card(
        title=session.say("hello.title"),
        tone=Tone.INFO,
        paragraphs=(session.say("hello.text"), *organizer),
        footer=session.say("hello.connect") if connect_hint else None,
        language=session.language,
    )


async def converse(session: Session, lines: Reader) -> None:
    """Take lines until there are no more or the person leaves.

    What fails beside the conversation, such as a completion, is noted and shown to nobody.
    """

    def note(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception") or RuntimeError(context["message"])
        session.runtime.failures.note(error)

    asyncio.get_running_loop().set_exception_handler(note)
    session.above = lines.above
    while session.open and (line := await lines.read()) is not None:
        await session.take(line)
        await deliver(session)


def reader(session: Session) -> Reader:
    """Return a line editor where a person sits at a capable terminal, else plain lines."""
    capable = os.environ.get("TERM", "dumb") not in {"dumb", "unknown", ""}
    if not (capable and sys.stdin.isatty() and sys.stdout.isatty()):
        return PlainReader(sys.stdin, sys.stdout)
    from bot.terminal_front.chat.prompting import PromptReader, history

    return PromptReader(session, history(session.runtime.settings.data_dir))
