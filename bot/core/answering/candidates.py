"""Candidates: how likely each cell is to be what an utterance asks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.core.answering.features import (
    aspect_features,
    piece_features,
    understood,
    word_features,
)
from bot.core.answering.mentions import Mention, TopicFinder, named
from bot.core.answering.reading import Utterance
from bot.core.answering.training import TrainedModel, aspect_of
from bot.core.answering.vectors import Features, Floats, softmax
from bot.core.knowledge.grid import ANY, OFF_TOPIC, SMALLTALK
from bot.core.knowledge.model import Knowledge, Topic

WORDS, PIECES, ASPECTS = 0.3, 0.8, 0.3
"""Weights of the models' log-probabilities in the joint one. They exceed 1 in sum: each model by
itself is less sure than it could be."""
_LEAST = 1e-9
KEPT = 40
"""Candidates kept: the rest is all but impossible."""
_REMEMBERED = 32
"""Utterances whose evidence is kept: the parts of a message are weighed more than once."""
_MEANT = 0.2
"""Probability of anything but courtesy from which a longer message is no mere courtesy."""


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


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What an utterance shows, whatever the conversation was about."""

    words: Features
    pieces: Features
    aspects: Floats
    """The probability of each aspect."""


class Scorer:
    """Scores utterances with a trained model."""

    def __init__(self, knowledge: Knowledge, model: TrainedModel) -> None:
        self._knowledge = knowledge
        # Only the classifiers are kept: what was counted has served when the readers are built.
        self._words, self._pieces, self._aspect_model = model.words, model.pieces, model.aspects
        self.finder = TopicFinder(knowledge.topics.values())
        self._classes = model.words.classes
        self._cell_of = [name.partition(".")[::2] for name in self._classes]
        self._evidence = lru_cache(maxsize=_REMEMBERED)(self._weigh)
        places = {aspect: at for at, aspect in enumerate(model.aspects.classes)}
        self._aspect_place = np.array([places[aspect_of(name)] for name in self._classes])
        taught = {label.partition(".")[0] for label in knowledge.phrasings}
        self._untaught = frozenset(knowledge.topics) - taught
        self._usual = _usual_topics(knowledge)

    def score(self, utterance: Utterance, topic: str | None = None) -> tuple[Candidate, ...]:
        """Return candidates, likeliest first; `topic` is what the conversation is about.

        An utterance that names no topic of its own is read as being about `topic`.
        """
        mentioned = named(utterance.mentions)
        explicit = [name for name, plain in mentioned.items() if plain]
        aspects = self._evidence(utterance).aspects
        meant = None if explicit else topic
        questions = self._questions(utterance, meant)
        new = [name for name in explicit if name in self._untaught]
        whole = {self._knowledge.topics[name].run_by for name in new}
        if new and all(name in self._untaught or name in whole for name in explicit):
            return ranked(self._about(new[-1], aspects, self._off_topic(questions)))
        scores = self._cells(questions, explicit or list(mentioned), topic)
        if meant:
            about = self._about(meant, aspects, scores[OFF_TOPIC])
            cells = {*scores, *about}
            return ranked({c: (scores.get(c, 0.0) + about.get(c, 0.0)) / 2 for c in cells})
        return ranked(scores)

    def cell(self, topic: str, aspect: str) -> str | None:
        """Return the cell of an aspect of a topic, None when it makes no sense."""
        known = self._knowledge.topics.get(topic)
        sensible = known is not None and self._sensible(known, aspect)
        return f"{topic}.{aspect}" if sensible else None

    def _sensible(self, topic: Topic, aspect: str) -> bool:
        known = self._knowledge.aspects.get(aspect)
        return known is not None and (topic.kind in known.kinds or aspect in topic.facts)

    def _weigh(self, utterance: Utterance) -> _Evidence:
        return _Evidence(
            word_features(utterance.words, utterance.mentions, utterance.language),
            piece_features(utterance.words, utterance.mentions),
            self._aspect_model.probabilities(
                aspect_features(utterance.words, utterance.mentions, utterance.language)
            ),
        )

    def _questions(self, utterance: Utterance, topic: str | None) -> Floats:
        """Return the probability of each class of question, all models heard.

        `topic` is understood though not named: its name is added to the evidence.
        """
        evidence = self._evidence(utterance)
        words, pieces = evidence.words, evidence.pieces
        if topic:
            name = self.finder.spoken(topic, utterance.language)
            mention = [Mention(topic, 0, len(name), bare=False)]
            words = understood(words, word_features(name, mention, utterance.language))
            pieces = understood(pieces, piece_features(name, mention))
        joint: Floats = (
            WORDS * np.log(self._words.probabilities(words) + _LEAST)
            + PIECES * np.log(self._pieces.probabilities(pieces) + _LEAST)
            + ASPECTS * np.log(evidence.aspects[self._aspect_place] + _LEAST)
        )
        return softmax(joint)

    def _off_topic(self, questions: Floats) -> float:
        if OFF_TOPIC not in self._classes:
            return 0.0
        return float(questions[self._classes.index(OFF_TOPIC)])

    def _cells(
        self, questions: Floats, topics: Sequence[str], topic: str | None
    ) -> dict[str, float]:
        """Return the probability of each cell: "any" becomes the topic meant."""
        scores: dict[str, float] = defaultdict(float)
        for place in _likeliest(questions):
            name, aspect = self._cell_of[place]
            meant = self._meant(aspect, topics, topic) if name == ANY else name
            cell = f"{meant}.{aspect}" if aspect else meant
            scores[cell] += float(questions[place])
        return scores

    def _meant(self, aspect: str, topics: Sequence[str], topic: str | None) -> str:
        """Return the topic of which an aspect is asked: named, in focus, or the usual one."""
        for name in (*topics, *([topic] if topic else [])):
            if self._sensible(self._knowledge.topics[name], aspect):
                return name
        return self._usual[aspect]

    def _about(self, topic: str, aspects: Floats, off_topic: float) -> dict[str, float]:
        """Return the cells of one topic as its aspects alone decide, beside `off_topic`."""
        known = self._knowledge.topics[topic]
        chances = zip(self._aspect_model.classes, aspects, strict=True)
        scores = {
            f"{topic}.{aspect}": float(chance)
            for aspect, chance in chances
            if self._sensible(known, aspect)
        }
        total = sum(scores.values()) or 1.0
        cells = {cell: score * (1 - off_topic) / total for cell, score in scores.items()}
        return cells | {OFF_TOPIC: off_topic}


def _likeliest(chances: Floats) -> Iterable[int]:
    """Return the places of the `KEPT` greatest chances, in no order."""
    if len(chances) <= KEPT:
        return range(len(chances))
    places: list[int] = np.argpartition(chances, -KEPT)[-KEPT:].tolist()
    return places


def ranked(scores: Mapping[str, float]) -> tuple[Candidate, ...]:
    """Return candidates for scores, likeliest first."""
    best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Candidate(cell, score) for cell, score in best)


def mixed(
    first: Sequence[Candidate], second: Sequence[Candidate], share: float
) -> tuple[Candidate, ...]:
    """Return both distributions averaged, the second with weight `share`."""
    scores: dict[str, float] = defaultdict(float)
    for candidates, weight in ((first, 1 - share), (second, share)):
        for candidate in candidates:
            scores[candidate.cell] += weight * candidate.probability
    return ranked(scores)


def scaled(candidates: Sequence[Candidate], cell: str, factor: float) -> tuple[Candidate, ...]:
    """Return the candidates with one of them less likely by a factor, or more."""
    scores = {c.cell: c.probability * (factor if c.cell == cell else 1.0) for c in candidates}
    total = sum(scores.values()) or 1.0
    return ranked({name: score / total for name, score in scores.items()})


def without_courtesy(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates as if the greeting and the thanks had been left out."""
    rest = [candidate for candidate in candidates if candidate.topic != SMALLTALK]
    share = sum(candidate.probability for candidate in rest)
    if share < _MEANT:
        return candidates
    return tuple(Candidate(c.cell, c.probability / share) for c in rest)


def is_question(candidate: Candidate) -> bool:
    """Whether the candidate asks something that the knowledge could hold."""
    return candidate.cell != OFF_TOPIC and candidate.topic != SMALLTALK


def _usual_topics(knowledge: Knowledge) -> dict[str, str]:
    """Return per aspect the topic it is asked of when none is named: the event, else whose it is.

    The usual event is the first with dates; other aspects are asked of the organisation.
    """
    topics = knowledge.topics.values()
    events = [topic for topic in topics if topic.dates]
    organisations = [topic for topic in topics if topic.kind == "organisation"]
    usual: dict[str, str] = {}
    for aspect in knowledge.aspects.values():
        ordered = (*events, *organisations, *topics)
        fitting = (topic.id for topic in ordered if topic.kind in aspect.kinds)
        usual[aspect.id] = next(fitting, next(iter(knowledge.topics)))
    return usual
