"""Training: from the written phrasings to everything that understanding needs.

Two linear models are learned. One tells whole questions apart (its classes are cells of the grid,
"any.<aspect>" for questions asked of any topic, entries and "off-topic"). The other sees no topic
names and tells aspects apart, so that it serves topics nobody has written phrasings for.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.core.answering import language
from bot.core.answering.classifier import Classifier, fit
from bot.core.answering.features import (
    aspect_features,
    piece_features,
    understood,
    word_features,
)
from bot.core.answering.language import LanguageModel
from bot.core.answering.mentions import Mention, TopicFinder
from bot.core.answering.reading import Reader
from bot.core.answering.spelling import FREQUENT, Speller
from bot.core.answering.vectors import MANY
from bot.core.knowledge.grid import ANY, SMALLTALK
from bot.core.knowledge.model import Entry, Knowledge
from bot.core.text import clean, tokens

CONTINUES = "…"
"""Begins a phrasing that continues a conversation about its topic: "… and where?"."""
CONTINUED = 0.5
"""Weight of a phrasing that continues a conversation."""
COMPOSED = 0.5
"""Weight of a composed utterance beside one that a person wrote."""
PLAINLY = 4.0
"""How many times more it weighs in telling aspects apart: that model serves topics nobody has
written phrasings for, of which people first ask the plain things."""
_COMMON = 1
_LIKELIER = 4
"""How many times likelier a common word must be than a rare one that looks like its misspelling."""
_TELLING = 30
"""Times a common word counts as seen in its language."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in the phrasings; small enough to store."""

    spelling: Mapping[str, int]
    words: Mapping[str, Mapping[str, int]]
    triples: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """Everything learned from one knowledge base."""

    counts: Counts
    words: Classifier
    """Tells questions apart by stems; its classes are cells."""
    pieces: Classifier
    """Tells the same questions apart by pieces of words."""
    aspects: Classifier


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what it asks."""

    text: str
    language: str
    label: str
    weight: float = 1.0
    about: str | None = None
    """The topic that is understood from the conversation."""


def train(knowledge: Knowledge, before: TrainedModel | None = None) -> TrainedModel:
    """Learn from everything written in `knowledge`; takes about three minutes for 40,000.

    It takes one minute with what was learned `before` an edit, and comes to nearly the same.
    """
    written = list(written_examples(knowledge))
    counts = count(knowledge, written)
    reader = make_reader(knowledge, counts)
    composed = list(composed_examples(knowledge))
    examples = [*written, *composed]
    finder = TopicFinder(knowledge.topics.values())
    words, pieces, aspects = [], [], []
    for example in examples:
        read = reader.read_as(example.text, example.language)
        word = word_features(read.words, read.mentions, example.language)
        piece = piece_features(read.words, read.mentions)
        if example.about:
            name = finder.spoken(example.about, example.language)
            mention = [Mention(example.about, 0, len(name), bare=False)]
            word = understood(word, word_features(name, mention, example.language))
            piece = understood(piece, piece_features(name, mention))
        words.append(word)
        pieces.append(piece)
        aspects.append(aspect_features(read.words, read.mentions, example.language))
    questions = [question_class(example.label, knowledge) for example in examples]
    asked = [aspect_of(example.label) for example in examples]
    weights = [example.weight for example in examples]
    plainly = [*[1.0] * len(written), *[PLAINLY] * len(composed)]
    return TrainedModel(
        counts,
        fit(words, questions, weights, before.words if before else None),
        fit(pieces, questions, weights, before.pieces if before else None),
        fit(
            aspects,
            asked,
            [weight * more for weight, more in zip(weights, plainly, strict=True)],
            before.aspects if before else None,
        ),
    )


def question_class(label: str, knowledge: Knowledge) -> str:
    """Return the class of a label: a cell without a fact is asked of any topic."""
    topic, _, aspect = label.partition(".")
    known = knowledge.topics.get(topic)
    return f"{ANY}.{aspect}" if known and aspect not in known.facts else label


def aspect_of(label: str) -> str:
    """Return the aspect that a label asks for; smalltalk and off-topic are their own."""
    topic, _, aspect = label.partition(".")
    return SMALLTALK if topic == SMALLTALK else aspect or topic


def written_examples(knowledge: Knowledge) -> Iterator[Example]:
    """Yield every phrasing that a person wrote."""
    for label, languages in knowledge.phrasings.items():
        for code, texts in languages.items():
            yield from (_written(text, code, label, knowledge) for text in texts)
    for entry in knowledge.entries.values():
        for code, texts in entry.phrasings.items():
            yield from (Example(text, code, entry.id) for text in texts)
            if texts:
                yield Example(_title(entry), code, entry.id, COMPOSED)


def _written(text: str, code: str, label: str, knowledge: Knowledge) -> Example:
    if not text.startswith(CONTINUES):
        return Example(text, code, label)
    topic = label.partition(".")[0]
    about = topic if topic in knowledge.topics else None
    return Example(text.removeprefix(CONTINUES).strip(), code, label, CONTINUED, about)


def _title(entry: Entry) -> str:
    """Return the words of an entry's id: whoever chose it said in short what it is about."""
    return " ".join(tokens(clean(entry.id.rpartition(".")[2].replace("_", " "))))


def composed_examples(knowledge: Knowledge) -> Iterator[Example]:
    """Yield utterances put together from an aspect's cues and the names of topics with the fact."""
    for topic in knowledge.topics.values():
        for aspect in knowledge.aspects.values():
            if topic.kind not in aspect.kinds and aspect.id not in topic.facts:
                continue
            for code, cues in aspect.cues.items():
                names = topic.names.get(code) or topic.names["en"]
                for at, cue in enumerate(cues):
                    if "{topic}" in cue:
                        text = cue.format(topic=names[at % len(names)])
                        yield Example(text, code, f"{topic.id}.{aspect.id}", COMPOSED)


def count(knowledge: Knowledge, examples: list[Example]) -> Counts:
    """Count words per language and decide which of them are words and which misspellings."""
    texts = [(example.language, tokens(clean(example.text))) for example in examples]
    words, triples = language.count(texts)
    common = {
        code: words_of.lists.get("common", frozenset())
        for code, words_of in knowledge.words.items()
    }
    for code, listed in common.items():
        for word in listed:
            words.setdefault(code, Counter())[word] += _TELLING
    seen = Counter(word for _, found in texts for word in found)
    known = frozenset().union(*common.values()) | TopicFinder(knowledge.topics.values()).words
    misspelt = misspellings(seen, known)
    least = 2 if len(examples) >= MANY else 1
    kept = {word: n for word, n in seen.items() if n >= least and word not in misspelt}
    # A word written once tells little of a language; its letters tell as much.
    telling = {code: {w: n for w, n in found.items() if n > 1} for code, found in words.items()}
    return Counts(dict.fromkeys(known, _COMMON) | kept, telling, triples)


def misspellings(seen: Mapping[str, int], known: frozenset[str]) -> frozenset[str]:
    """Return the words one edit away from a known word that is written far more often.

    Plurals are no misspellings, and the first letter is seldom mistyped.
    """
    likely: dict[tuple[str, int], list[str]] = {}
    for word, n in seen.items():
        if word in known and n >= FREQUENT:
            likely.setdefault((word[0], len(word)), []).append(word)
    return frozenset(
        word
        for word, n in seen.items()
        if len(word) >= 4 and word not in known and word.isalpha()
        if any(
            seen[other] >= _LIKELIER * n and other + "s" != word
            for length in (len(word) - 1, len(word), len(word) + 1)
            for other in likely.get((word[0], length), ())
            if OSA.distance(word, other, score_cutoff=1) == 1
        )
    )


def make_reader(knowledge: Knowledge, counts: Counts) -> Reader:
    """Return a reader for the knowledge and what was counted in it."""
    finder = TopicFinder(knowledge.topics.values())
    abbreviations = {
        code: {short: tuple(long.split()) for short, long in words.abbreviations.items()}
        for code, words in knowledge.words.items()
    }
    model = LanguageModel(counts.words, counts.triples)
    return Reader(Speller(counts.spelling, finder.words), model, finder, abbreviations)
