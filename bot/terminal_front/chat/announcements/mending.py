"""What became of a posting: tried again, sent elsewhere, settled, followed up, repeated."""

from bot.core.announcements.posting import State
from bot.core.cards import Card, Tone
from bot.terminal_front.chat.announcements.asking import one_line
from bot.terminal_front.chat.announcements.desk import Place, number_in
from bot.terminal_front.chat.announcements.showing import show
from bot.terminal_front.chat.announcements.wording import CHANNEL_LIMIT, channel_name

_FAILED = frozenset({State.FAILED, State.MISSED})


async def retry(place: Place, id_: str) -> Card:
    """Try again what went wrong last; where something else is to be decided, show it."""
    found = await place.news.store.view.news.postings.of(number_in(id_))
    if found and found[0].state in _FAILED:
        return await again(place, str(found[0].id))
    return await show(place, id_)


async def again(place: Place, posting: str) -> Card:
    """Try a posting again."""
    return await place.news.care.retry(place.actor, number_in(posting), place.language, place.now)


async def is_there(place: Place, posting: str) -> Card:
    """Take the person's word that a post is there."""
    return await place.news.care.is_there(
        place.actor, number_in(posting), place.language, place.now
    )


async def send_again(place: Place, posting: str) -> Card:
    """Take the person's word that a post is not there."""
    return await place.news.care.send_again(
        place.actor, number_in(posting), place.language, place.now
    )


async def fallback(place: Place, posting: str) -> Card:
    """Mention those whom no direct message reached."""
    return await place.news.care.fallback(
        place.actor, number_in(posting), place.language, place.now
    )


async def republish(place: Place, posting: str) -> Card:
    """Try once more to let a post go on to followers."""
    care, language = place.news.care, place.language
    return await care.republish(place.actor, number_in(posting), language, place.now)


async def rechange(place: Place, posting: str) -> Card:
    """Try once more to change what was posted."""
    care, language = place.news.care, place.language
    return await care.rechange(place.actor, number_in(posting), language, place.now)


async def skip(place: Place, posting: str) -> Card:
    """Leave one of a series out."""
    return await place.news.series.skip(place.actor, number_in(posting), place.language, place.now)


async def reword(place: Place, posting: str) -> Card:
    """Let the last post of a series say what was changed since."""
    return await place.news.series.reword(
        place.actor, number_in(posting), place.language, place.now
    )


async def redirect(place: Place, posting: str) -> Card:
    """Ask for another channel, and send a posting there."""

    async def send(place: Place, text: str) -> Card:
        name = channel_name(text)[:CHANNEL_LIMIT]
        care, language = place.news.care, place.language
        return await care.redirect(
            place.actor, number_in(posting), (name, name), language, place.now
        )

    return one_line(place, "redirect", send)


async def repeat(place: Place, id_: str) -> Card:
    """Begin another one that says the same."""
    draft = await place.news.care.repeat(place.actor, number_in(id_), place.now)
    return await show(place, str(draft.id)) if draft else place.words.card("gone", Tone.WARNING)
