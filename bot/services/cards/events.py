"""The card of events: those with dates and where they stand today, then those without."""

import datetime as dt

from bot.core.answering.engine import Engine
from bot.core.cards import Card, Section, Tone
from bot.core.knowledge.model import Topic
from bot.services.cards.calendar import calendar_file
from bot.services.cards.wording import Say, ask_button, paragraphs, sayer

EVENT = "event"
"""The kind of topic that this card lists."""


def events_card(engine: Engine, language: str, now: dt.datetime) -> Card:
    """Return the events with their dates, and a calendar file of them; `now` is aware."""
    knowledge = engine.knowledge
    say = sayer(knowledge, language)
    events = [topic for topic in knowledge.topics.values() if topic.kind == EVENT]
    dated = sorted((topic for topic in events if topic.dates), key=_start)
    undated = tuple(topic for topic in events if not topic.dates)
    sections = tuple(_dated(topic, engine, language, now.date()) for topic in dated)
    calendar = calendar_file("events", dated, knowledge, language, now.astimezone(dt.UTC))
    return Card(
        title=say("events.title"),
        tone=Tone.INFO,
        sections=sections + (_undated(undated, language, say) if undated else ()),
        attachments=(calendar,) if dated else (),
        language=language,
    )


def _start(topic: Topic) -> dt.date:
    return topic.dates.start if topic.dates else dt.date.max


def _dated(topic: Topic, engine: Engine, language: str, today: dt.date) -> Section:
    when = engine.cell(f"{topic.id}.when", language, today)
    more = ask_button(f"{topic.id}.what", sayer(engine.knowledge, language)("events.more"))
    return Section(topic.name(language), paragraphs(when.text), buttons=(more,))


def _undated(topics: tuple[Topic, ...], language: str, say: Say) -> tuple[Section]:
    buttons = tuple(ask_button(f"{topic.id}.what", topic.name(language)) for topic in topics)
    return (Section(say("events.undated"), (say("events.undated_text"),), buttons=buttons),)
