"""What an announcement will do, found out before anybody presses a button."""

import datetime as dt
from dataclasses import dataclass

from bot.core.announcements.announcement import LARGE, Announcement, Everyone, NoMention
from bot.core.signups.lists import SignUpList


@dataclass(frozen=True, slots=True)
class Effects:
    """What comes of an announcement as it is now."""

    announcement: Announcement
    list: SignUpList | None = None
    """Whose people get a direct message."""
    reach: int | None = None
    """How many people are pinged; None when that cannot be told."""
    direct: int = 0
    """How many people of the list get a direct message."""
    due: dt.datetime | None = None
    """When it is posted first; None is at once, or never."""

    @property
    def is_large(self) -> bool:
        """Whether the ping asks for a second press: everyone, many, or an unknown number."""
        mention = self.announcement.mention
        if isinstance(mention, NoMention):
            return False
        return isinstance(mention, Everyone) or self.reach is None or self.reach > LARGE
