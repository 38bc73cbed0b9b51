"""The card beside a preview: what the announcement will do, and what can be done with it."""

from dataclasses import replace

from bot.core.announcements.announcement import NoMention
from bot.core.announcements.effects import Effects
from bot.core.cards import Button, Card, Field, Style, Tone
from bot.services.announcements.words import Words
from bot.services.cards.wording import shorten


def effect_card(words: Words, effects: Effects, zone: str) -> Card:
    """Return what an announcement will do, in words."""
    draft = effects.announcement
    id_ = draft.id
    when = (
        words.moment("when", effects.due, zone)
        if effects.due
        else words.field("when", words.say("at_once"))
    )
    return Card(
        title=words.say("preview.title"),
        tone=Tone.INFO,
        paragraphs=(words.say("preview.text"),),
        fields=(
            words.field("channel", draft.channel_name or draft.channel),
            _pings(words, effects),
            when,
        ),
        buttons=(
            words.button("post_now", f"announce:post:{id_}", Style.PRIMARY),
            words.button("schedule", f"announce:schedule:{id_}", Style.SUCCESS),
            words.button("edit", f"announce:edit:{id_}"),
            words.button("keep", f"announce:keep:{id_}"),
            words.button("discard", f"announce:discard:{id_}", Style.DANGER),
        ),
        language=words.language,
        private=True,
    )


def confirm_card(words: Words, effects: Effects, verb: str) -> Card:
    """Return the question that names the number of people before a large ping."""
    whom = words.mention(effects.announcement.mention)
    count = words.say("mention.uncounted") if effects.reach is None else str(effects.reach)
    card = words.card("confirm", Tone.WARNING, whom=whom, count=count)
    label = shorten(words.say("buttons.confirm", count=count))
    action = f"announce:{verb}:{effects.announcement.id}:sure"
    return replace(card, buttons=(Button(label, action, Style.DANGER),))


def _pings(words: Words, effects: Effects) -> Field:
    mention = effects.announcement.mention
    whom = words.mention(mention)
    if isinstance(mention, NoMention):
        return words.field("pings", whom)
    if effects.reach is None:
        return words.field("pings", words.say("mention.unknown_reach", whom=whom))
    return words.field("pings", words.say("mention.reach", whom=whom, count=effects.reach))
