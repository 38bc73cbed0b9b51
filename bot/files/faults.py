"""What is wrong in the knowledge files, in words for whoever edits them."""

from collections.abc import Iterable
from dataclasses import dataclass

MANY = 500
"""Faults of one sort that are looked into; whoever has more is helped by none of the others."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake: where it stands, what it is, and how to mend it."""

    file: str
    """Path as an editor of the files knows it: "knowledge/topics/sci.yaml"."""
    line: int | None
    """Line in the file, from 1; None when the mistake is about the file as a whole."""
    field: str
    """Dotted path inside the file, "facts.when.source"; empty for the file as a whole."""
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Return the fault in one line."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        subject = f"{self.field}: " if self.field else ""
        return f"{place}: {subject}{self.problem}; {self.remedy}"


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the faults as one meets them reading the files, each once."""
    return tuple(sorted(set(faults), key=lambda f: (f.file, f.line or 0, f.field, f.problem)))


class KnowledgeFault(Exception):
    """The knowledge files are refused; `faults` names every mistake found in them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = in_order(faults)
        super().__init__("\n".join(map(str, self.faults)))
