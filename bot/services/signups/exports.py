"""Rosters as files: CSV that spreadsheets open and cannot be tricked by, and JSON."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterator

from bot.core.cards import Attachment
from bot.core.signups.entries import Entry
from bot.core.signups.lists import Asks, Question, SignUpList, said
from bot.services.signups.rosters import Export

_TRIGGERS = frozenset("=+-@\t\r\n\0")
"""What makes a spreadsheet take a cell for a formula (OWASP ASVS 5, 1.2.10; CWE-1236)."""
_COLUMNS = ("arrival", "state", "member", "id", "signed_up", "language")
BOM = "\ufeff"
"""By which Excel knows UTF-8."""


def csv_file(export: Export, language: str) -> Attachment:
    """Return a roster as CSV (RFC 4180), one row a person."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    asked = _asked(export.list)
    writer.writerow([*_COLUMNS, *(defused(said(item.label, language)) for item in asked)])
    for entry in export.entries:
        values = (*_fixed(entry), *(_answer(entry, item, language) for item in asked))
        writer.writerow([defused(value) for value in values])
    return Attachment(f"{export.list.id}.csv", (BOM + out.getvalue()).encode())


def json_file(export: Export, language: str) -> Attachment:
    """Return a roster as JSON."""
    people = [
        dict(zip(_COLUMNS, _fixed(entry), strict=True))
        | {"answers": {q.id: _answer(entry, q, language) for q in _asked(export.list)}}
        for entry in export.entries
    ]
    body = {"list": export.list.id, "title": dict(export.list.title), "people": people}
    text = json.dumps(body, ensure_ascii=False, indent=2)
    return Attachment(f"{export.list.id}.json", text.encode())


def defused(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    Neither in full-width characters, nor after blanks or what cannot be seen.
    """
    seen = (char for char in unicodedata.normalize("NFKC", text) if not _is_blank(char))
    return f"'{text}" if next(seen, "") in _TRIGGERS or text[:1] in _TRIGGERS else text


def _is_blank(char: str) -> bool:
    return unicodedata.category(char) in {"Zs", "Zl", "Zp", "Cf"}


def _fixed(entry: Entry) -> Iterator[str]:
    joined = entry.joined_at.isoformat(timespec="seconds")
    yield str(entry.place.arrival)
    yield entry.place.state.value
    yield from (entry.name, entry.person, joined, entry.language)


def _asked(list_: SignUpList) -> list[Question]:
    return [item for item in list_.questions if item.asks is not Asks.CONSENT]


def _answer(entry: Entry, question: Question, language: str) -> str:
    answer = entry.answers.get(question.id, "")
    labels = {choice.id: said(choice.label, language) for choice in question.choices}
    return labels.get(answer, answer)
