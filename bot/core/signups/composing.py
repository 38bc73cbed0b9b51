"""Questions of a list as organizers type them, one a line, or parted by semicolons.

    Your name
    E-mail [email]
    Session [morning / afternoon]
    Anything else? [long] (optional)

Every question must be answered unless "(optional)" stands behind it.
"""

import re

from bot.core.signups.lists import Asks, Choice, Question

QUESTIONS = 10
"""Questions that organizers can ask: two steps of a form."""
CHOICES = 10
LABEL = 45
"""Characters of a question (Discord's documentation, Component Reference: Label)."""

_LINE = re.compile(
    r"(?P<label>[^\[\]]+?)\s*(?:\[(?P<asks>[^\[\]]+)\])?\s*(?P<optional>\(optional\))?", re.I
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


def _question(number: int, line: str) -> Question:
    match = _LINE.fullmatch(line)
    if match is None or len(match["label"]) > LABEL:
        raise UnreadableQuestion(number, line)
    asks, choices = _asks(number, line, match["asks"] or "short")
    label = {"en": match["label"]}
    return Question(f"q{number}", asks, label, not match["optional"], choices=choices)


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
    return f"{label}{suffix}{'' if question.required else ' (optional)'}"
