"""Cards for organizers: rosters, the log, and what came of changes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.core.cards import Attachment, Button, Card, Field, Moment, Section, Style, Tone
from bot.core.signups.entries import Entry, LogLine
from bot.core.signups.lists import SignUpList
from bot.core.signups.places import State
from bot.services.cards.wording import shorten
from bot.services.signups.cards.wording import Words, time_fields
from bot.services.signups.rosters import Export, Roster


def roster_card(words: Words, guild: str, roster: Roster, openness: str, zone: str) -> Card:
    """Return a list with its counts and a page of its people, newest first."""
    counts = roster.counts
    seats = words.say("no_limit") if roster.list.seats is None else roster.list.seats
    on_list = counts[State.SEATED] + counts[State.OFFERED] + counts[State.WAITING]
    fields = (
        Field(words.say("fields.status"), words.say(f"openness.{openness}")),
        Field(words.say("fields.seated"), f"{counts[State.SEATED]} / {seats}"),
        Field(words.say("fields.offered"), str(counts[State.OFFERED])),
        Field(words.say("fields.waiting"), str(counts[State.WAITING])),
        Field(words.say("fields.gone"), str(counts[State.LEFT] + counts[State.REMOVED])),
        Field(words.say("fields.agreeing"), f"{roster.agreeing} / {on_list}"),
        *time_fields(replace(words, area="signups"), roster.list, zone),
    )
    if roster.unheard:
        told = words.say("unheard", count=roster.unheard)
        fields = (*fields, Field(words.say("fields.unheard"), told))
    people = tuple(_person(words, entry, zone) for entry in roster.entries)
    heading = words.say("newest", page=roster.page + 1, pages=roster.pages)
    return Card(
        words.title(roster.list),
        Tone.INFO,
        () if people else (words.say("nobody"),),
        fields,
        sections=(Section(heading, fields=people),) if people else (),
        buttons=_pages(words, f"roster:{guild}:{roster.list.id}", roster.page, roster.pages),
        footer=words.say("id", id=roster.list.id),
        language=words.language,
        private=True,
    )


def _person(words: Words, entry: Entry, zone: str) -> Field:
    state = words.say(f"states.{entry.place.state}")
    joined = Moment(entry.joined_at, zone)
    return Field(f"{entry.place.arrival}. {entry.name or entry.person} · {state}", joined)


def _pages(words: Words, action: str, page: int, pages: int) -> tuple[Button, ...]:
    buttons = []
    if page > 0:
        buttons.append(words.button("newer", f"{action}:{page - 1}"))
    if page + 1 < pages:
        buttons.append(words.button("older", f"{action}:{page + 1}"))
    return tuple(buttons)


def log_card(
    words: Words,
    guild: str,
    lines: Iterable[LogLine],
    names: Mapping[str, str],
    where: tuple[int, int],
    zone: str,
) -> Card:
    """Return a page of the log: what was done, by whom, when, and to whom.

    `names` are those of whoever did it; `where` is the page, and how many lines one has.
    """
    shown, (page, size) = tuple(lines), where
    fields = tuple(Field(_deed(words, line, names), Moment(line.at, zone)) for line in shown)
    more = page + 2 if len(shown) == size else page + 1
    return Card(
        words.say("log.title"),
        Tone.INFO,
        (words.say("log.text" if shown else "log.empty"),),
        fields,
        buttons=_pages(words, f"log:{guild}", page, more),
        language=words.language,
        private=True,
    )


def _deed(words: Words, line: LogLine, names: Mapping[str, str]) -> str:
    deed = words.say(f"actions.{line.action}")
    by = words.say(f"actors.{line.actor}") if line.is_own else names.get(line.actor, line.actor)
    actor = "" if line.actor == "member" and line.subject else f"({by})"
    parts = (deed, line.list, line.subject, _detail(words, line, names), actor)
    return " · ".join(part for part in parts if part)


def _detail(words: Words, line: LogLine, names: Mapping[str, str]) -> str:
    """Return what was changed to what; or else the reason that was given."""
    if line.action not in _LABELS:
        return line.detail
    changes = (change.partition("=") for change in line.detail.splitlines())
    return "; ".join(
        _change(words, _LABELS[line.action], name, names.get(value, value))
        for name, _, value in changes
    )


def _change(words: Words, area: str, name: str, value: str) -> str:
    known = f"{area}.{name}" in words.knowledge.texts
    label = words.said(f"{area}.{name}") if known else name
    if value in {"yes", "no"}:
        value = words.say(f"answers.{value}")
    return words.say("change", label=label, value=value or words.say("nothing"))


_LABELS = {"edit": "roster.sheet", "setup": "setup.fields"}
"""Where the labels of what was changed stand, by the action."""


def export_card(words: Words, export: Export, files: tuple[Attachment, ...]) -> Card:
    """Return the people on a list as files."""
    card = words.card("export", Tone.SUCCESS, count=len(export.entries), left_out=export.left_out)
    return replace(card, attachments=files)


def person_card(words: Words, key: str, list_: SignUpList, name: str) -> Card:
    """Say what came of acting on somebody."""
    tone = Tone.WARNING if key == "not_on" else Tone.SUCCESS
    return words.card(key, tone, title=words.title(list_), name=name)


def no_seat_card(words: Words, guild: str, list_: SignUpList, entry: Entry) -> Card:
    """Say that no seat is free for somebody, with the two ways out."""
    name, seats = entry.name or entry.person, list_.seats or 0
    card = words.card("no_seat", Tone.CHOICE, title=words.title(list_), name=name, seats=seats)
    where = f"{guild}:{list_.id}:{entry.person}"
    label = shorten(words.say("buttons.raise", seats=seats + 1))
    more = Button(label, f"raise:{where}", Style.PRIMARY)
    return replace(card, buttons=(more, words.button("first", f"first:{where}")))
