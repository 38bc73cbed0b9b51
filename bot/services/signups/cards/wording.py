"""Words that the cards of sign-ups share."""

import datetime as dt
from dataclasses import dataclass

from bot.core import dates
from bot.core.cards import Attachment, Button, Card, Field, Moment, Style, Tone
from bot.core.knowledge.model import Knowledge
from bot.core.signups.entries import Entry
from bot.core.signups.forms import Answers
from bot.core.signups.lists import Asks, SignUpList, said
from bot.core.texts import Texts
from bot.services.cards.calendar import dates_file
from bot.services.cards.wording import shorten


@dataclass(frozen=True, slots=True)
class Words:
    """Says sentences of one area in one language."""

    knowledge: Knowledge
    language: str
    area: str = "signups"

    def say(self, key: str, **values: object) -> str:
        """Return a sentence. Raises KeyError when there is none."""
        return self.said(f"{self.area}.{key}", **values)

    def said(self, key: str, **values: object) -> str:
        """Return a sentence of whatever area. Raises KeyError when there is none."""
        return Texts(self.knowledge.texts).say(key, self.language, **values)

    def card(self, key: str, tone: Tone = Tone.INFO, **values: object) -> Card:
        """Return a short card: a title and a text."""
        title = self.say(f"{key}.title", **values)
        text = self.say(f"{key}.text", **values)
        return Card(title, tone, (text,), language=self.language, private=True)

    def button(self, key: str, action: str, style: Style = Style.SECONDARY) -> Button:
        """Return a button whose label stands under "buttons"."""
        return Button(shorten(self.say(f"buttons.{key}")), action, style)

    def title(self, list_: SignUpList) -> str:
        """Return a list's title."""
        return said(list_.title, self.language)

    def moment(self, label: str, at: dt.datetime, zone: str = "UTC") -> Field:
        """Return a labelled moment."""
        return Field(self.say(f"fields.{label}"), Moment(at, zone))


def list_fields(words: Words, list_: SignUpList, zone: str = "UTC") -> tuple[Field, ...]:
    """Return when a list's event is, until when one can sign up, and what data is kept for."""
    times = time_fields(words, list_, zone)
    return (*times, purpose_field(words, list_), *foreign_field(words, list_))


def time_fields(words: Words, list_: SignUpList, zone: str) -> tuple[Field, ...]:
    """Return when a list's event is, and until when one can sign up."""
    fields = []
    if list_.dates:
        when = dates.period(list_.dates, words.language, Texts(words.knowledge.texts))
        fields.append(Field(words.say("fields.dates"), when))
    if list_.closes:
        fields.append(words.moment("closes", list_.closes, zone))
    return tuple(fields)


def foreign_field(words: Words, list_: SignUpList) -> tuple[Field, ...]:
    """Return in which language the organizers wrote, where it is not the reader's."""
    written = list_.language_of(list_.description, words.language)
    if written == words.language:
        return ()
    return (Field(words.say("fields.written_in"), words.knowledge.words[written].name),)


def purpose_field(words: Words, list_: SignUpList) -> Field:
    """Return what a list's data is kept for, and how long."""
    kept = words.say("kept", purpose=said(list_.purpose, words.language), days=list_.keep_days)
    return Field(words.say("fields.purpose"), kept)


def answer_fields(words: Words, list_: SignUpList, answers: Answers) -> tuple[Field, ...]:
    """Return what somebody answered."""
    fields = []
    for question in list_.questions:
        answer = answers.get(question.id)
        if not answer:
            continue
        labels = {item.id: said(item.label, words.language) for item in question.choices}
        shown = words.say("agreed") if question.asks is Asks.CONSENT else labels.get(answer, answer)
        fields.append(Field(said(question.label, words.language), shown))
    return tuple(fields)


def calendar_of(words: Words, list_: SignUpList, now: dt.datetime) -> tuple[Attachment, ...]:
    """Return the calendar file of a list's event, if it has dates."""
    if list_.dates is None:
        return ()
    uid = list_.event or f"list-{list_.id}"
    return (dates_file(list_.id, uid, words.title(list_), list_.dates, now),)


def standing_buttons(words: Words, entry: Entry, list_: SignUpList) -> tuple[Button, ...]:
    """Return what somebody on a list can do there."""
    where = f"{entry.guild}:{entry.list}"
    change = (words.button("change", f"change:{where}"),) if list_.questions else ()
    return (*change, words.button("leave", f"leave:{where}", Style.DANGER))
