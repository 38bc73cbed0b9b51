"""What a person sees of a message or a form."""

import re
from dataclasses import dataclass

from tests.discord_server.limits.components import BUTTON, LINK_STYLE, SELECTS, TEXT, walk
from tests.discord_server.limits.modals import INPUTS, LABEL
from tests.discord_server.state import Json, Message, MessageFlag

_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_INVISIBLE = re.compile("[\u200b\u2060]")


@dataclass(frozen=True)
class Seen:
    """A message in front of a person."""

    message: Message

    @property
    def raw(self) -> str:
        """All text with its Markdown."""
        texts = [part["content"] for part in walk(self.message.components) if part["type"] == TEXT]
        return "\n".join(filter(None, [self.message.content, *texts]))

    @property
    def text(self) -> str:
        """All text as it reads, without the backslashes that keep it plain."""
        return _INVISIBLE.sub("", _ESCAPED.sub(r"\1", self.raw))

    @property
    def title(self) -> str:
        """The first heading."""
        first = self.text.partition("\n")[0]
        return first.lstrip("# ").strip()

    @property
    def small_print(self) -> list[str]:
        """The lines in small print."""
        return [line[3:] for line in self.text.splitlines() if line.startswith("-# ")]

    @property
    def buttons(self) -> list[str]:
        """The labels of all buttons that do something here."""
        return [part["label"] for part in self._parts(BUTTON) if part["style"] != LINK_STYLE]

    @property
    def links(self) -> dict[str, str]:
        """The labels of link buttons and where they lead."""
        buttons = self._parts(BUTTON)
        return {part["label"]: part["url"] for part in buttons if part["style"] == LINK_STYLE}

    @property
    def files(self) -> dict[str, bytes]:
        """Files by name."""
        return {item.name: item.content for item in self.message.attachments}

    @property
    def is_private(self) -> bool:
        """Whether only one person sees it."""
        return bool(self.message.flags & MessageFlag.EPHEMERAL)

    @property
    def colour(self) -> int | None:
        """The accent at the side."""
        accents = (part.get("accent_color") for part in self.message.components)
        return next((accent for accent in accents if accent is not None), None)

    def button(self, label: str) -> Json:
        """Return a button by its label, or by the beginning of it."""
        found = [part for part in self._parts(BUTTON) if part["style"] != LINK_STYLE]
        for fits in (str.__eq__, str.startswith):
            for part in found:
                if fits(part.get("label") or "", label):
                    return part
        raise AssertionError(f"there is no button {label!r}, only {self.buttons}")

    def select(self, hint: str | None) -> Json:
        """Return a select menu by its hint, or the only one."""
        found = [part for part in walk(self.message.components) if part["type"] in SELECTS]
        fitting = [part for part in found if hint is None or part.get("placeholder") == hint]
        assert len(fitting) == 1, f"there are {len(fitting)} menus {hint!r}"
        return fitting[0]

    def _parts(self, kind: int) -> list[Json]:
        return [part for part in walk(self.message.components) if part["type"] == kind]


@dataclass(frozen=True)
class Form:
    """A form in front of a person."""

    payload: Json
    opened_from: Message | None

    @property
    def title(self) -> str:
        """Its heading."""
        return str(self.payload["title"])

    @property
    def fields(self) -> dict[str, Json]:
        """The fields by their label."""
        labelled: dict[str, Json] = {}
        for part in walk(self.payload["components"]):
            if part["type"] == LABEL:
                labelled[part["label"]] = part["component"]
            elif part["type"] in INPUTS and part.get("label"):
                labelled[part["label"]] = part
        return labelled

    @property
    def text(self) -> str:
        """The text between the fields."""
        parts = walk(self.payload["components"])
        return "\n".join(part["content"] for part in parts if part["type"] == TEXT)


Sight = Seen | Form


def sight(outcome: Message | Json) -> Sight:
    """Return an outcome of an interaction as a person sees it."""
    if isinstance(outcome, Message):
        return Seen(outcome)
    return Form({k: v for k, v in outcome.items() if k != "_opened_from"}, outcome["_opened_from"])
