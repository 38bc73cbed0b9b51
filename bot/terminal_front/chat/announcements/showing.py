"""Looking at announcements: lists, single ones with their post, logs, and finding them by title."""

from dataclasses import replace

from bot.core.cards import Button, Card, Tone
from bot.services.announcements.desk.composing import Preview
from bot.terminal_front.chat.announcements.desk import Place, Work, number_in
from bot.terminal_front.chat.posting import post_card
from bot.terminal_front.posts import PostCard

LIVE = ("draft", "awaiting", "planned", "done")
OPEN = ("draft", "awaiting", "planned")
PLANNED = ("planned", "awaiting")
EVERY = (*LIVE, "cancelled")
_OFFERED = 9
"""Titles to choose from: more would not be read."""


async def show(place: Place, id_: str) -> Card:
    """Show the post exactly as it is or will be, and then where it stands and what can be done."""
    overview, language = place.news.overview, place.language
    found = await overview.show(place.actor, number_in(id_), language, place.now)
    if isinstance(found, Preview):
        where = f"# {found.announcement.channel}"
        place.session.show(_lifeless(post_card(place.session, found.post, where)))
        return found.card
    return found


def _lifeless(post: PostCard) -> PostCard:
    """Return a post whose buttons are to be seen and not to be pressed."""
    buttons = tuple(replace(button, action="preview") for button in post.buttons)
    return replace(post, buttons=buttons, attachments=(), tone=Tone.CHOICE)


async def listing(place: Place, kind: str) -> Card:
    """Show a list: "planned", "drafts", "sent" or "failed", and a page behind a colon."""
    name, _, page = kind.partition(":")
    overview, language = place.news.overview, place.language
    number = int(page) if page.isdecimal() else 0
    return await overview.listing(place.actor, name, language, place.now, number)


async def log(place: Place, id_: str) -> Card:
    """Show what was done with an announcement."""
    return await place.news.overview.log(place.actor, number_in(id_), place.language)


def picking(verb: str, work: Work, statuses: tuple[str, ...], *, careful: bool = False) -> Work:
    """Return what does `work` with the announcement whose title is typed.

    A title may have typos. Without one, or where several may be meant, they are offered; where
    one should be `careful`, also when the title is not typed exactly.
    """

    async def pick(place: Place, typed: str) -> Card | None:
        overview, language = place.news.overview, place.language
        offers = await overview.offers(place.actor, typed, language, statuses)
        named = [id_ for label, id_ in offers if _is_titled(label, typed)]
        likely = [id_ for _, id_ in offers] if typed and not careful else []
        if len(named or likely) == 1:
            return await work(place, (named or likely)[0])
        if not offers:
            return place.note(Tone.INFO, "nothing_such" if typed else "nothing")
        buttons = (Button(label, f"announce:{verb}:{id_}") for label, id_ in offers[:_OFFERED])
        card = place.note(Tone.CHOICE, "which_one")
        return replace(card, buttons=tuple(buttons))

    return pick


def _is_titled(label: str, typed: str) -> bool:
    """Return whether the title that a label begins with is typed exactly."""
    return bool(typed) and label.casefold().startswith(f"{typed.casefold()} · ")
