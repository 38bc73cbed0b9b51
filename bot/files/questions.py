"""Files of questions: a JSON object a line, to measure the bot by.

{"q": "…", "expect": ["sci.founded"], "accept": [], "context": ["…"], "kind": "typo", "lang": "es"};
only "q" and "expect" must be there. What "expect" may hold: `bot.core.quality.cases`.
"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.core.quality.cases import Case
from bot.files.faults import Fault, KnowledgeFault


class Line(BaseModel):
    """One line of a file of questions."""

    model_config = ConfigDict(extra="forbid", strict=True)

    q: str
    expect: list[str] = Field(min_length=1)
    accept: list[str] = []
    context: list[str] = []
    kind: str = "plain"
    lang: str = "en"

    def case(self) -> Case:
        """Return the question as the core knows it."""
        expected, accepted = tuple(self.expect), tuple(self.accept)
        return Case(self.q, expected, accepted, tuple(self.context), self.kind, self.lang)


def read_questions(folder: Path) -> tuple[Case, ...]:
    """Return the questions of every .jsonl file in `folder`, none when there is no such folder.

    Raises KnowledgeFault with every line that is no question.
    """
    return tuple(case for file in sorted(folder.glob("*.jsonl")) for case in read_file(file))


def read_file(file: Path) -> tuple[Case, ...]:
    """Return the questions of one file; raises KnowledgeFault with every line that is none."""
    found = list(_lines(file))
    faults = [one for one in found if isinstance(one, Fault)]
    if faults:
        raise KnowledgeFault(faults)
    return tuple(one for one in found if isinstance(one, Case))


def _lines(file: Path) -> Iterator[Case | Fault]:
    text = file.read_text(encoding="utf-8", errors="replace")
    # not splitlines: U+2028 and its like may stand inside a question
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield Line.model_validate_json(line).case()
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(map(str, first["loc"]))
            remedy = 'write it like {"q": "When was SCI founded?", "expect": ["sci.founded"]}'
            yield Fault(file.name, number, field, first["msg"].lower(), remedy)
