"""A strict subset of YAML: plain mappings, lists and scalars, and nothing that surprises.

Text is read as a stream of events, so that what is refused (duplicate names, anchors, aliases,
tags, deep nesting) is refused before it can cost anything, and each mistake with its line.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import yaml
from yaml.constructor import SafeConstructor

MAX_DEPTH = 10
"""Levels of groups and lists inside each other; the formats need at most five."""

Path = tuple[str | int, ...]
"""Names and list positions from the top of a file down to a value."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Stands in the data where something was refused, so that nothing else is said about it."""


Scalar = str | bool | int | float | dt.date | Refused | None
Value = Scalar | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake of the YAML itself, before any meaning."""

    line: int
    """Line of the text, from 1."""
    path: Path
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says, and the slips on the way; after a fatal slip the value is `Refused`."""

    value: Value
    slips: tuple[Slip, ...]


def read(text: str) -> Reading:
    """Read one YAML document from text that was decoded from UTF-8; never raises."""
    reader = _Reader(iter(yaml.parse(text, Loader=loader())))
    try:
        return Reading(reader.document(), tuple(reader.slips))
    except _UnreadableError:
        return Reading(Refused(), tuple(reader.slips))
    except (yaml.MarkedYAMLError, yaml.reader.ReaderError) as error:
        return Reading(Refused(), (*reader.slips, _broken(text, error)))


def _broken(text: str, error: yaml.MarkedYAMLError | yaml.reader.ReaderError) -> Slip:
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return Slip(line, (), "holds a control character", "delete that character")
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines() or [""]
    line = min(mark.line + 1 if mark else 1, len(lines))  # the end of the text is past its lines
    remedy = "look at the indentation, quotes and colons here and on the line above"
    if "\t" in lines[line - 1]:
        remedy = "indent with spaces instead of tabs"
    return Slip(line, (), f"this is not YAML: {error.problem or error.context}", remedy)


def loader() -> type[yaml.SafeLoader]:
    """Return PyYAML's safe loader in C where it is built in, else the slower one in Python."""
    return cast("type[yaml.SafeLoader]", getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class _UnreadableError(Exception):
    """The rest of the text is not worth reading."""


@dataclass(slots=True)
class _Reader:
    """Turns events into plain data. Recursion is bounded by `MAX_DEPTH`."""

    events: Iterator[yaml.Event]
    slips: list[Slip] = field(default_factory=list)

    def document(self) -> Value:
        next(self.events)  # the stream starts
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        value = self._value(next(self.events), ())
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._refuse(after, (), "a second document starts here", 'remove the line "---"')
            raise _UnreadableError
        return value

    def _value(self, event: yaml.Event, path: Path) -> Value:
        match event:
            case yaml.ScalarEvent():
                self._check_plain(event, path)
                return plain(event.value) if event.implicit[0] else event.value
            case yaml.CollectionStartEvent():
                self._check_plain(event, path)
                return self._collection(event, path)
        alias = getattr(event, "anchor", "")  # an alias is all that is left
        self._refuse(event, path, f"uses the alias *{alias}", "write the text out in full")
        return Refused()

    def _collection(self, event: yaml.Event, path: Path) -> Value:
        if len(path) >= MAX_DEPTH:
            self._refuse(event, path, f"lies more than {MAX_DEPTH} levels deep", "flatten it")
            raise _UnreadableError
        return self._list(path) if isinstance(event, yaml.SequenceStartEvent) else self._group(path)

    def _list(self, path: Path) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _group(self, path: Path) -> dict[str, Value]:
        group: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self._name(event, path)
            value = self._value(next(self.events), (*path, name))
            if name in group:
                self._refuse(
                    event, (*path, name), "stands here a second time", "join the two or remove one"
                )
            else:
                group[name] = value
        return group

    def _name(self, event: yaml.Event, path: Path) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(
                event, path, "a name here is not a plain word", "write it as `name: value`"
            )
            raise _UnreadableError
        self._check_plain(event, path)
        name = event.value
        if event.implicit[0] and not isinstance(plain(name), str):
            problem = f"the name {name} is read as {describe(plain(name))}, not as text"
            self._refuse(event, path, problem, f'put it in quotes: "{name}"')
        return name

    def _check_plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, path: Path) -> None:
        if event.anchor is not None:
            self._refuse(
                event, path, f"sets the anchor &{event.anchor}", "remove it and repeat the text"
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, path, f"carries the tag {tag}", "remove the tag")

    def _refuse(self, event: yaml.Event, path: Path, problem: str, remedy: str) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        self.slips.append(Slip(line, path, problem, remedy))


def plain(word: str) -> Scalar:
    """Return what YAML takes an unquoted word for: `no` is a yes-or-no, `1.10` a number.

    A word that only looks like a date ("2024-13-45") stays text.
    """
    for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(word[:1], ()):
        if pattern.match(word):
            try:
                value = SafeConstructor().construct_object(yaml.ScalarNode(tag, word))
            except (ValueError, yaml.YAMLError):
                return word
            return cast("Scalar", value)
    return word


def describe(value: object) -> str:
    """Say in plain words what sort of thing a value is."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "yes or no"),
        ((int, float), "a number"),
        (dt.datetime, "a date with a time"),
        (dt.date, "a date"),
        (str, "text"),
        (list, "a list"),
        (dict, "a group of fields"),
        (type(None), "nothing"),
    )
    return next(words for kind, words in kinds if isinstance(value, kind))
