"""What a rule says when it is broken."""

from dataclasses import dataclass

Place = tuple[str | int, ...]
"""A part of the knowledge and the way down: ("topics", "sci", "facts", "size", "source")."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule and where; whoever knows the file or form it came from can point there."""

    place: Place
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Ids:
    """Every id that somebody wrote, also of parts refused for other reasons.

    A reference to a refused part is no mistake of its own.
    """

    topics: frozenset[str]
    aspects: frozenset[str]
    entries: frozenset[str]
    sources: frozenset[str]
    contacts: frozenset[str]
    languages: frozenset[str]
