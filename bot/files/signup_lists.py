"""The format of a sign-up list's file, and the list that comes of it."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from bot.core.knowledge.values import EventDates
from bot.core.signups import lists
from bot.core.signups.lists import Asks, ListKind
from bot.files.fields import Id, InEnglishToo, Language, LocalAnswer, LocalName
from bot.files.schema import Strict

LABEL_MAX = 45
"""Characters of a question (Discord's documentation, Component Reference: Label)."""
ID_MAX = 32
"""Characters of a list's id: with the server's it must fit into a button."""

ListId = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=ID_MAX,
        description="Lower-case letters and digits, parted by hyphens.",
    ),
]
Label = InEnglishToo[Annotated[str, Field(pattern=r"\S", max_length=LABEL_MAX)]]
Hint = Annotated[str, Field(pattern=r"\S", max_length=600)]


class ChoiceFile(Strict):
    """One of the answers to choose from."""

    id: Id
    label: LocalName


class QuestionFile(Strict):
    """Something that the list asks."""

    id: Id
    asks: Literal["short", "long", "email", "choice", "place", "consent"]
    label: Label
    required: bool = True
    hint: dict[Language, Hint] = Field(
        {}, description="An example; for consent the wording that people agree to."
    )
    choices: list[ChoiceFile] = Field([], max_length=10)


class SpanFile(Strict):
    """First and last day of an event of the list's own."""

    start: dt.date
    end: dt.date


class SignUpListFile(Strict):
    """A list that people sign up to, in every server."""

    id: ListId = Field(description="Also the name of the file.")
    kind: Literal["event", "interest"]
    title: LocalName
    description: LocalAnswer
    purpose: LocalAnswer = Field(description="What the data is kept for.")
    keep_days: int = Field(
        lists.KEEP_DAYS, ge=1, le=3650, description="How long it is kept, after the end."
    )
    questions: list[QuestionFile] = Field([], max_length=11)
    seats: int | None = Field(None, ge=1, le=100_000)
    waitlist: bool = True
    offer_hours: int = Field(lists.OFFER_HOURS, ge=1, le=336)
    opens: dt.datetime | None = None
    closes: dt.datetime | None = None
    closed: bool = False
    closed_note: dict[Language, Hint] = Field({}, description="Why it is closed.")
    instead: ListId | None = Field(None, description="The list offered when this one is closed.")
    event: Id | None = Field(None, description="The topic whose dates the list has.")
    dates: SpanFile | None = None
    topics: list[Id] = Field([], description="Topics whose answers carry the list's button.")


def signup_list(file: SignUpListFile) -> lists.SignUpList:
    """Return the list. Times without a zone are UTC."""
    return lists.SignUpList(
        id=file.id,
        kind=ListKind(file.kind),
        title=file.title,
        description=file.description,
        purpose=file.purpose,
        questions=tuple(_question(item) for item in file.questions),
        seats=file.seats,
        waitlist=file.waitlist,
        opens=_aware(file.opens),
        closes=_aware(file.closes),
        closed=file.closed,
        closed_note=file.closed_note,
        instead=file.instead,
        event=file.event,
        dates=EventDates(file.dates.start, file.dates.end) if file.dates else None,
        offer_hours=file.offer_hours,
        keep_days=file.keep_days,
        topics=tuple(file.topics),
        standing=True,
    )


def _question(file: QuestionFile) -> lists.Question:
    choices = tuple(lists.Choice(item.id, item.label) for item in file.choices)
    return lists.Question(file.id, Asks(file.asks), file.label, file.required, file.hint, choices)


def _aware(moment: dt.datetime | None) -> dt.datetime | None:
    if moment is None or moment.tzinfo:
        return moment
    return moment.replace(tzinfo=dt.UTC)
