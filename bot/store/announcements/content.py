"""An announcement as JSON, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

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
from bot.core.schedules import stored

_COLUMNS = frozenset({"id", "guild", "author", "status", "made_at", "changed_at"})


def written(announcement: Announcement) -> dict[str, Any]:
    """Return what of an announcement stands in no column of its own."""
    values = {k: v for k, v in asdict(announcement).items() if k not in _COLUMNS}
    schedule = announcement.schedule
    return {
        **values,
        "mention": _mention(announcement.mention),
        "schedule": stored.write(schedule) if schedule else None,
        "lateness": announcement.lateness.hours,
    }


def fields_from(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that `written` wrote."""
    picture, schedule = values["picture"], values["schedule"]
    return {
        **values,
        "wordings": {code: Wording(**kept) for code, kept in values["wordings"].items()},
        "mention": _read_mention(values["mention"]),
        "picture": Picture(**picture) if picture else None,
        "schedule": stored.read(schedule) if schedule else None,
        "lateness": Lateness(values["lateness"]),
    }


def _mention(mention: Mention) -> dict[str, str]:
    match mention:
        case NoMention():
            return {}
        case RoleMention(id_, name):
            return {"role": id_, "name": name}
        case Everyone():
            return {"all": "everyone"}
        case Here():
            return {"all": "here"}


def _read_mention(kept: Mapping[str, str]) -> Mention:
    if "role" in kept:
        return RoleMention(kept["role"], kept["name"])
    if "all" in kept:
        return Everyone() if kept["all"] == "everyone" else Here()
    return NoMention()
