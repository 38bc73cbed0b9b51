"""Holds a document to its format, and says in plain words where it differs."""

import difflib
import re
from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.files.document import Document
from bot.files.faults import MANY, Fault
from bot.files.strict_yaml import Path, Refused, describe

Model = TypeVar("Model", bound=BaseModel)

_SIMPLE = {
    "missing": ("is missing", "add it"),
    "english_missing": ("has no English text", 'add "en": other languages fall back to it'),
    "too_short": ("is empty", "write at least one, or remove the field"),
}
_PATTERNS = {
    r"\S": ("is empty", "write it, or remove the field"),
    "^https://": ("is not a web address", "write it in full, beginning with https://"),
    r"^[^@\s]+@": ("is not an e-mail address", "write it like info@example.org"),
    "^[a-z]{2,3}$": ("is not a language code", 'use two letters, like "en" or "es"'),
    "^[a-z0-9]": ("is not an id", "use lower-case letters, digits and hyphens"),
    "^[a-z]": ("is not a name of a text", "use lower-case letters, digits and underscores"),
}
"""How a pattern of the schema begins, and what it means to a person."""
_WANTED = {
    "string_type": "text",
    "list_type": "a list",
    "date_type": "a date",
}
_EXAMPLES = {"list_type": 'write it as "- item" lines', "date_type": "write it like 2024-05-28"}

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def validate(document: Document, format_: type[Model]) -> Model | tuple[Fault, ...]:
    """Return the document as `format_`, or everything that is wrong with it."""
    if isinstance(document.data, Refused):
        return document.faults
    try:
        model = format_.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)[:MANY]
        found = [
            _fault(document, format_, detail)
            for detail in details
            if not isinstance(detail["input"], Refused)  # named where the file was read
        ]
        return (*document.faults, *found)
    return document.faults or model


def _fault(document: Document, format_: type[BaseModel], error: ErrorDetails) -> Fault:
    # The schema's unions add steps of their own to a path; they begin with "#".
    path = tuple(s for s in error["loc"] if not (isinstance(s, str) and s[:1] in {"#", "["}))
    kind, value = error["type"], error["input"]
    context = error.get("ctx", {})
    match kind:
        case "extra_forbidden":
            problem, remedy = "is not a field here", _nearest(str(path[-1]), format_)
        case "literal_error":
            problem, remedy = f"is not one of {context['expected']}", "choose one of these"
        case "string_too_long":
            problem = f"has {len(value):,} characters, {context['max_length']:,} fit"
            remedy = "shorten it"
        case "string_pattern_mismatch":
            pattern = context["pattern"]
            problem, remedy = next(w for start, w in _PATTERNS.items() if pattern.startswith(start))
        case "date_type" if isinstance(value, str) and _DAY.fullmatch(value):
            problem, remedy = "is no day of the calendar", "correct the month or the day"
        case _ if kind in _SIMPLE:
            problem, remedy = _SIMPLE[kind]
        case _:
            wanted = _WANTED.get(kind, "a group of fields")
            problem = f"must be {wanted}, but is {describe(value)}"
            remedy = _retype(document, path, kind, value)
    return document.fault(path, problem, remedy)


def _retype(document: Document, path: Path, kind: str, value: object) -> str:
    if kind != "string_type":
        return _EXAMPLES.get(kind, 'write it as "field: value" lines')
    if value is None:
        return "write it, or remove the field"
    if isinstance(value, list | dict):
        return "write one text"
    return f'put it in quotes: "{document.written(path)}"'


def _nearest(name: str, format_: type[BaseModel]) -> str:
    close = difflib.get_close_matches(name, _fields(format_), n=1)
    return f'did you mean "{close[0]}"?' if close else "remove it"


@cache
def _fields(format_: type[BaseModel]) -> tuple[str, ...]:
    return tuple(sorted(set(_properties(format_.model_json_schema()))))


def _properties(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from _properties(part)
