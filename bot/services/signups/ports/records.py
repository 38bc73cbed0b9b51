"""All tables together: to look at as they are, or to change in one transaction."""

import datetime as dt
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.core.outbox import Draft, Notice, Retry, Status
from bot.services.announcements.ports.tables import News
from bot.services.signups.ports.people import Audit, Choices, Consents, Drafts, Opinions
from bot.services.signups.ports.rosters import Lists, Places


class Outbox(Protocol):
    """Notices on their way."""

    async def plan(self, draft: Draft) -> bool:
        """Plan a notice; return False when one of the same key is there already."""

    async def claim(self, now: dt.datetime, *, batches: bool = False) -> Notice | None:
        """Claim what is due longest, for the time of a lease: of single notices, or of batches."""

    async def release(self, now: dt.datetime) -> int:
        """Give all claims back, and try at once what was put off.

        Only for who knows that nobody else is at work on them.
        """

    async def settle(
        self,
        notice: Notice,
        status: Status,
        *,
        message: str | None = None,
        reason: str = "",
        keep_words: bool = False,
    ) -> None:
        """Note how a claimed notice ended; its words are only kept if they may be sent again."""

    async def send_again(self, guild: str, id_: int, now: dt.datetime) -> bool:
        """Plan a notice that failed once more, as it was; return False when there is none such."""

    async def put_off(self, notice: Notice, until: dt.datetime, why: Retry) -> None:
        """Give a claim back, to be tried again; an attempt that reached nobody does not count."""

    async def plan_again(self, draft: Draft, *, afresh: bool = False) -> None:
        """Plan a notice that ended once more; `afresh` says that it surely is not there."""

    async def withdraw(self, guild: str, key: str) -> bool:
        """Forget a notice that is planned; return False when it is on its way, or over."""

    async def get(self, guild: str, key: str) -> Notice | None:
        """Return a notice by its key."""

    async def counts(self, batch: str) -> dict[Status, int]:
        """Return how many notices of a batch there are in each status."""

    async def failed(self, batch: str) -> list[Notice]:
        """Return the notices of a batch that did not arrive."""

    async def cancel(self, guild: str, prefix: str) -> None:
        """Cancel what is planned under keys that begin with `prefix`."""

    async def has_any(self, guild: str, prefix: str) -> bool:
        """Return whether there is a notice under a key that begins with `prefix`."""

    async def put_back(self, notice: Notice, until: dt.datetime) -> None:
        """Give back a claim of which nothing was tried: it was not its time yet."""

    async def next_at(self, *, batches: bool = False) -> dt.datetime | None:
        """Return when the next single notice may be claimed, or the next one of a batch."""

    async def note_run(self, now: dt.datetime) -> None:
        """Note that the delivery is at work."""

    async def ran_at(self) -> dt.datetime | None:
        """Return when the delivery was last at work."""

    async def of_recipient(self, guild: str, recipient: str) -> list[Notice]:
        """Return all notices to somebody."""

    async def erase_recipient(self, guild: str, recipient: str) -> None:
        """Delete all notices to somebody, or about them to others."""

    async def erase_about(self, guild: str, list_: str) -> None:
        """Delete all notices about a list."""

    async def drop_old(self, before: dt.datetime) -> int:
        """Delete what ended before a moment; return how many."""


class Records(Protocol):
    """All tables."""

    @property
    def lists(self) -> Lists:
        """Lists and servers."""

    @property
    def places(self) -> Places:
        """Who is on them."""

    @property
    def consents(self) -> Consents:
        """What they agreed to."""

    @property
    def drafts(self) -> Drafts:
        """Forms not yet sent off."""

    @property
    def preferences(self) -> Choices:
        """What people chose."""

    @property
    def audit(self) -> Audit:
        """What was done."""

    @property
    def opinions(self) -> Opinions:
        """What people thought of answers."""

    @property
    def outbox(self) -> Outbox:
        """Notices on their way."""

    @property
    def news(self) -> News:
        """Announcements."""


class RecordStore(Protocol):
    """Opens the tables."""

    @property
    def view(self) -> Records:
        """The tables as they were last committed; they refuse changes."""

    def change(self) -> AbstractAsyncContextManager[Records]:
        """Run one transaction: on disk when the block ends well, undone on anything else."""

    async def scrub(self) -> None:
        """Leave no trace in the files of what was deleted."""
