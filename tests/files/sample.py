"""A small knowledge folder without faults, to be spoilt in one place at a time."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

SOUND: Mapping[str, str] = MappingProxyType(
    {
        "sources.yaml": """\
letter:
  title: A letter
  publisher: The town hall
  date: 2030-01-02
""",
        "contacts.yaml": """\
desk:
  name: {en: The desk, es: La oficina}
  email: desk@example.org
page:
  name: {en: The page}
  url: https://example.org/fair
""",
        "aspects.yaml": """\
what:
  kinds: [event, program]
  label: {en: Overview}
  question: {en: "What is {topic}?"}
  missing: {en: "Nothing is said about {topic}."}
  cues:
    en: ["what is {topic}"]
when:
  kinds: [event]
  label: {en: Dates}
  question: {en: "When is {topic}?"}
  missing: {en: "No dates are given for {topic}."}
where:
  kinds: [event]
  label: {en: Place}
  question: {en: "Where is {topic}?"}
  missing: {en: "No place is given for {topic}."}
""",
        "topics/fair.yaml": """\
id: fair
kind: event
names:
  en: [Town Fair, the fair]
contact: desk
source: letter
dates: {start: 2030-05-28, end: 2030-05-31}
facts:
  what:
    text:
      en: A fair of the town.
  when:
    links: [page]
    text:
      en:
        upcoming: It will be on {dates}; see {url}.
        under_way: Today is day {day} of {days}.
        past: It was on {dates}.
unknown:
  where:
    hint: {en: It is outdoors.}
""",
        "topics/choir.yaml": """\
id: choir
kind: program
names:
  en: [Town Choir]
contact: desk
source: letter
part_of: fair
related: [fair.when]
""",
        "entries.yaml": """\
smalltalk.thanks:
  kind: smalltalk
  text: {en: You are welcome.}
  phrasings:
    en: [thanks]
""",
        "words/en.yaml": """\
language: en
name: English
lists:
  stop: [the, of]
""",
        "words/es.yaml": """\
language: es
name: Español
""",
        "texts/answers/en.yaml": """\
answers:
  dates_one_day: "{day}"
  dates_in_month: "{month} {first}–{last}, {year}"
  dates_range: "{first} to {last}"
  dates_first: "1"
""",
        "texts/answers/es.yaml": """\
answers:
  dates_one_day: "el {day}"
  dates_in_month: "del {first} al {last} de {month} de {year}"
  dates_range: "del {first} al {last}"
  dates_first: "1"
""",
        "phrasings/en/fair.yaml": """\
fair.when: [which week is it, what day do we go]
off-topic: [will it rain]
""",
    }
)


def write(folder: Path, files: Mapping[str, str] = SOUND) -> Path:
    """Write the sample, or some files of it, into `folder` and return the folder."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
