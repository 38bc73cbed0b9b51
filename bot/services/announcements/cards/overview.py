"""Lists of announcements, single ones, and their logs, as cards."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.effects import Effects
from bot.core.announcements.history import Event, Revision
from bot.core.announcements.posting import Posting, State
from bot.core.cards import Button, Card, Field, Link, Moment, Section, Style, Tone
from bot.services.announcements.cards.preview import effect_fields
from bot.services.announcements.words import Words
from bot.services.cards.wording import shorten

KINDS = ("planned", "drafts", "sent", "failed")
SILENT = dt.timedelta(minutes=2)
"""After this long without work the delivery is said to be standing still: it runs every 15 s."""
_REMEDIES = {
    State.FAILED: ("retry", "redirect"),
    State.MISSED: ("retry",),
    State.UNKNOWN: ("there", "again"),
}
_EXCERPT = 200


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list."""

    kind: str
    found: tuple[tuple[Announcement, Posting | None], ...]
    page: int
    has_more: bool
    ran_at: dt.datetime | None
    """When the delivery was last at work."""


def label(words: Words, announcement: Announcement) -> str:
    """Return what a picker shows."""
    status = words.say(f"statuses.{announcement.status}")
    return shorten(f"{words.title(announcement)} · {status} · #{announcement.id}", 100)


def list_card(words: Words, listing: Listing, zone: str, now: dt.datetime) -> Card:
    """Return one page of a list."""
    sections = tuple(_item(words, one, posting, zone) for one, posting in listing.found)
    stands_still = listing.ran_at is None or now - listing.ran_at > SILENT
    ran = Moment(listing.ran_at, zone) if listing.ran_at else words.say("never_ran")
    return Card(
        title=words.say(f"list.{listing.kind}"),
        tone=Tone.WARNING if stands_still else Tone.INFO,
        paragraphs=() if sections else (words.say("list.empty"),),
        fields=(words.field("ran", ran),),
        sections=sections,
        buttons=_pages(words, listing),
        footer=words.say("stands_still") if stands_still else None,
        language=words.language,
        private=True,
    )


def show_card(
    words: Words, effects: Effects, postings: Sequence[Posting], link: str | None, zone: str
) -> Card:
    """Return where an announcement stands, and what can be done with it."""
    announcement = effects.announcement
    status = words.say(f"statuses.{announcement.status}")
    outcomes = tuple(_outcome(words, posting, zone) for posting in postings)
    past = Section(words.say("postings"), fields=outcomes)
    troubled = any(posting.state in _REMEDIES for posting in postings)
    return Card(
        title=words.title(announcement),
        tone=Tone.WARNING if troubled else Tone.INFO,
        fields=(words.field("status", status), *effect_fields(words, effects, zone)),
        sections=(past,) if outcomes else (),
        links=(Link(words.say("buttons.open"), link),) if link else (),
        buttons=(
            *_remedies(words, postings),
            *_last_words(words, announcement, postings),
            *_actions(words, announcement),
        ),
        language=words.language,
        private=True,
    )


def log_card(
    words: Words,
    announcement: Announcement,
    events: Sequence[Event],
    revisions: Sequence[Revision],
    names: Mapping[str, str],
    zone: str,
) -> Card:
    """Return what was done with an announcement, the newest first, and its earlier words.

    `names` are those of the people who did it, by their ids, as far as they are known.
    """
    lines = tuple(
        Section(
            words.event(event, names.get(event.actor)),
            fields=(words.moment("at", event.at, zone),),
        )
        for event in events
    )
    earlier = tuple(
        Section(words.say("earlier", number=number), (_words_of(revision),))
        for number, revision in list(enumerate(revisions, 1))[-3:]
    )
    return Card(
        title=words.say("log", title=words.title(announcement)),
        sections=(*lines, *earlier),
        buttons=(words.button("show", f"announce:show:{announcement.id}"),),
        language=words.language,
        private=True,
    )


def _item(words: Words, announcement: Announcement, posting: Posting | None, zone: str) -> Section:
    channel = words.field("channel", announcement.channel_name or announcement.channel)
    if posting is None:
        when = words.moment("changed", announcement.changed_at, zone)
    else:
        when = words.moment("when", posting.sent_at or posting.due, zone)
    fields = [channel, when]
    if posting and posting.state in _REMEDIES:
        fields.append(words.field("status", _state(words, posting)))
    elif announcement.status is Status.AWAITING:
        fields.append(words.field("status", words.say("statuses.awaiting")))
    show = words.button("show", f"announce:show:{announcement.id}")
    return Section(words.title(announcement), fields=tuple(fields), buttons=(show,))


def _pages(words: Words, listing: Listing) -> tuple[Button, ...]:
    kind, page = listing.kind, listing.page
    others = [words.button(name, f"announce:list:{name}:0") for name in KINDS if name != kind]
    if page:
        others.append(words.button("back", f"announce:list:{kind}:{page - 1}"))
    if listing.has_more:
        others.append(words.button("next", f"announce:list:{kind}:{page + 1}"))
    return tuple(others)


def _outcome(words: Words, posting: Posting, zone: str) -> Field:
    return Field(_state(words, posting), Moment(posting.sent_at or posting.due, zone))


def _state(words: Words, posting: Posting) -> str:
    state = words.say(f"states.{posting.state}")
    return f"{state}: {words.reason(posting.reason)}" if posting.reason else state


def _remedies(words: Words, postings: Sequence[Posting]) -> tuple[Button, ...]:
    """Return what can be done about the latest posting that is in trouble."""
    troubled = next((one for one in postings if one.state in _REMEDIES), None)
    if troubled is None:
        return ()
    return tuple(
        words.button(verb, f"posting:{verb}:{troubled.id}", Style.PRIMARY)
        for verb in _REMEDIES[troubled.state]
    )


def _last_words(
    words: Words, announcement: Announcement, postings: Sequence[Posting]
) -> tuple[Button, ...]:
    """Return what lets the last post of a running series say what was changed since."""
    last = next((one for one in postings if one.state is State.SENT and one.message), None)
    is_running = announcement.status is Status.PLANNED
    if not is_running or last is None or last.sent_at is None:
        return ()
    if announcement.changed_at <= last.sent_at:
        return ()
    return (words.button("reword", f"posting:reword:{last.id}"),)


def _actions(words: Words, announcement: Announcement) -> tuple[Button, ...]:
    id_ = announcement.id
    verbs = {
        Status.PLANNED: ("edit", "move", "more", "repeat", "log", "cancel"),
        Status.AWAITING: ("approve", "edit", "decline", "log", "cancel"),
        Status.DONE: ("edit", "repeat", "template", "log"),
        Status.CANCELLED: ("repeat", "log"),
    }.get(announcement.status, ())
    styles = {"approve": Style.SUCCESS, "cancel": Style.DANGER, "decline": Style.DANGER}
    return tuple(
        words.button(verb, f"announce:{verb}:{id_}", styles.get(verb, Style.SECONDARY))
        for verb in verbs
    )


def _words_of(revision: Revision) -> str:
    wordings = revision.content["wordings"]
    texts = (f"{one['title']}\n{one['text']}" for one in wordings.values())
    joined = "\n\n".join(texts)
    return joined if len(joined) <= _EXCERPT else f"{joined[:_EXCERPT]}…"
