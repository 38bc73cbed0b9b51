"""Standing cards: whom to write to, and what the bot can do."""

from collections.abc import Iterable

from bot.core.cards import Button, Card, Field, Link, Section, Tone
from bot.core.knowledge.model import Knowledge
from bot.services.cards.wording import cell_button, contact_field, in_language, sayer, shorten

EXAMPLES = 4
"""Questions offered by the help card."""


def contact_card(knowledge: Knowledge, language: str) -> Card:
    """Return every address, what it is for, and the web ones as links."""
    say = sayer(knowledge, language)
    contacts = knowledge.contacts.values()
    return Card(
        title=say("contact.title"),
        tone=Tone.INFO,
        paragraphs=(say("contact.text"),),
        fields=tuple(contact_field(contact, language) for contact in contacts),
        links=tuple(
            Link(shorten(in_language(contact.name, language)), contact.url)
            for contact in contacts
            if contact.url
        ),
        language=language,
    )


def help_card(knowledge: Knowledge, language: str, commands: Iterable[tuple[str, str]]) -> Card:
    """Return what the bot can do.

    `commands` are pairs of a command as it is typed in the front ("/events") and what it does.
    """
    say = sayer(knowledge, language)
    subjects = ", ".join(topic.name(language) for topic in knowledge.topics.values())
    return Card(
        title=say("help.title"),
        tone=Tone.INFO,
        paragraphs=(say("help.text"), say("help.subjects", subjects=subjects)),
        sections=(
            Section(say("help.examples"), buttons=_examples(knowledge, language)),
            Section(say("help.commands"), fields=tuple(Field(*pair) for pair in commands)),
        ),
        footer=say("help.honesty"),
        language=language,
    )


def _examples(knowledge: Knowledge, language: str) -> tuple[Button, ...]:
    """Return the question most worth asking about each of the topics best known."""
    topics = sorted(knowledge.topics.values(), key=lambda topic: -len(topic.facts))
    cells = (topic.related[0] for topic in topics if topic.related)
    buttons = (cell_button(knowledge, cell, language) for cell in cells)
    return tuple(button for button in buttons if button)[:EXAMPLES]
