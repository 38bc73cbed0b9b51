"""A form as Discord's client sends it off, with the checks that the client makes."""

from typing import TYPE_CHECKING, Any

from tests.discord_server import payloads
from tests.discord_server.limits.components import SELECTS, TEXT_INPUT, walk
from tests.discord_server.limits.modals import (
    CHECKBOX,
    CHECKBOXES,
    FILE_UPLOAD,
    LABEL,
    LONGEST_ANSWER,
    RADIO,
)
from tests.discord_server.sight import Form
from tests.discord_server.state import Json

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer


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
    if field["type"] in SELECTS | {CHECKBOXES, FILE_UPLOAD}:
        return answer | {"values": [given] if isinstance(given, str) else list(given or [])}
    return answer | {"value": given}


def _preset(field: Json) -> Any:
    """Return what a field holds when nobody touches it."""
    chosen = [item["value"] for item in field.get("options") or [] if item.get("default")]
    chosen += [str(item["id"]) for item in field.get("default_values") or []]
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
    if field["type"] == FILE_UPLOAD and given:
        most = field.get("max_values") or 1
        assert len(given) <= most, f"{label!r} takes {most} files"
    if field.get("options") and given:
        offered = {item["value"] for item in field["options"]}
        values = {given} if isinstance(given, str) else set(given)
        assert values <= offered, f"{label!r} does not offer {values - offered}"


def upload(server: "DiscordServer", data: Json) -> None:
    """Let the files in a form's data, pairs of name and content, be fetched from the server."""
    for part in walk(data["components"]):
        if part["type"] == FILE_UPLOAD:
            files = [server.keep(name, content) for name, content in part["values"]]
            part["values"] = [str(file.id) for file in files]
            found = {str(file.id): payloads.attachment(file, server.base) for file in files}
            data.setdefault("resolved", {}).setdefault("attachments", {}).update(found)
