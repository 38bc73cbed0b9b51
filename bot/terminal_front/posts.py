"""Posts in a channel, which in a terminal is a name before what is printed."""

from dataclasses import dataclass

from bot.core.cards import Card


@dataclass(frozen=True, slots=True)
class PostCard(Card):
    """A post as it stands in a channel; its paragraphs are Markdown."""

    where: str = ""
    """The channel, "# general", or the person who gets it, "@ ana"."""
    calls: str = ""
    """Whom it pings, "@everyone"; empty when nobody."""
