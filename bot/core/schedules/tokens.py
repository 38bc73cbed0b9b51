"""Typed times, taken apart."""

import re
import unicodedata

_TOKEN = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[/.]\d{1,2}|\d{1,2}:\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th|ere?|er|e|eme|o|a|ro|do)\b(?!\.)"
    r"|\d+|[^\W\d_]\.[^\W\d_]\.?|[^\W\d_]+(?:[-'][^\W\d_]+)*|\S"
)


def plain(text: str) -> str:
    """Return a text in small letters without accents, with straight apostrophes."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("°", "o"))
    return " ".join("".join(c for c in folded if not unicodedata.combining(c)).split())


def tokens(text: str) -> list[str]:
    """Return the words, numbers, dates and times of a plain text."""
    return [found for found in _TOKEN.findall(text) if found not in ",.;!"]
