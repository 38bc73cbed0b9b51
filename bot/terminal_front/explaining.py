"""The explanation that `ask --explain` adds: what was understood, and which figure decided."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from bot.core.answering import thresholds
from bot.core.answering.asked import Reading
from bot.core.answering.candidates import Candidate, is_question
from bot.core.answering.deciding import CHOICES, Decided, Decision, Silent, Unsure
from bot.core.answering.engine import Explanation
from bot.core.answering.reading import Utterance
from bot.core.knowledge.model import ReplyKind
from bot.terminal_front.layout import Labelled, hanging
from bot.terminal_front.rendering import shown
from bot.terminal_front.screen import shows_unicode

SHOWN = 5
"""Candidates listed for each thing asked."""
BAR = 10
"""Characters of a bar that stands for certainty."""
NEEDED: Mapping[ReplyKind, float] = {
    ReplyKind.FACT: thresholds.FACT,
    ReplyKind.REFERRAL: thresholds.REFERRAL,
    ReplyKind.SMALLTALK: thresholds.SMALLTALK,
}
"""How sure an answer of each kind must be."""
CLAIMED: Mapping[ReplyKind, str] = {
    ReplyKind.FACT: "that this is asked",
    ReplyKind.REFERRAL: "that the sources do not tell what is asked",
    ReplyKind.SMALLTALK: "of a courtesy",
}
"""What an answer of each kind is sure of."""


def explanation(found: Explanation) -> RenderableType:
    """Return, for each thing asked, how it was read, what it may mean, and what was decided."""
    kinds = {answer.id: answer.kind for answer in found.reply.answers}
    parts = list(zip(found.readings, found.decisions, strict=True))
    blocks: list[RenderableType] = []
    for number, (reading, decision) in enumerate(parts, 1):
        title = f"Why: part {number} of {len(parts)}" if len(parts) > 1 else "Why"
        facts = [*_read(reading.utterance), *_decided(reading, decision, kinds)]
        blocks += ["", Text(title, "bold"), Labelled([(k, Text(shown(v))) for k, v in facts])]
        blocks += ["", Text("What it may mean", "bold")]
        blocks += [Bar(candidate) for candidate in reading.candidates[:SHOWN]]
    return Group(*blocks)


class Bar:
    """A candidate with its probability, as a bar and as a figure."""

    def __init__(self, candidate: Candidate) -> None:
        self._candidate = candidate

    def __rich_console__(self, console: Console, _: ConsoleOptions) -> RenderResult:
        full, empty = ("█", "░") if shows_unicode(console) else ("#", ".")
        probability = self._candidate.probability
        filled = round(probability * BAR)
        bar = full * filled + empty * (BAR - filled)
        yield hanging(Text(f"{bar} {probability:>4.0%}  "), Text(self._candidate.cell))


def _read(utterance: Utterance) -> Iterator[tuple[str, str]]:
    how = "told by the words" if utterance.sure else "assumed: the words do not tell"
    yield "read as", " ".join(utterance.words) or "nothing"
    yield "language", f"{utterance.language}, {how}"
    if utterance.corrections:
        yield "corrected", ", ".join(f"{typed} -> {read}" for typed, read in utterance.corrections)
    yield "topics", ", ".join(_mentions(utterance)) or "none named"
    if utterance.strangers:
        yield "unexplained", ", ".join(utterance.strangers)


def _mentions(utterance: Utterance) -> Iterator[str]:
    for mention in utterance.mentions:
        words = " ".join(utterance.words[mention.start : mention.end])
        yield f'{mention.topic} ("{words}")'


def _decided(
    reading: Reading, decision: Decision, kinds: Mapping[str, ReplyKind]
) -> Iterator[tuple[str, str]]:
    """Yield what was decided, and the threshold that decided it."""
    match decision:
        case Decided(cell, probability):
            yield "decision", f"answer {cell}"
            yield "because", _sure(probability, kinds[cell])
        case Unsure(choices):
            yield "decision", f"offer {len(choices)} to choose from"
            yield "because", f"no answer is sure enough; together {_choices(choices)}"
        case Silent(chatter=True):
            yield "decision", "nothing to answer: it asks nothing about these topics"
            yield (
                "because",
                f"likeliest is {reading.best.cell}, {reading.best.probability:.0%} sure",
            )
        case Silent():
            likely = [
                candidate
                for candidate in reading.candidates
                if is_question(candidate) and candidate.probability >= thresholds.CHOICE
            ]
            yield "decision", "do not know"
            yield "because", f"even the likeliest together are {_choices(likely[:CHOICES])}"


def _sure(probability: float, kind: ReplyKind) -> str:
    needed = NEEDED[kind]
    sure = f"{probability:.0%} sure {CLAIMED[kind]}"
    if probability >= needed:
        return f"{sure}; {needed:.0%} needed, {_margin(probability, needed)}"
    leading = (
        f"{thresholds.LEADING_FACT:.0%} when {thresholds.LEAD:g} times likelier than any other"
    )
    return f"{sure}; {needed:.0%} needed, or {leading}, as here"


def _choices(choices: Sequence[Candidate]) -> str:
    together = sum(choice.probability for choice in choices)
    margin = _margin(together, thresholds.CHOICES)
    return f"{together:.0%} sure; {thresholds.CHOICES:.0%} needed for choices, {margin}"


def _margin(reached: float, needed: float) -> str:
    """Return how far a threshold was."""
    points = round(100 * abs(reached - needed))
    unit = "point" if points == 1 else "points"
    return f"{points} {unit} {'above' if reached >= needed else 'short'}"
