"""Candidates: how likely each cell is to be what an utterance asks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from bot.core.answering.features import NO_TOPIC, aspect_features, piece_features, word_features
from bot.core.answering.linear import softmax
from bot.core.answering.mentions import Mention, named
from bot.core.answering.optimiser import Floats
from bot.core.answering.reading import Utterance
from bot.core.answering.training import TrainedModel, aspect_of
from bot.core.knowledge.grid import ANY, OFF_TOPIC, SMALLTALK
from bot.core.knowledge.model import Knowledge
from bot.core.text import clean, tokens

WORDS, PIECES, ASPECTS = 0.4, 0.6, 0.3
"""Weights of the models' log-probabilities in the joint one. They exceed 1 in sum: each model by
itself is less sure than it could be."""
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cell, an entry or "off-topic", with its estimated probability."""

    cell: str
    probability: float

    @property
    def topic(self) -> str:
        """The topic asked about; the entry's group for smalltalk."""
        return self.cell.partition(".")[0]

    @property
    def aspect(self) -> str:
        """The aspect asked for; empty for "off-topic"."""
        return self.cell.partition(".")[2]


class Scorer:
    """Scores utterances with a trained model."""

    def __init__(self, knowledge: Knowledge, model: TrainedModel) -> None:
        self._knowledge = knowledge
        self._model = model
        self._classes = model.words.classes
        places = {aspect: at for at, aspect in enumerate(model.aspects.classes)}
        self._aspect_place = np.array([places[aspect_of(name)] for name in self._classes])
        taught = {label.partition(".")[0] for label in knowledge.phrasings}
        self._untaught = frozenset(knowledge.topics) - taught

    def score(self, utterance: Utterance, topic: str | None = None) -> tuple[Candidate, ...]:
        """Return candidates, likeliest first; `topic` is what the conversation is about.

        An utterance that names no topic of its own is read as being about `topic`.
        """
        topics = list(named(utterance.mentions))
        explicit = [name for name, plain in named(utterance.mentions).items() if plain]
        aspects = self._aspects(utterance)
        questions = self._questions(utterance, aspects, None if explicit else topic)
        strange = next((name for name in reversed(explicit) if name in self._untaught), None)
        if strange and all(name in self._untaught or name == "sci" for name in explicit):
            return self._about(strange, aspects, float(questions[self._classes.index(OFF_TOPIC)]))
        scores: Counter[str] = Counter()
        for label, probability in zip(self._classes, questions, strict=True):
            scores[self._cell(label, explicit or topics, topic)] += float(probability)
        return ranked(scores)

    def cell(self, topic: str, aspect: str) -> str | None:
        """Return the cell of an aspect of a topic, None when it makes no sense."""
        known, asked = self._knowledge.topics.get(topic), self._knowledge.aspects.get(aspect)
        sensible = known and asked and (known.kind in asked.kinds or aspect in known.facts)
        return f"{topic}.{aspect}" if sensible else None

    def _questions(self, utterance: Utterance, aspects: Floats, topic: str | None) -> Floats:
        """Return the probability of each class of the question model, both models heard.

        `topic` is understood though not named: its name is added to the evidence.
        """
        words = dict(word_features(utterance.words, utterance.mentions, utterance.language))
        pieces = dict(piece_features(utterance.words, utterance.mentions))
        if topic:
            name, mention = self._understood(topic, utterance.language)
            words.pop(NO_TOPIC, None)
            pieces.pop(NO_TOPIC, None)
            words |= word_features(name, [mention], utterance.language)
            pieces |= piece_features(name, [mention])
        joint = (
            WORDS * np.log(self._model.words.probabilities(words) + _LEAST)
            + PIECES * np.log(self._model.pieces.probabilities(pieces) + _LEAST)
            + ASPECTS * np.log(aspects[self._aspect_place] + _LEAST)
        )
        return softmax(joint)

    def _understood(self, topic: str, language: str) -> tuple[list[str], Mention]:
        """Return the words by which `topic` would be named, as a mention."""
        known = self._knowledge.topics[topic]
        names = known.names.get(language) or known.names["en"]
        words = min((tokens(clean(name)) for name in names), key=lambda found: abs(len(found) - 2))
        return words, Mention(topic, 0, len(words), bare=False)

    def _aspects(self, utterance: Utterance) -> Floats:
        features = aspect_features(utterance.words, utterance.mentions, utterance.language)
        return self._model.aspects.probabilities(features)

    def _about(self, topic: str, aspects: Floats, off_topic: float) -> tuple[Candidate, ...]:
        """Return candidates for a topic nobody wrote phrasings for: its aspects decide."""
        kind = self._knowledge.topics[topic].kind
        facts = self._knowledge.topics[topic].facts
        scores: Counter[str] = Counter()
        for aspect, probability in zip(self._model.aspects.classes, aspects, strict=True):
            known = self._knowledge.aspects.get(aspect)
            if known and (kind in known.kinds or aspect in facts):
                scores[f"{topic}.{aspect}"] = float(probability)
        total = sum(scores.values()) or 1.0
        for cell in scores:
            scores[cell] *= (1 - off_topic) / total
        scores[OFF_TOPIC] = off_topic
        return ranked(scores)

    def _cell(self, label: str, topics: list[str], topic: str | None) -> str:
        """Return the cell a class stands for: "any" becomes the topic meant."""
        name, _, aspect = label.partition(".")
        if name != ANY:
            return label
        usual = (
            "sci" if "event" not in self._knowledge.aspects[aspect].kinds else "all-americas-summit"
        )
        for meant in (*topics, *([topic] if topic else []), usual):
            known = self._knowledge.topics[meant]
            if known.kind in self._knowledge.aspects[aspect].kinds:
                return f"{meant}.{aspect}"
        return f"{usual}.{aspect}"


def ranked(scores: Counter[str]) -> tuple[Candidate, ...]:
    """Return candidates for scores, likeliest first."""
    return tuple(Candidate(cell, score) for cell, score in scores.most_common())


def is_question(candidate: Candidate) -> bool:
    """Whether the candidate asks something that the knowledge could hold."""
    return candidate.cell != OFF_TOPIC and candidate.topic != SMALLTALK


def total(candidates: Iterable[Candidate]) -> float:
    """Return the summed probability."""
    return sum(candidate.probability for candidate in candidates)
