"""What a member reads for a cell: the fact on that day, or what the sources do not say."""

import datetime as dt

from bot.core import dates
from bot.core.answering.reply import Answer, Link
from bot.core.knowledge.model import Contact, Entry, Fact, Knowledge, ReplyKind, Topic
from bot.core.knowledge.telling import tell
from bot.core.texts import Texts


class Wording:
    """Words answers from one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._texts = Texts(knowledge.texts)

    def kind(self, cell: str) -> ReplyKind:
        """Return what the answer to `cell` would claim. Raises KeyError for an unknown cell."""
        if entry := self._knowledge.entries.get(cell):
            return entry.kind
        topic, _, aspect = cell.partition(".")
        known = aspect in self._knowledge.topics[topic].facts
        return ReplyKind.FACT if known else ReplyKind.REFERRAL

    def answer(self, cell: str, language: str, today: dt.date, confidence: float = 1.0) -> Answer:
        """Return the answer of `cell`. Raises KeyError for a cell that makes no sense."""
        if entry := self._knowledge.entries.get(cell):
            return self._entry(entry, language, confidence)
        topic_id, _, aspect_id = cell.partition(".")
        topic = self._knowledge.topics[topic_id]
        title = self.title(cell, language)
        fact = topic.facts.get(aspect_id)
        if fact is None:
            text, contact = self._referral(topic, aspect_id, language)
            return Answer(
                cell, ReplyKind.REFERRAL, title, text, None, (_link(contact, language),),
                confidence, topic.related,
            )  # fmt: skip
        return Answer(
            cell,
            ReplyKind.FACT,
            title,
            tell(self._knowledge, topic, fact, language, today),
            self._source(fact, language),
            tuple(_link(self._knowledge.contacts[link], language) for link in fact.links),
            confidence,
            topic.related,
        )

    def title(self, cell: str, language: str) -> str:
        """Return the question that `cell` answers, for people."""
        topic_id, _, aspect_id = cell.partition(".")
        topic = self._knowledge.topics[topic_id]
        question = self._knowledge.aspects[aspect_id].question
        if language not in question:
            language = "en"
        asked = question[language].format(topic=topic.mention(language))
        return asked[:1].upper() + asked[1:]

    def _entry(self, entry: Entry, language: str, confidence: float) -> Answer:
        text = entry.text.get(language, entry.text["en"])
        phrasings = entry.phrasings.get(language) or entry.phrasings.get("en") or (entry.id,)
        links = tuple(_link(self._knowledge.contacts[link], language) for link in entry.links)
        return Answer(entry.id, entry.kind, phrasings[0], text, None, links, confidence)

    def _referral(self, topic: Topic, aspect: str, language: str) -> tuple[str, Contact]:
        """Return what is said when the sources are silent, and whom to turn to."""
        missing = self._knowledge.aspects[aspect].missing
        unknown = topic.unknown.get(aspect)
        contact_id = (unknown and unknown.contact) or topic.contact
        contact = self._knowledge.contacts[contact_id]
        said = missing.get(language, missing["en"]).format(topic=topic.mention(language))
        hint = (unknown.hint.get(language) or unknown.hint.get("en")) if unknown else None
        key = "answers.referral_email" if contact.email else "answers.referral_url"
        name = contact.name.get(language, contact.name["en"])
        closing = self._texts.say(key, language, name=name, email=contact.email, url=contact.url)
        sentence = said[:1].upper() + said[1:]
        return " ".join(part for part in (sentence, hint, closing) if part), contact

    def _source(self, fact: Fact, language: str) -> str:
        source = self._knowledge.sources[fact.source]
        if source.date is None:
            return self._texts.say(
                "answers.source_undated", language, title=source.title, publisher=source.publisher
            )
        return self._texts.say(
            "answers.source_dated",
            language,
            title=source.title,
            publisher=source.publisher,
            date=dates.day(source.date, language),
        )


def _link(contact: Contact, language: str) -> Link:
    return Link(contact.name.get(language, contact.name["en"]), contact.url or contact.email or "")
