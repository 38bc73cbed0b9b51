"""The values that the knowledge files are made of: ids, names, answers, lists of words."""

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

ANSWER_MAX = 1_500
"""Characters of an answer: a card holds 4,000 in all (Discord, Components V2), title, source line,
a second answer and buttons included."""
LABEL_MAX = 80
"""Characters of a button's label (Discord, Components V2, Button)."""

Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=60,
        description="Lower-case letters and digits, parted by hyphens.",
    ),
]
CellId = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$",
        max_length=90,
        description='A question: "topic.aspect", or the id of an entry.',
    ),
]
Key = Annotated[str, Field(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$", max_length=60)]
Language = Annotated[
    str, Field(pattern=r"^[a-z]{2,3}$", description='Language code: "en", "es", "pt", "fr".')
]
Answer = Annotated[str, Field(pattern=r"\S", max_length=ANSWER_MAX)]
Name = Annotated[str, Field(pattern=r"\S", max_length=LABEL_MAX)]
Word = Annotated[str, Field(pattern=r"\S", max_length=LABEL_MAX)]
PHRASING_MAX = 1_000
"""Characters of a phrasing: a little story with its question."""
Phrasing = Annotated[str, Field(pattern=r"\S", max_length=PHRASING_MAX)]
Address = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]
Url = Annotated[str, Field(pattern=r"^https://[^\s<>\"]+$", max_length=512)]
Kind = Literal["event", "program", "organisation", "initiative", "group"]


Content = TypeVar("Content")


def _with_english(texts: dict[str, Content]) -> dict[str, Content]:
    if "en" not in texts:
        raise PydanticCustomError("english_missing", "English is missing")
    return texts


InEnglishToo = Annotated[
    dict[Language, Content],
    AfterValidator(_with_english),
    Field(json_schema_extra={"required": ["en"]}),
]
"""A text per language; English, which every other language falls back to, must be there."""
Names = InEnglishToo[Annotated[list[Name], Field(min_length=1)]]
LocalName = InEnglishToo[Name]
LocalAnswer = InEnglishToo[Answer]


def _phrasings(written: list[str] | str) -> list[str]:
    lines = written.splitlines() if isinstance(written, str) else written
    texts = [line.strip() for line in lines if line.strip()]
    for text in texts:
        if len(text) > PHRASING_MAX:
            raise PydanticCustomError(
                "phrasing_long",
                'a phrasing is longer than {most} characters: "{start}…"',
                {"most": PHRASING_MAX, "start": text[:30]},
            )
    return texts


def _items(written: list[str] | str) -> list[str]:
    if isinstance(written, str):
        return [item.strip() for item in written.replace("\n", ",").split(",") if item.strip()]
    return written


PhrasingLines = Annotated[
    list[Phrasing] | str,
    AfterValidator(_phrasings),
    Field(description="A list, or one phrasing a line after a bar (|)."),
]
WordList = Annotated[
    list[Word] | str,
    AfterValidator(_items),
    Field(description="A list, or words parted by commas and line ends after a bar (|)."),
]
ByLanguage = dict[Language, list[Phrasing]]
