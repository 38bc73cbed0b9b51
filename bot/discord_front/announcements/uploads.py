"""Pictures that come with a form."""

from collections.abc import Mapping
from typing import Any

import discord

from bot.core.announcements.history import Upload
from bot.core.cards import Card, Tone
from bot.discord_front.bot import Bot
from bot.discord_front.sending import NETWORK_ERRORS

MOST_MEGABYTES = 8
"""Below what a server without boosts takes at once, which is 10.

https://discord.com/developers/docs/reference#uploading-files
"""
ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
"""Kinds of pictures that Discord shows, and how their names end."""


async def fetch(bot: Bot, data: Mapping[str, Any], language: str) -> Upload | Card | None:
    """Return the picture that came with a form, None without one, or a card saying what is wrong.

    It is fetched at once, since Discord does not keep it.
    """
    files = data.get("resolved", {}).get("attachments", {})
    file = next(iter(files.values()), None)
    if file is None:
        return None
    word = bot.services.word
    ending = ENDINGS.get(str(file.get("content_type") or "").partition(";")[0])
    if ending is None:
        return word("announcing.upload.kind", language, Tone.WARNING)
    if int(file["size"]) > MOST_MEGABYTES * 2**20:
        return word("announcing.upload.size", language, Tone.WARNING, limit=MOST_MEGABYTES)
    try:
        content = await bot.http.get_from_cdn(str(file["url"]))
    except (discord.HTTPException, *NETWORK_ERRORS):
        return word("announcing.upload.lost", language, Tone.WARNING)
    return Upload(f"picture.{ending}", content)
