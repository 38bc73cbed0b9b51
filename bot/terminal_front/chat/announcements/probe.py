"""The terminal as a server: every channel and every role is there, and one person."""

from bot.core.announcements.announcement import Mention, NoMention, RoleMention
from bot.core.announcements.survey import ChannelView, RoleView, Survey
from bot.core.permissions import Actor


class TerminalProbe:
    """Answers as a server where nothing is missing."""

    async def survey(self, guild: str, channel: str, mention: Mention, person: str) -> Survey:
        """Return how things stand: all is well, and a ping reaches whoever sits here."""
        return Survey(
            channel=ChannelView(channel, has_followers=True),
            role=RoleView(mention.name or mention.id) if isinstance(mention, RoleMention) else None,
            reach=0 if isinstance(mention, NoMention) else 1,
            organizer=Actor(person, guild, manages_server=True, name=person),
        )

    def link(self, guild: str, channel: str, message: str) -> str | None:  # noqa: ARG002 -- a port
        """Return None: what is printed has no address."""
        return None
