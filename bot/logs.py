"""Logging to one stream, for people or for programs, with secrets and addresses taken out.

Redaction is the last thing that happens to a line, after message, arguments and traceback have
become one text, so that nothing can slip in behind it.
"""

import json
import logging
import re
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

CHATTY = ("discord", "aiosqlite", "asyncio", "aiohttp", "markdown_it")
"""Libraries that write tokens, message texts or statements' values when at DEBUG."""

_SECRETS = (
    # a Discord bot token: three parts of base64url, wherever it came from
    (re.compile(r"\b[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,45}"), "[token]"),
    # a webhook's or an interaction's token, the part of its address that is a credential
    (re.compile(r"(/webhooks/\d{1,20}/|/interactions/\d{1,20}/)[\w.-]+"), r"\1[token]"),
    (re.compile(r"(?i)\b(Bot|Bearer) [\w.-]{20,}"), r"\1 [token]"),
    # bounded, so that a long word without an "@" costs no quadratic search
    (re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"), "[e-mail]"),
)


class Redactor:
    """Takes out of a text what no log may hold."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        """`secrets` are taken out literally, whatever they look like."""
        self._literals = tuple(secret for secret in secrets if secret)

    def __call__(self, text: str) -> str:
        """Return `text` with tokens, webhook addresses and e-mail addresses replaced."""
        for literal in self._literals:
            text = text.replace(literal, "[token]")
        for pattern, replacement in _SECRETS:
            text = pattern.sub(replacement, text)
        return text


class TextLines(logging.Formatter):
    """One record as a line for people: time, weight, who says it, what."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line, redacted; a traceback follows on lines of its own."""
        return self._redact(super().format(record))


class JsonLines(logging.Formatter):
    """One record as one JSON object on one line, for programs."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__()
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as JSON, redacted; a traceback is one of its values."""
        entry = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._redact(record.getMessage()),
        }
        if record.exc_info:
            entry["exception"] = self._redact(self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False)


def configure(level: str, form: str, stream: TextIO, secrets: Iterable[str] = ()) -> None:
    """Send every log line of at least `level` to `stream`; `form` is "text" or "json"."""
    redact = Redactor(secrets)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines(redact) if form == "json" else TextLines(redact))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in CHATTY:
        logger = logging.getLogger(name)
        logger.setLevel(max(logging.getLevelNamesMapping()[level], logging.INFO))
    logging.captureWarnings(capture=True)


def record_crash(
    folder: Path, reference: str, error: BaseException, redact: Redactor
) -> Path | None:
    """Append an unforeseen error's traceback to a file in `folder`, readable by its owner only.

    Returns the file, or None when it cannot be written.
    """
    file = folder / "errors.log"
    text = "".join(traceback.format_exception(error))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as out:
            out.write(redact(f"reference {reference}\n{text}\n"))
    except OSError:
        return None
    return file
