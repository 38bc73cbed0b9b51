"""What the chat keeps: the store behind sign-ups and announcements, and what is delivered."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING

from bot.services.ports import StoreFault
from bot.terminal_front.chat.people import PERSON, SERVER

if TYPE_CHECKING:
    from bot.core.knowledge.model import Knowledge
    from bot.delivery import Delivery
    from bot.store.store import Store
    from bot.terminal_front.chat.session import Session

__all__ = ["PERSON", "SERVER", "deliver", "open_signups"]


@asynccontextmanager
async def open_signups(session: "Session") -> AsyncIterator[None]:
    """Open the data folder for the time of a conversation, and deliver what is due meanwhile.

    Without it sign-ups and announcements say so.
    """
    from bot.store.store import open_store

    async with AsyncExitStack() as stack:
        try:
            store = await stack.enter_async_context(open_store(session.runtime.settings.data_dir))
            session.delivery = _open(session, store)
            if session.desks:
                await session.desks.catalogue.remember(store.records.view, SERVER)
            await stack.enter_async_context(_delivering(session.delivery))
        except StoreFault as fault:
            session.store_fault = str(fault)
        yield


def _open(session: "Session", store: "Store") -> "Delivery":
    """Open the services for a session, and return what delivers for them."""
    from bot.delivery import Delivery
    from bot.services.announcements.desks import open_announcements
    from bot.services.signups.desks import open_desks
    from bot.terminal_front.chat.announcements.probe import TerminalProbe
    from bot.terminal_front.chat.sending import TerminalSender

    runtime = session.runtime

    def knowledge() -> "Knowledge":
        return runtime.library.knowledge

    session.desks = open_desks(store.records, knowledge)
    session.announcements = open_announcements(store.records, knowledge, TerminalProbe())
    return Delivery(
        session.desks,
        TerminalSender(session),
        knowledge,
        runtime.now,
        pace=0,
        announcements=session.announcements,
    )


@asynccontextmanager
async def _delivering(delivery: "Delivery") -> AsyncIterator[None]:
    """Let the delivery run beside the conversation; at its end nothing is broken off."""
    running = asyncio.create_task(delivery.run())
    await asyncio.sleep(0)  # it looks after claims of an earlier run before anybody claims anew
    try:
        yield
    finally:
        with suppress(StoreFault):
            await delivery.catch_up()
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def deliver(session: "Session") -> None:
    """Show what became due by what the person just did; the conversation goes on in any case."""
    if session.delivery is None:
        return
    try:
        await session.delivery.catch_up()
    except Exception as error:
        session.runtime.failures.note(error)
