"""What is wrong in the knowledge files, in words for whoever edits them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
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


class KnowledgeFault(Exception):
    """The knowledge files are refused; `faults` names every mistake found in them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults), key=lambda fault: (fault.file, fault.line or 0)))
        super().__init__("\n".join(map(str, self.faults)))
