"""Writing an announcement: from the first question to the preview, and changes afterwards."""

from collections.abc import Sequence
from dataclasses import fields, replace

from bot.core.announcements.announcement import Announcement, Status
from bot.core.cards import Button, Card, Style, Tone
from bot.terminal_front.chat.announcements import reach, wording
from bot.terminal_front.chat.announcements.asking import Asking, Finish
from bot.terminal_front.chat.announcements.desk import Place, number_in
from bot.terminal_front.chat.announcements.parts import Changes, Part
from bot.terminal_front.chat.announcements.showing import show

NEW = (
    *(wording.CHANNEL, *wording.wording_parts(), wording.LINK, wording.PICTURE, wording.ALT),
    *(wording.BYLINE, reach.LIST, reach.MENTION, reach.PUBLISH, reach.WHEN),
)
"""What is asked of a new announcement."""
MORE = (reach.BUTTON, reach.LATE, reach.LANGUAGE)
"""What else can be chosen before it is posted."""
AFTERWARDS = (*wording.wording_parts(), wording.LINK, wording.PICTURE, wording.BYLINE)
"""What can be changed of a post."""
_KEPT_AT_ONCE = frozenset({Status.DRAFT, Status.AWAITING})


async def new(place: Place, channel: str) -> Card | None:
    """Begin an announcement, or offer to go on with one that was begun."""
    draft = await place.news.composing.resumable(place.actor)
    if draft is None:
        return await fresh(place, channel)
    card = place.note(Tone.CHOICE, "resume", title=place.words.title(draft))
    buttons = (
        Button(place.say("resume.go_on"), f"write:resume:{draft.id}", Style.PRIMARY),
        Button(place.say("resume.fresh"), f"write:fresh:{channel}"),
    )
    return replace(card, buttons=buttons)


async def fresh(place: Place, typed: str) -> Card:
    """Begin an announcement, in a channel when one is typed."""
    channel = wording.channel_name(typed)[: wording.CHANNEL_LIMIT]
    draft = await place.news.composing.begin(
        place.actor, place.now, channel=channel, channel_name=channel, language=place.language
    )
    place.session.show(place.note(Tone.INFO, "start"))
    return await asked(place, draft, NEW, at=1 if channel else 0)


async def resume(place: Place, id_: str) -> Card:
    """Go on where somebody stopped: at the last question that was answered."""
    draft = await place.news.composing.get(place.actor, number_in(id_))
    if draft is None:
        return place.words.card("gone", Tone.WARNING)
    place.session.show(place.note(Tone.INFO, "start"))
    answered = [at for at, part in enumerate(NEW) if part.written(place, draft)]
    return await asked(place, draft, NEW, at=max(answered, default=0))


async def asked(
    place: Place,
    draft: Announcement,
    parts: tuple[Part, ...],
    finish: Finish | None = None,
    at: int = 0,
) -> Card:
    """Ask for parts of an announcement, keep them, and `finish`.

    Those of a draft are kept one by one. What is planned or posted changes once, at the end.
    """
    if draft.status in _KEPT_AT_ONCE:
        return await Asking(place, draft, parts, keep, finish or _shown, at).begin()

    async def collect(_: Place, changed: Announcement, changes: Changes) -> Announcement:
        return replace(changed, **changes)

    async def write(place: Place, changed: Announcement) -> Card | None:
        if changed == draft:
            return place.note(Tone.INFO, "unchanged")
        return await (finish or _written(draft))(place, changed)

    return await Asking(place, draft, parts, collect, write, at, stopped="unchanged").begin()


async def keep(place: Place, draft: Announcement, changes: Changes) -> Announcement | None:
    """Keep changes at once."""
    return await place.news.composing.write(place.actor, draft.id, changes, place.now)


async def _shown(place: Place, draft: Announcement) -> Card:
    return await show(place, str(draft.id))


def _written(earlier: Announcement) -> Finish:
    """Return what keeps everything that was changed since, at once."""

    async def write(place: Place, changed: Announcement) -> Card:
        pairs = {
            field.name: (getattr(earlier, field.name), getattr(changed, field.name))
            for field in fields(Announcement)
        }
        changes = {name: now for name, (before, now) in pairs.items() if before != now}
        kept = await keep(place, changed, changes)
        if kept is None:
            return place.words.card("gone", Tone.WARNING)
        card = place.note(Tone.SUCCESS, "changed", title=place.words.title(kept))
        return replace(card, buttons=(place.words.button("show", f"announce:show:{kept.id}"),))

    return write


async def edit(place: Place, id_: str) -> Card:
    """Ask what is to be changed."""
    draft = await place.news.composing.get(place.actor, number_in(id_))
    if draft is None:
        return place.words.card("gone", Tone.WARNING)
    if draft.status is Status.DONE:
        buttons = [*_part_buttons(place, draft, AFTERWARDS), *_language_buttons(place, draft)]
    else:
        buttons = [*_part_buttons(place, draft, NEW)]
        buttons.append(place.words.button("more", f"announce:more:{draft.id}"))
    card = place.note(Tone.CHOICE, "change", title=place.words.title(draft))
    return replace(card, buttons=tuple(buttons))


async def more(place: Place, id_: str) -> Card:
    """Ask what else is to be chosen: languages, a sign-up button, how late it may be."""
    draft = await place.news.composing.get(place.actor, number_in(id_))
    if draft is None:
        return place.words.card("gone", Tone.WARNING)
    buttons = (
        *_part_buttons(place, draft, MORE),
        *_language_buttons(place, draft),
        place.words.button("template", f"announce:template:{draft.id}"),
    )
    card = place.note(Tone.CHOICE, "change", title=place.words.title(draft))
    return replace(card, buttons=buttons)


def _part_buttons(place: Place, draft: Announcement, parts: Sequence[Part]) -> list[Button]:
    return [
        Button(place.say(f"ask.{part.name}"), f"write:part:{draft.id}:{part.name}")
        for part in parts
        if part.wanted(draft)
    ]


def _language_buttons(place: Place, draft: Announcement) -> list[Button]:
    known = place.knowledge.words
    return [
        Button(
            place.say("change.in_language", name=known[code].name),
            f"write:words:{draft.id}:{code}",
        )
        for code in known
        if code != draft.language
    ]


async def change_part(place: Place, about: str) -> Card:
    """Ask for one part, and for what belongs to it."""
    id_, _, name = about.partition(":")
    draft = await place.news.composing.get(place.actor, number_in(id_))
    if draft is None:
        return place.words.card("gone", Tone.WARNING)
    parts = tuple(part for part in (*NEW, *MORE) if part.name == name)
    if name == wording.PICTURE.name:
        parts = (wording.PICTURE, wording.ALT)
    if name == reach.LANGUAGE.name:
        parts = (reach.LANGUAGE, *wording.wording_parts())
    return await asked(place, draft, parts)


async def change_words(place: Place, about: str) -> Card:
    """Ask for title and text in another language."""
    id_, _, language = about.partition(":")
    draft = await place.news.composing.get(place.actor, number_in(id_))
    if draft is None:
        return place.words.card("gone", Tone.WARNING)
    return await asked(place, draft, wording.wording_parts(language))
