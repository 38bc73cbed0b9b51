"""Says sentences of the area "announcements"."""

import datetime as dt

from bot.core.announcements.announcement import Announcement, Everyone, Here, Mention, RoleMention
from bot.core.cards import Button, Card, Field, Moment, Style, Tone
from bot.core.knowledge.model import Knowledge
from bot.core.texts import Texts
from bot.services.cards.wording import shorten


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

    def title(self, announcement: Announcement) -> str:
        """Return an announcement's title, or what stands for none."""
        return shorten(announcement.title, 100) or self.say("untitled")
