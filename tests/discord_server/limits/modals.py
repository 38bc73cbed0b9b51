"""Forms, which Discord calls modals.

https://discord.com/developers/docs/interactions/receiving-and-responding#modal
"""

from collections import Counter
from collections.abc import Iterator

from tests.discord_server.limits.components import (
    ROW,
    SELECTS,
    TEXT,
    TEXT_INPUT,
    check_options,
    check_select,
    walk,
)
from tests.discord_server.limits.text import check_count, check_text
from tests.discord_server.state import Json

LABEL, FILE_UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 18, 19, 21, 22, 23
LONGEST_ANSWER = 4000
INPUTS = SELECTS | {TEXT_INPUT, FILE_UPLOAD, RADIO, CHECKBOXES, CHECKBOX}


def check_modal(form: Json) -> Iterator[str]:
    """Check a form that the bot opens."""
    yield from check_text("a form's title", form.get("title"), 45, shortest=1)
    yield from check_text("a form's custom_id", form.get("custom_id"), 100, shortest=1)
    parts = form.get("components", [])
    yield from check_count("parts of a form", parts, 5, fewest=1)
    for part in parts:
        yield from _check_part(part)
    ids = Counter(part.get("custom_id") for part in walk(parts) if part["type"] in INPUTS)
    yield from (f"two fields have the custom_id {key!r}" for key, n in ids.items() if n > 1)


def _check_part(part: Json) -> Iterator[str]:
    if part["type"] == LABEL:
        yield from check_text("a field's label", part.get("label"), 45, shortest=1)
        yield from check_text("a field's text", part.get("description"), 100, optional=True)
        yield from _check_input(part["component"])
    elif part["type"] == ROW:
        for child in part["components"]:
            yield from check_text("a field's label", child.get("label"), 45, shortest=1)
            yield from _check_input(child)
    elif part["type"] == TEXT:
        yield from check_text("a form's text", part.get("content"), LONGEST_ANSWER, shortest=1)
    else:
        yield f"a component of type {part['type']} cannot be in a form"


def _check_input(part: Json) -> Iterator[str]:
    kind = part["type"]
    yield from check_text("a field's custom_id", part.get("custom_id"), 100, shortest=1)
    if kind == TEXT_INPUT:
        yield from _check_text_input(part)
    elif kind in SELECTS:
        yield from check_select(part)
    elif kind in {RADIO, CHECKBOXES}:
        fewest = 2 if kind == RADIO else 1
        yield from check_count("choices of a field", part.get("options"), 10, fewest=fewest)
        yield from check_options(part.get("options") or [])
    elif kind == FILE_UPLOAD:
        limits = (part.get("min_values"), part.get("max_values"))
        fewest, most = (1 if limit is None else limit for limit in limits)
        if not 0 <= fewest <= 10 or not 1 <= most <= 10 or fewest > most:
            yield f"a field cannot take {fewest} to {most} files"
    elif kind not in INPUTS:
        yield f"a component of type {kind} is no field"


def _check_text_input(part: Json) -> Iterator[str]:
    yield from check_text("a field's hint", part.get("placeholder"), 100, optional=True)
    yield from check_text("a field's content", part.get("value"), LONGEST_ANSWER, optional=True)
    fewest, most = part.get("min_length", 0), part.get("max_length", LONGEST_ANSWER)
    if not 0 <= fewest <= LONGEST_ANSWER or not 1 <= most <= LONGEST_ANSWER or fewest > most:
        yield f"a field cannot take {fewest} to {most} characters"
    if part.get("style") not in {1, 2}:
        yield f"a text field has no style {part.get('style')!r}"
