"""Cards for organizers about lists themselves: how one is set, and what is to be mended."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.core.cards import Button, Card, Field, Moment, Section, Style, Tone
from bot.core.signups.asking import asked
from bot.core.signups.composing import QUESTIONS
from bot.core.signups.lists import Asks, Question, SignUpList, said
from bot.core.signups.sheets import SheetFault
from bot.services.cards.wording import shorten
from bot.services.signups.cards.setup import language_name
from bot.services.signups.cards.wording import Words, list_fields, purpose_field, time_fields

PARTS = ("texts", "seats", "times", "data", "closing")
"""Parts of a list that are filled in together, in the order of their buttons."""


def sheet_card(words: Words, faults: Iterable[SheetFault], button: Button) -> Card:
    """Return what is to be mended on a sheet, with the way back to it."""
    fields = tuple(
        Field(words.say(f"sheet.{fault.field}"), words.say(_key(fault), line=fault.detail))
        for fault in faults
    )
    return replace(words.card("mend", Tone.WARNING), fields=fields, buttons=(button,))


def _key(fault: SheetFault) -> str:
    return f"wrong.{fault.field}{f'_{fault.reason}' if fault.reason else ''}"


def saved_card(words: Words, key: str, list_: SignUpList, zone: str, **values: object) -> Card:
    """Say what was changed, and show the list as it is now."""
    card = words.card(key, Tone.SUCCESS, title=words.title(list_), **values)
    fields = list_fields(replace(words, area="signups"), list_, zone)
    return replace(card, fields=fields, footer=words.say("id", id=list_.id))


@dataclass(frozen=True, slots=True)
class ListPage:
    """Everything that is set of a list, with the ways to change it."""

    words: Words
    guild: str
    list: SignUpList
    lists: Mapping[str, SignUpList]
    """All lists of the server."""
    places: Mapping[str, str]
    """How its role and its channel are called."""
    written: str
    """The language in which its texts are changed."""
    zone: str

    def card(self, key: str) -> Card:
        """Return the page as a card; `key` says which words stand above it."""
        words, list_ = self.words, self.list
        tone = Tone.INFO if key == "settings" else Tone.SUCCESS
        card = words.card(key, tone, title=words.title(list_))
        times = time_fields(replace(words, area="signups"), list_, self.zone)
        return replace(
            card,
            fields=(*self._languages(), *self._rules(), *times, *self._relations()),
            sections=(
                Section(words.say("wording"), fields=tuple(self._texts())),
                self._questions(),
            ),
            buttons=(*self._parts(), *self._other_languages()),
            footer=words.say("id", id=list_.id),
        )

    def _texts(self) -> Iterator[Field]:
        """Yield what is written in several lines."""
        list_, written = self.list, self.written
        yield self._field("description", said(list_.description, written))
        yield purpose_field(replace(self.words, area="signups"), list_)
        if list_.consent and list_.consent.hint:
            yield self._field("consent", said(list_.consent.hint, written))
        if list_.closed_note:
            yield self._field("closed_note", said(list_.closed_note, written))

    def _languages(self) -> Iterator[Field]:
        codes = self.list.languages
        names = ", ".join(language_name(self.words, code) for code in codes)
        yield Field(self.words.say("fields.texts"), names)
        if self.written not in codes or len(codes) > 1:
            name = language_name(self.words, self.written)
            yield Field(self.words.say("fields.written"), name)

    def _rules(self) -> Iterator[Field]:
        words, list_ = self.words, self.list
        yield self._field("kind", words.say(f"kinds.{list_.kind}"))
        no_limit = words.say("no_limit")
        yield self._field("seats", no_limit if list_.seats is None else str(list_.seats))
        if list_.seats is not None:
            yield self._field("waitlist", words.say(f"answers.{'yes' if list_.waitlist else 'no'}"))
            yield self._field("offer_hours", str(list_.offer_hours))
        if list_.role:
            yield self._field("role", self.places.get(list_.role, list_.role))
        if list_.opens:
            yield Field(words.say("sheet.opens"), Moment(list_.opens, self.zone))

    def _relations(self) -> Iterator[Field]:
        words, list_ = self.words, self.list
        if list_.event:
            yield self._field("event", self._topic(list_.event))
        if list_.topics:
            yield self._field("topics", ", ".join(map(self._topic, list_.topics)))
        if list_.instead:
            other = self.lists.get(list_.instead)
            yield self._field("instead", words.title(other) if other else list_.instead)
        if list_.fallback:
            yield self._field("fallback", self.places.get(list_.fallback, list_.fallback))

    def _field(self, name: str, value: str) -> Field:
        return Field(self.words.say(f"sheet.{name}"), value)

    def _topic(self, id_: str) -> str:
        topic = self.words.knowledge.topics.get(id_)
        return topic.name(self.words.language) if topic else id_

    def _questions(self) -> Section:
        words, questions = self.words, asked(self.list)
        fields = tuple(self._question(number, item) for number, item in enumerate(questions, 1))
        buttons = [
            Button(shorten(words.say("buttons.question", number=n)), self._sheet(f"q{n}"))
            for n in range(1, len(questions) + 1)
        ]
        if len(questions) < QUESTIONS:
            buttons.append(words.button("add_question", self._sheet(f"q{len(questions) + 1}")))
        return Section(words.say("questions"), (), fields, tuple(buttons))

    def _question(self, number: int, item: Question) -> Field:
        words = self.words
        choices = " / ".join(said(choice.label, self.written) for choice in item.choices)
        kind = choices if item.asks is Asks.CHOICE else words.say(f"asks.{item.asks}")
        hint = said(item.hint, self.written) if item.hint else ""
        parts = (kind, words.say("must" if item.required else "may"), hint)
        label = f"{number}. {said(item.label, self.written)}"
        return Field(label, " · ".join(part for part in parts if part))

    def _sheet(self, part: str) -> str:
        return f"sheet:{self.guild}:{self.list.id}:{part}:{self.written}"

    def _parts(self) -> Iterator[Button]:
        for part in PARTS:
            yield self.words.button(f"part_{part}", self._sheet(part), Style.PRIMARY)

    def _other_languages(self) -> Iterator[Button]:
        for code in self.words.knowledge.words:
            if code != self.written:
                label = self.words.say("buttons.texts_in", name=language_name(self.words, code))
                yield Button(shorten(label), f"list:{self.guild}:{self.list.id}:{code}")
