"""What is decided about an announcement: posted, planned, moved, called off, thrown away."""

from bot.core.announcements.announcement import Announcement, Status
from bot.core.cards import Card, Tone
from bot.core.schedules.schedule import Recurring
from bot.terminal_front.chat.announcements import reach, writing
from bot.terminal_front.chat.announcements.desk import Place, number_in


async def post(place: Place, about: str) -> Card:
    """Post a draft at once."""
    id_, sure = _sure(about)
    planning, language = place.news.planning, place.language
    return await planning.post_now(place.actor, id_, language, place.now, sure=sure)


async def schedule(place: Place, about: str) -> Card:
    """Plan a draft by the time that it has."""
    id_, sure = _sure(about)
    planning, language = place.news.planning, place.language
    return await planning.schedule(place.actor, id_, language, place.now, sure=sure)


async def move(place: Place, about: str) -> Card:
    """Ask for another time; a draft is shown with it, and what is planned is planned anew."""
    found = await place.news.composing.get(place.actor, number_in(about))
    if found is None:
        return place.words.card("gone", Tone.WARNING)

    async def plan(place: Place, changed: Announcement) -> Card:
        planning, schedule = place.news.planning, changed.schedule
        if schedule is None:
            return place.note(Tone.INFO, "unchanged")
        return await planning.move(place.actor, changed.id, schedule, place.language, place.now)

    finish = plan if found.status is Status.PLANNED else None
    return await writing.asked(place, found, (reach.WHEN,), finish)


async def keep(place: Place, about: str) -> Card:
    """Say that a draft is kept."""
    return await place.news.composing.keep(place.actor, number_in(about), place.language)


async def discard(place: Place, about: str) -> Card:
    """Throw a draft away, once the person is sure."""
    id_, sure = _sure(about)
    composing = place.news.composing
    throw = composing.discard if sure else composing.ask_discard
    return await throw(place.actor, id_, place.language)


async def cancel(place: Place, about: str) -> Card:
    """Call off what is planned; of a series, once it is said whether all of it is meant."""
    id_, sure = _sure(about)
    found = await place.news.composing.get(place.actor, id_)
    if not sure and found and isinstance(found.schedule, Recurring):
        return await place.news.series.ask_cancel(place.actor, id_, place.language)
    return await place.news.planning.cancel(place.actor, id_, place.language, place.now)


async def approve(place: Place, about: str) -> Card:
    """Let what another organizer wants to announce go its way."""
    planning, language = place.news.planning, place.language
    return await planning.approve(place.actor, number_in(about), language, place.now)


async def decline(place: Place, about: str) -> Card:
    """Turn what waits for approval back into a draft."""
    planning, language = place.news.planning, place.language
    return await planning.decline(place.actor, number_in(about), language, place.now)


def _sure(about: str) -> tuple[int, bool]:
    return number_in(about), "sure" in about.split(":")
