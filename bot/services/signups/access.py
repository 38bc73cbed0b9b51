"""Whether somebody may do something, asked inside the very transaction that does it."""

from bot.core.permissions import Action, Actor, may
from bot.services.signups.ports import Records


class Forbidden(Exception):
    """Somebody tried what they may not do; nothing was changed."""

    def __init__(self, action: Action) -> None:
        super().__init__(f"not allowed: {action}")
        self.action = action


async def require(records: Records, actor: Actor, action: Action) -> None:
    """Raise Forbidden unless `actor` may do `action` in their server."""
    settings = await records.lists.settings(actor.guild)
    if not may(actor, action, settings.organizer_role):
        raise Forbidden(action)
