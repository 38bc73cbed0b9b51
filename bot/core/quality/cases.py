"""Questions with what a good answer to them tells."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a question asks for."""

    KNOWN = "in scope"
    """Something that the sources tell."""
    UNKNOWN = "unknown"
    """Something about our topics that the sources do not tell."""
    OFF_TOPIC = "off-topic"
    """Nothing of ours, or a courtesy."""


class Verdict(StrEnum):
    """How well a reply meets a question, best first."""

    RIGHT = "right"
    PARTIAL = "partial"
    """Some of several things asked."""
    OFFERED = "offered"
    """Nothing claimed, and the right answer among the choices."""
    SILENT = "silent"
    NOISE = "noise"
    """Choices or a referral where nothing was asked."""
    WRONG = "wrong"
    """A claim that does not answer the question."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what it asks."""

    question: str
    expected: tuple[str, ...]
    """Cells; "any.<aspect>" for what the sources do not tell of any topic; "off-topic" or
    "smalltalk"."""
    accepted: tuple[str, ...] = ()
    """What would be right as well, where one thing is asked."""
    context: tuple[str, ...] = ()
    """Earlier messages of the same person, oldest first."""
    kind: str = "plain"
    """How it is asked: "typo", "slang", "followup"; figures are told by kind."""
    language: str = "en"
