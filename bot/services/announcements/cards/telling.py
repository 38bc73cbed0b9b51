"""What organizers are told by themselves, as cards.

The last button of each names its notice, so that it can be found again after a crash.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.announcements.announcement import Announcement
from bot.core.announcements.faults import Fault
from bot.core.announcements.posting import Posting
from bot.core.cards import Button, Card, Field, Link, Moment, Style, Tone
from bot.core.outbox import Notice, Status
from bot.services.announcements.handlers import kinds
from bot.services.announcements.words import Words

NAMED = 10
"""People named in a receipt; of more it is said how many they are."""
_BUTTONS: Mapping[str, tuple[tuple[str, Style], ...]] = {
    kinds.FAILED: (("retry", Style.PRIMARY), ("redirect", Style.SECONDARY)),
    kinds.MISSED: (("retry", Style.SECONDARY),),
    kinds.UNKNOWN: (("there", Style.SUCCESS), ("again", Style.DANGER)),
    kinds.UNPUBLISHED: (("republish", Style.PRIMARY),),
    kinds.NOT_REWORDED: (("rechange", Style.PRIMARY),),
}
"""What can be done at once about a posting."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a posting and of its direct messages."""

    announcement: Announcement
    posting: Posting
    counts: Mapping[Status, int]
    failed: tuple[Notice, ...]
    names: tuple[str, ...]
    """Of those who were not reached, `NAMED` at most."""
    link: str | None


def word_card(
    words: Words, notice: Notice, announcement: Announcement, posting: Posting | None, zone: str
) -> Card:
    """Return what a notice of one of the simple kinds says."""
    kind, data = notice.draft.kind, notice.draft.data
    card = words.card(
        f"told.{kind}",
        Tone.WARNING,
        title=words.title(announcement),
        channel=announcement.channel_name or announcement.channel,
        count=data.get("count", ""),
        name=data.get("name", ""),
    )
    fields = [
        Field(words.say(f"fields.{name}"), Moment(dt.datetime.fromisoformat(data[name]), zone))
        for name in ("first", "last")
        if name in data
    ]
    if posting and not fields:
        fields.append(words.moment("when", posting.due, zone))
    if reason := data.get("reason") or (posting.reason if posting else ""):
        fields.append(words.field("reason", words.reason(reason)))
    buttons = (*_remedies(words, kind, announcement, posting), _look(words, announcement, notice))
    return replace(card, fields=tuple(fields), buttons=buttons)


def receipt_card(words: Words, receipt: Receipt, notice: Notice, zone: str) -> Card:
    """Return the receipt of a posting: where it stands, who was reached, and who was not."""
    announcement, posting = receipt.announcement, receipt.posting
    fields = [words.field("channel", announcement.channel_name or posting.channel)]
    if posting.sent_at:
        fields.append(words.moment("sent_at", posting.sent_at, zone))
    buttons = []
    if sum(receipt.counts.values()):
        fields += _reached(words, receipt)
        if receipt.counts[Status.FAILED]:
            action = f"posting:fallback:{posting.id}"
            buttons.append(words.button("fallback", action, Style.PRIMARY))
    return Card(
        title=words.say("receipt.title", title=words.title(announcement)),
        tone=Tone.SUCCESS,
        paragraphs=(words.say("receipt.text"),),
        fields=tuple(fields),
        links=(Link(words.say("buttons.open"), receipt.link),) if receipt.link else (),
        buttons=(*buttons, _look(words, announcement, notice)),
        language=words.language,
        private=True,
    )


def warning_card(
    words: Words,
    announcement: Announcement,
    posting: Posting,
    faults: Sequence[Fault],
    notice: Notice,
) -> Card:
    """Return the warning ahead of a posting: what is lacking, each with its remedy."""
    card = words.card("told.preflight", Tone.WARNING, title=words.title(announcement))
    when = words.field("when", Moment(posting.due))
    look = _look(words, announcement, notice)
    return replace(card, fields=(when, *words.faults(faults)), buttons=(look,))


def _remedies(
    words: Words, kind: str, announcement: Announcement, posting: Posting | None
) -> tuple[Button, ...]:
    if kind == kinds.APPROVAL:
        return (
            words.button("approve", f"announce:approve:{announcement.id}", Style.SUCCESS),
            words.button("decline", f"announce:decline:{announcement.id}", Style.DANGER),
        )
    if posting is None:
        return ()
    return tuple(
        words.button(verb, f"posting:{verb}:{posting.id}", style)
        for verb, style in _BUTTONS.get(kind, ())
    )


def _reached(words: Words, receipt: Receipt) -> list[Field]:
    counts = receipt.counts
    fields = [words.field("reached", str(counts[Status.SENT]))]
    lost = counts[Status.FAILED] + counts[Status.MISSED]
    if not lost:
        return fields
    reasons = Counter(notice.reason for notice in receipt.failed)
    reasons["too_late"] += counts[Status.MISSED]
    why = [f"{count} × {words.reason(reason)}" for reason, count in reasons.items() if count]
    names = ", ".join(receipt.names)
    if len(receipt.failed) > len(receipt.names):
        names = words.say("and_more", names=names, count=len(receipt.failed) - len(receipt.names))
    return [*fields, words.field("not_reached", "\n".join([str(lost), *why, names]).strip())]


def _look(words: Words, announcement: Announcement, notice: Notice) -> Button:
    return words.button("show", f"announce:show:{announcement.id}:{notice.nonce}")
