"""Which messages are meant for the bot, and what they say to it."""

import re
from collections import OrderedDict
from dataclasses import dataclass

import discord

REMEMBERED = 10_000
"""Messages remembered, so that one delivered twice is answered once."""
_MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w{1,32}:|/[^:<>]{1,100}:|t:)[\w:-]{1,40}>")
"""Mentions, emoji of a server, timestamps: nothing that a question is made of."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that concerns the bot."""

    text: str
    """What it says, without the mention; empty when it says nothing."""
    addressed: bool
    """Whether it speaks to the bot, rather than about it."""
    readable: bool
    """Whether Discord let the bot read it: it does not for replies to a command's response."""


def hear(message: discord.Message, me: int) -> Heard | None:
    """Return what a message says to the bot, whose id is `me`, or None when it is not meant for it.

    It is meant for the bot when
    1. a person wrote it: no bot, no webhook, not Discord itself,
    2. it is not for everybody at once: neither @everyone nor @here,
    3. it is a direct message, mentions the bot, or replies to it with a ping.
    """
    if message.author.bot or message.webhook_id or message.is_system():
        return None
    if message.mention_everyone:
        return None
    if message.guild is not None and all(user.id != me for user in message.mentions):
        return None
    mention = re.compile(rf"<@!?{me}>")
    named = bool(mention.search(message.content))
    text = _MARKUP.sub(" ", message.content).strip()
    return Heard(
        text=text if any(map(str.isalnum, text)) else "",
        addressed=not named or _stands_outside(mention, message.content),
        readable=named or bool(message.content) or message.guild is None,
    )


def _stands_outside(mention: re.Pattern[str], content: str) -> bool:
    """Return whether the mention begins or ends the message, as people call somebody."""
    text = content.strip(" \n.,;:!?¿¡")
    return any(match.start() == 0 or match.end() == len(text) for match in mention.finditer(text))


class Recent:
    """The ids of the latest messages."""

    def __init__(self) -> None:
        self._ids: OrderedDict[int, None] = OrderedDict()

    def is_new(self, message_id: int) -> bool:
        """Return whether a message comes for the first time, and remember it."""
        if message_id in self._ids:
            return False
        self._ids[message_id] = None
        if len(self._ids) > REMEMBERED:
            self._ids.popitem(last=False)
        return True
