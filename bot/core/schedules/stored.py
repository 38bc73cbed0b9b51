"""Schedules as they are kept: one line of text each."""

import datetime as dt
import json
from typing import Any

from bot.core.schedules.recurrence import (
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Rule,
    Weekday,
    Weekly,
)
from bot.core.schedules.schedule import Anchored, Edge, Once, Recurring, Schedule


def write(schedule: Schedule) -> str:
    """Return a schedule as JSON that `read` reads."""
    return json.dumps(_written(schedule), separators=(",", ":"))


def read(text: str) -> Schedule:
    """Return the schedule that `write` wrote.

    Raises ValueError for what is no schedule: somebody changed what was kept.
    """
    try:
        return _read(json.loads(text))
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(text) from fault


def _written(schedule: Schedule) -> dict[str, object]:
    match schedule:
        case Once(wall, zone):
            return {"once": wall.isoformat(), "fold": wall.fold, "zone": zone}
        case Recurring(rule, time, zone, start, until, count):
            return {
                "recurring": _rule(rule),
                "time": time.isoformat(),
                "zone": zone,
                "start": start.isoformat(),
                "until": until and until.isoformat(),
                "count": count,
            }
        case Anchored(topic, days, time, zone, edge):
            return {
                "anchored": topic,
                "days": days,
                "time": time.isoformat(),
                "zone": zone,
                "edge": edge,
            }


def _read(kept: dict[str, Any]) -> Schedule:
    zone = kept["zone"]
    if "once" in kept:
        return Once(dt.datetime.fromisoformat(kept["once"]).replace(fold=kept["fold"]), zone)
    time = dt.time.fromisoformat(kept["time"])
    if "anchored" in kept:
        return Anchored(kept["anchored"], kept["days"], time, zone, Edge(kept["edge"]))
    until = kept["until"] and dt.date.fromisoformat(kept["until"])
    start = dt.date.fromisoformat(kept["start"])
    return Recurring(_read_rule(kept["recurring"]), time, zone, start, until, kept["count"])


def _rule(rule: Rule) -> dict[str, object]:
    match rule:
        case Daily(every):
            return {"daily": every}
        case Weekly(days, every):
            return {"weekly": every, "days": sorted(days)}
        case MonthlyOnDay(day, every):
            return {"monthly": every, "day": day}
        case MonthlyOnWeekday(nth, weekday, every):
            return {"monthly": every, "nth": nth, "weekday": weekday}


def _read_rule(kept: dict[str, Any]) -> Rule:
    if "daily" in kept:
        return Daily(kept["daily"])
    if "weekly" in kept:
        return Weekly(frozenset(map(Weekday, kept["days"])), kept["weekly"])
    if "day" in kept:
        return MonthlyOnDay(kept["day"], kept["monthly"])
    return MonthlyOnWeekday(kept["nth"], Weekday(kept["weekday"]), kept["monthly"])
