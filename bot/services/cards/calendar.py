"""Calendar files (iCalendar, RFC 5545) of the events in the knowledge base."""

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Event

from bot.core.cards import Attachment
from bot.core.knowledge.model import Knowledge, Topic
from bot.core.knowledge.values import EventDates

PRODUCT = "-//Sister Cities community bot//Events//EN"
DOMAIN = "sister-cities-bot"
"""Right-hand side of each UID; with the topic's id it names an event for good."""


def calendar_file(
    name: str, topics: Iterable[Topic], knowledge: Knowledge, language: str, stamp: dt.datetime
) -> Attachment:
    """Return a calendar file of the dated topics among `topics`.

    `stamp` is when the file is made, aware, in UTC. An event keeps its UID, so a calendar that
    takes the file twice updates the entry rather than double it.
    """
    calendar = _calendar()
    for topic in topics:
        if topic.dates:
            calendar.add_component(_event(topic, topic.dates, knowledge, language, stamp))
    return Attachment(f"{name}.ics", calendar.to_ical())


def dates_file(
    name: str, uid: str, title: str, dates: EventDates, stamp: dt.datetime
) -> Attachment:
    """Return a calendar file of one event; `uid` names it for good, `stamp` is in UTC."""
    calendar = _calendar()
    calendar.add_component(_entry(uid, title, dates, stamp))
    return Attachment(f"{name}.ics", calendar.to_ical())


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    return calendar


def _event(
    topic: Topic, dates: EventDates, knowledge: Knowledge, language: str, stamp: dt.datetime
) -> Event:
    event = _entry(topic.id, topic.name(language), dates, stamp)
    contact = knowledge.contacts[topic.contact]
    if contact.url:
        event.add("url", contact.url)
    return event


def _entry(uid: str, title: str, dates: EventDates, stamp: dt.datetime) -> Event:
    """Return whole calendar days: DTEND is the day after the last one (RFC 5545, 3.6.1)."""
    event = Event()
    event.add("uid", f"{uid}@{DOMAIN}")
    event.add("dtstamp", stamp)
    event.add("dtstart", dates.start)
    event.add("dtend", dates.end + dt.timedelta(days=1))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    return event
