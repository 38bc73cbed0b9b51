"""Says sentences of the area "announcements"."""

import datetime as dt
import re
from collections.abc import Iterable

from bot.core import dates
from bot.core.announcements.announcement import Announcement, Everyone, Here, Mention, RoleMention
from bot.core.announcements.faults import Fault
from bot.core.announcements.history import Event
from bot.core.announcements.lateness import Lateness
from bot.core.announcements.posting import Posting
from bot.core.cards import Button, Card, Field, Moment, Style, Tone
from bot.core.knowledge.model import Knowledge
from bot.core.schedules import wall
from bot.core.texts import Texts
from bot.services.cards.wording import shorten

_DISCORD = re.compile(r"Discord answered (\d+) \((\d+)\)")
"""How a front tells of an error that Discord answered: its status and its own code."""


class Words:
    """Sentences in one language, with the knowledge of the moment."""

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        self.knowledge = knowledge
        self.language = language
        self.texts = Texts(knowledge.texts)

    def say(self, key: str, **values: object) -> str:
        """Return a sentence. Raises KeyError when there is none."""
        return self.texts.say(f"announcements.{key}", self.language, **values)

    def card(self, key: str, tone: Tone = Tone.INFO, **values: object) -> Card:
        """Return a short card: a title and a text."""
        title = self.say(f"{key}.title", **values)
        text = self.say(f"{key}.text", **values)
        return Card(title, tone, (text,), language=self.language, private=True)

    def button(self, key: str, action: str, style: Style = Style.SECONDARY) -> Button:
        """Return a button whose label stands under "buttons"."""
        return Button(shorten(self.say(f"buttons.{key}")), action, style)

    def field(self, key: str, value: str | Moment) -> Field:
        """Return a labelled value."""
        return Field(self.say(f"fields.{key}"), value)

    def moment(self, key: str, at: dt.datetime, zone: str) -> Field:
        """Return a labelled moment."""
        return self.field(key, Moment(at, zone))

    def late(self, posting: Posting) -> str:
        """Return the sentence that says that a post comes late: its promised time and zone."""
        zone = posting.wall.rstrip("]").partition("[")[2]
        planned = wall.shown(posting.due, zone)
        day = dates.weekday_and_day(planned.date(), self.language)
        return self.say("late", time=f"{planned:%H:%M}", day=day, zone=zone)

    def mention(self, mention: Mention) -> str:
        """Return who is pinged, so that the words themselves ping nobody."""
        match mention:
            case RoleMention(id_, name):
                return self.say("mention.role", name=name or id_)
            case Everyone():
                return self.say("mention.everyone")
            case Here():
                return self.say("mention.here")
        return self.say("mention.nobody")

    def people(self, count: int | None) -> str:
        """Return how many people something reaches; None is unknown."""
        known = "one" if count == 1 else "many"
        return self.say(f"people.{'unknown' if count is None else known}", count=count)

    def fault(self, fault: Fault) -> str:
        """Return what is wrong, with its remedy."""
        return self.say(f"faults.{fault.code}", **fault.data)

    def faults(self, faults: Iterable[Fault]) -> tuple[Field, ...]:
        """Return what is wrong, by the part that it concerns."""
        return tuple(self.field(fault.part, self.fault(fault)) for fault in faults)

    def lateness(self, rule: Lateness) -> str:
        """Return how late an announcement may be."""
        return (
            self.say("lateness.hours", hours=rule.hours)
            if rule.hours
            else self.say("lateness.never")
        )

    def languages(self, announcement: Announcement) -> str:
        """Return the languages of an announcement by name, the main one first."""
        codes = (announcement.language, *announcement.others)
        known = self.knowledge.words
        return ", ".join(known[code].name if code in known else code for code in codes)

    def topic(self, id_: str) -> str:
        """Return what stands for a topic in a sentence."""
        topic = self.knowledge.topics.get(id_)
        return topic.mention(self.language) if topic else id_

    def event(self, event: Event, name: str | None = None) -> str:
        """Return a line of the log: who did what; `name` is that of a person, if it is known."""
        who = self.say("the_bot") if event.actor == "bot" else name or self.say("an_organizer")
        what = self.say(f"events.{event.action}")
        trouble = event.actor == "bot" and event.detail
        detail = f": {self.reason(event.detail)}" if trouble else ""
        return f"{what} ({who}){detail}"

    def planned_buttons(self, announcement: Announcement) -> tuple[Button, ...]:
        """Return what can be done with something that is planned."""
        return tuple(
            self.button(verb, f"announce:{verb}:{announcement.id}")
            for verb in ("show", "move", "cancel")
        )

    def reason(self, reason: str) -> str:
        """Return why something did not arrive, in words; what has none stands in the log."""
        if answered := _DISCORD.fullmatch(reason):
            return self._discord(*answered.groups())
        for group in ("reasons", "faults"):
            key = f"announcements.{group}.{reason}"
            if key in self.knowledge.texts:
                return self.say(f"{group}.{reason}")
        return self.say("reasons.other")

    def _discord(self, status: str, code: str) -> str:
        key = f"reasons.discord_{code}"
        if f"announcements.{key}" in self.knowledge.texts:
            return self.say(key)
        if int(status) >= 500:
            return self.say("reasons.discord_down")
        return self.say("reasons.discord", status=status, code=code)

    def title(self, announcement: Announcement) -> str:
        """Return an announcement's title, or what stands for none."""
        return shorten(announcement.title, 100) or self.say("untitled")
