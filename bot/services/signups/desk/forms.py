"""Signing up by a form, in one step or several."""

import datetime as dt
from dataclasses import dataclass

from bot.core.cards import Card
from bot.core.permissions import Actor
from bot.core.signups.forms import Answers, steps
from bot.core.signups.lists import Question, SignUpList
from bot.services.signups.cards import member as cards
from bot.services.signups.cards.wording import Words
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.desk.telling import tell
from bot.services.signups.members import Members
from bot.services.signups.outcomes import ToMend
from bot.services.signups.ports import RecordStore


@dataclass(frozen=True, slots=True)
class FormWanted:
    """A form to be filled in: one step of a list's questions."""

    guild: str
    list: SignUpList
    title: str
    questions: tuple[Question, ...]
    answers: Answers
    """What was typed before."""
    step: int
    changing: bool
    purpose: str
    """What the data is kept for, to be shown beside the questions."""
    language: str

    @property
    def id(self) -> str:
        """Return what tells this form from others, also after a restart."""
        return f"form:{self.guild}:{self.list.id}:{'c' if self.changing else 's'}{self.step}"


Reaction = Card | FormWanted
"""What a press brings."""


class FormDesk:
    """Opens forms and takes them in."""

    def __init__(self, store: RecordStore, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue
        self._members = Members(store, catalogue)

    async def start(
        self, actor: Actor, about: list[str], words: Words, now: dt.datetime
    ) -> Reaction:
        """Show the form of a list, or where somebody stands."""
        outcome = await self._members.look(actor, about[0], now)
        if not isinstance(outcome, ToMend):
            return tell(words, actor.guild, outcome, now)
        if not outcome.list.questions:
            return cards.confirm_card(words, actor.guild, outcome.list)
        first = _first_step(outcome)
        return self._form(actor, outcome.list, outcome.answers, first, words)

    async def more(
        self, actor: Actor, about: list[str], words: Words, now: dt.datetime
    ) -> Reaction:
        """Show a further step of a form."""
        list_id, step = about
        list_ = await self._catalogue.find(self._store.view, actor.guild, list_id)
        if list_ is None:
            return cards.no_list_card(words)
        changing, number = step[0] == "c", int(step[1:])
        entry = await self._store.view.places.get(actor.guild, list_id, actor.person)
        if not changing and entry and entry.place.is_active:
            return await self.start(actor, about, words, now)
        typed = await self._store.view.drafts.get(actor.guild, list_id, actor.person)
        earlier = dict(entry.answers) if entry and changing else {}
        return self._form(actor, list_, earlier | typed, number, words, changing=changing)

    async def change(
        self, actor: Actor, about: list[str], words: Words, now: dt.datetime
    ) -> Reaction:
        """Show the form with somebody's answers."""
        list_ = await self._catalogue.find(self._store.view, actor.guild, about[0])
        if list_ is None:
            return cards.no_list_card(words)
        entry = await self._store.view.places.get(actor.guild, list_.id, actor.person)
        if entry is None or not entry.place.is_active or not list_.questions:
            return await self.start(actor, about, words, now)
        typed = await self._store.view.drafts.get(actor.guild, list_.id, actor.person)
        answers = {**entry.answers, **typed}
        return self._form(actor, list_, answers, 0, words, changing=True)

    async def join(self, actor: Actor, about: list[str], words: Words, now: dt.datetime) -> Card:
        """Join a list that asks nothing."""
        outcome = await self._members.join(actor, about[0], {}, words.language, now)
        return tell(words, actor.guild, outcome, now)

    async def submit(
        self,
        actor: Actor,
        about: list[str],
        typed: Answers,
        words: Words,
        now: dt.datetime,
    ) -> Card:
        """Answer a form that was sent off."""
        list_id, step = about
        changing, number = step[0] == "c", int(step[1:])
        list_ = await self._catalogue.find(self._store.view, actor.guild, list_id)
        if list_ is None:
            return cards.no_list_card(words)
        if number + 1 < len(steps(list_.questions)):
            await self._members.keep_draft(actor, list_id, typed, now)
            return cards.more_card(words, actor.guild, list_, number + 1, changing=changing)
        earlier = await self._store.view.drafts.get(actor.guild, list_id, actor.person)
        answers = {**earlier, **typed}
        send = self._members.change if changing else self._members.join
        outcome = await send(actor, list_id, answers, words.language, now)
        return tell(words, actor.guild, outcome, now, changing=changing)

    def _form(
        self,
        actor: Actor,
        list_: SignUpList,
        answers: Answers,
        step: int,
        words: Words,
        *,
        changing: bool = False,
    ) -> FormWanted:
        return FormWanted(
            guild=actor.guild,
            list=list_,
            title=words.title(list_),
            questions=steps(list_.questions)[step],
            answers=answers,
            step=step,
            changing=changing,
            purpose=cards.purpose_text(words, list_),
            language=words.language,
        )


def _first_step(outcome: ToMend) -> int:
    """Return the first step with something to mend, once anything was typed."""
    if not outcome.answers:
        return 0
    wrong = {fault.question.id for fault in outcome.faults}
    forms = steps(outcome.list.questions)
    return next((n for n, form in enumerate(forms) if wrong & {q.id for q in form}), 0)
