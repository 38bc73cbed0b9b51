"""Text as people type it, made comparable: cleaned, bounded, cut into sentences and tokens."""

import re
import unicodedata
from collections.abc import Iterator

MESSAGE_LIMIT = 4_000
"""Longest message read, in characters: Discord's own limit."""
SENTENCE_LIMIT = 300
"""Longest sentence looked at in one piece, in characters; longer ones are cut at a space."""
SENTENCES = 24
"""Most sentences looked at; of a longer story the last ones, where the question stands."""

_DROPPED = frozenset({"Mn", "Me", "Mc", "Cf", "Cc", "Cs", "Co", "Cn"})
_ADDRESS = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LINK = re.compile(r"https?://\S{1,300}|\bwww\.\S{1,300}")
_DISCORD = re.compile(r"<(?:@[!&]?|#|a?:\w{1,32}:|/[^:>]{1,40}:|t:)-?\d{1,20}(?::\w)?>")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_GROUPED = re.compile(r"(?<=\d)[.,\u202f\u00a0](?=\d{3}\b)")
_END = re.compile(r"(?<=[.!?…;])\s+|(?<=[?!])(?=\w)|\n+")
# Letters of other alphabets that look like Latin ones, as used to slip past filters.
_LOOKALIKES = str.maketrans("аеорсухіјѕһԁԛԝαορνικτυεηωвнмтк", "aeopcyxijshdqwaopviktuenwbhmtk")


def clean(text: str) -> str:
    """Return `text` in small letters without accents, marks and invisible characters.

    Compatibility forms (full-width, ligatures) are folded. The result is never longer than
    `MESSAGE_LIMIT`, and cleaning it again changes nothing.
    """
    folded = unicodedata.normalize("NFKD", text[:MESSAGE_LIMIT])[:MESSAGE_LIMIT].casefold()
    folded = unicodedata.normalize("NFKD", folded).replace("\r", "\n").replace("\t", " ")
    kept = (c for c in folded if c == "\n" or unicodedata.category(c) not in _DROPPED)
    return "".join(kept).translate(_LOOKALIKES).replace("’", "'")[:MESSAGE_LIMIT].strip()


def undisguised(text: str) -> str:
    """Return `text` with its accents and capitals, but without invisible characters and marks.

    Where a message is cut depends on accents: in Portuguese "e" joins, and "é" does not.
    """
    composed = unicodedata.normalize("NFKC", text[:MESSAGE_LIMIT])[:MESSAGE_LIMIT]
    composed = composed.replace("\r", "\n").replace("\t", " ")
    return "".join(c for c in composed if c == "\n" or unicodedata.category(c) not in _DROPPED)


def tokens(cleaned: str) -> list[str]:
    """Return the words and numbers of a cleaned text.

    Addresses and links become the tokens "emailaddress" and "weblink", Discord's own marks vanish;
    digits part from letters, so that "500in5" and "500 in 5" read alike.
    """
    plain = _DISCORD.sub(" ", cleaned)
    plain = _LINK.sub(" weblink ", _ADDRESS.sub(" emailaddress ", plain))
    return _TOKEN.findall(_GROUPED.sub("", plain))


def sentences(text: str) -> list[str]:
    """Return the sentences of a raw text: `SENTENCES` at most, `SENTENCE_LIMIT` long at most."""
    parts = (part.strip() for part in _END.split(text[:MESSAGE_LIMIT]))
    pieces = [piece for part in parts if part for piece in _pieces(part)]
    return pieces[-SENTENCES:]


def _pieces(sentence: str) -> Iterator[str]:
    while len(sentence) > SENTENCE_LIMIT:
        cut = sentence.rfind(" ", 1, SENTENCE_LIMIT)
        cut = SENTENCE_LIMIT if cut < 1 else cut
        yield sentence[:cut]
        sentence = sentence[cut:].lstrip()
    yield sentence
