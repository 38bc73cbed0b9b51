"""What people type into a list's form, checked and put in order."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from email_validator import EmailNotValidError, validate_email

from bot.core.signups.lists import Asks, Question, SignUpList

LENGTHS = {Asks.SHORT: 200, Asks.LONG: 1_500, Asks.EMAIL: 254, Asks.PLACE: 120}
"""Longest answers in characters; an address's is RFC 5321's (4.5.3.1.3, less the brackets)."""
PARTS = 5
AGREED = "yes"
"""What stands for a consent that was given."""

_PARTS = re.compile(r"\s*[,;/|]\s*|\s+[-–—]\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_MEANS_YES = frozenset({"yes", "y", "true", "1", "si", "sí", "sim", "oui", "s", "o"})
_MEANS_NO = frozenset({"no", "n", "false", "0", "não", "nao", "non"})


class Wrong(StrEnum):
    """What is wrong with an answer."""

    MISSING = "missing"
    EMAIL = "email"
    TOO_LONG = "too_long"
    CHOICE = "choice"
    PLACE = "place"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class FieldFault:
    """An answer to mend."""

    question: Question
    wrong: Wrong


Answers = Mapping[str, str]
"""Answers by the id of their question."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A form as it was filled in: what can be kept, and what must be mended first."""

    answers: Answers
    faults: tuple[FieldFault, ...]


def steps(questions: Iterable[Question]) -> tuple[tuple[Question, ...], ...]:
    """Return questions parted into forms, none of which has more than five parts.

    Consent takes two, for its wording and its box.
    https://discord.com/developers/docs/interactions/receiving-and-responding#modal
    """
    forms: list[list[Question]] = [[]]
    room = PARTS
    for question in questions:
        takes = 2 if question.asks is Asks.CONSENT else 1
        if takes > room:
            forms.append([])
            room = PARTS
        forms[-1].append(question)
        room -= takes
    return tuple(tuple(form) for form in forms if form)


def check(list_: SignUpList, typed: Answers) -> Checked:
    """Check the answers to all questions of a list; what it does not ask is dropped."""
    return check_questions(list_.questions, typed)


def check_questions(questions: Iterable[Question], typed: Answers) -> Checked:
    """Check the answers to some questions."""
    answers: dict[str, str] = {}
    faults = []
    for question in questions:
        text = tidy(typed.get(question.id, ""))
        found = _check(question, text)
        if isinstance(found, Wrong):
            faults.append(FieldFault(question, found))
        elif found:
            answers[question.id] = found
    return Checked(answers, tuple(faults))


def tidy(text: str) -> str:
    """Return what was typed without control characters and the blanks around it."""
    return _CONTROL.sub("", text.replace("\r\n", "\n")).strip()


def read_yes_no(text: str) -> bool:
    """Return whether a yes was typed, in any of the languages. Raises ValueError for neither."""
    typed = text.casefold()
    if typed not in _MEANS_YES | _MEANS_NO:
        raise ValueError(text)
    return typed in _MEANS_YES


def _check(question: Question, text: str) -> str | Wrong:
    """Return the answer as it is kept, or what is wrong with it."""
    if question.asks is Asks.CONSENT:
        agrees = AGREED if text.casefold() in _MEANS_YES else ""
        return agrees or (Wrong.CONSENT if question.required else "")
    if not text:
        return Wrong.MISSING if question.required else ""
    if len(text) > LENGTHS.get(question.asks, 200):
        return Wrong.TOO_LONG
    return _read(question, text)


def _read(question: Question, text: str) -> str | Wrong:
    match question.asks:
        case Asks.EMAIL:
            return _email(text)
        case Asks.CHOICE:
            return _choice(question, text)
        case Asks.PLACE:
            return _place(text)
        case Asks.LONG:
            return text
    return " ".join(text.split())


def _email(text: str) -> str | Wrong:
    address = text.removeprefix("mailto:").strip("<> ")
    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        return Wrong.EMAIL


def _choice(question: Question, text: str) -> str | Wrong:
    """Return the id of the choice meant: by its id, its label in any language, or its number."""
    wanted = text.casefold()
    for number, choice in enumerate(question.choices, 1):
        names = {choice.id, str(number), *choice.label.values()}
        if wanted in {name.casefold() for name in names}:
            return choice.id
    return Wrong.CHOICE


def _place(text: str) -> str | Wrong:
    """Return "City, Country", whatever stands between the two."""
    parts = [part for part in _PARTS.split(" ".join(text.split())) if part]
    if len(parts) < 2 or not all(any(char.isalpha() for char in part) for part in parts):
        return Wrong.PLACE
    return ", ".join(parts)
