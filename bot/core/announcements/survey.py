"""How a server stands for a post: what a front found out, to be judged."""

from dataclasses import dataclass

from bot.core.permissions import Actor


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A channel, and what the bot may do there."""

    name: str
    can_send: bool = True
    """May see the channel and send there."""
    can_mention_all: bool = True
    """May mention everyone, and roles that are not open to it."""
    can_attach: bool = True
    can_look_back: bool = True
    """May read the history: without it nobody can tell after a crash whether a post went out."""
    has_followers: bool = False
    """Whether posts there can be published."""


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role that is to be mentioned."""

    name: str
    open: bool = True
    """Whether everybody may mention it."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found."""

    channel: ChannelView | None
    """None when it is gone, or hidden from the bot."""
    role: RoleView | None = None
    """None when it is gone, or none is to be mentioned."""
    reach: int | None = None
    """How many people are pinged; None when that cannot be told."""
    organizer: Actor | None = None
    """Who answers for the post, as they are now; None when they are gone."""
    organizer_can_send: bool = True
    """Whether they themselves may write in the channel."""
    organizer_can_mention_all: bool = True
    """Whether they themselves may mention everyone there."""
