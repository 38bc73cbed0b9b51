"""Asking, in the chat: messages, the cards about topics, events and addresses, help and leaving."""

from bot.core.cards import Button, Card, Tone
from bot.core.signups.lists import SignUpList
from bot.services.cards.events import events_card
from bot.services.cards.pages import contact_card, help_card
from bot.services.cards.replies import reply_card
from bot.services.cards.topics import topic_card
from bot.services.topics import search_topics
from bot.terminal_front.chat.features import Command, Feature
from bot.terminal_front.chat.people import SERVER
from bot.terminal_front.chat.session import Session


def questions() -> Feature[Session]:
    """Return the part of the chat that answers."""
    return Feature(
        commands=(
            Command("ask", ask, takes="question"),
            Command("about", about, takes="topic"),
            Command("events", events),
            Command("contact", contact),
            Command("help", show_help),
            Command("quit", leave),
        ),
        actions={"ask": choose, "topic": about},
    )


def open_lists(session: Session) -> list[SignUpList] | None:
    """Return the lists that are open here; None where none can be known."""
    if session.desks is None:
        return None
    return session.desks.catalogue.open_in(SERVER, session.runtime.now())


async def ask(session: Session, text: str) -> Card:
    """Answer a message; the session goes on in its language once it was understood."""
    reply = session.runtime.ask.ask(session.asker, text, session.runtime.now())
    if reply.answers or reply.suggestions:
        session.language = reply.language
    return reply_card(reply, session.runtime.library.knowledge, open_lists(session))


async def choose(session: Session, cell: str) -> Card:
    """Answer a question that was chosen rather than typed."""
    now = session.runtime.now()
    reply = session.runtime.ask.choose(session.asker, cell, session.language, now)
    return reply_card(reply, session.runtime.library.knowledge, open_lists(session))


async def about(session: Session, typed: str) -> Card:
    """Show the card of the topic that is typed, or the topics there are."""
    library, language = session.runtime.library, session.language
    topics = search_topics(library.knowledge, typed, language)
    if typed and (topic := library.knowledge.topics.get(typed) or next(iter(topics), None)):
        today, lists = session.runtime.now().date(), open_lists(session)
        return topic_card(topic, library.engine, language, today, lists)
    buttons = tuple(
        Button(topic.name(language), f"topic:{topic.id}")
        for topic in library.knowledge.topics.values()
    )
    key = "about.not_found" if typed else "about.choose"
    return Card(session.say(key), Tone.CHOICE, buttons=buttons, language=language)


async def events(session: Session, _: str) -> Card:
    """Show the events, with a calendar file to keep."""
    return events_card(session.runtime.library.engine, session.language, session.runtime.now())


async def contact(session: Session, _: str) -> Card:
    """Show whom to write to."""
    return contact_card(session.runtime.library.knowledge, session.language)


async def show_help(session: Session, _: str) -> Card:
    """Show what the bot can do and which commands there are."""
    commands = (
        (_usage(session, command), session.say(f"commands.{command.name}"))
        for command in session.commands
    )
    return help_card(session.runtime.library.knowledge, session.language, commands)


def _usage(session: Session, command: Command[Session]) -> str:
    takes = f" {session.say(f'takes.{command.takes}')}" if command.takes else ""
    return f"/{command.name}{takes}"


async def leave(session: Session, _: str) -> None:
    """End the conversation."""
    session.open = False
