"""The explanation that `ask --explain` adds: what was understood, and which figure decided."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from bot.core.answering import thresholds
from bot.core.answering.deciding import Decided, Decision, Silent, Unsure
from bot.core.answering.engine import Explanation
from bot.core.answering.reading import Utterance
from bot.core.answering.understanding import Reading
from bot.core.knowledge.model import ReplyKind
from bot.terminal_front.layout import Labelled, hanging
from bot.terminal_front.rendering import shown

SHOWN = 5
"""Candidates listed for each thing asked."""
NEEDED: Mapping[ReplyKind, float] = {
    ReplyKind.FACT: thresholds.FACT,
    ReplyKind.REFERRAL: thresholds.REFERRAL,
    ReplyKind.SMALLTALK: thresholds.SMALLTALK,
}
"""How sure an answer of each kind must be."""


def explanation(found: Explanation) -> RenderableType:
    """Return, for each thing asked, how it was read, what it may mean, and what was decided."""
    kinds = {answer.id: answer.kind for answer in found.reply.answers}
    parts = list(zip(found.readings, found.decisions, strict=True))
    blocks: list[RenderableType] = []
    for number, (reading, decision) in enumerate(parts, 1):
        title = f"Why: part {number} of {len(parts)}" if len(parts) > 1 else "Why"
        facts = [*_read(reading.utterance), ("decision", _decided(decision, kinds))]
        blocks += ["", Text(title, "bold"), Labelled([(k, Text(shown(v))) for k, v in facts])]
        blocks += ["", Text("What it may mean", "bold"), *_candidates(reading)]
    return Group(*blocks)


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


def _decided(decision: Decision, kinds: Mapping[str, ReplyKind]) -> str:
    match decision:
        case Decided(cell, probability):
            needed = NEEDED[kinds[cell]]
            return f"answer {cell}: {probability:.0%} sure, {needed:.0%} needed"
        case Unsure(choices):
            together = sum(choice.probability for choice in choices)
            return f"offer choices: {together:.0%} together, {thresholds.CHOICES:.0%} needed"
        case Silent(chatter=True):
            return "nothing to answer: it asks nothing about these topics"
        case Silent():
            return f"do not know: no choices reach {thresholds.CHOICES:.0%} together"


def _candidates(reading: Reading) -> Iterator[RenderableType]:
    for candidate in reading.candidates[:SHOWN]:
        yield hanging(Text(f"{candidate.probability:>4.0%}  "), Text(candidate.cell))
