"""Typed times in plain English, whatever language they were typed in."""

from bot.core.schedules.tokens import plain, tokens
from bot.core.schedules.vocabulary import phrases

_LONGEST = 4
"""Words of the longest phrase."""


def english(text: str, language: str) -> str:
    """Return what `text`, read as `language`, says in the plain English of the grammar.

    "el viernes a las 18h" is "friday at 18 hour". Words that tell no time stay as they are, so that
    the grammar refuses them.
    """
    words, known = tokens(plain(text)), phrases(language)
    said: list[str] = []
    while words:
        length = next((n for n in range(_LONGEST, 0, -1) if tuple(words[:n]) in known), 0)
        said += known[tuple(words[:length])].split() if length else [_number(words[0])]
        del words[: length or 1]
    return " ".join(word for n, word in enumerate(said) if word != "every" or word not in said[:n])


def _number(token: str) -> str:
    """Return "#1" for "1st", "1er" or "1o", other tokens as they are."""
    digits = token.rstrip("abcdefghijklmnopqrstuvwxyz")
    return f"#{digits}" if digits.isdigit() and digits != token else token
