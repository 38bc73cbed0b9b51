"""What everybody can do with a post: read it in their language, ask about it, end its news."""

from dataclasses import replace

from bot.core.announcements.post import Post
from bot.core.cards import Card
from bot.terminal_front.chat.announcements.desk import Place
from bot.terminal_front.chat.people import PERSON
from bot.terminal_front.chat.posting import post_card


async def read(place: Place, about: str) -> Card:
    """Show a post in another language."""
    guild, posting, code, *_ = about.split(":")
    readers, language = place.news.readers, place.language
    found = await readers.read(guild, int(posting), code, language, place.now)
    if isinstance(found, Post):
        name = place.knowledge.words[found.language].name
        return replace(post_card(place.session, found, name), buttons=())
    return found


async def questions(place: Place, about: str) -> Card:
    """Say whom to ask about a post."""
    guild, posting, *_ = about.split(":")
    return await place.news.readers.about(guild, int(posting), place.language)


async def news(place: Place, about: str) -> Card:
    """End the news of a list, or take them up again."""
    guild, list_, wanted, *_ = about.split(":")
    readers, language = place.news.readers, place.language
    if wanted == "on":
        return await readers.resubscribe(guild, PERSON, list_, language)
    return await readers.unsubscribe(guild, PERSON, list_, language, place.now)
