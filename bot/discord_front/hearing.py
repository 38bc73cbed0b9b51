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
    readable: bool = True
    """Whether Discord let the bot read it: it does not for replies to a command's response."""


def is_for(message: discord.Message, me: int) -> bool:
    """Return whether a message is meant for the bot, whose id is `me`.

    It is when
    1. a person wrote it: no bot, no webhook, not Discord itself,
    2. it is not for everybody at once: neither @everyone nor @here,
    3. it is a direct message, mentions the bot, or replies to it with a ping.
    """
    by_a_person = not (message.author.bot or message.webhook_id or message.is_system())
    to_the_bot = message.guild is None or any(user.id == me for user in message.mentions)
    return by_a_person and not message.mention_everyone and to_the_bot


def hear(message: discord.Message, me: int) -> Heard | None:
    """Return what a message that is meant for the bot says, or None when that is nothing."""
    content = message.content
    if not content and message.guild is not None:
        # a picture, say, in reply to the bot, unless Discord withholds the text
        return Heard("", addressed=True, readable=False) if _replies_to_response(message) else None
    mention = re.compile(rf"<@!?{me}>")
    text = _MARKUP.sub(" ", content).strip()
    return Heard(
        text=text if any(map(str.isalnum, text)) else "",
        addressed=not mention.search(content) or _stands_outside(mention, content),
    )


def _replies_to_response(message: discord.Message) -> bool:
    """Return whether the message replies to the response to a command."""
    replied_to = message.reference.resolved if message.reference else None
    return isinstance(replied_to, discord.Message) and bool(replied_to.interaction_metadata)


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
