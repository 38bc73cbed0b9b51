"""Loading: from a folder to `Knowledge`, or to every fault in it."""

from dataclasses import dataclass
from pathlib import Path as FilePath

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.rules import gaps
from bot.files.document import open_document
from bot.files.draft import Draft
from bot.files.faults import Fault, KnowledgeFault, in_order
from bot.files.folder import Found, files
from bot.files.origins import Origins
from bot.files.validation import validate


@dataclass(frozen=True, slots=True)
class Loaded:
    """Knowledge, and where each part of it was written."""

    knowledge: Knowledge
    origins: Origins

    def review(self) -> tuple[Fault, ...]:
        """Return what is allowed and yet worth mending, such as a missing translation."""
        found = (f for problem in gaps(self.knowledge) for f in self.origins.faults(problem))
        return in_order(found)


def load(folder: FilePath) -> Loaded:
    """Load a knowledge folder.

    Raises KnowledgeFault, with every fault of every file, when there is any. All files are read
    to their end first, so one run shows all that is to be mended.
    """
    draft = Draft()
    for found in files(folder):
        if isinstance(found, Fault):
            draft.faults.append(found)
        else:
            _take(draft, found)
    knowledge = draft.build()
    faults = (*draft.faults, *draft.broken(knowledge))
    if faults:
        raise KnowledgeFault(faults)
    return Loaded(knowledge, draft.origins)


def load_knowledge(folder: FilePath) -> Knowledge:
    """Load a knowledge folder; raises KnowledgeFault with every fault in it."""
    return load(folder).knowledge


def _take(draft: Draft, found: Found) -> None:
    document = open_document(found.file, found.name)
    if isinstance(document, Fault):
        draft.faults.append(document)
        return
    draft.note(found.kind, document)
    valid = validate(document, found.kind.format)
    if isinstance(valid, tuple):
        draft.faults.extend(valid)
    else:
        draft.take(found.kind, document, valid)
        document.forget()
