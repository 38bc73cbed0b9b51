"""Words and buttons that several cards share."""

from collections.abc import Callable, Iterable

from bot.core.answering.reply import Answer
from bot.core.cards import Button, Field, Link, Style
from bot.core.knowledge.model import Contact, Knowledge
from bot.core.knowledge.values import LocalText
from bot.core.signups.lists import SignUpList, said
from bot.core.texts import Texts

LABEL_LIMIT = 80
"""Characters of a button's label (Discord's documentation, Component Reference: Button)."""

Say = Callable[..., str]
"""Says a sentence of the area "cards" by its key, with values for its placeholders."""


def sayer(knowledge: Knowledge, language: str) -> Say:
    """Return what says the cards' sentences in `language`."""
    texts = Texts(knowledge.texts)

    def say(key: str, **values: object) -> str:
        return texts.say(f"cards.{key}", language, **values)

    return say


def in_language(text: LocalText, language: str) -> str:
    """Return a text in `language`, else in English."""
    return text.get(language, text["en"])


def shorten(text: str, limit: int = LABEL_LIMIT) -> str:
    """Return `text` in at most `limit` characters, cut between words and marked by an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head[: head.rfind(" ")] if " " in head else head).rstrip(" ,;:.") + "…"


def ask_button(cell: str, label: str, style: Style = Style.SECONDARY) -> Button:
    """Return a button that asks a cell or an entry."""
    return Button(shorten(label), f"ask:{cell}", style)


def cell_button(knowledge: Knowledge, cell: str, language: str, within: str = "") -> Button | None:
    """Return the button of a cell, or None when the knowledge has no such cell.

    On a card about topic `within`, its own cells are named shortly ("Dates"), others by the whole
    question, which names their topic.
    """
    if entry := knowledge.entries.get(cell):
        phrasings = entry.phrasings.get(language) or entry.phrasings.get("en")
        return ask_button(cell, phrasings[0]) if phrasings else None
    topic_id, _, aspect_id = cell.partition(".")
    topic, aspect = knowledge.topics.get(topic_id), knowledge.aspects.get(aspect_id)
    if topic is None or aspect is None:
        return None
    if topic_id == within:
        return ask_button(cell, in_language(aspect.label, language))
    question = in_language(aspect.question, language)
    return ask_button(cell, question.format(topic=topic.mention(language)))


def signup_buttons(
    knowledge: Knowledge,
    topics: Iterable[str],
    language: str,
    lists: Iterable[SignUpList] | None = None,
) -> tuple[Button, ...]:
    """Return a button for each list that belongs to one of the topics.

    `lists` are those open in a server; without one they are the standing lists that are not
    closed. A button names no server: the one in which it is pressed is meant.
    """
    wanted = set(topics)
    standing = (one for one in knowledge.lists.values() if not one.closed)
    label = Texts(knowledge.texts).say
    return tuple(
        Button(
            shorten(label("signups.buttons.signup_for", language, title=said(one.title, language))),
            f"signup::{one.id}",
        )
        for one in (standing if lists is None else lists)
        if wanted & {*one.topics, one.event}
    )


def contact_field(contact: Contact, language: str) -> Field:
    """Return a contact's name with its address and, below it, what one writes there about."""
    address = contact.email or contact.url or ""
    use = in_language(contact.use, language) if contact.use else ""
    return Field(in_language(contact.name, language), f"{address}\n{use}" if use else address)


def web_links(answers: Iterable[Answer]) -> tuple[Link, ...]:
    """Return the web addresses of the answers, each once; e-mail addresses stand in the text."""
    links = (link for answer in answers for link in answer.links if link.is_web)
    return tuple({link.target: Link(shorten(link.label), link.target) for link in links}.values())


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, without empty ones."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())
