"""The card for a reply: answers, choices, or an honest "I do not know"."""

from collections.abc import Collection

from bot.core.answering.reply import Answer, Reply, Status
from bot.core.cards import Button, Card, Section, Style, Tone
from bot.core.knowledge.model import Knowledge, ReplyKind
from bot.core.signups.lists import SignUpList
from bot.services.cards.wording import (
    Say,
    ask_button,
    cell_button,
    contact_field,
    paragraphs,
    sayer,
    signup_buttons,
    web_links,
)

RELATED = 3
"""Questions offered after an answer; more would crowd a phone."""
LINKS = 5
"""Link buttons on a card: one row (Discord's documentation, Component Reference: Action Row)."""


def reply_card(
    reply: Reply, knowledge: Knowledge, lists: Collection[SignUpList] | None = None
) -> Card:
    """Return what a person is shown in answer to a message."""
    say = sayer(knowledge, reply.language)
    if reply.status is Status.ANSWERED:
        return _answered(reply, knowledge, lists, say)
    if reply.status is Status.SUGGESTED:
        return _suggested(reply, say)
    return _chatter(reply, say) if reply.chatter else _declined(reply, knowledge, say)


def _answered(
    reply: Reply, knowledge: Knowledge, lists: Collection[SignUpList] | None, say: Say
) -> Card:
    courtesies = [answer for answer in reply.answers if answer.kind is ReplyKind.SMALLTALK]
    answers = [answer for answer in reply.answers if answer.kind is not ReplyKind.SMALLTALK]
    opening = tuple(line for answer in courtesies for line in paragraphs(answer.text))
    if not answers:
        return Card(say("bot"), Tone.INFO, opening, language=reply.language)
    single = len(answers) == 1
    return Card(
        title=answers[0].title if single else say("several.title"),
        tone=_tone(answers),
        paragraphs=opening + (paragraphs(answers[0].text) if single else ()),
        sections=() if single else tuple(map(_section, answers)),
        links=web_links(answers)[:LINKS],
        buttons=_related(answers, reply.language, knowledge)
        + signup_buttons(knowledge, _topics(answers), reply.language, lists)
        + _feedback(answers, say),
        footer=_sources(answers, say),
        language=reply.language,
    )


def _section(answer: Answer) -> Section:
    return Section(answer.title, paragraphs(answer.text))


def _tone(answers: list[Answer]) -> Tone:
    facts = any(answer.kind is ReplyKind.FACT for answer in answers)
    return Tone.ANSWER if facts else Tone.REFERRAL


def _topics(answers: list[Answer]) -> list[str]:
    return [answer.id.partition(".")[0] for answer in answers]


def _related(answers: list[Answer], language: str, knowledge: Knowledge) -> tuple[Button, ...]:
    """Return the next questions worth asking, without those just answered."""
    answered = {answer.id for answer in answers}
    within = answers[0].id.partition(".")[0] if len(answers) == 1 else ""
    cells = dict.fromkeys(cell for answer in answers for cell in answer.related)
    buttons = (
        cell_button(knowledge, cell, language, within) for cell in cells if cell not in answered
    )
    return tuple(button for button in buttons if button)[:RELATED]


def _feedback(answers: list[Answer], say: Say) -> tuple[Button, ...]:
    """Return "Was this helpful?" as two buttons, for the answer that the card opens with."""
    first = answers[0].id
    return (
        Button(say("helpful.yes"), f"helpful:yes:{first}"),
        Button(say("helpful.no"), f"helpful:no:{first}"),
    )


def _sources(answers: list[Answer], say: Say) -> str | None:
    sources = tuple(dict.fromkeys(answer.source for answer in answers if answer.source))
    if not sources:
        return None
    key = "source" if len(sources) == 1 else "sources"
    return say(key, sources="; ".join(sources))


def _suggested(reply: Reply, say: Say) -> Card:
    return Card(
        title=say("suggested.title"),
        tone=Tone.CHOICE,
        paragraphs=(say("suggested.text"),),
        buttons=tuple(
            ask_button(choice.id, choice.title, Style.PRIMARY) for choice in reply.suggestions
        ),
        language=reply.language,
    )


def _declined(reply: Reply, knowledge: Knowledge, say: Say) -> Card:
    addresses = [contact for contact in knowledge.contacts.values() if contact.email]
    return Card(
        title=say("declined.title"),
        tone=Tone.DECLINED,
        paragraphs=(say("declined.text"), say("declined.ask")),
        fields=tuple(contact_field(contact, reply.language) for contact in addresses),
        footer=say("declined.help"),
        language=reply.language,
    )


def _chatter(reply: Reply, say: Say) -> Card:
    return Card(say("bot"), Tone.INFO, (say("chatter"),), language=reply.language)
