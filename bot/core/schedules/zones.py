"""Time zones: finding one by what a person types, and naming it.

People type cities, countries, abbreviations and IANA names, in their own language and with typos;
what is kept is always an IANA name. The names come from CLDR, through Babel.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location
from rapidfuzz import fuzz, process

from bot.core.schedules.tokens import plain
from bot.core.schedules.vocabulary import LANGUAGES

UTC = "UTC"
COMMON = (
    *("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    *("America/Mexico_City", "America/Guatemala", "America/Panama", "America/Bogota"),
    *("America/Lima", "America/Caracas", "America/Santiago", "America/Argentina/Buenos_Aires"),
    *("America/Sao_Paulo", "Europe/London", "Europe/Lisbon", "Europe/Madrid", "Europe/Paris"),
    *("Europe/Berlin", "Africa/Lagos", "Africa/Johannesburg", "Africa/Nairobi", "Africa/Cairo"),
    *("Asia/Kolkata", "Asia/Tokyo", UTC),
)
"""Offered first: where members of the community live, from west to east."""
_ALSO_CALLED = {
    "America/New_York": "est, edt, et, eastern time, washington, miami, boston, atlanta",
    "America/Chicago": "cst, cdt, ct, central time, houston, dallas, austin",
    "America/Denver": "mst, mdt, mt, mountain time",
    "America/Los_Angeles": "pst, pdt, pt, pacific time, san francisco, san diego, seattle",
    "America/Puerto_Rico": "ast",
    "America/Bogota": "cot, medellin, cali, cartagena",
    "America/Lima": "pet",
    "America/Guayaquil": "quito",
    "America/Santiago": "clt, clst",
    "America/Sao_Paulo": "brt, brasilia, rio de janeiro",
    "America/Argentina/Buenos_Aires": "art",
    "Europe/London": "bst",
    "Europe/Lisbon": "wet",
    "Europe/Madrid": "barcelona",
    "Europe/Paris": "cet, cest",
    "Europe/Zurich": "geneva, ginebra, geneve, genebra",
    "Europe/Athens": "eet",
    "Africa/Lagos": "wat, abuja",
    "Africa/Nairobi": "eat",
    "Africa/Maputo": "cat",
    "Africa/Johannesburg": "sast, pretoria, cape town",
    "Asia/Kolkata": "ist, delhi, mumbai",
    "Asia/Shanghai": "beijing, pekin, pequim",
    "Asia/Tokyo": "jst",
    "Australia/Sydney": "aest, aedt",
    UTC: "gmt, z, greenwich, universal time",
}
_NO_ZONES = {"localtime", "posixrules", "Factory"}
"""Names that mean another zone on each machine, or none."""
_CLOSE = 80
"""Likeness, of 100, from which a name counts as meant: typos pass, other words do not."""


def exists(name: str) -> bool:
    """Return whether `name` is the IANA name of a zone, written as it should be."""
    return name in _all()


def search(typed: str, limit: int = 25) -> tuple[str, ...]:
    """Return the IANA names of the zones that are like what is typed, best first.

    The common ones when nothing is typed. `limit` is what Discord shows (its documentation,
    Application Commands: Autocomplete).
    """
    wanted = _spaced(typed)[:100]
    if not wanted:
        return COMMON[:limit]
    names = _names()
    exact = names.get(wanted, ())
    begun = [zone for name, zones in names.items() if name.startswith(wanted) for zone in zones]
    like = process.extract(wanted, names.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=25)
    near = [zone for name, _, _ in like for zone in names[name]]
    return tuple(dict.fromkeys([*exact, *sorted(begun, key=_rank), *near]))[:limit]


def called(name: str) -> str | None:
    """Return the one zone that goes by exactly that name, in whatever language."""
    found = _names().get(_spaced(name), ())
    if len(found) == 1:
        return found[0]
    written = plain(name).replace(" ", "_")
    return next((zone for zone in _all() if zone.casefold() == written), None)


def find(typed: str) -> str | None:
    """Return the one zone that is meant, or None when there is none or more than one."""
    found = search(typed)
    return called(typed) or (found[0] if len(found) == 1 else None)


def city(zone: str, language: str) -> str:
    """Return the name by which a language knows a zone: "Bogotá", "São Paulo"."""
    if zone == UTC:
        return UTC
    try:
        name = get_timezone_location(zone, locale=language, return_city=True)
    except LookupError:  # a zone younger than the library that names it
        name = zone.replace("_", " ")
    return name.rpartition("/")[2]


def label(zone: str, language: str, now: dt.datetime) -> str:
    """Return a zone as a picker shows it: "Bogotá (UTC−05:00)", with its offset at `now`."""
    if zone == UTC:
        return UTC
    offset = f"{now.astimezone(ZoneInfo(zone)):%z}".replace("-", "−")
    return f"{city(zone, language)} (UTC{offset[:3]}:{offset[3:5]})"


def _spaced(name: str) -> str:
    return plain(name.replace("_", " ").replace("/", " "))


def _rank(zone: str) -> int:
    return COMMON.index(zone) if zone in COMMON else len(COMMON)


@cache
def _all() -> frozenset[str]:
    return frozenset(available_timezones()) - _NO_ZONES


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Return the zones that each plain name means, the common ones first."""
    found: dict[str, dict[str, None]] = {}
    offered = sorted(zone for zone in get_global("zone_territories") if zone in _all())
    for zone in sorted([*offered, UTC], key=_rank):
        if not zone.startswith("Etc/"):
            for name in _called(zone):
                found.setdefault(name, {})[zone] = None
    return {name: tuple(zones) for name, zones in found.items()}


def _called(zone: str) -> Iterator[str]:
    yield _spaced(zone)
    yield _spaced(zone.rpartition("/")[2])
    yield from (name for name in _ALSO_CALLED.get(zone, "").split(", ") if name)
    territory = get_global("zone_territories").get(zone, "")
    for language in LANGUAGES:
        yield plain(city(zone, language))
        if country := Locale.parse(language).territories.get(territory):
            yield plain(country)
