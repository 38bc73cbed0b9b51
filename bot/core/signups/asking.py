"""One question of a list, filled in by an organizer."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.core.signups.composing import (
    CHOICES,
    HINT,
    LABEL,
    QUESTIONS,
    reworded,
    reworded_or_none,
)
from bot.core.signups.forms import read_yes_no, tidy
from bot.core.signups.lists import Asks, Choice, Question, SignUpList, said
from bot.core.signups.sheets import CLEAR, Reading, SheetFault, with_consent

KINDS = (Asks.SHORT, Asks.LONG, Asks.EMAIL, Asks.CHOICE, Asks.PLACE)
"""What a question can ask for; consent is asked for by itself."""
CHOICE = 100
"""Characters of a choice (Discord's documentation, Component Reference: Radio Group)."""
_PARTED = re.compile(r"[\n;/]")


def asked(list_: SignUpList) -> tuple[Question, ...]:
    """Return the questions that organizers write, without that for consent."""
    return tuple(item for item in list_.questions if item.asks is not Asks.CONSENT)


def question_sheet(list_: SignUpList, number: int, language: str) -> dict[str, str]:
    """Return a question, counted from 1, as it would be filled in; a new one is empty."""
    questions = asked(list_)
    if number > len(questions):
        return {"label": "", "asks": Asks.SHORT, "choices": "", "hint": "", "required": "yes"}
    item = questions[number - 1]
    return {
        "label": said(item.label, language),
        "asks": item.asks.value,
        "choices": "\n".join(said(choice.label, language) for choice in item.choices),
        "hint": said(item.hint, language) if item.hint else "",
        "required": "yes" if item.required else "no",
    }


def put_question(
    list_: SignUpList, number: int, sheet: Mapping[str, str], how: Reading
) -> tuple[tuple[Question, ...], tuple[SheetFault, ...]]:
    """Return a list's questions with one of them filled in anew, and what could not be read.

    A question without words is taken away.
    """
    questions = asked(list_)
    earlier = questions[number - 1] if number <= len(questions) else None
    label = _line(sheet, "label")
    if not label and earlier:
        left = tuple(item for item in questions if item is not earlier)
        return with_consent(left, list_, how), ()
    faults = tuple(_faults(sheet, label, len(questions) if earlier is None else 0))
    if faults:
        return list_.questions, faults
    item = _question(earlier or Question(_free_id(questions), Asks.SHORT, {}), sheet, list_, how)
    put = (*questions, item)
    if earlier:
        put = tuple(item if one is earlier else one for one in questions)
    return with_consent(put, list_, how), ()


def _faults(sheet: Mapping[str, str], label: str, count: int) -> list[SheetFault]:
    found = []
    if not label or len(label) > LABEL:
        found.append(SheetFault("label"))
    elif count >= QUESTIONS:
        found.append(SheetFault("label", reason="many"))
    if sheet.get("asks") not in KINDS:
        found.append(SheetFault("asks"))
    choices = _choices(sheet)
    many = 2 <= len(choices) <= CHOICES and all(len(text) <= CHOICE for text in choices)
    if sheet.get("asks") == Asks.CHOICE and not many:
        found.append(SheetFault("choices"))
    if len(_line(sheet, "hint")) > HINT:
        found.append(SheetFault("hint"))
    try:
        read_yes_no(sheet.get("required", ""))
    except ValueError:
        found.append(SheetFault("required"))
    return found


def _question(
    earlier: Question, sheet: Mapping[str, str], list_: SignUpList, how: Reading
) -> Question:
    asks = Asks(sheet["asks"])
    texts = _choices(sheet) if asks is Asks.CHOICE else []
    known = {said(item.label, how.language): item for item in earlier.choices}
    if len(texts) == len(earlier.choices):
        pairs = zip(texts, earlier.choices, strict=True)
        choices = [replace(item, label=_anew(item.label, text, list_, how)) for text, item in pairs]
    else:
        ids = [int(item.id[1:]) for item in earlier.choices if item.id[1:].isdecimal()]
        fresh = max(ids, default=0)
        choices = [
            known.get(text) or Choice(f"c{fresh + number}", _anew({}, text, list_, how))
            for number, text in enumerate(texts, 1)
        ]
    hint = _line(sheet, "hint")
    return replace(
        earlier,
        asks=asks,
        label=_anew(earlier.label, _line(sheet, "label"), list_, how),
        hint=reworded_or_none(earlier.hint, hint, how.language, list_.written_in),
        required=read_yes_no(sheet["required"]),
        choices=tuple(choices),
    )


def _anew(
    earlier: Mapping[str, str], text: str, list_: SignUpList, how: Reading
) -> Mapping[str, str]:
    if not earlier:
        return {"en": text, how.language: text}
    return reworded(earlier, text, how.language, list_.written_in)


def _free_id(questions: tuple[Question, ...]) -> str:
    ids = [int(item.id[1:]) for item in questions if item.id[1:].isdecimal()]
    return f"q{max(ids, default=0) + 1}"


def _choices(sheet: Mapping[str, str]) -> list[str]:
    parts = (tidy(part) for part in _PARTED.split(sheet.get("choices", "")))
    return list(dict.fromkeys(part for part in parts if part))


def _line(sheet: Mapping[str, str], field: str) -> str:
    text = " ".join(tidy(sheet.get(field, "")).split())
    return "" if text == CLEAR else text
