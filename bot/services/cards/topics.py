"""The card about a topic: what it is, whom to ask, and everything known about it to press."""

import datetime as dt
from collections.abc import Collection

from bot.core.answering.engine import Engine
from bot.core.cards import Card, Tone
from bot.core.knowledge.model import Topic
from bot.core.signups.lists import SignUpList
from bot.services.cards.wording import (
    cell_button,
    contact_field,
    paragraphs,
    sayer,
    signup_buttons,
    web_links,
)

FACTS = 10
"""Facts offered as buttons: two rows on Discord."""


def topic_card(
    topic: Topic,
    engine: Engine,
    language: str,
    today: dt.date,
    lists: Collection[SignUpList] | None = None,
) -> Card:
    """Return a topic at a glance: what it is, its dates, whom to ask, and its other facts.

    `lists` are those that are open where it is shown; see `signup_buttons`.
    """
    knowledge = engine.knowledge
    say = sayer(knowledge, language)
    shown = [aspect for aspect in ("what", "when") if aspect in topic.facts]
    answers = [engine.cell(f"{topic.id}.{aspect}", language, today) for aspect in shown]
    others = (f"{topic.id}.{aspect}" for aspect in topic.facts if aspect not in shown)
    buttons = (cell_button(knowledge, cell, language, topic.id) for cell in others)
    sources = dict.fromkeys(answer.source for answer in answers if answer.source)
    return Card(
        title=topic.name(language),
        tone=Tone.INFO,
        paragraphs=tuple(line for answer in answers for line in paragraphs(answer.text)),
        fields=(contact_field(knowledge.contacts[topic.contact], language),),
        links=web_links(answers),
        buttons=tuple(button for button in buttons if button)[:FACTS]
        + signup_buttons(knowledge, (topic.id,), language, lists),
        footer=say("source", sources="; ".join(sources)) if sources else None,
        language=language,
    )
