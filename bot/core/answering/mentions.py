"""Which topics a message names, and where."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.knowledge.model import Topic
from bot.core.text import clean, tokens


@dataclass(frozen=True, slots=True)
class Mention:
    """A topic named by the tokens from `start` up to, not including, `end`."""

    topic: str
    start: int
    end: int
    bare: bool
    """Whether it is only a common word ("the summit") that usually means the topic."""


class TopicFinder:
    """Finds names of topics in tokens; the longest name wins where names overlap.

    Spelling has been corrected before, so names are compared token by token; a name written in one
    word ("allamericas") counts as well.
    """

    def __init__(self, topics: Collection[Topic]) -> None:
        self._names: dict[tuple[str, ...], tuple[str, bool]] = {}
        for topic in topics:
            for word in topic.default_for:
                self._add(word, topic.id, bare=True)
        for topic in topics:
            for name in (name for names in topic.names.values() for name in names):
                self._add(name, topic.id, bare=False)
        self._first = frozenset(name[0] for name in self._names)
        self._longest = max(map(len, self._names), default=0)
        self._spoken = {
            topic.id: {
                code: [tokens(clean(name)) for name in names] for code, names in topic.names.items()
            }
            for topic in topics
        }
        self._own = {
            topic: frozenset(word for names in spoken.values() for name in names for word in name)
            for topic, spoken in self._spoken.items()
        }
        self.words: frozenset[str] = frozenset(word for name in self._names for word in name)
        """Every word of a name: what spelling is corrected towards."""

    def _add(self, name: str, topic: str, *, bare: bool) -> None:
        words = tuple(tokens(clean(name)))
        if not words:
            return
        self._names[words] = (topic, bare)
        if len(words) > 1 and all(word.isalpha() for word in words):
            self._names.setdefault(("".join(words),), (topic, bare))

    def spoken(self, topic: str, language: str) -> list[str]:
        """Return the words by which a topic would be named, of about two words if it can be."""
        names = self._spoken[topic]
        return min(names.get(language) or names["en"], key=lambda words: abs(len(words) - 2))

    def words_of(self, topic: str) -> frozenset[str]:
        """Return every word of a topic's names, in all languages."""
        return self._own[topic]

    def find(self, words: Sequence[str]) -> tuple[Mention, ...]:
        """Return the mentions in `words`, in order, none overlapping another."""
        found: list[Mention] = []
        at = 0
        while at < len(words):
            mention = self._at(words, at)
            if mention:
                found.append(mention)
            at = mention.end if mention else at + 1
        return tuple(found)

    def _at(self, words: Sequence[str], start: int) -> Mention | None:
        if words[start] not in self._first:
            return None
        for length in range(min(self._longest, len(words) - start), 0, -1):
            hit = self._names.get(tuple(words[start : start + length]))
            if hit:
                return Mention(hit[0], start, start + length, hit[1])
        return None


def named(mentions: Iterable[Mention]) -> Mapping[str, bool]:
    """Return the topics mentioned, in order; True where one is named by more than a bare word."""
    result: dict[str, bool] = {}
    for mention in mentions:
        result[mention.topic] = result.get(mention.topic, False) or not mention.bare
    return result
