"""The cards beside a preview: what the announcement will do, and what is to be mended first."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.announcements.announcement import Announcement, NoMention
from bot.core.announcements.effects import Effects
from bot.core.announcements.faults import Fault
from bot.core.cards import Button, Card, Field, Section, Style, Tone
from bot.core.schedules.describing import Describer
from bot.core.signups.lists import said
from bot.services.announcements.words import Words
from bot.services.cards.wording import shorten


def effect_card(words: Words, effects: Effects, faults: Sequence[Fault], zone: str) -> Card:
    """Return what an announcement will do, in words; with what is to be mended first."""
    blocked = any(fault.blocks for fault in faults)
    to_mend = Section(words.say("mend"), fields=words.faults(faults))
    return Card(
        title=words.say("preview.title"),
        tone=Tone.WARNING if faults else Tone.INFO,
        paragraphs=(words.say("preview.text"),),
        fields=effect_fields(words, effects, zone),
        sections=(to_mend,) if faults else (),
        buttons=_buttons(words, effects.announcement, blocked=blocked),
        language=words.language,
        private=True,
    )


def effect_fields(words: Words, effects: Effects, zone: str) -> tuple[Field, ...]:
    """Return where it goes, whom it reaches and when."""
    draft = effects.announcement
    published = words.say("published" if draft.publish else "not_published")
    fields = [
        words.field("channel", draft.channel_name or draft.channel),
        _pings(words, effects),
        words.field("publish", published),
        _direct(words, effects),
        *_times(words, effects, zone),
        words.field("late", words.lateness(draft.lateness)),
    ]
    if draft.others:
        fields.append(words.field("languages", words.languages(draft)))
    return tuple(fields)


def confirm_card(words: Words, effects: Effects, verb: str) -> Card:
    """Return the question that names the number of people before a large ping."""
    whom = words.mention(effects.announcement.mention)
    people = words.people(effects.reach)
    card = words.card("confirm", Tone.WARNING, whom=whom, people=people)
    label = shorten(words.say("buttons.confirm", people=people))
    action = f"announce:{verb}:{effects.announcement.id}:sure"
    return replace(card, buttons=(Button(label, action, Style.DANGER),))


def faults_card(words: Words, draft: Announcement, faults: Sequence[Fault]) -> Card:
    """Return what is to be mended before anything can be posted."""
    card = words.card("not_yet", Tone.WARNING, title=words.title(draft))
    edit = words.button("edit", f"announce:edit:{draft.id}", Style.PRIMARY)
    return replace(card, fields=words.faults(faults), buttons=(edit,))


def _buttons(words: Words, draft: Announcement, *, blocked: bool) -> tuple[Button, ...]:
    id_ = draft.id
    go = []
    if not blocked:
        go = [words.button("post_now", f"announce:post:{id_}", Style.PRIMARY)]
        if draft.schedule:
            go.insert(0, words.button("schedule", f"announce:schedule:{id_}", Style.SUCCESS))
        else:
            go.append(words.button("set_time", f"announce:move:{id_}"))
    return (
        *go,
        words.button("edit", f"announce:edit:{id_}"),
        words.button("more", f"announce:more:{id_}"),
        words.button("keep", f"announce:keep:{id_}"),
        words.button("discard", f"announce:discard:{id_}", Style.DANGER),
    )


def _pings(words: Words, effects: Effects) -> Field:
    mention = effects.announcement.mention
    whom = words.mention(mention)
    if isinstance(mention, NoMention):
        return words.field("pings", whom)
    if effects.reach is None:
        return words.field("pings", words.say("mention.unknown_reach", whom=whom))
    return words.field(
        "pings", words.say("mention.reach", whom=whom, people=words.people(effects.reach))
    )


def _direct(words: Words, effects: Effects) -> Field:
    if effects.list is None:
        return words.field("direct", words.say("direct.none"))
    title = said(effects.list.title, words.language)
    people = words.people(effects.direct)
    return words.field("direct", words.say("direct.some", people=people, title=title))


def _times(words: Words, effects: Effects, zone: str) -> list[Field]:
    schedule = effects.announcement.schedule
    if schedule is None:
        return [words.field("when", words.say("at_once"))]
    described = Describer(words.texts, words.language, words.topic).describe(schedule)
    fields = [words.field("when", described)]
    if effects.due:
        fields.append(words.moment("next", effects.due, zone))
    return fields
