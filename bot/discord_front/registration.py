"""The commands that Discord shows, brought up to date when they changed, in one place: everywhere.

https://discord.com/developers/docs/interactions/application-commands
"""

import hashlib
import json
import logging
from typing import Any

import discord
from discord import app_commands

from bot.discord_front.bot import Bot
from bot.discord_front.sending import NETWORK_ERRORS
from bot.services.ports import MetaStore, StoreFault

_KEY = "commands"
_log = logging.getLogger(__name__)


async def synchronise(bot: Bot, meta: MetaStore | None) -> None:
    """Register the bot's commands unless Discord has them as they are; failing is logged.

    Without a store it is not known what Discord has, and they are registered every time.
    """
    payload = await _payload(bot.tree)
    mark = f"{bot.application_id}:{_fingerprint(payload)}"
    try:
        if meta is not None and await meta.get(_KEY) == mark:
            return
        await bot.http.bulk_upsert_global_commands(bot.application_id or 0, payload=payload)
        _log.info("Registered %s commands", len(payload))
        if meta is not None:
            await meta.put(_KEY, mark)
    except (discord.HTTPException, *NETWORK_ERRORS, StoreFault) as error:
        _log.error("The commands were not brought up to date: %s", error)


async def _payload(tree: app_commands.CommandTree[Bot]) -> list[Any]:
    translator = tree.translator
    if translator is None:
        raise RuntimeError("the commands' words need a translator")
    commands = tree.get_commands()
    return [_in_english(await item.get_translated_payload(tree, translator)) for item in commands]


def _in_english(item: dict[str, Any]) -> dict[str, Any]:
    """Return a command or option whose default words are the English ones of the texts."""
    for words in ("name", "description"):
        localised = item.get(f"{words}_localizations") or {}
        english = localised.pop("en-US", None)
        if words == "description" and english is not None:
            item[words] = english
    if "options" in item:
        item["options"] = [_in_english(option) for option in item["options"]]
    return item


def _fingerprint(payload: list[Any]) -> str:
    text = json.dumps(payload, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
