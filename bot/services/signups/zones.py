"""Time zones as people type them."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

COMMON = (
    *("UTC", "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver"),
    *("America/Chicago", "America/New_York", "America/Puerto_Rico", "America/Mexico_City"),
    *("America/Bogota", "America/Lima", "America/Santiago", "America/Argentina/Buenos_Aires"),
    *("America/Sao_Paulo", "Europe/London", "Europe/Lisbon", "Europe/Madrid", "Europe/Paris"),
    *("Europe/Berlin", "Africa/Lagos", "Africa/Nairobi", "Asia/Tokyo", "Australia/Sydney"),
)
"""Zones offered before anything is typed, from west to east."""
CLOSE = 60
"""Likeness, of 100, from which a zone counts as meant."""


def find_zone(typed: str) -> str | None:
    """Return the zone that was typed: its name, or a city that no other zone is named after."""
    wanted = _plain(typed)
    named = [zone for zone, names in _names().items() if wanted in names]
    common = [zone for zone in named if zone in COMMON]
    found = [zone for zone in named if wanted == _plain(zone)] or common or named
    return found[0] if len(found) == 1 else None


def near_zones(typed: str, limit: int) -> list[str]:
    """Return zones that may have been meant, best first."""
    named = [(name, zone) for zone, names in _names().items() for name in names]
    found = process.extract(
        _plain(typed)[:50],
        [name for name, _ in named],
        scorer=fuzz.WRatio,
        score_cutoff=CLOSE,
        limit=4 * limit,
    )
    zones = sorted(found, key=lambda one: (-one[1], named[one[2]][1] not in COMMON))
    return list(dict.fromkeys(named[index][1] for _, _, index in zones))[:limit]


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[str, ...]]:
    """Return every zone with its plain names: the whole one, and its city's."""
    zones = sorted(zone for zone in available_timezones() if "/" in zone or zone in COMMON)
    return {
        zone: tuple(dict.fromkeys((_plain(zone), _plain(zone.rpartition("/")[2]))))
        for zone in zones
        if not zone.startswith(("Etc/", "SystemV/", "posix/", "right/"))
    }


def _plain(text: str) -> str:
    """Return a name in small letters, without accents and underscores."""
    letters = unicodedata.normalize("NFKD", text).casefold().replace("_", " ")
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
