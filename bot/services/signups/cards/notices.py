"""Cards of notices: what the bot writes to people by itself."""

import datetime as dt
from dataclasses import replace

from bot.core import dates
from bot.core.cards import Card, Field, Style, Tone
from bot.core.knowledge.values import EventDates
from bot.core.outbox import Notice, is_late
from bot.core.texts import Texts
from bot.services.signups.cards.wording import Words

_TONES = {
    "offer": Tone.CHOICE,
    "removed": Tone.WARNING,
    "deleted": Tone.WARNING,
    "lapsed": Tone.WARNING,
    "unreminded": Tone.WARNING,
    "unreminded_last": Tone.WARNING,
    "unreminded_mixed": Tone.WARNING,
    "missed": Tone.WARNING,
    "undelivered": Tone.WARNING,
    "unsent": Tone.WARNING,
}


def notice_card(words: Words, notice: Notice, now: dt.datetime) -> Card:
    """Return what a notice says. Its last button names the notice, so that it can be found again.

    Text that an organizer wrote stands in the card as it was typed.
    """
    draft = notice.draft
    data = dict(draft.data)
    named = f"notices.{data.get('subject')}.title"
    if f"signups.{named}" in words.knowledge.texts:  # people know a notice by its title
        data["subject"] = words.say(named, title=data.get("title", ""))
    key = f"notices.{draft.kind}"
    card = words.card(key, _TONES.get(draft.kind, Tone.INFO), **{"reason": "", **data})
    paragraphs = [*card.paragraphs]
    if text := data.get("text") or data.get("reason"):
        paragraphs.append(text)
    if is_late(draft, now):
        paragraphs.append(words.say("notices.late"))
    where = f"{draft.guild}:{draft.about}"
    buttons = []
    if draft.kind == "offer":
        buttons += [
            words.button("accept", f"offer:{where}:yes", Style.SUCCESS),
            words.button("decline", f"offer:{where}:no", Style.DANGER),
        ]
    if draft.kind == "added":
        buttons.append(words.button("confirm", f"change:{where}", Style.PRIMARY))
    if draft.kind == "unsent":
        action = f"resend:{draft.guild}:{data['notice']}"
        buttons.append(words.button("resend", action, Style.PRIMARY))
    if draft.kind == "reminder":
        buttons.append(words.button("remind_off", f"remind:{draft.guild}:off"))
    buttons.append(words.button("my", f"my:{draft.guild}:{notice.nonce}"))
    return replace(
        card, paragraphs=tuple(paragraphs), fields=_fields(words, data), buttons=tuple(buttons)
    )


def _fields(words: Words, data: dict[str, str]) -> tuple[Field, ...]:
    if until := data.get("until"):
        return (words.moment("until", dt.datetime.fromisoformat(until)),)
    if "start" in data:
        days = EventDates(*map(dt.date.fromisoformat, (data["start"], data["end"])))
        when = dates.period(days, words.language, Texts(words.knowledge.texts))
        return (Field(words.say("fields.dates"), when),)
    return ()
