"""The windows in which announcements are written.

What is sent off is read from the interaction itself, by its custom_id "compose:<form>:<id>:…", so
that a window that was open during a restart still counts.
https://discord.com/developers/docs/components/reference#label
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.core.announcements.announcement import (
    ALT_LIMIT,
    BYLINE_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    Announcement,
    Everyone,
    Here,
    RoleMention,
    Wording,
)
from bot.discord_front.autocomplete import CHOICES, LENGTH
from bot.discord_front.markdown import label
from bot.discord_front.services import Services
from bot.discord_front.signups.forms import DESCRIPTION, LABEL, OPEN_FOR, TITLE

LINK_LIMIT = 512
"""Characters of an address behind a button (Discord's documentation, Component Reference)."""
WHEN_LIMIT = 200
NAME_LIMIT = 80
PREFIX = "compose"
"""How the custom_id of each of these windows begins."""


@dataclass(frozen=True, slots=True)
class Line:
    """A field to type in."""

    name: str
    """What it is told by; its words stand under "discord.announcing.form" of that name."""
    most: int
    value: str = ""
    long: bool = False
    required: bool = False


class Forms:
    """Makes windows in one language."""

    def __init__(self, services: Services, language: str) -> None:
        self._services = services
        self._language = language

    def text(self, draft: Announcement) -> ui.Modal:
        """Return the window for title, text, link, byline and picture."""
        wording = draft.wording
        modal = self._modal(
            f"text:{draft.id}:{draft.language}",
            "text",
            Line("title", TITLE_LIMIT, wording.title),
            Line("body", TEXT_LIMIT, wording.text, long=True),
            Line("link", LINK_LIMIT, draft.link),
            Line("byline", BYLINE_LIMIT, draft.byline),
        )
        return modal.add_item(self._upload())

    def language(self, draft: Announcement, code: str) -> ui.Modal:
        """Return the window for title and text in a further language."""
        wording = draft.wordings.get(code, Wording())
        known = self._services.knowledge.words
        return self._modal(
            f"text:{draft.id}:{code}",
            "language",
            Line("title", TITLE_LIMIT, wording.title),
            Line("body", TEXT_LIMIT, wording.text, long=True),
            named=known[code].name if code in known else code,
        )

    def picture(self, draft: Announcement) -> ui.Modal:
        """Return the window for a picture and what is to be seen on it."""
        picture = draft.picture
        modal = self._modal(
            f"picture:{draft.id}",
            "picture",
            Line("address", LINK_LIMIT, picture.url if picture else ""),
            Line("alt", ALT_LIMIT, picture.alt if picture else "", long=True),
        )
        modal.add_item(self._upload())
        if picture:
            box: ui.Checkbox[Any] = ui.Checkbox(custom_id="remove")
            modal.add_item(self._label("remove", box))
        return modal

    def place(self, draft: Announcement, lists: Sequence[tuple[str, str]]) -> ui.Modal:
        """Return the window for where it goes and to whom; `lists` are titles and ids."""
        channels = [discord.ChannelType.text, discord.ChannelType.news]
        channel: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id="channel",
            channel_types=channels,
            default_values=_chosen(draft.channel, discord.SelectDefaultValueType.channel),
        )
        mention = draft.mention
        role = mention.id if isinstance(mention, RoleMention) else ""
        if isinstance(mention, Everyone | Here):
            role = draft.guild
        roles: ui.RoleSelect[Any] = ui.RoleSelect(
            custom_id="mention",
            required=False,
            min_values=0,
            default_values=_chosen(role, discord.SelectDefaultValueType.role),
        )
        modal = self._modal(f"place:{draft.id}", "place")
        modal.add_item(self._label("channel", channel))
        modal.add_item(self._label("mention", roles))
        here: ui.Checkbox[Any] = ui.Checkbox(custom_id="here", default=isinstance(mention, Here))
        modal.add_item(self._label("here", here))
        publish: ui.Checkbox[Any] = ui.Checkbox(custom_id="publish", default=draft.publish)
        modal.add_item(self._label("publish", publish))
        if lists:
            modal.add_item(self._label("list", _menu("list", lists, draft.list)))
        return modal

    def redirect(self, posting: int) -> ui.Modal:
        """Return the window for another channel for a posting."""
        channels = [discord.ChannelType.text, discord.ChannelType.news]
        channel: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id="channel", channel_types=channels
        )
        modal = self._modal(f"redirect:{posting}", "redirect")
        return modal.add_item(self._label("channel", channel))

    def button(self, draft: Announcement, offers: Sequence[tuple[str, str]]) -> ui.Modal:
        """Return the window for the sign-up button; `offers` are names and ids."""
        modal = self._modal(f"button:{draft.id}", "button")
        return modal.add_item(self._label("button", _menu("button", offers, draft.button)))

    def when(self, id_: int, step: str, typed: str = "") -> ui.Modal:
        """Return the window for a time; `step` says what follows: "when" or "move"."""
        return self._modal(f"{step}:{id_}", "when", Line("when", WHEN_LIMIT, typed, required=True))

    def zone(self, id_: int, zone: str) -> ui.Modal:
        """Return the window for somebody's time zone."""
        return self._modal(f"zone:{id_}", "zone", Line("zone", NAME_LIMIT, zone, required=True))

    def lateness(self, draft: Announcement) -> ui.Modal:
        """Return the window for how late is still fine."""
        hours = str(draft.lateness.hours)
        return self._modal(
            f"lateness:{draft.id}", "lateness", Line("hours", 3, hours, required=True)
        )

    def template(self, draft: Announcement) -> ui.Modal:
        """Return the window for the name of a template."""
        name = draft.title[:NAME_LIMIT]
        return self._modal(
            f"template:{draft.id}", "template", Line("name", NAME_LIMIT, name, required=True)
        )

    def _modal(self, custom_id: str, title: str, *lines: Line, **values: object) -> ui.Modal:
        heading = label(self._say(f"titles.{title}", **values), TITLE)
        modal = ui.Modal(title=heading, custom_id=f"{PREFIX}:{custom_id}", timeout=OPEN_FOR)
        for line in lines:
            modal.add_item(self._line(line))
        return modal

    def _line(self, line: Line) -> ui.Label[Any]:
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=line.name,
            style=discord.TextStyle.long if line.long else discord.TextStyle.short,
            default=line.value[: line.most] or None,
            placeholder=label(self._say(f"{line.name}.hint"), DESCRIPTION),
            required=line.required,
            max_length=line.most,
        )
        return self._label(line.name, field)

    def _upload(self) -> ui.Label[Any]:
        field: ui.FileUpload[Any] = ui.FileUpload(
            custom_id="upload", required=False, min_values=0, max_values=1
        )
        return self._label("upload", field)

    def _label(self, name: str, field: ui.Item[Any]) -> ui.Label[Any]:
        text = label(self._say(f"{name}.label"), LABEL)
        hint = None if isinstance(field, ui.TextInput) else self._say(f"{name}.hint")
        return ui.Label(text=text, description=hint, component=field)

    def _say(self, key: str, **values: object) -> str:
        return self._services.say(f"announcing.form.{key}", self._language, **values)


def _chosen(id_: str, kind: discord.SelectDefaultValueType) -> list[discord.SelectDefaultValue]:
    return [discord.SelectDefaultValue(id=int(id_), type=kind)] if id_ else []


def _menu(name: str, offers: Sequence[tuple[str, str]], chosen: str | None) -> ui.Select[Any]:
    options = [
        discord.SelectOption(label=label(text, LENGTH), value=id_, default=id_ == chosen)
        for text, id_ in offers[:CHOICES]
    ]
    return ui.Select(custom_id=name, required=False, min_values=0, options=options)
