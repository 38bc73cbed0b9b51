"""A form as Discord's client sends it off, with the checks that the client makes."""

from typing import Any

from tests.discord_server.limits.components import SELECTS, TEXT_INPUT
from tests.discord_server.limits.modals import CHECKBOX, CHECKBOXES, LABEL, LONGEST_ANSWER, RADIO
from tests.discord_server.sight import Form
from tests.discord_server.state import Json


def filled_in(form: Form, answers: dict[str, Any], *, checked: bool = True) -> Json:
    """Return the data of a form submitted; `answers` go by label or by custom_id."""
    left = dict(answers)
    components = [
        _submitted(part, left, checked=checked)
        for part in form.payload["components"]
        if part["type"] == LABEL or "components" in part
    ]
    assert not left, f"the form has no fields {list(left)}, only {list(form.fields)}"
    return {"custom_id": form.payload["custom_id"], "components": components}


def _submitted(part: Json, answers: dict[str, Any], *, checked: bool) -> Json:
    if part["type"] == LABEL:
        field = part["component"] | {"label": part["label"]}
        return {"type": LABEL, "component": _answered(field, answers, checked=checked)}
    fields = [_answered(field, answers, checked=checked) for field in part["components"]]
    return {"type": part["type"], "components": fields}


def _answered(field: Json, answers: dict[str, Any], *, checked: bool) -> Json:
    key = next((key for key in (field["label"], field["custom_id"]) if key in answers), None)
    given = answers.pop(key) if key is not None else _preset(field)
    if checked:
        _check(field, given)
    answer: Json = {"type": field["type"], "custom_id": field["custom_id"]}
    if field["type"] in SELECTS | {CHECKBOXES}:
        return answer | {"values": [given] if isinstance(given, str) else list(given or [])}
    return answer | {"value": given}


def _preset(field: Json) -> Any:
    """Return what a field holds when nobody touches it."""
    chosen = [item["value"] for item in field.get("options") or [] if item.get("default")]
    if field["type"] == TEXT_INPUT:
        return field.get("value") or ""
    if field["type"] == CHECKBOX:
        return bool(field.get("default"))
    if field["type"] == RADIO:
        return chosen[0] if chosen else None
    return chosen


def _check(field: Json, given: Any) -> None:
    label = field["label"]
    may_be_empty = field["type"] == CHECKBOX or not field.get("required", True)
    assert given or may_be_empty, f"{label!r} must be filled in"
    if field["type"] == TEXT_INPUT and given:
        fewest, most = field.get("min_length") or 0, field.get("max_length") or LONGEST_ANSWER
        assert fewest <= len(given) <= most, f"{label!r} takes {fewest} to {most} characters"
    if field.get("options") and given:
        offered = {item["value"] for item in field["options"]}
        values = {given} if isinstance(given, str) else set(given)
        assert values <= offered, f"{label!r} does not offer {values - offered}"
