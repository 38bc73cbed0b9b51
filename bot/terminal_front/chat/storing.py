"""What the chat keeps: the store behind sign-ups, and the notices that reach the person here."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.announcements.post import Post, Publishing, Rewording
from bot.core.cards import Card
from bot.core.outbox import Absent, Notice, Outcome, Sent, Sight
from bot.services.ports import StoreFault

if TYPE_CHECKING:
    from bot.terminal_front.chat.session import Session

SERVER = "terminal"
"""What stands for a server in the chat."""
PERSON = "local"
"""The person at the terminal, as member and as organizer."""


class TerminalSender:
    """Prints notices to the person here, as direct messages and as channels alike."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    async def send(self, notice: Notice, card: Card) -> Outcome:
        """Print a notice; one to somebody else says to whom it goes."""
        recipient = notice.draft.recipient
        if recipient not in {"", PERSON}:
            card = replace(card, title=f"{recipient}: {card.title}", buttons=())
        await self._session.tell(card)
        return Sent(SERVER)

    async def post(self, notice: Notice, post: Post) -> Outcome:
        """Print a post."""
        return await self.send(notice, Card(post.title, paragraphs=(post.text,)))

    async def publish(self, _: Publishing) -> Outcome:
        """Do nothing: nobody follows a terminal."""
        return Sent(SERVER)

    async def reword(self, _: Rewording) -> Outcome:
        """Do nothing: what is printed stays."""
        return Sent(SERVER)

    async def find(self, _: Notice) -> Sight:
        """Return Absent: what was printed before a crash cannot be looked up."""
        return Absent()

    async def alarm(self, fault: StoreFault) -> None:
        """Note the fault; who sits here reads it at the next sign-up."""
        self._session.runtime.failures.note(fault)


@asynccontextmanager
async def open_signups(session: "Session") -> AsyncIterator[None]:
    """Open the data folder for the time of a conversation; without it sign-ups say so."""
    from bot.services.signups.desks import open_desks
    from bot.store.store import open_store

    runtime = session.runtime
    async with AsyncExitStack() as stack:
        try:
            store = await stack.enter_async_context(open_store(runtime.settings.data_dir))
            session.desks = open_desks(store.records, lambda: runtime.library.knowledge)
        except StoreFault as fault:
            session.store_fault = str(fault)
        yield


async def deliver(session: "Session") -> None:
    """Show what became due while the person was typing."""
    if session.desks is None or session.dialogue is not None:
        return
    from bot.delivery import Delivery

    runtime = session.runtime
    sender = TerminalSender(session)
    delivery = Delivery(session.desks, sender, lambda: runtime.library.knowledge, runtime.now)
    try:
        await delivery.catch_up()
    except StoreFault as fault:
        session.runtime.failures.note(fault)
