"""What has to happen to announcements by itself."""

import datetime as dt
from collections.abc import Callable

from bot.core.knowledge.model import Knowledge
from bot.services.announcements.planning import dates_of
from bot.services.signups.ports import RecordStore


class NewsUpkeep:
    """Brings announcements up to date."""

    def __init__(self, store: RecordStore, knowledge: Callable[[], Knowledge]) -> None:
        self._store = store
        self._dates = dates_of(knowledge)

    async def run(self, now: dt.datetime) -> None:
        """Do all that is due at `now`. Raises StoreFault."""
