"""Forms, which Discord calls modals, and what comes back in them.

What is sent off is read from the interaction itself, by its custom_id, so that a form that was open
during a restart still counts. https://discord.com/developers/docs/components/reference#label
"""

from collections.abc import Iterator, Mapping
from typing import Any

import discord
from discord import ui

from bot.core.signups.forms import LENGTHS
from bot.core.signups.lists import Asks, Question, said
from bot.discord_front.markdown import label, plain
from bot.services.signups.desk.forms import FormWanted
from bot.services.signups.desk.sheet_fields import SheetField, SheetWanted, Takes

TITLE, LABEL, DESCRIPTION, TEXT = 45, 45, 100, 4_000
"""Characters that a form's parts take."""
OFFERED = 25
"""Choices of a picker: https://discord.com/developers/docs/components/reference#string-select"""
OPEN_FOR = 900.0
"""Seconds for which the library remembers a form; the form itself does not need it."""


def form(wanted: FormWanted) -> ui.Modal:
    """Return the form of one step of a list, filled in as far as it was."""
    modal = ui.Modal(title=label(wanted.title, TITLE), custom_id=wanted.id, timeout=OPEN_FOR)
    for question in wanted.questions:
        if question.asks is Asks.CONSENT:
            modal.add_item(ui.TextDisplay(plain(wanted.purpose)[:TEXT]))
        typed = wanted.answers.get(question.id, "")
        modal.add_item(_field(question, typed, wanted.language))
    return modal


def sheet(wanted: SheetWanted) -> ui.Modal:
    """Return the form in which an organizer fills in a part of a list."""
    modal = ui.Modal(title=label(wanted.title, TITLE), custom_id=wanted.id, timeout=OPEN_FOR)
    for field in wanted.fields:
        modal.add_item(
            ui.Label(
                text=label(field.label, LABEL),
                description=label(field.hint, DESCRIPTION) or None,
                component=_input(field),
            )
        )
    return modal


def _input(field: SheetField) -> ui.Item[Any]:
    """Return what one field is filled in with; what cannot be offered whole is typed."""
    details: dict[str, Any] = {"custom_id": field.name, "required": field.is_needed}
    match field.takes:
        case Takes.ROLE:
            chosen = _chosen(field, discord.SelectDefaultValueType.role)
            return ui.RoleSelect(**details, min_values=0, default_values=chosen)
        case Takes.CHANNEL:
            chosen = _chosen(field, discord.SelectDefaultValueType.channel)
            text = [discord.ChannelType.text]
            return ui.ChannelSelect(
                **details, min_values=0, channel_types=text, default_values=chosen
            )
        case Takes.ONE | Takes.SEVERAL if 0 < len(field.choices) <= OFFERED:
            return _select(field, details)
    is_long = field.takes is Takes.TEXT
    return ui.TextInput(
        **details,
        style=discord.TextStyle.long if is_long else discord.TextStyle.short,
        default=field.value or None,
        max_length=field.longest,
    )


def _select(field: SheetField, details: dict[str, Any]) -> ui.Select[Any]:
    several, chosen = field.takes is Takes.SEVERAL, field.value.split(", ")
    options = [
        discord.SelectOption(label=label(text, DESCRIPTION), value=value, default=value in chosen)
        for value, text in field.choices
    ]
    return ui.Select(
        **details,
        min_values=1 if field.is_needed else 0,
        max_values=len(options) if several else 1,
        options=options,
    )


def _chosen(
    field: SheetField, kind: discord.SelectDefaultValueType
) -> list[discord.SelectDefaultValue]:
    id_ = field.value
    return [discord.SelectDefaultValue(id=int(id_), type=kind)] if id_.isdecimal() else []


def _field(question: Question, typed: str, language: str) -> ui.Label[Any]:
    hint = said(question.hint, language) if question.hint else ""
    text = label(said(question.label, language), LABEL)
    match question.asks:
        case Asks.CONSENT:
            box: ui.Checkbox[Any] = ui.Checkbox(custom_id=question.id, default=typed == "yes")
            return ui.Label(text=text, component=box)
        case Asks.CHOICE:
            options = [
                discord.RadioGroupOption(
                    label=label(said(choice.label, language), DESCRIPTION),
                    value=choice.id,
                    default=choice.id == typed,
                )
                for choice in question.choices
            ]
            group: ui.RadioGroup[Any] = ui.RadioGroup(
                custom_id=question.id, required=question.required, options=options
            )
            return ui.Label(text=text, component=group)
    most = LENGTHS[question.asks]
    line: ui.TextInput[Any] = ui.TextInput(
        custom_id=question.id,
        style=discord.TextStyle.long if question.asks is Asks.LONG else discord.TextStyle.short,
        placeholder=label(hint, DESCRIPTION) or None,
        default=typed[:most] or None,
        required=question.required,
        max_length=most,
    )
    return ui.Label(text=text, component=line)


def typed_into(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what was typed into a form, by the custom_id of its fields."""
    return dict(_values(data.get("components", [])))


def _values(parts: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for part in parts:
        if "component" in part:
            yield from _values([part["component"]])
        elif "components" in part:
            yield from _values(part["components"])
        elif "custom_id" in part:
            yield str(part["custom_id"]), _text(part.get("value", part.get("values")))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value) if value else ""
