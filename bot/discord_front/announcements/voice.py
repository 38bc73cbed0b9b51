"""What cards for organizers are worded with."""

from typing import Protocol

from bot.discord_front.services import Services
from bot.services.announcements.words import Words


class Voice(Protocol):
    """In which language, and with which words, an organizer is spoken to."""

    services: Services
    words: Words
    language: str
