"""The card of a server's set-up: each setting, what may be lacking, and its remedy."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.cards import Card, Field, Section, Tone
from bot.core.signups.entries import ServerSettings
from bot.services.signups.cards.wording import Words


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that the bot may not do where it has to; `key` names it in the texts."""

    key: str
    where: str


def setup_card(
    words: Words, settings: ServerSettings, names: dict[str, str], lacks: Iterable[Lack]
) -> Card:
    """Return how a server is set up; `names` are those of the roles and channels chosen."""

    def chosen(value: str | None) -> str:
        return names.get(value, value) if value else words.say("none")

    found = tuple(
        Field(lack.where, words.say(f"lacks.{lack.key}", where=lack.where)) for lack in lacks
    )
    rows = (
        Field(words.say("fields.organizer_role"), chosen(settings.organizer_role)),
        Field(words.say("fields.organizer_channel"), chosen(settings.organizer_channel)),
        Field(words.say("fields.fallback_channel"), chosen(settings.fallback_channel)),
        Field(words.say("fields.zone"), settings.zone),
        Field(words.say("fields.language"), _language(words, settings.language)),
    )
    return Card(
        words.say("title"),
        Tone.WARNING if found else Tone.SUCCESS,
        (words.say("text"),),
        rows,
        sections=(Section(words.say("lacking"), fields=found),) if found else (),
        footer=None if found else words.say("all_well"),
        language=words.language,
        private=True,
    )


def lacks_card(words: Words, lacks: Iterable[Lack]) -> Card:
    """Return what is lacking, each with its remedy."""
    fields = tuple(
        Field(lack.where, words.say(f"lacks.{lack.key}", where=lack.where)) for lack in lacks
    )
    return Card(
        words.say("lacking"), Tone.WARNING, (), fields, language=words.language, private=True
    )


def _language(words: Words, code: str | None) -> str:
    known = words.knowledge.words.get(code or "")
    return known.name if known else words.say("servers_own")
