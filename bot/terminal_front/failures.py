"""Errors that nobody foresaw: noted under a reference, told to people in one sentence."""

import logging
import secrets
from dataclasses import dataclass
from pathlib import Path

from bot.logs import Redactor, record_crash

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Incident:
    """An unforeseen error as it was noted."""

    reference: str
    file: Path | None
    """Where its details stand; None when they could not be written."""

    def __str__(self) -> str:
        """Return the sentence for whoever runs the program."""
        where = f"the details are in {self.file}" if self.file else "BOT_LOG_LEVEL=DEBUG shows more"
        return f"Something went wrong inside the bot (reference {self.reference}); {where}."


class Failures:
    """Notes unforeseen errors in the data folder's error file, and in the log at DEBUG."""

    def __init__(self, folder: Path | None = None, redact: Redactor | None = None) -> None:
        """Without a folder, which only the settings know, errors go to the log alone."""
        self._folder = folder
        self._redact = redact or Redactor()

    def note(self, error: BaseException) -> Incident:
        """Note an error under a new reference."""
        reference = secrets.token_hex(3)
        logger.debug("reference %s", reference, exc_info=error)
        folder = self._folder
        file = record_crash(folder, reference, error, self._redact) if folder else None
        return Incident(reference, file)
