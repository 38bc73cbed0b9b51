"""A server's set-up in words: each setting, what may be lacking, and its remedy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.core.cards import Card, Field, Section, Style, Tone
from bot.core.signups.entries import ServerSettings
from bot.services.signups.cards.wording import Words

SETTINGS = (
    *("organizer_role", "organizer_channel", "fallback_channel"),
    *("zone", "languages", "second_approver"),
)
"""What is set up, in the order in which it is shown and asked."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that the bot may not do where it has to; `key` names it in the texts."""

    key: str
    where: str
    setting: str = ""
    """For which setting it is lacking."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting as it is read."""

    setting: str
    label: str
    value: str
    is_chosen: bool
    lacks: tuple[str, ...]
    """What is lacking, each with its remedy."""


def setting_rows(
    words: Words, settings: ServerSettings, names: Mapping[str, str], lacks: Iterable[Lack]
) -> tuple[SettingRow, ...]:
    """Return every setting; `names` are those of the roles and channels chosen."""
    found = tuple(lacks)

    def row(setting: str) -> SettingRow:
        chosen = getattr(settings, setting)
        own = tuple(lack_text(words, lack) for lack in found if lack.setting == setting)
        label = words.say(f"fields.{setting}")
        return SettingRow(setting, label, _value(words, chosen, names), bool(chosen), own)

    return tuple(map(row, SETTINGS))


def setup_card(words: Words, rows: Iterable[SettingRow]) -> Card:
    """Return how a server is set up, with a way to change it."""
    shown = tuple(rows)
    found = tuple(Field(row.label, text) for row in shown for text in row.lacks)
    return Card(
        words.say("title"),
        Tone.WARNING if found else Tone.SUCCESS,
        (words.say("text"),),
        tuple(Field(row.label, row.value) for row in shown),
        sections=(Section(words.say("lacking"), fields=found),) if found else (),
        buttons=(words.button("change", "setup", Style.PRIMARY),),
        footer=None if found else words.say("all_well"),
        language=words.language,
        private=True,
    )


def lacks_section(words: Words, lacks: Iterable[Lack]) -> Section:
    """Return what is lacking, each with its remedy."""
    fields = tuple(Field(lack.where, lack_text(words, lack)) for lack in lacks)
    return Section(words.say("not_taken"), fields=fields)


def lack_text(words: Words, lack: Lack) -> str:
    """Return what is lacking, and its remedy."""
    return words.say(f"lacks.{lack.key}", where=lack.where)


def _value(words: Words, chosen: object, names: Mapping[str, str]) -> str:
    match chosen:
        case bool():
            return words.say(f"second.{'yes' if chosen else 'no'}")
        case str():
            return names.get(chosen, chosen)
        case tuple() if chosen:
            first, *others = (language_name(words, code) for code in chosen)
            main = words.say("main_language", name=first) if others else first
            return ", ".join((main, *others))
        case tuple():
            return words.say("servers_own")
    return words.say("none")


def language_name(words: Words, code: str) -> str:
    """Return a language's name in itself."""
    known = words.knowledge.words.get(code)
    return known.name if known else code
