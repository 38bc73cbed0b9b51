"""What announcements need from outside: tables, and a look at the server."""

from bot.services.announcements.ports.probe import CannotTell, Probe
from bot.services.announcements.ports.tables import News

__all__ = ["CannotTell", "News", "Probe"]
