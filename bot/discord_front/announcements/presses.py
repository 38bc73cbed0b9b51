"""Buttons of announcements, and the windows in which they are written; they survive a restart."""

import discord
from discord.ext import commands

from bot.core.announcements.announcement import Status
from bot.discord_front.aliases import Interaction
from bot.discord_front.announcements import acts
from bot.discord_front.announcements.desk import Desk
from bot.discord_front.announcements.forms import PREFIX
from bot.discord_front.announcements.submissions import Sheet, take
from bot.discord_front.announcements.whose import desk_for
from bot.discord_front.bot import Bot
from bot.discord_front.buttons import Press
from bot.discord_front.errors import apologise
from bot.discord_front.signups.forms import typed_into
from bot.discord_front.signups.reacting import promptly

LONGEST_ID = 15
"""Digits of an id; what has more is none of ours."""


class Presses(commands.Cog):
    """Meets the organizers' buttons. What a button names is looked for in its own server only."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        """Take part in what the bot offers."""
        self._bot.add_handler("announce", self._on_press)
        self._bot.add_handler("posting", self._on_posting)

    async def _on_press(self, interaction: Interaction, press: Press) -> None:
        verb, id_, *rest = [*press.about.split(":"), "", ""]
        number = _number(id_)
        desk = await desk_for(interaction, number)
        if verb == "list":
            await desk.answer(acts.listing(desk, id_, rest))
        elif verb == "schedule" and await self._wants_time(desk, number):
            await desk.open(acts.OPENING["when"](desk, number, rest))
        elif verb == "at" and rest[0] == "begin":
            await desk.open(acts.begin_at(desk, number, rest))
        elif verb in acts.OPENING:
            await desk.open(acts.OPENING[verb](desk, number, rest))
        else:
            act = acts.ACTING.get(verb)
            await desk.answer(act(desk, number, rest) if act else acts.outdated(desk))

    async def _wants_time(self, desk: Desk, id_: int) -> bool:
        """Return whether a draft has no time yet, so that the first thing is to ask for it."""
        draft = await promptly(desk.get(id_))
        return draft is not None and draft.status is Status.DRAFT and draft.schedule is None

    async def _on_posting(self, interaction: Interaction, press: Press) -> None:
        verb, _, id_ = press.about.partition(":")
        desk = await desk_for(interaction, _number(id_), is_posting=True)
        if verb == "redirect":
            await desk.open(acts.redirect(desk, _number(id_)))
        else:
            await desk.answer(acts.posting(desk, verb, _number(id_)))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Take a window in, also one that was opened before a restart."""
        data = dict(interaction.data or {})
        parts = str(data.get("custom_id", "")).split(":")
        is_form = interaction.type is discord.InteractionType.modal_submit
        if not is_form or parts[0] != PREFIX:
            return
        try:
            _, form, id_, extra, *_ = [*parts, "", ""]
            desk = await desk_for(interaction, _number(id_), is_posting=form == "redirect")
            sheet = Sheet(_number(id_), extra, typed_into(data), data)
            await desk.answer(take(desk, form, sheet))
        except Exception as error:
            await apologise(interaction, error)


def _number(text: str) -> int:
    """Return an id, 0 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID else 0
