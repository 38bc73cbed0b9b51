"""The formats of the knowledge files.

These models check a file by itself and are the source of the JSON Schemas under
`knowledge/schema/`. What a file says about other files is checked by `bot.core.knowledge.rules`.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    Tag,
)

from bot.files.fields import (
    Address,
    Answer,
    ByLanguage,
    CellId,
    Id,
    InEnglishToo,
    Key,
    Kind,
    Language,
    LocalAnswer,
    LocalName,
    Name,
    Names,
    PhrasingLines,
    Url,
    Word,
    WordList,
)


class Strict(BaseModel):
    """A group of fields of which none may be misspelt or of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Dates(Strict):
    """First and last calendar day, both included."""

    start: dt.date
    end: dt.date


class Tenses(Strict):
    """One wording for each time at which a question about an event may be asked."""

    upcoming: Answer
    under_way: Answer
    past: Answer


def _wording(value: object) -> str:
    return "#tenses" if isinstance(value, dict | Tenses) else "#one"


Wording = Annotated[
    Annotated[Answer, Tag("#one")] | Annotated[Tenses, Tag("#tenses")],
    Discriminator(_wording),
]


class Fact(Strict):
    """What the sources say about one aspect, in our own words."""

    text: InEnglishToo[Wording]
    source: Id | None = Field(None, description="Id of the source; the topic's own when left out.")
    as_of: dt.date | None = Field(None, description="The date as of which the fact holds.")
    links: list[Id] = Field([], description="Ids of contacts that belong to the answer.")
    covers: list[CellId] = Field([], description="Other questions that the text answers as well.")


class Unknown(Strict):
    """What is said besides the plain referral where the sources are silent."""

    hint: dict[Language, Answer] = Field({}, description="What the sources do say nearby.")
    contact: Id | None = Field(None, description="Whom to ask; the topic's contact when left out.")


class Topic(Strict):
    """Something people ask about."""

    id: Id = Field(description="Also the name of the file.")
    kind: Kind
    names: Names = Field(description="Official name first, then what people call it.")
    phrase: dict[Language, Name] = Field(
        {}, description='The name inside a sentence, with its article: "the municipal seminar".'
    )
    contact: Id
    source: Id
    dates: Dates | None = None
    part_of: Id | None = None
    run_by: Id | None = None
    default_for: list[Word] = Field([], description='Bare words that mean this topic: "summit".')
    related: list[CellId] = Field([], description="Questions offered next.")
    facts: dict[Id, Fact] = {}
    unknown: dict[Id, Unknown] = {}


class Aspect(Strict):
    """Something a person may ask of a topic."""

    label: LocalName
    question: LocalName
    missing: LocalAnswer
    kinds: Annotated[list[Kind], Field(min_length=1)]
    cues: ByLanguage = {}


class Contact(Strict):
    """Somewhere a person can turn to: an address, a page, a form."""

    name: LocalName
    email: Address | None = None
    url: Url | None = None
    use: dict[Language, Name] = {}


class Source(Strict):
    """A document that facts come from."""

    title: Name
    publisher: Name
    date: dt.date | None = None
    url: Url | None = None


class Entry(Strict):
    """An answer outside the grid."""

    kind: Literal["fact", "referral", "smalltalk"]
    text: LocalAnswer
    phrasings: ByLanguage = {}
    source: Id | None = None
    links: list[Id] = []


class Words(Strict):
    """The words of one language."""

    language: Language
    name: Name
    lists: dict[Key, WordList] = {}
    abbreviations: dict[Word, Word] = Field(
        {}, description="Chat spelling to what it stands for, both without accents."
    )


TextKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]


def _branch(value: object) -> str:
    return "#group" if isinstance(value, dict | Texts) else "#text"


class Texts(RootModel[dict[TextKey, "TextOrGroup"]]):
    """Sentences of the bot, under nested names."""

    model_config = ConfigDict(strict=True, frozen=True)


TextOrGroup = Annotated[
    Annotated[Answer, Tag("#text")] | Annotated[Texts, Tag("#group")], Discriminator(_branch)
]


class Aspects(RootModel[dict[Id, Aspect]]):
    """All aspects by id."""


class Contacts(RootModel[dict[Id, Contact]]):
    """All contacts by id."""


class Sources(RootModel[dict[Id, Source]]):
    """All sources by id."""


class Entries(RootModel[dict[CellId, Entry]]):
    """Entries by id."""


class Phrasings(RootModel[dict[CellId, PhrasingLines]]):
    """Written phrasings by cell."""


Texts.model_rebuild()
