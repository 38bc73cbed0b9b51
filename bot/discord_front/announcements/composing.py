"""From what an organizer chose and typed to the draft that is kept."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeAlias

import discord

from bot.core.announcements.announcement import (
    Announcement,
    Everyone,
    Here,
    Mention,
    NoMention,
    Picture,
    RoleMention,
    Wording,
)
from bot.core.announcements.lateness import Lateness
from bot.discord_front.aliases import Interaction

Changes: TypeAlias = dict[str, Any]
"""Fields of an announcement and their new values."""
LONGEST_DELAY = 999
"""Hours late that can be called fine."""


def mention_of(role: discord.Role | None, *, here: bool) -> Mention:
    """Return whom a role stands for; the one that everybody has is among them."""
    if role is None:
        return NoMention()
    if role.is_default():
        return Here() if here else Everyone()
    return RoleMention(str(role.id), role.name)


def worded(draft: Announcement, language: str, typed: Mapping[str, str]) -> Changes:
    """Return what the window for words changes; a further language left empty is taken out."""
    wording = Wording(typed.get("title", "").strip(), typed.get("body", "").strip())
    wordings = {**draft.wordings, language: wording}
    if language != draft.language and wording == Wording():
        del wordings[language]
    changes: Changes = {"wordings": wordings}
    if language == draft.language:
        changes |= {name: typed.get(name, "").strip() for name in ("link", "byline")}
    return changes


def pictured(draft: Announcement, typed: Mapping[str, str], file: str) -> Changes:
    """Return what the window for pictures changes; `file` is the id of an uploaded one."""
    if typed.get("remove"):
        return {"picture": None}
    old = draft.picture or Picture("")
    url, alt = typed.get("address", "").strip(), typed.get("alt", "").strip()
    if file:
        return {"picture": Picture(alt, file=file)}
    if url and url != old.url:
        return {"picture": Picture(alt, url=url)}
    return {"picture": replace(old, alt=alt) if old.url or old.file else None}


def placed(interaction: Interaction, typed: Mapping[str, str]) -> Changes:
    """Return what the window for channel, mention and list changes."""
    guild = interaction.guild
    if guild is None:
        return {}
    channel = guild.get_channel_or_thread(int(typed.get("channel") or 0))
    chosen = typed.get("mention", "")
    role = guild.get_role(int(chosen)) if chosen else None
    changes: Changes = {
        "mention": mention_of(role, here=bool(typed.get("here"))),
        "publish": bool(typed.get("publish")),
    }
    if channel is not None:
        changes |= {"channel": str(channel.id), "channel_name": f"#{channel.name}"}
    if "list" in typed:
        changes["list"] = typed["list"] or None
    return changes


def late(typed: Mapping[str, str]) -> Changes:
    """Return what the window for lateness changes; what is no number changes nothing."""
    hours = typed.get("hours", "").strip()
    if not (hours.isascii() and hours.isdecimal()):
        return {}
    return {"lateness": Lateness(min(int(hours), LONGEST_DELAY))}
