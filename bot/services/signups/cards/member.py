"""Cards for members: what came of signing up, and their own page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from bot.core.cards import Button, Card, Field, Section, Style, Tone
from bot.core.signups.entries import Preferences
from bot.core.signups.lists import SignUpList, said
from bot.core.signups.places import State
from bot.services.cards.wording import shorten
from bot.services.signups.cards.wording import (
    Words,
    answer_fields,
    calendar_of,
    foreign_field,
    list_fields,
    purpose_field,
    standing_buttons,
)
from bot.services.signups.outcomes import NoSuchList, Off, OfferGone, OnList, ToMend, Turned
from bot.services.signups.privacy import OwnPage, Standing


def lists_card(words: Words, guild: str, lists: Iterable[SignUpList]) -> Card:
    """Return the lists that one can sign up for."""
    buttons = tuple(
        Button(shorten(words.title(item)), f"signup:{guild}:{item.id}", Style.PRIMARY)
        for item in lists
    )
    key = "lists" if buttons else "no_lists"
    return replace(words.card(key, Tone.CHOICE if buttons else Tone.INFO), buttons=buttons)


def confirm_card(words: Words, guild: str, list_: SignUpList) -> Card:
    """Return a list without questions, to be joined by one press."""
    return Card(
        words.title(list_),
        Tone.CHOICE,
        (said(list_.description, words.language),),
        list_fields(words, list_),
        buttons=(words.button("join", f"join:{guild}:{list_.id}", Style.SUCCESS),),
        language=words.language,
        private=True,
    )


def joined_card(words: Words, outcome: OnList, now: dt.datetime) -> Card:
    """Return what is stored, as which place, and how to change it or leave."""
    list_, entry = outcome.list, outcome.entry
    key = "already" if outcome.already else "changed" if outcome.changed else _state_key(outcome)
    text = [words.say(f"states.{_state_key(outcome)}.text", **_values(outcome))]
    if outcome.already:
        text.insert(0, words.say("already.text"))
    title_key = f"{key}.title" if key in {"already", "changed"} else f"states.{key}.title"
    seated = entry.place.state is State.SEATED
    fields = answer_fields(words, list_, entry.answers)
    offer = _offer_buttons(words, outcome) if entry.place.state is State.OFFERED else ()
    return Card(
        words.say(title_key, title=words.title(list_)),
        Tone.INFO if outcome.already else Tone.SUCCESS,
        tuple(text),
        (*fields, *list_fields(words, list_)),
        buttons=(
            *offer,
            *standing_buttons(words, entry, list_),
            words.button("my", f"my:{entry.guild}"),
        ),
        footer=words.say("how"),
        attachments=calendar_of(words, list_, now) if seated else (),
        language=words.language,
        private=True,
    )


def _state_key(outcome: OnList) -> str:
    """Return under which key the words for a place stand; without seats nobody has one."""
    state = outcome.entry.place.state
    return "listed" if state is State.SEATED and outcome.list.seats is None else state.value


def _values(outcome: OnList) -> dict[str, object]:
    return {"position": outcome.position or 1, "hours": outcome.list.offer_hours}


def _offer_buttons(words: Words, outcome: OnList) -> tuple[Button, ...]:
    where = f"{outcome.entry.guild}:{outcome.list.id}"
    return (
        words.button("accept", f"offer:{where}:yes", Style.SUCCESS),
        words.button("decline", f"offer:{where}:no", Style.DANGER),
    )


def turned_card(words: Words, guild: str, outcome: Turned) -> Card:
    """Return why somebody was not put on a list, and what there is instead."""
    note = outcome.list.closed_note
    reason = said(note, words.language) if note else words.say(f"refused.{outcome.why}")
    text = [reason]
    buttons: tuple[Button, ...] = ()
    if other := outcome.instead:
        text.append(words.say("instead"))
        label = shorten(words.title(other))
        buttons = (Button(label, f"signup:{guild}:{other.id}", Style.PRIMARY),)
    if outcome.list.opens and outcome.why == "not_yet":
        fields: tuple[Field, ...] = (words.moment("opens", outcome.list.opens),)
    else:
        fields = ()
    title = words.say("refused.title", title=words.title(outcome.list))
    return Card(
        title,
        Tone.DECLINED,
        tuple(text),
        fields,
        buttons=buttons,
        language=words.language,
        private=True,
    )


def mend_card(words: Words, guild: str, outcome: ToMend, *, changing: bool) -> Card:
    """Return what is to be mended in a form, with the way back to it."""
    faults = tuple(
        Field(said(fault.question.label, words.language), words.say(f"wrong.{fault.wrong}"))
        for fault in outcome.faults
    )
    verb = "change" if changing else "signup"
    button = words.button("mend", f"{verb}:{guild}:{outcome.list.id}", Style.PRIMARY)
    return replace(words.card("mend", Tone.WARNING), fields=faults, buttons=(button,))


def more_card(words: Words, guild: str, list_: SignUpList, step: int, *, changing: bool) -> Card:
    """Return the way to the form's next step."""
    kind = "c" if changing else "s"
    action = f"more:{guild}:{list_.id}:{kind}{step}"
    button = words.button("continue", action, Style.PRIMARY)
    return replace(words.card("more", Tone.CHOICE), buttons=(button,))


def no_list_card(words: Words, _: NoSuchList | None = None) -> Card:
    """Say that there is no such list here."""
    return words.card("no_list", Tone.WARNING)


def leave_card(words: Words, guild: str, list_: SignUpList) -> Card:
    """Ask whether somebody really wants to leave."""
    card = words.card("leave", Tone.WARNING, title=words.title(list_))
    button = words.button("yes_leave", f"left:{guild}:{list_.id}", Style.DANGER)
    return replace(card, buttons=(button, words.button("keep", f"my:{guild}")))


def off_card(words: Words, guild: str, outcome: Off) -> Card:
    """Say that somebody is off a list."""
    key = "left_already" if outcome.already else "left"
    card = words.card(key, Tone.SUCCESS, title=words.title(outcome.list))
    return replace(card, buttons=(words.button("my", f"my:{guild}"),))


def gone_card(words: Words, guild: str, outcome: OfferGone) -> Card:
    """Say that an offer does not stand any more, and where somebody stands now."""
    card = words.card("gone", Tone.WARNING, title=words.title(outcome.list))
    return replace(card, buttons=(words.button("my", f"my:{guild}"),))


def own_card(words: Words, guild: str, page: OwnPage) -> Card:
    """Return a person's own page."""
    chosen = page.preferences
    text = words.say("my.text" if page.standings else "my.empty")
    return Card(
        words.say("my.title"),
        Tone.INFO,
        (text,),
        sections=tuple(_standing(words, item) for item in page.standings),
        buttons=_own_buttons(words, guild, chosen),
        footer=words.say("my.footer"),
        language=words.language,
        private=True,
    )


def _standing(words: Words, item: Standing) -> Section:
    outcome = OnList(item.list, item.entry, item.position)
    text = words.say(f"states.{_state_key(outcome)}.text", **_values(outcome))
    offered = item.entry.place.offered_until
    fields = (words.moment("until", offered),) if offered else ()
    buttons = _offer_buttons(words, outcome) if offered else ()
    return Section(
        words.title(item.list),
        (text,),
        (*fields, *answer_fields(words, item.list, item.entry.answers)),
        (*buttons, *standing_buttons(words, item.entry, item.list)),
    )


def _own_buttons(words: Words, guild: str, chosen: Preferences) -> tuple[Button, ...]:
    remind = "off" if chosen.reminders else "on"
    names = ((code, known.name) for code, known in words.knowledge.words.items())
    languages = (
        Button(shorten(name), f"language:{guild}:{code}")
        for code, name in names
        if code != words.language
    )
    return (
        words.button(f"remind_{remind}", f"remind:{guild}:{remind}"),
        *languages,
        words.button("export", f"export:{guild}"),
        words.button("erase", f"erase:{guild}", Style.DANGER),
    )


def erase_card(words: Words, guild: str) -> Card:
    """Ask whether somebody really wants everything deleted."""
    card = words.card("erase", Tone.WARNING)
    button = words.button("yes_erase", f"erased:{guild}", Style.DANGER)
    return replace(card, buttons=(button, words.button("keep", f"my:{guild}")))


def purpose_text(words: Words, list_: SignUpList) -> str:
    """Return what is shown beside a form: what the data is for, and what consent means."""
    field = purpose_field(words, list_)
    consent = list_.consent
    hint = said(consent.hint, words.language) if consent and consent.hint else ""
    fields = (field, *foreign_field(words, list_))
    lines = "\n".join(f"{item.label}: {item.value}" for item in fields)
    return f"{lines}\n\n{hint}".strip()
