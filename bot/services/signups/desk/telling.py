"""Outcomes put into cards."""

import datetime as dt

from bot.core.cards import Card
from bot.services.signups.cards import member as cards
from bot.services.signups.cards.wording import Words
from bot.services.signups.outcomes import (
    Answering,
    Joining,
    Leaving,
    NoSuchList,
    Off,
    OfferGone,
    OnList,
    ToMend,
    Turned,
)


def tell(
    words: Words,
    guild: str,
    outcome: Joining | Leaving | Answering,
    now: dt.datetime,
    *,
    changing: bool = False,
) -> Card:
    """Return the card that tells somebody in a server what came of it."""
    match outcome:
        case OnList():
            return cards.joined_card(words, outcome, now)
        case Turned():
            return cards.turned_card(words, guild, outcome)
        case ToMend():
            return cards.mend_card(words, guild, outcome, changing=changing)
        case Off():
            return cards.off_card(words, guild, outcome)
        case OfferGone():
            return cards.gone_card(words, guild, outcome)
        case NoSuchList():
            return cards.no_list_card(words)
