"""The bot as a process of its own, with a list of few seats."""

import asyncio
import dataclasses
import functools
import logging
import os
import sys
from pathlib import Path

from bot.core.signups.lists import Asks, ListKind, Question, SignUpList
from bot.delivery import Delivery
from bot.discord_front import run, starts
from bot.discord_front.signups import background
from bot.files import load_knowledge
from bot.settings import load_settings
from tests.discord_front.scripted import ScriptedLibrary

PACE = 0.02
"""Seconds between two notices."""
ROOT = Path(__file__).parents[2]
LIST = "rush"
SEATS = 100
RUSH = SignUpList(
    id=LIST,
    kind=ListKind.EVENT,
    title={"en": "Rush"},
    description={"en": "Everybody wants a seat."},
    purpose={"en": "To keep your seat."},
    seats=SEATS,
    standing=True,
)


NEWSLETTER = SignUpList(
    id="newsletter",
    kind=ListKind.INTEREST,
    title={"en": "Newsletter"},
    description={"en": "News by message."},
    purpose={"en": "To write to you."},
    questions=(Question("consent", Asks.CONSENT, {"en": "I agree"}, hint={"en": "My words."}),),
    standing=True,
)


async def launch(server, folder):
    """Start the program against a loopback Discord, and return its process."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.crash.program"),
        cwd=ROOT,
        stderr=asyncio.subprocess.DEVNULL,
        env={
            "PATH": os.environ["PATH"],
            "DISCORD_TOKEN": server.world.token,
            "DISCORD_API_BASE": server.base,
            "BOT_DATA_DIR": str(folder),
        },
    )


def main():
    """Run the bot until it is killed; it starts and sends more often than Discord would like."""
    background.Delivery = functools.partial(Delivery, pace=PACE)
    starts.BURST = 1_000_000
    logging.basicConfig(level="WARNING")
    settings = load_settings(Path("no .env"))
    return run(settings, ScriptedLibrary(knowledge_with_lists(settings.knowledge_dir)))


def knowledge_with_lists(folder):
    """Return what the bot knows, with the lists of this program."""
    knowledge = load_knowledge(folder)
    lists = {**knowledge.lists, LIST: RUSH, NEWSLETTER.id: NEWSLETTER}
    return dataclasses.replace(knowledge, lists=lists)


if __name__ == "__main__":
    sys.exit(main())
