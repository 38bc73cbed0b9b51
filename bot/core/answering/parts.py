"""Parts: ways to read one message as several questions."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

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
    word: str = ""
    """The joining word between them, if there is one."""


class Splitter:
    """Cuts messages between sentences, at commas and at joining words."""

    def __init__(
        self,
        joining: Iterable[str],
        negations: Iterable[str],
        asking_words: Iterable[str],
        telling: Iterable[str],
        contrasts: Mapping[str, Iterable[str]],
    ) -> None:
        """Take words of all languages.

        `joining` join questions ("and"), `negations` begin what is not meant ("not", "apart
        from"), `asking_words` ask ("when"), `telling` begin what people tell of themselves ("my").
        `contrasts`, per language, set a question against what was said before it ("but").
        """
        opposing = {word for words in contrasts.values() for word in words}
        escaped = map(re.escape, {*joining, *opposing})
        words = "|".join(sorted(escaped, key=len, reverse=True))
        after_mark = rf"\s*(?:{_MARKS})\s*(?:(?P<after>{words})\b\s*)?"
        self._joint = re.compile(rf"{after_mark}|\s+(?P<alone>{words})\s+", re.IGNORECASE)
        self._negations = frozenset(tuple(tokens(clean(words))) for words in negations) - {()}
        self._contrasts = {
            code: frozenset(clean(word) for word in words) for code, words in contrasts.items()
        }
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
                word = joint["after"] or joint["alone"] or ""
                yield Cut(ended, right, mark not in _LOOSE, clean(word))

    def asks_once(self, cut: Cut, language: str) -> bool:
        """Whether one part of a cut asks nothing of its own.

        It tells ("I was there"), excludes ("not the founder"), or the other is set against it
        ("I have the address, but is there a phone?").
        """
        opposed = cut.word in self._contrasts.get(language, ())
        return opposed or self._idle(cut.left) or self._idle(cut.right)

    def _idle(self, part: str) -> bool:
        words = said(part)
        if not words or any(words[: len(no)] == no for no in self._negations):
            return True
        tells = not self._telling.isdisjoint(words[:2])
        return tells and "?" not in part and not self.asks(part)

    def asks(self, part: str, within: int | None = None) -> bool:
        """Whether a word that asks is among the words of a part, or the first few `within` it."""
        return not self._asking.isdisjoint(said(part)[:within])


@lru_cache(maxsize=64)  # the parts of a message or two: each is looked at several times
def said(part: str) -> tuple[str, ...]:
    """Return the words of a part."""
    return tuple(tokens(clean(part)))


def asking(text: str) -> str:
    """Return the sentences of a story that ask, or the last one when none has a question mark."""
    told = sentences(text)
    return " ".join([sentence for sentence in told if "?" in sentence] or told[-1:])
