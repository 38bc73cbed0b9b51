"""Parts: ways to read one message as several questions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.core.text import clean, sentences, tokens

MOST = 4
"""Most things answered in one message."""
_SHORTEST = 2
"""Characters below which a part says nothing."""
_LOOSE = frozenset({",", ":", "-", "–", "—", "!"})
"""Marks that part clauses of one question as often as two questions."""
_MARKS = r"[,;/+&:?!]|\s[-–—]"


@dataclass(frozen=True, slots=True)
class Cut:
    """Two parts of a message."""

    left: str
    right: str
    firm: bool
    """Whether a word or the end of a sentence parts them, rather than a mere comma."""


class Splitter:
    """Cuts messages between sentences, at commas and at joining words."""

    def __init__(
        self,
        joining: Iterable[str],
        negations: Iterable[str],
        asking_words: Iterable[str],
        telling: Iterable[str],
    ) -> None:
        """Take words of all languages.

        `joining` join questions ("and"), `negations` begin what asks nothing of its own ("not"),
        `asking_words` ask ("when"), `telling` begin what people tell of themselves ("my").
        """
        escaped = map(re.escape, joining)
        words = "|".join(sorted(escaped, key=len, reverse=True))
        after_mark = rf"\s*(?:{_MARKS})\s*(?:(?:{words})\b\s*)?"
        self._joint = re.compile(rf"{after_mark}|\s+(?:{words})\s+", re.IGNORECASE)
        self._negations = frozenset(clean(word) for word in negations)
        self._asking = frozenset(clean(word) for word in asking_words)
        self._telling = frozenset(clean(word) for word in telling)

    def cuts(self, text: str) -> Iterator[Cut]:
        """Yield every way to cut `text` in two."""
        # a pattern that may begin with blanks takes the square of a long run of them
        text = " ".join(text.split())
        for joint in self._joint.finditer(text):
            left, right = text[: joint.start()].strip(), text[joint.end() :].strip()
            mark = joint.group().strip()
            if min(len(left), len(right)) >= _SHORTEST:
                ended = left + mark[:1] if mark[:1] in {"?", "!"} else left
                yield Cut(ended, right, firm=mark not in _LOOSE)

    def excludes(self, part: str) -> bool:
        """Whether a part asks nothing: it tells ("I was there") or excludes ("not the founder")."""
        words = tokens(clean(part))
        if not words or words[0] in self._negations:
            return True
        tells = not self._telling.isdisjoint(words[:2])
        return tells and "?" not in part and not self.asks(part)

    def asks(self, part: str, within: int | None = None) -> bool:
        """Whether a word that asks is among the words of a part, or the first few `within` it."""
        return not self._asking.isdisjoint(tokens(clean(part))[:within])


def asking(text: str) -> str:
    """Return the sentences of a story that ask, or the last one when none has a question mark."""
    told = sentences(text)
    return " ".join([sentence for sentence in told if "?" in sentence] or told[-1:])
