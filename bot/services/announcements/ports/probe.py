"""What a front can tell about the server that an announcement goes to."""

from typing import Protocol

from bot.core.announcements.announcement import Mention
from bot.core.announcements.survey import Survey


class CannotTell(Exception):
    """The server cannot be looked at right now; later one can."""


class Probe(Protocol):
    """Looks at channels, roles and people, as they are now."""

    async def survey(self, guild: str, channel: str, mention: Mention, person: str) -> Survey:
        """Return how things stand for a post by `person`, whose id may be empty.

        Raises CannotTell when that cannot be found out at the moment.
        """

    def link(self, guild: str, channel: str, message: str) -> str | None:
        """Return the address of a message, if messages have addresses there."""
