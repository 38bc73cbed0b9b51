"""Where each part of the knowledge was written, to point there when a rule is broken."""

from collections.abc import Iterator

from bot.core.knowledge.rules import Place, Problem
from bot.files.document import Document, dotted
from bot.files.faults import Fault
from bot.files.strict_yaml import Path


class Origins:
    """Finds the file and the line of a place in the knowledge."""

    def __init__(self) -> None:
        self._written: dict[Place, list[tuple[Document, Path]]] = {}
        self._runs: dict[Place, list[tuple[int, Document, Path]]] = {}

    def note(self, place: Place, document: Document, path: Path) -> None:
        """Remember that what is at `place` was written at `path`; several files may add to one."""
        self._written.setdefault(place, []).append((document, path))

    def note_run(self, place: Place, start: int, document: Document, path: Path) -> None:
        """Remember that the items of `place` from number `start` on are those at `path`.

        Noting thousands of lines one by one would take more memory than the lines.
        """
        self._runs.setdefault(place, []).append((start, document, path))

    def first(self, place: Place) -> str | None:
        """Return the name of the file that wrote `place` first."""
        return self._written[place][0][0].name if place in self._written else None

    def faults(self, problem: Problem) -> Iterator[Fault]:
        """Yield a fault for each file that takes part in the problem."""
        place = problem.place
        *run, at = place
        if isinstance(at, int) and (runs := self._runs.get(tuple(run))):
            start, document, path = max((r for r in runs if r[0] <= at), key=lambda r: r[0])
            yield document.fault((*path, at - start), problem.problem, problem.remedy)
            return
        for cut in range(len(place), 0, -1):
            for document, path in self._written.get(place[:cut], ()):
                yield document.fault((*path, *place[cut:]), problem.problem, problem.remedy)
            if place[:cut] in self._written:
                return
        yield Fault("knowledge", None, dotted(place), problem.problem, problem.remedy)
