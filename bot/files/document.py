"""One file read from disk: its data, and where in it each value stands."""

import re
from functools import cached_property
from pathlib import Path as FilePath

import yaml

from bot.files.faults import Fault
from bot.files.strict_yaml import Path, Value, loader, read

MAX_BYTES = 1_000_000
"""A file beyond this is not a hand-written one; reading it would only cost memory."""


class Document:
    """A knowledge file; `data` is `Refused` when it could not be read to its end."""

    def __init__(self, name: str, text: str) -> None:
        """Read `text`; `name` is the path that faults show."""
        self.name = name
        # Kept for as long as places may be asked for, in the smaller of its two forms.
        self._written = text.encode()
        reading = read(text)
        self.data: Value = reading.value
        self._empty = reading.value is None
        self._slips = reading.slips

    def forget(self) -> None:
        """Let go of the data, which is in the knowledge now; places can still be told."""
        self.data = None

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the file as YAML."""
        return tuple(
            Fault(self.name, slip.line, dotted(slip.path), slip.problem, slip.remedy)
            for slip in self._slips
        )

    @property
    def names(self) -> frozenset[str]:
        """The names at the top of the file, as far as they can be told when it is broken."""
        if isinstance(self.data, dict):
            return frozenset(self.data)
        return frozenset(re.findall(r"^([^\s#:]+):", self._text(), re.MULTILINE))

    def _text(self) -> str:
        return self._written.decode()

    def fault(self, path: Path, problem: str, remedy: str) -> Fault:
        """Return a fault about the value at `path`."""
        line = None if self._empty else self._line(path)
        return Fault(self.name, line, dotted(path), problem, remedy)

    def written(self, path: Path) -> str:
        """Return the value at `path` as it was typed: "1.10" where the data hold 1.1."""
        node = self._find(path)
        return node.value if isinstance(node, yaml.ScalarNode) else ""

    def _line(self, path: Path) -> int:
        """Return the line of the deepest part of `path` that exists, from 1."""
        return self._find(path, by_name=True).start_mark.line + 1

    def _find(self, path: Path, *, by_name: bool = False) -> yaml.Node:
        found = node = self._tree
        for step in path:
            if (pair := _child(node, step)) is None:
                break
            name, node = pair
            found = name if by_name else node
        return found

    @cached_property
    def _tree(self) -> yaml.Node:
        # Positions are looked up only for faults, so that a sound file does not pay for them. The
        # strict reading came first: what it let through is not deep and has no aliases to follow.
        try:
            tree = yaml.compose(self._text(), Loader=loader())
        except yaml.YAMLError:
            tree = None
        return tree or yaml.ScalarNode("", "", yaml.Mark("", 0, 0, 0, "", 0))


def open_document(file: FilePath, name: str) -> Document | Fault:
    """Read a file, or return why it cannot be read at all."""

    def refused(problem: str, remedy: str) -> Fault:
        return Fault(name, None, "", problem, remedy)

    try:
        if not file.is_file():
            return refused("is not a file", "move it away or rename it")
        if file.stat().st_size > MAX_BYTES:
            return refused(f"is larger than {MAX_BYTES:,} bytes", "split it into several files")
        return Document(name, file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Fault(name, line, "", "is not UTF-8 text", "save it with the encoding UTF-8")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return refused(f"cannot be read ({reason})", "check the file and its permissions")


def dotted(path: Path) -> str:
    """Write a path as people point to it: "names.en[2]"."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return words.removeprefix(".")


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, yaml.ScalarNode) and isinstance(step, int) and node.style == "|":
        return _line_of(node, step)
    return None


def _line_of(block: yaml.ScalarNode, step: int) -> tuple[yaml.Node, yaml.Node] | None:
    """Return a line of a block of text as a node of its own; blank lines do not count."""
    lines = [at for at, line in enumerate(block.value.split("\n")) if line.strip()]
    if step >= len(lines):
        return None
    mark = yaml.Mark("", 0, block.start_mark.line + 1 + lines[step], 0, "", 0)
    line = yaml.ScalarNode(block.tag, "", mark)
    return line, line
