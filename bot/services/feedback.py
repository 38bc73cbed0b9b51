"""The use case "was this helpful?"."""

import datetime as dt
import logging
from typing import Final

from bot.services.ports import FeedbackStore, Noted, StoreFault

_log = logging.getLogger(__name__)


class Feedback:
    """Notes what people think of answers, each person once an answer."""

    def __init__(self, store: FeedbackStore | None) -> None:
        """Without a store nothing can be noted, and people are told so."""
        self._store: Final = store

    async def note(
        self, person: str, answer: str, *, helpful: bool, now: dt.datetime
    ) -> Noted | None:
        """Note an opinion; return what became of it, or None when it could not be kept."""
        if self._store is None:
            return None
        try:
            return await self._store.note(person, answer, helpful=helpful, at=now)
        except StoreFault as fault:
            _log.error("Feedback could not be noted: %s", fault)
            return None
