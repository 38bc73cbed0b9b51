"""The consent ledger: who agreed to which wording when, and withdrew when."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Consent:
    """One line of the ledger; it is never changed, except that a withdrawal is added."""

    purpose: str
    """Id of the list."""
    version: str
    """Of the wording; see `SignUpList.wording_version`."""
    wording: str
    language: str
    given_at: dt.datetime
    withdrawn_at: dt.datetime | None = None

    def is_current(self, versions: Collection[str]) -> bool:
        """Return whether it still stands, and for a wording that the list has now."""
        return self.withdrawn_at is None and self.version in versions
