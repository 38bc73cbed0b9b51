"""Outcomes put into cards."""

import datetime as dt

from bot.core.cards import Card
from bot.services.signups import outcomes as came
from bot.services.signups.cards import member as cards
from bot.services.signups.cards.wording import Words


def tell(
    words: Words,
    guild: str,
    outcome: came.Joining | came.Leaving | came.Answering,
    now: dt.datetime,
    *,
    changing: bool = False,
) -> Card:
    """Return the card that tells somebody in a server what came of it."""
    match outcome:
        case came.OnList():
            return cards.joined_card(words, outcome, now)
        case came.Turned():
            return cards.turned_card(words, guild, outcome)
        case came.ToMend():
            return cards.mend_card(words, guild, outcome, changing=changing)
        case came.Off():
            return cards.off_card(words, guild, outcome)
        case came.OfferGone():
            return cards.gone_card(words, guild, outcome)
        case came.NoSuchList():
            return cards.no_list_card(words)
