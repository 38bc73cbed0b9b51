"""The rate limit, with a kind word at its door."""

from bot.core.cards import Card, Tone
from bot.discord_front.aliases import Interaction
from bot.discord_front.people import reader_language
from bot.discord_front.sending import respond
from bot.discord_front.services import Services
from bot.services.rate_limits import Admission


async def admitted(interaction: Interaction) -> bool:
    """Return whether whoever interacts is answered; if not, they have been told why.

    Unlike a message, an interaction must be responded to, so here they are told each time.
    """
    services = interaction.client.services
    if services.limiter.admit(str(interaction.user.id), services.now()) is Admission.ADMITTED:
        return True
    await respond(interaction, too_fast(services, reader_language(interaction)), private=True)
    return False


def too_fast(services: Services, language: str) -> Card:
    """Return the kind word for somebody who asks faster than is answered."""
    return services.word("too_fast", language, Tone.WARNING)
