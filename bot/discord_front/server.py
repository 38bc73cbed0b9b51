"""Which server the library talks to: Discord's own, or a compatible one."""

import logging

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord_front.bot import Bot


def use_api(base: str) -> None:
    """Send every request to the API at `base`."""
    Route.BASE = base
    # nobody is to be told at each start that voice, which the bot has none of, is not installed
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    logging.getLogger("discord.client").addFilter(_without_traceback)


async def use_gateway(bot: Bot) -> None:
    """Ask the API where its gateway is, and connect there; the library has a fixed address.

    https://discord.com/developers/docs/events/gateway#get-gateway
    """
    answer = await bot.http.request(Route("GET", "/gateway"))
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(answer["url"])


def _without_traceback(record: logging.LogRecord) -> bool:
    """Shorten what the library logs of a lost connection, which is no error of the program."""
    if record.exc_info and str(record.msg).startswith("Attempting a reconnect"):
        record.msg = f"{record.getMessage()}, for {record.exc_info[1]!r}"
        record.args = ()
        record.exc_info = None
    return True


class GatewayUnreachable(discord.DiscordException):
    """The API answers, and the first connection to its gateway fails."""
