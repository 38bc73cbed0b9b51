"""The bot as its cogs and buttons know it: what they may ask of it, and nothing of one another."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable

import discord
from discord.ext import commands

from bot.discord_front.buttons import Press
from bot.discord_front.services import Services
from bot.services.announcements.desks import AnnouncementDesks
from bot.services.ports import StoreFault

Handler = Callable[[discord.Interaction["Bot"], Press], Awaitable[None]]
"""Meets the press of a button."""


class Bot(commands.Bot, ABC):
    """What the client is to everything that it is put together from."""

    services: Services
    announcements: AnnouncementDesks | None
    """The services of announcements; None without a store."""

    @abstractmethod
    def add_handler(self, verb: str, handler: Handler) -> None:
        """Let `handler` meet the buttons whose action begins with `verb`."""

    @abstractmethod
    async def press(self, interaction: discord.Interaction["Bot"], press: Press) -> None:
        """Meet the press of a card's button; never raises."""

    @abstractmethod
    def wake_delivery(self) -> None:
        """Let what was just planned be sent at once."""

    @abstractmethod
    async def sound_alarm(self, fault: StoreFault) -> None:
        """Let the log and the organizers know that nothing can be kept."""
