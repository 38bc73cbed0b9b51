"""Whom an announcement reaches and when: list, mention, time, and what comes with them."""

from bot.core.announcements.announcement import (
    Announcement,
    Everyone,
    Here,
    Mention,
    NoMention,
    RoleMention,
)
from bot.core.announcements.lateness import Lateness
from bot.core.announcements.placeholders import find_topic
from bot.core.schedules.faults import TimeFault
from bot.core.signups.forms import read_yes_no
from bot.core.signups.lists import said
from bot.core.text import clean
from bot.services.signups.catalogue import exactly, search
from bot.terminal_front.chat.announcements.desk import Place
from bot.terminal_front.chat.announcements.parts import Changes, Offer, Part, Wrong

ROLE_LIMIT = 100
"""Characters of a role's name, as on Discord."""
LATEST = 30 * 24
"""Hours: an announcement that may be later than that is better planned anew."""
OFFERED = 9
"""Lists offered for what somebody typed."""


async def _list(place: Place, _: Announcement, text: str) -> Changes | Wrong | Offer:
    return _listed(place, "list", text)


async def _button(place: Place, _: Announcement, text: str) -> Changes | Wrong | Offer:
    """Take a list, or a topic for all of its lists."""
    topic = find_topic(text, place.knowledge) if text else None
    topics = {name for item in place.lists.values() for name in (*item.topics, item.event)}
    if topic and topic.id in topics and exactly(place.lists, text) is None:
        return {"button": topic.id}
    return _listed(place, "button", text)


def _listed(place: Place, field: str, text: str) -> Changes | Wrong | Offer:
    if not text:
        return {field: None}
    if found := exactly(place.lists, text):
        return {field: found.id}
    near = search(place.lists, text, place.language) or list(place.lists.values())
    choices = ((said(item.title, place.language), {field: item.id}) for item in near[:OFFERED])
    return Offer(place.say("wrong.list"), tuple(choices)) if near else Wrong(place.say("no_lists"))


def _titled(place: Place, id_: str | None) -> str:
    """Return the title of a list or the name of a topic."""
    if list_ := place.lists.get(id_ or ""):
        return said(list_.title, place.language)
    topic = place.knowledge.topics.get(id_ or "")
    return topic.name(place.language) if topic else ""


async def _mention(place: Place, _: Announcement, text: str) -> Changes | Wrong:
    mention = _read_mention(place, text)
    return {"mention": mention} if mention else Wrong(place.say("wrong.mention"))


def _read_mention(place: Place, text: str) -> Mention | None:
    name = text.strip().lstrip("@").strip()
    match _called(place).get(clean(name), ""):
        case "nobody":
            return NoMention()
        case "everyone":
            return Everyone()
        case "here":
            return Here()
    if not name:
        return NoMention()
    return RoleMention(name, name) if len(name) <= ROLE_LIMIT else None


def _called(place: Place) -> dict[str, str]:
    """Return what is meant by the words that people use, in their language and as on Discord."""
    found: dict[str, str] = {}
    for number, key in enumerate(("nobody", "everyone", "here"), 1):
        names = (*place.say(f"called.{key}").split(", "), place.words.say(f"mention.{key}"))
        found |= {clean(name): key for name in (*names, key, str(number))}
    return found


def _written_mention(place: Place, draft: Announcement) -> str:
    match draft.mention:
        case RoleMention(_, name):
            return name
        case NoMention():
            return ""
    return place.words.mention(draft.mention)


async def _publish(place: Place, _: Announcement, text: str) -> Changes | Wrong:
    try:
        return {"publish": bool(text) and read_yes_no(text)}
    except ValueError:
        return Wrong(place.say("wrong.yes_no"))


async def _when(place: Place, _: Announcement, text: str) -> Changes | Wrong | Offer:
    if not text:
        return {"schedule": None}
    read = place.news.composing.read_time
    found = await read(place.actor, text, place.now, place.language)
    if not isinstance(found, TimeFault):
        return Offer(place.say("read_so"), ((place.describe(found), {"schedule": found}),))
    told = found.text(place.words.texts, place.language)
    choices = tuple((place.describe(one), {"schedule": one}) for one in found.choices)
    return Offer(told, choices) if choices else Wrong(told)


async def _late(place: Place, _: Announcement, text: str) -> Changes | Wrong:
    hours = int(text) if text.isdecimal() and len(text) < 4 else -1
    if not text:
        return {"lateness": Lateness()}
    return {"lateness": Lateness(hours)} if 0 <= hours <= LATEST else Wrong(place.say("wrong.late"))


async def _language(place: Place, _: Announcement, text: str) -> Changes | Wrong:
    """Take the language that the post shows; its wording is asked for next."""
    code = language_meant(place, text)
    names = ", ".join(words.name for words in place.knowledge.words.values())
    return {"language": code} if code else Wrong(place.say("wrong.language", languages=names))


def language_meant(place: Place, typed: str) -> str | None:
    """Return the language that somebody calls so, by its code or its own name."""
    known = place.knowledge.words
    wanted = clean(typed)
    return next((code for code in known if wanted in {code, clean(known[code].name)}), None)


LIST = Part("list", lambda place, draft: _titled(place, draft.list), _list)
BUTTON = Part("button", lambda place, draft: _titled(place, draft.button), _button)
MENTION = Part("mention", _written_mention, _mention)
PUBLISH = Part("publish", lambda place, d: place.say("yes") if d.publish else "", _publish)
WHEN = Part(
    "when",
    lambda place, draft: place.describe(draft.schedule) if draft.schedule else "",
    _when,
)
LATE = Part("late", lambda _, draft: str(draft.lateness.hours), _late)
LANGUAGE = Part("language", lambda place, d: place.knowledge.words[d.language].name, _language)
