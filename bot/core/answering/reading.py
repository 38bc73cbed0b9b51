"""Reading: from what somebody typed to words, language and topics."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.answering.language import SURE, LanguageModel
from bot.core.answering.mentions import Mention, TopicFinder
from bot.core.answering.spelling import Speller
from bot.core.text import clean, tokens


@dataclass(frozen=True, slots=True)
class Utterance:
    """A message, or a part of one, as understood so far."""

    text: str
    """As typed."""
    words: tuple[str, ...]
    """Cleaned, abbreviations spelled out, spelling corrected."""
    language: str
    sure: bool
    """Whether the text alone told the language."""
    mentions: tuple[Mention, ...]
    corrections: tuple[tuple[str, str], ...]
    """What was typed and what it was read as."""
    strangers: tuple[str, ...]
    """Words that nobody has written before."""


class Reader:
    """Reads messages; built once."""

    def __init__(
        self,
        speller: Speller,
        languages: LanguageModel,
        topics: TopicFinder,
        abbreviations: Mapping[str, Mapping[str, Sequence[str]]],
    ) -> None:
        """Take `abbreviations` per language: chat spelling to the words it stands for."""
        self._speller = speller
        self._languages = languages
        self._topics = topics
        self._abbreviations = abbreviations

    def read(self, text: str, fallbacks: Iterable[str] = ("en",)) -> Utterance:
        """Return the utterance; `fallbacks` are languages to assume when the text does not tell."""
        typed = tokens(clean(text))
        marked = self._topics.find(typed)
        named = {at for mention in marked for at in range(mention.start, mention.end)}
        # Programs keep their English names in every language: they tell nothing.
        telling = [word for at, word in enumerate(typed) if at not in named]
        language, lead = self._languages.detect(telling or typed, fallbacks)
        return self._utterance(text, typed, language, sure=lead >= SURE)

    def read_as(self, text: str, language: str) -> Utterance:
        """Return the utterance of a text whose language is known."""
        return self._utterance(text, tokens(clean(text)), language, sure=True)

    def _utterance(
        self, text: str, typed: Sequence[str], language: str, *, sure: bool
    ) -> Utterance:
        short = self._abbreviations.get(language, {})
        words: list[str] = []
        corrections: list[tuple[str, str]] = []
        for word in typed:
            read = short.get(word) or self._speller.correct(word)
            if tuple(read) != (word,):
                corrections.append((word, " ".join(read)))
            words.extend(read)
        return Utterance(
            text=text,
            words=tuple(words),
            language=language,
            sure=sure,
            mentions=self._topics.find(words),
            corrections=tuple(corrections),
            strangers=tuple(word for word in words if not self._speller.knows(word)),
        )
