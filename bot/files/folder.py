"""The knowledge folder: which file holds what."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path as FilePath

from pydantic import BaseModel

from bot.files import schema
from bot.files.faults import Fault
from bot.files.signup_lists import SignUpListFile

SCHEMAS = "schema"
"""Folder of the generated JSON Schemas."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    name: str
    """Also the name of its JSON Schema."""
    format: type[BaseModel]
    place: str
    """Path pattern inside the knowledge folder."""
    needed: str = ""
    """What of it must be there, as a pattern too; empty when the bot can do without."""

    def language(self, file: FilePath) -> str | None:
        """Return the language that the path of a file tells, where it tells one."""
        match self.name:
            case "texts":
                return file.stem
            case "phrasings":
                return file.parent.name
        return None


KINDS = (
    Kind("sources", schema.Sources, "sources.yaml", needed="sources.yaml"),
    Kind("contacts", schema.Contacts, "contacts.yaml", needed="contacts.yaml"),
    Kind("aspects", schema.Aspects, "aspects.yaml", needed="aspects.yaml"),
    Kind("entries", schema.Entries, "entries.yaml"),
    Kind("topic", schema.Topic, "topics/*.yaml", needed="topics/*.yaml"),
    Kind("words", schema.Words, "words/*.yaml", needed="words/en.yaml"),
    Kind("list", SignUpListFile, "lists/*.yaml"),
    Kind("texts", schema.Texts, "texts/**/*.yaml"),
    Kind("phrasings", schema.Phrasings, "phrasings/*/*.yaml"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a known kind."""

    kind: Kind
    file: FilePath
    name: str
    """Path as faults show it."""


def files(folder: FilePath) -> Iterator[Found | Fault]:
    """Yield every knowledge file, and a fault for each that is missing or has no place here."""
    if not folder.is_dir():
        remedy = "name the folder that holds the knowledge (setting BOT_KNOWLEDGE_DIR)"
        yield Fault(str(folder), None, "", "is not a folder", remedy)
        return
    languages = {file.stem for file in folder.glob("words/*.yaml")}
    seen: set[FilePath] = set()
    for kind in KINDS:
        found = [file for file in sorted(folder.glob(kind.place)) if not _hidden(file, folder)]
        seen.update(found)
        yield from (_placed(kind, file, _name(file, folder), languages) for file in found)
        if kind.needed and not any(folder.glob(kind.needed)):
            place = f"{folder.name}/{kind.needed}"
            yield Fault(place, None, "", "is missing", "restore it, or start from the shipped one")
    yield from _strays(folder, seen)


def _placed(kind: Kind, file: FilePath, name: str, languages: Set[str]) -> Found | Fault:
    language = kind.language(file)
    if language is None or language in languages:
        return Found(kind, file, name)
    problem = f'"{language}" is not a language known here'
    return Fault(name, None, "", problem, f"correct it, or add words/{language}.yaml")


def _strays(folder: FilePath, seen: set[FilePath]) -> Iterator[Fault]:
    for file in sorted(folder.rglob("*.y*ml")):
        if file in seen or _hidden(file, folder):
            continue
        place = file.relative_to(folder).as_posix()
        nearest = get_close_matches(place, [kind.place for kind in KINDS], n=1, cutoff=0)
        remedy = f"put it in a place like {nearest[0]}, or move it away"
        if file.suffix != ".yaml":
            remedy = f"rename it to {file.with_suffix('.yaml').name}"
        yield Fault(_name(file, folder), None, "", "is not read", remedy)


def _hidden(file: FilePath, folder: FilePath) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _name(file: FilePath, folder: FilePath) -> str:
    return f"{folder.name}/{file.relative_to(folder).as_posix()}"
