"""The bot on Discord: a thin front over the services."""

from bot.discord_front.process import run

__all__ = ["run"]
