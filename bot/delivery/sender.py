"""What the delivery needs: somebody who brings things there, and who knows what they say."""

import datetime as dt
from typing import Protocol

from bot.core.announcements.post import Post, Publishing, Rewording
from bot.core.cards import Card
from bot.core.outbox import (
    Ending,
    Nothing,
    Notice,
    Outcome,
    Refused,
    Retry,
    Sight,
    TooLate,
    Wait,
)
from bot.services.ports import StoreFault
from bot.services.signups.ports import Records

Work = Card | Post | Publishing | Rewording | TooLate | Wait | Nothing | Refused | Retry
"""What is to be done for a notice."""


class Sender(Protocol):
    """Brings things to people and channels. Nothing here raises."""

    async def send(self, notice: Notice, card: Card) -> Outcome:
        """Send a card under the notice's nonce."""

    async def post(self, notice: Notice, post: Post) -> Outcome:
        """Send a post under the notice's nonce, pinging whom it mentions and nobody else."""

    async def publish(self, work: Publishing) -> Outcome:
        """Let a message go on to followers; one that did so before is Sent, too."""

    async def reword(self, work: Rewording) -> Outcome:
        """Change a message, pinging nobody."""

    async def find(self, notice: Notice) -> Sight:
        """Look for the message of a notice that may have gone out since `unsure_since`."""

    async def alarm(self, fault: StoreFault) -> None:
        """Tell whoever can mend it that the store cannot be used."""


class Handler(Protocol):
    """Knows what notices of its kinds say, and what follows from how they end."""

    @property
    def is_repeatable(self) -> bool:
        """Whether doing it a second time changes nothing, so that nobody needs to look first."""

    async def prepare(self, notice: Notice, now: dt.datetime) -> Work:
        """Return what is to be done. May raise: then the notice ends as refused."""

    async def settle(
        self, records: Records, notice: Notice, ending: Ending, now: dt.datetime
    ) -> None:
        """Note in one transaction how a notice ended, with all that follows from it."""
