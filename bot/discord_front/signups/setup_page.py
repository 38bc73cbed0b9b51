"""The page of `/setup`: each setting with its picker, and beneath it what is lacking."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot.core.cards import Tone
from bot.core.schedules import zones
from bot.core.signups.entries import ServerSettings
from bot.discord_front.markdown import label, plain
from bot.discord_front.rendering import COLOURS
from bot.discord_front.signups.checks import lacks, named
from bot.services.signups.cards.setup import Lack, SettingRow, language_name, setting_rows
from bot.services.signups.cards.wording import Words

OFFERED = 25
"""Choices of a picker: https://discord.com/developers/docs/components/reference#string-select"""
HINT = 150
"""Characters of a picker's hint (the same page)."""
OTHER_ZONE = "other"
"""Stands for a zone that is not offered, and is typed."""
MAIN = "main"
"""The picker of the main language; the others are named after their setting."""


class SettingPicker(
    ui.DynamicItem[ui.Select[Any]],
    template=re.compile(r"setting:(?P<field>[a-z_]+)"),
):
    """A picker of `/setup`; it works after a restart."""

    def __init__(self, field: str, picker: Any) -> None:  # noqa: ANN401 -- roles, channels, texts
        super().__init__(picker)
        self.field = field

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003 - the library passes it
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the picker again when somebody chooses."""
        return cls(match["field"], item)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What was chosen, as ids; a role that the library does not know comes as text."""
        values: Any = self.item.values
        return tuple(str(getattr(value, "id", value)) for value in values)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Keep what was chosen."""
        await interaction.client.get_cog("SetUp").choose(interaction, self.field, self.chosen)


@dataclass(frozen=True, slots=True)
class SetupPage:
    """A server's set-up, in front of somebody who may change it."""

    words: Words
    guild: discord.Guild
    settings: ServerSettings
    now: dt.datetime
    near_zones: Sequence[str] = ()
    """Zones that somebody may have meant who typed one that is none."""
    unheard: int = 0
    """How much of what organizers were to be told reached none of them."""
    remark: str = ""
    """What is to be said about what was just typed."""

    def view(self) -> ui.LayoutView:
        """Return the page as a message."""
        missing = [*lacks(self.guild, self.settings, self.words)]
        if self.unheard:
            setting = "organizer_channel"
            missing.append(Lack("unheard", str(self.unheard), setting))
        rows = setting_rows(self.words, self.settings, named(self.guild, self.settings), missing)
        is_lacking = any(row.lacks for row in rows) or bool(self.remark)
        frame: ui.Container[Any] = ui.Container(
            accent_colour=COLOURS[Tone.WARNING if is_lacking else Tone.SUCCESS]
        )
        text = f"{self.words.say('at_once')} {self.words.say('text')}"
        heading = f"### {plain(self.words.say('title'))}\n{plain(text)}"
        frame.add_item(ui.TextDisplay(heading))
        for row in rows:
            frame.add_item(ui.Separator())
            frame.add_item(ui.TextDisplay(self._text(row)))
            for name, picker in self._pickers(row):
                frame.add_item(ui.ActionRow(SettingPicker(name, picker)))
        if not is_lacking:
            frame.add_item(ui.TextDisplay(f"-# {plain(self.words.say('all_well'))}"))
        view = ui.LayoutView(timeout=None)
        view.add_item(frame)
        view.stop()  # its pickers are persistent: the client need not keep the view
        return view

    def _text(self, row: SettingRow) -> str:
        sign = "⚠️" if row.lacks else "✅" if row.is_chosen else "▫️"
        lines = [f"{sign} **{plain(row.label)}** · {plain(row.value)}"]
        lines += [f"-# {plain(text)}" for text in row.lacks]
        if row.setting == "zone" and self.remark:
            lines.append(f"⚠️ {plain(self.remark)}")
        return "\n".join(lines)

    def _pickers(self, row: SettingRow) -> list[tuple[str, Any]]:
        details: dict[str, Any] = {
            "custom_id": f"setting:{row.setting}",
            "placeholder": label(row.label, HINT),
            "min_values": 0,
        }
        match row.setting:
            case "organizer_role":
                return [(row.setting, ui.RoleSelect(**details, default_values=self._there(row)))]
            case "zone":
                return [(row.setting, self._zones())]
            case "languages":
                return self._languages(details)
            case "second_approver":
                return [(row.setting, self._second_approver())]
        details |= {"channel_types": [discord.ChannelType.text]}
        return [(row.setting, ui.ChannelSelect(**details, default_values=self._there(row)))]

    def _there(self, row: SettingRow) -> list[discord.SelectDefaultValue]:
        """Return what a picker shows as chosen, unless it is gone."""
        id_ = int(getattr(self.settings, row.setting) or 0)
        types = discord.SelectDefaultValueType
        if row.setting == "organizer_role":
            found: object = self.guild.get_role(id_)
            kind = types.role
        else:
            found, kind = self.guild.get_channel(id_), types.channel
        return [discord.SelectDefaultValue(id=id_, type=kind)] if found else []

    def _zones(self) -> ui.Select[Any]:
        offered = [*self.near_zones, self.settings.zone, *(() if self.near_zones else zones.COMMON)]
        options = [
            discord.SelectOption(
                label=label(zones.label(zone, self.words.language, self.now), 100),
                value=zone,
                description=self._time_in(zone),
                default=zone == self.settings.zone and not self.near_zones,
            )
            for zone in list(dict.fromkeys(offered))[: OFFERED - 1]
        ]
        other = label(self.words.say("zone_other"), 100)
        options.append(discord.SelectOption(label=other, value=OTHER_ZONE))
        hint = label(self.words.say("fields.zone"), HINT)
        return ui.Select(custom_id="setting:zone", placeholder=hint, options=options)

    def _time_in(self, zone: str) -> str:
        time = self.now.astimezone(ZoneInfo(zone)).strftime("%H:%M")
        return label(self.words.say("zone_now", time=time), 100)

    def _languages(self, details: dict[str, Any]) -> list[tuple[str, Any]]:
        spoken, known = self.settings.languages, self.words.knowledge.words
        options = [self._language(code, default=code in spoken) for code in known]
        several: ui.Select[Any] = ui.Select(**details, max_values=len(options), options=options)
        if len(spoken) < 2:
            return [("languages", several)]
        first = [self._language(code, default=code == spoken[0]) for code in spoken]
        hint = label(self.words.say("fields.main"), HINT)
        main: ui.Select[Any] = ui.Select(
            custom_id=f"setting:{MAIN}", placeholder=hint, options=first
        )
        return [("languages", several), (MAIN, main)]

    def _second_approver(self) -> ui.Select[Any]:
        wanted = {"yes": self.settings.second_approver, "no": not self.settings.second_approver}
        options = [
            discord.SelectOption(
                label=label(self.words.say(f"second.{answer}"), 100), value=answer, default=chosen
            )
            for answer, chosen in wanted.items()
        ]
        hint = label(self.words.say("fields.second_approver"), HINT)
        return ui.Select(custom_id="setting:second_approver", placeholder=hint, options=options)

    def _language(self, code: str, *, default: bool) -> discord.SelectOption:
        name = language_name(self.words, code)
        return discord.SelectOption(label=name, value=code, default=default)


def zone_form(words: Words, typed: str = "") -> ui.Modal:
    """Return the form in which a zone is typed."""
    modal = ui.Modal(title=label(words.say("fields.zone"), 45), custom_id="setting:zone")
    line: ui.TextInput[Any] = ui.TextInput(
        custom_id="zone",
        placeholder=label(words.say("zone_form.hint"), 100),
        default=typed or None,
        max_length=60,
    )
    modal.add_item(ui.Label(text=label(words.say("zone_form.label"), 45), component=line))
    return modal
