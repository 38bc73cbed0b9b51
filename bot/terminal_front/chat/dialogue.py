"""Questions asked one by one, where a window would show a form."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

from bot.core.cards import Card, Tone
from bot.core.signups.forms import check_questions
from bot.core.signups.lists import Asks, Question, said
from bot.services.signups.cards.wording import Words
from bot.services.signups.desk.forms import FormWanted
from bot.services.signups.desk.sheet_fields import SheetWanted
from bot.terminal_front.chat.session import CANCEL, Session


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a form."""

    id: str
    label: str
    hints: tuple[str, ...] = ()
    earlier: str = ""
    """What is kept when nothing is typed, on one line."""
    kept: str = ""
    """The same as it really stands, where that has several."""
    check: Callable[[str], str | None] | None = None
    """Returns what is wrong with an answer, at once; None when all is checked at the end."""


@dataclass(slots=True)
class Dialogue:
    """Takes a form's answers, a line each, and sends them off."""

    title: str
    lines: tuple[Line, ...]
    send: Callable[[dict[str, str]], Awaitable[Card]]
    typed: dict[str, str] = field(default_factory=dict)

    def begin(self, session: Session) -> Card:
        """Say how it goes, and ask the first question."""
        session.dialogue = self.take
        session.show(session.note(Tone.INFO, session.say("form.start", title=self.title)))
        return self._ask(session)

    async def take(self, session: Session, text: str) -> Card | None:
        """Take an answer, and ask on; at the end send everything off."""
        if text == CANCEL:
            session.dialogue = None
            return session.note(Tone.INFO, session.say("form.cancelled"))
        line = self.lines[len(self.typed)]
        answer = text or line.kept or line.earlier
        if line.check and (wrong := line.check(answer)):
            return session.note(Tone.WARNING, line.label, wrong)
        self.typed[line.id] = answer
        if len(self.typed) < len(self.lines):
            return self._ask(session)
        session.dialogue = None
        return await self.send(self.typed)

    def _ask(self, session: Session) -> Card:
        line = self.lines[len(self.typed)]
        earlier = (f"[{line.earlier}]",) if line.earlier else ()
        return session.note(Tone.INFO, line.label, *line.hints, *earlier)


def form_lines(session: Session, wanted: FormWanted) -> Iterator[Line]:
    """Yield the questions of one step of a list's form."""
    language = wanted.language
    words = Words(session.runtime.library.knowledge, session.language)
    for question in wanted.questions:
        hints = [said(question.hint, language)] if question.hint else []
        if question.asks is Asks.CONSENT:
            hints = [wanted.purpose, session.say("form.yes")]
        hints += [
            f"{number}. {said(choice.label, language)}"
            for number, choice in enumerate(question.choices, 1)
        ]
        if not question.required:
            hints.append(f"({session.say('form.optional')})")
        earlier = wanted.answers.get(question.id, "")
        label = said(question.label, language)
        check = _check_of(question, words)
        yield Line(question.id, label, tuple(hints), earlier, check=check)


def _check_of(question: Question, words: Words) -> Callable[[str], str | None]:
    """Return what holds an answer to its question."""

    def check(answer: str) -> str | None:
        faults = check_questions([question], {question.id: answer}).faults
        return words.say(f"wrong.{faults[0].wrong}") if faults else None

    return check


def sheet_lines(wanted: SheetWanted) -> Iterator[Line]:
    """Yield what an organizer fills in of a list."""
    for field_ in wanted.fields:
        named = dict(field_.choices)
        hints = [field_.hint] if field_.hint else []
        hints += [f"{number}. {text}" for number, text in enumerate(named.values(), 1)]
        earlier = ", ".join(named.get(part, part) for part in field_.value.split(", "))
        shown = earlier if named else field_.value.replace("\n", "; ")
        yield Line(field_.name, field_.label, tuple(hints), shown, field_.value)
