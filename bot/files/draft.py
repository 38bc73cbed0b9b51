"""The knowledge while its files are being taken in."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.rules import Ids, problems
from bot.files import assemble, schema
from bot.files.document import Document
from bot.files.faults import MANY, Fault
from bot.files.folder import Kind
from bot.files.origins import Origins
from bot.files.signup_lists import SignUpListFile, signup_list
from bot.files.strict_yaml import Path

_LISTS: Mapping[str, Callable[[str, Any], object]] = {
    "sources": assemble.source,
    "contacts": assemble.contact,
    "aspects": assemble.aspect,
    "entries": assemble.entry,
}
"""Kinds of file that hold many parts by id, and what makes a part."""


class Draft:
    """Takes in one valid file after the other, and becomes `Knowledge`."""

    def __init__(self) -> None:
        self.origins = Origins()
        self.faults: list[Fault] = []
        self._parts: dict[str, dict[str, Any]] = defaultdict(dict)
        self._ids: dict[str, set[str]] = defaultdict(set)

    def note(self, kind: Kind, document: Document) -> None:
        """Note the ids in a file, sound or not, so that references to them are not faults."""
        if kind.name in {"topic", "words"}:
            self._ids[kind.name].add(PurePosixPath(document.name).stem)
        elif kind.name in _LISTS:
            self._ids[kind.name].update(document.names)

    def take(self, kind: Kind, document: Document, file: Any) -> None:  # noqa: ANN401 -- any format
        """Take in a file that keeps to its format."""
        match file:
            case schema.Topic():
                self._named(document, "id", file.id)
                self._put("topics", file.id, assemble.topic(file), document, ())
            case schema.Words():
                self._named(document, "language", file.language)
                self._put("words", file.language, assemble.words(file), document, ())
            case SignUpListFile():
                self._named(document, "id", file.id)
                self._put("lists", file.id, signup_list(file), document, ())
            case schema.Texts():
                self._take_texts(document, file)
            case schema.Phrasings():
                self._take_phrasings(document, file)
            case _:
                for id_, part in file.root.items():
                    value = _LISTS[kind.name](id_, part)
                    self._put(kind.name, id_, value, document, (id_,))

    def build(self) -> Knowledge:
        """Return the knowledge of what was taken in, fit for use only if `broken` finds nothing."""
        parts = self._parts
        words = dict(sorted(parts["words"].items(), key=lambda item: (item[0] != "en", item[0])))
        return Knowledge(
            topics=assemble.frozen(parts["topics"]),
            aspects=assemble.frozen(parts["aspects"]),
            entries=assemble.frozen(parts["entries"]),
            sources=assemble.frozen(parts["sources"]),
            contacts=assemble.frozen(parts["contacts"]),
            words=assemble.frozen(words),
            phrasings=assemble.nested(parts["phrasings"]),
            texts=assemble.nested(parts["texts"]),
            lists=assemble.frozen(parts["lists"]),
        )

    def broken(self, knowledge: Knowledge) -> tuple[Fault, ...]:
        """Return the broken rules between the files, each where it was written."""
        ids = Ids(
            topics=frozenset(self._ids["topic"]),
            aspects=frozenset(self._ids["aspects"]),
            entries=frozenset(self._ids["entries"]),
            sources=frozenset(self._ids["sources"]),
            contacts=frozenset(self._ids["contacts"]),
            languages=frozenset(self._ids["words"]),
        )
        found = (f for problem in problems(knowledge, ids) for f in self.origins.faults(problem))
        return tuple(islice(found, MANY))

    def _take_texts(self, document: Document, file: schema.Texts) -> None:
        place = PurePosixPath(document.name)
        language, area = place.stem, place.parent.name
        for key, text in assemble.texts(file).items():
            path = tuple(key.split("."))
            if place.parent.parent.name == "texts" and path[0] != area:
                problem, remedy = "does not belong into this folder", f'put it under "{area}:"'
                self.faults.append(document.fault(path[:1], problem, remedy))
                continue
            here = self._parts["texts"].setdefault(key, {})
            if language in here:
                first = self.origins.first(("texts", key, language))
                self.faults.append(document.fault(path, f"stands in {first} as well", "keep one"))
            here[language] = text
            self.origins.note(("texts", key, language), document, path)
            if len(here) == 1:  # what a whole text lacks is said once, where it was written first
                self.origins.note(("texts", key), document, path)

    def _take_phrasings(self, document: Document, file: schema.Phrasings) -> None:
        language = PurePosixPath(document.name).parent.name
        for cell, phrasings in file.root.items():
            here = self._parts["phrasings"].setdefault(cell, {})
            before = here.get(language, ())
            here[language] = (*before, *phrasings)
            self.origins.note(("phrasings", cell), document, (cell,))
            self.origins.note(("phrasings", cell, language), document, (cell,))
            self.origins.note_run(("phrasings", cell, language), len(before), document, (cell,))

    def _named(self, document: Document, field: str, name: str) -> None:
        stem = PurePosixPath(document.name).stem
        if name != stem:
            problem = f'is "{name}", but the file is called "{stem}"'
            self.faults.append(document.fault((field,), problem, "make them the same"))

    def _put(self, part: str, id_: str, value: object, document: Document, path: Path) -> None:
        self._parts[part][id_] = value
        self.origins.note((part, id_), document, path)
