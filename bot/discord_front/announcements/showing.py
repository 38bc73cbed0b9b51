"""How organizers see announcements: the post itself, and beneath it the card that speaks of it."""

from typing import TypeAlias

from discord import ui

from bot.core.cards import Card
from bot.discord_front.aliases import Interaction
from bot.discord_front.announcements.post import rendered
from bot.discord_front.sending import respond
from bot.services.announcements.desk.composing import Preview
from bot.services.announcements.desks import AnnouncementDesks
from bot.services.ports import StoreFault

Reaction: TypeAlias = Preview | Card | ui.Modal
"""What comes of a command, a press or a form."""


def desks_of(interaction: Interaction) -> AnnouncementDesks:
    """Return the desks. Raises StoreFault when the bot runs without a store."""
    desks = interaction.client.announcements
    if desks is None:
        raise StoreFault("the store could not be opened when the bot started")
    return desks


async def show(interaction: Interaction, reaction: Reaction) -> None:
    """Show what came of it, privately. A window can only be the first response."""
    match reaction:
        case ui.Modal():
            await interaction.response.send_modal(reaction)
        case Card():
            await respond(interaction, reaction, private=True)
        case Preview(post=post, card=card):
            seen = rendered(post)
            # the client's default, which calls nobody, is for previews the right one
            await interaction.followup.send(view=seen.view, files=seen.files(), ephemeral=True)
            await respond(interaction, card, private=True)
