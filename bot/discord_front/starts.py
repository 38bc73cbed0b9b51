"""How often the bot may start a session, however often it is restarted.

Discord resets the token of a bot that identifies itself more than 1,000 times a day
(https://discord.com/developers/docs/events/gateway#identifying). A process that crashes and is
restarted at once gets there within hours, so starts draw on an allowance that outlives it.
"""

import datetime as dt
import json
import logging
from dataclasses import dataclass

from bot.clock import Clock
from bot.services.ports import MetaStore, StoreFault

BURST = 20
"""Starts at once, when there were none for long."""
REFILL = dt.timedelta(minutes=3)
"""After which one more is allowed: 480 a day."""
LONGEST_WAIT = dt.timedelta(seconds=45)
"""What a connection that is already open can wait; the library gives it a minute."""
_KEY = "starts"
_log = logging.getLogger(__name__)


class SessionsExhausted(Exception):
    """Too many sessions were started; the next one has to wait."""

    def __init__(self, wait: dt.timedelta) -> None:
        super().__init__(f"no further session for {wait}")
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many starts were left at a moment; below zero for those that have to wait."""

    left: float
    at: dt.datetime

    def spend(self, now: dt.datetime) -> "Allowance":
        """Return what is left after one more start."""
        gained = max(now - self.at, dt.timedelta()) / REFILL
        return Allowance(min(self.left + gained, BURST) - 1, now)

    @property
    def wait(self) -> dt.timedelta:
        """How long the last start has to wait."""
        return max(-self.left, 0) * REFILL


class Starts:
    """The allowance, kept between runs where there is a store."""

    def __init__(self, meta: MetaStore | None, now: Clock) -> None:
        self._meta = meta
        self._now = now
        self._allowance = Allowance(BURST, now())

    async def take(self) -> dt.timedelta:
        """Take one start, and return how long it has to wait."""
        self._allowance = (await self._kept()).spend(self._now())
        await self._keep()
        return self._allowance.wait

    async def _kept(self) -> Allowance:
        if self._meta is None:
            return self._allowance
        try:
            text = await self._meta.get(_KEY)
            left, at = json.loads(text) if text else (BURST, self._now().isoformat())
            return Allowance(float(left), dt.datetime.fromisoformat(at))
        except (StoreFault, ValueError, TypeError):
            return self._allowance

    async def _keep(self) -> None:
        if self._meta is None:
            return
        kept = json.dumps([self._allowance.left, self._allowance.at.isoformat()])
        try:
            await self._meta.put(_KEY, kept)
        except StoreFault as fault:
            _log.warning("The start could not be noted: %s", fault)
