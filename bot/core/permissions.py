"""Who may do what: one table, asked at every press and not only where a command is shown."""

from dataclasses import dataclass
from enum import StrEnum, auto
from types import MappingProxyType


class Right(StrEnum):
    """What a person is to the bot, in one server."""

    MEMBER = auto()
    ORGANIZER = auto()
    MANAGER = auto()
    """May change the bot's set-up."""


class Action(StrEnum):
    """Everything that needs a right."""

    SIGN_UP = auto()
    SEE_OWN = auto()
    SEE_ROSTER = auto()
    EXPORT_ROSTER = auto()
    CHANGE_LIST = auto()
    CHANGE_ROSTER = auto()
    SEE_LOG = auto()
    MESSAGE_ROSTER = auto()
    SET_UP = auto()
    ANNOUNCE = auto()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, and where."""

    person: str
    guild: str
    """Id of the server, "terminal" in the terminal, empty in a direct message."""
    roles: frozenset[str] = frozenset()
    manages_server: bool = False
    """Has Manage Server, or is at the terminal as an organizer."""
    is_bot: bool = False
    name: str = ""
    """As others see the person; for rosters."""


_TABLE = MappingProxyType(
    {
        Action.SIGN_UP: frozenset(Right),
        Action.SEE_OWN: frozenset(Right),
        Action.SEE_ROSTER: frozenset({Right.ORGANIZER, Right.MANAGER}),
        Action.EXPORT_ROSTER: frozenset({Right.ORGANIZER, Right.MANAGER}),
        Action.CHANGE_LIST: frozenset({Right.ORGANIZER, Right.MANAGER}),
        Action.CHANGE_ROSTER: frozenset({Right.ORGANIZER, Right.MANAGER}),
        Action.SEE_LOG: frozenset({Right.ORGANIZER, Right.MANAGER}),
        Action.MESSAGE_ROSTER: frozenset({Right.ORGANIZER, Right.MANAGER}),
        Action.SET_UP: frozenset({Right.MANAGER}),
        Action.ANNOUNCE: frozenset({Right.ORGANIZER, Right.MANAGER}),
    }
)


def rights(actor: Actor, organizer_role: str | None) -> frozenset[Right]:
    """Return what `actor` is, in a server whose organizers have `organizer_role`.

    A bot is nothing; outside a server everybody is a member at most. The role of everybody, whose
    id is the server's, makes nobody an organizer.
    https://discord.com/developers/docs/topics/permissions#role-object
    """
    if actor.is_bot:
        return frozenset()
    held = {Right.MEMBER}
    if actor.guild and actor.manages_server:
        held |= {Right.MANAGER, Right.ORGANIZER}
    if actor.guild and organizer_role in actor.roles - {actor.guild}:
        held.add(Right.ORGANIZER)
    return frozenset(held)


def may(actor: Actor, action: Action, organizer_role: str | None) -> bool:
    """Return whether `actor` may do `action`."""
    return bool(rights(actor, organizer_role) & _TABLE[action])
