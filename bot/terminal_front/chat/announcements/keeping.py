"""What organizers keep for the next time: templates, and the zone that they think in."""

from dataclasses import replace

from bot.core.cards import Button, Card, Style, Tone
from bot.core.schedules import zones
from bot.terminal_front.chat.announcements.asking import one_line
from bot.terminal_front.chat.announcements.desk import Place, number_in
from bot.terminal_front.chat.announcements.showing import show


async def templates(place: Place, typed: str) -> Card:
    """Show the templates whose names contain what is typed."""
    names = await place.news.templates.offers(place.actor, typed)
    if not names:
        return place.note(Tone.INFO, "no_templates")
    uses = (Button(name, f"write:template:{name}", Style.PRIMARY) for name in names)
    drops = (
        Button(place.say("templates.delete", name=name), f"write:untemplate:{name}")
        for name in names
    )
    return replace(place.note(Tone.CHOICE, "templates"), buttons=(*uses, *drops))


async def use(place: Place, name: str) -> Card:
    """Begin an announcement from a template."""
    draft = await place.news.templates.use(place.actor, name, place.now)
    return await show(place, str(draft.id)) if draft else place.note(Tone.INFO, "no_templates")


async def delete(place: Place, name: str) -> Card:
    """Delete a template."""
    return await place.news.templates.delete(place.actor, name, place.language)


async def save(place: Place, id_: str) -> Card:
    """Ask for a name, and keep an announcement under it."""

    async def under(place: Place, name: str) -> Card:
        return await place.news.templates.save(place.actor, number_in(id_), name, place.language)

    return one_line(place, "template_name", under)


async def zone(place: Place, typed: str) -> Card:
    """Choose the zone that times are meant in, or ask for it."""
    if typed:
        composing, language = place.news.composing, place.language
        return await composing.choose_zone(place.actor, typed, language, place.now)
    chosen = zones.label(await place.zone(), place.language, place.now)
    return one_line(place, "zone", zone, zone=chosen)
