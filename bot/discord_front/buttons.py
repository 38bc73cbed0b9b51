"""Buttons that go on working after a restart: all they need stands in their custom_id."""

import re
import string
from dataclasses import dataclass
from typing import Any, Self

import discord
from discord import ui

TEMPLATE = r"(?P<language>[a-z]{2}):(?P<owner>[0-9a-z]{0,13}):(?P<action>.{1,80})"
"""Language of the card, its owner in base 36, and the action: at most 97 of 100 characters.

https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id
"""
_DIGITS = string.digits + string.ascii_lowercase


@dataclass(frozen=True, slots=True)
class Press:
    """What a button does when it is pressed."""

    language: str
    """The language of the card that it is on."""
    owner: int | None
    """The id of the only person for whom it is; None when it is for everybody."""
    action: str
    """A verb and what it is about, parted by a colon."""

    @property
    def verb(self) -> str:
        """The first word of the action."""
        return self.action.partition(":")[0]

    @property
    def about(self) -> str:
        """The rest of the action."""
        return self.action.partition(":")[2]

    @property
    def custom_id(self) -> str:
        """The press as text that Discord keeps with the button."""
        owner = "" if self.owner is None else _to_base36(self.owner)
        return f"{self.language}:{owner}:{self.action}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> Self:
        """Return the press that a custom_id stands for."""
        owner = match["owner"]
        return cls(match["language"], int(owner, 36) if owner else None, match["action"])


class CardButton(
    ui.DynamicItem[ui.Button[ui.LayoutView]],
    template=re.compile(TEMPLATE, re.DOTALL),
):
    """A button of a card."""

    def __init__(self, press: Press, label: str, style: discord.ButtonStyle) -> None:
        super().__init__(ui.Button(label=label, style=style, custom_id=press.custom_id))
        self._press = press

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003 - the library passes it
        item: ui.Item[ui.LayoutView],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the button again when somebody presses it."""
        if not isinstance(item, ui.Button):
            raise TypeError(f"{match.string!r} is not on a button")
        return cls(Press.parse(match), item.label or "…", item.style)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button says."""
        await interaction.client.press(interaction, self._press)


def _to_base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
