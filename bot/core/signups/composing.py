"""Questions of a list as organizers type them, one a line, or parted by semicolons.

    Your name
    E-mail [email] | for example ana@example.org
    Session [morning / afternoon]
    Anything else? [long] (optional)

Every question must be answered unless "(optional)" stands behind it. What stands after a bar is
its hint.
"""

import re
from dataclasses import replace

from bot.core.knowledge.values import LocalText
from bot.core.signups.lists import Asks, Choice, Question, SignUpList

QUESTIONS = 10
"""Questions that organizers can ask: two steps of a form."""
CHOICES = 10
HINT = 100
"""Characters of a hint (the same page: Text Input)."""
LABEL = 45
"""Characters of a question (Discord's documentation, Component Reference: Label)."""

_LINE = re.compile(
    r"(?P<label>[^\[\]|]+?)\s*(?:\[(?P<asks>[^\[\]|]+)\])?"
    r"\s*(?P<optional>\((?:optional|opcional|optionnel|facultatif)\))?\s*(?:\|\s*(?P<hint>.+))?",
    re.I,
)
_PARTED = re.compile(r"[\n;]")
_WORDS = {
    "short": Asks.SHORT,
    "text": Asks.SHORT,
    "long": Asks.LONG,
    "email": Asks.EMAIL,
    "e-mail": Asks.EMAIL,
    "city": Asks.PLACE,
    "place": Asks.PLACE,
}


class UnreadableQuestion(Exception):
    """A line that is no question; `line` is its number, from 1."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"line {line}: {text}")
        self.line = line


def read_questions(text: str) -> tuple[Question, ...]:
    """Return the questions in `text`. Raises UnreadableQuestion."""
    lines = [(number, line.strip()) for number, line in enumerate(_PARTED.split(text), 1)]
    questions = [_question(number, line) for number, line in lines if line]
    if len(questions) > QUESTIONS:
        raise UnreadableQuestion(QUESTIONS + 1, f"more than {QUESTIONS} questions")
    return tuple(questions)


def write_questions(questions: tuple[Question, ...], language: str) -> str:
    """Return questions as they are typed; consent is asked without being typed."""
    return "\n".join(_line(item, language) for item in questions if item.asks is not Asks.CONSENT)


def merge_questions(
    asked: tuple[Question, ...], list_: SignUpList, language: str
) -> tuple[Question, ...]:
    """Return questions typed in one language over those that a list asks.

    Asked for the same things in the same order, only the words of that language change; else the
    questions that are worded as before are kept with their words in every language.
    """
    earlier = tuple(item for item in list_.questions if item.asks is not Asks.CONSENT)
    if [_shape(item) for item in asked] == [_shape(item) for item in earlier]:
        pairs = zip(asked, earlier, strict=True)
        return tuple(_reworded(old, new, language, list_.written_in) for new, old in pairs)
    known = {(_shape(item), _line(item, language)): item for item in earlier}
    ids = [int(item.id[1:]) for item in earlier if item.id[1:].isdecimal()]
    fresh = max(ids, default=0)
    return tuple(
        known.get((_shape(item), _line(item, "en")))
        or _worded_in(replace(item, id=f"q{fresh + number}"), language)
        for number, item in enumerate(asked, 1)
    )


def _worded_in(question: Question, language: str) -> Question:
    """Return a question typed in one language, which stands for English too."""
    choices = tuple(
        replace(item, label={**item.label, language: item.label["en"]}) for item in question.choices
    )
    label = {**question.label, language: question.label["en"]}
    hint = {**question.hint, language: question.hint["en"]} if question.hint else {}
    return replace(question, label=label, hint=hint, choices=choices)


def _shape(question: Question) -> tuple[Asks, bool, int]:
    return question.asks, question.required, len(question.choices)


def _reworded(old: Question, new: Question, language: str, written_in: str) -> Question:
    choices = tuple(
        replace(choice, label=reworded(choice.label, typed.label["en"], language, written_in))
        for choice, typed in zip(old.choices, new.choices, strict=True)
    )
    label = reworded(old.label, new.label["en"], language, written_in)
    hint = reworded_or_none(old.hint, new.hint.get("en", ""), language, written_in)
    return replace(old, label=label, hint=hint, choices=choices)


def reworded(earlier: LocalText, text: str, language: str, written_in: str = "en") -> LocalText:
    """Return a text with its words in one language changed.

    What is not there in English is said in the language that the list was `written_in`.
    """
    if text == earlier.get(language, earlier["en"]):
        return dict(earlier)
    stands_in = language == written_in and earlier["en"] == earlier.get(language)
    english = text if not earlier["en"] or stands_in else earlier["en"]
    return {**earlier, "en": english, language: text}


def reworded_or_none(
    earlier: LocalText, text: str, language: str, written_in: str = "en"
) -> LocalText:
    """Return a text that need not be there with its words in one language changed, or gone.

    Without words in English, or in the language that it was written in, there are none at all.
    """
    if text:
        return reworded(earlier or {"en": ""}, text, language, written_in)
    left = {code: words for code, words in earlier.items() if code != language}
    return left if "en" in left and language != written_in else {}


def _question(number: int, line: str) -> Question:
    match = _LINE.fullmatch(line)
    if match is None or len(match["label"]) > LABEL:
        raise UnreadableQuestion(number, line)
    asks, choices = _asks(number, line, match["asks"] or "short")
    label, hint = {"en": match["label"]}, {"en": match["hint"][:HINT]} if match["hint"] else {}
    return Question(f"q{number}", asks, label, not match["optional"], hint, choices)


def _asks(number: int, line: str, words: str) -> tuple[Asks, tuple[Choice, ...]]:
    if asks := _WORDS.get(words.strip().casefold()):
        return asks, ()
    labels = [part.strip() for part in words.split("/") if part.strip()]
    if not 2 <= len(labels) <= CHOICES or any(len(label) > 100 for label in labels):
        raise UnreadableQuestion(number, line)
    choices = (Choice(f"c{index}", {"en": label}) for index, label in enumerate(labels, 1))
    return Asks.CHOICE, tuple(choices)


def _line(question: Question, language: str) -> str:
    label = question.label.get(language, question.label["en"])
    offered = (choice.label.get(language, choice.label["en"]) for choice in question.choices)
    asks = " / ".join(offered) or {Asks.PLACE: "city"}.get(question.asks, question.asks.value)
    suffix = "" if question.asks is Asks.SHORT else f" [{asks}]"
    hint = question.hint.get(language, question.hint.get("en", ""))
    hint = " ".join(_PARTED.sub(",", hint).replace("|", "/").split())[:HINT]
    optional = "" if question.required else " (optional)"
    return f"{label}{suffix}{optional}{f' | {hint}' if hint else ''}"
