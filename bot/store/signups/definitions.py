"""A list as JSON, and back. Of a standing list only what organizers may change is kept."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.core.knowledge.model import EventDates
from bot.core.signups.lists import Asks, Choice, ListKind, Question, SignUpList
from bot.store.access import optional_moment, optional_stamp

CHANGEABLE = ("title", "description", "seats", "waitlist", "opens", "closes", "closed", "role")
"""What organizers may change of a list that comes with the knowledge."""


def definition(list_: SignUpList) -> dict[str, Any]:
    """Return what is kept of a list."""
    values = asdict(list_)
    values["opens"] = optional_stamp(list_.opens)
    values["closes"] = optional_stamp(list_.closes)
    if list_.standing:
        return {name: values[name] for name in CHANGEABLE}
    if list_.dates:
        values["dates"] = [list_.dates.start.isoformat(), list_.dates.end.isoformat()]
    return values


def list_from(values: Mapping[str, Any]) -> SignUpList:
    """Return the list that `definition` was made from."""
    dates = values["dates"]
    return SignUpList(
        **{
            **values,
            "kind": ListKind(values["kind"]),
            "questions": tuple(_question(item) for item in values["questions"]),
            "opens": optional_moment(values["opens"]),
            "closes": optional_moment(values["closes"]),
            "dates": EventDates(*map(dt.date.fromisoformat, dates)) if dates else None,
            "topics": tuple(values["topics"]),
        }
    )


def _question(values: Mapping[str, Any]) -> Question:
    choices = tuple(Choice(**item) for item in values["choices"])
    return Question(**{**values, "asks": Asks(values["asks"]), "choices": choices})
