"""Lengths, as Discord counts them."""

from collections.abc import Iterator
from typing import Any


def check_text(
    what: str, value: Any, longest: int, *, shortest: int = 0, optional: bool = False
) -> Iterator[str]:
    """Check that `value` is text of an allowed length."""
    if value is None and optional:
        return
    if not isinstance(value, str):
        yield f"{what} must be text, not {value!r}"
    elif not shortest <= len(value) <= longest:
        yield f"{what} has {len(value)} characters, allowed are {shortest} to {longest}"


def check_count(what: str, items: Any, most: int, *, fewest: int = 0) -> Iterator[str]:
    """Check how many `items` there are."""
    if not isinstance(items, list):
        yield f"{what} must be a list, not {items!r}"
    elif not fewest <= len(items) <= most:
        yield f"{what}: {len(items)} given, allowed are {fewest} to {most}"
