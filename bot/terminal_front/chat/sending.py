"""What is delivered while the chat is open, which here means printed."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.announcements.post import Post, Publishing, Rewording
from bot.core.cards import Card, Tone
from bot.core.outbox import Absent, Hidden, Notice, Outcome, Sent, Sight, Target
from bot.services.ports import StoreFault
from bot.terminal_front.chat.features import Role
from bot.terminal_front.chat.people import PERSON
from bot.terminal_front.chat.posting import post_card

if TYPE_CHECKING:
    from bot.terminal_front.chat.session import Session


class TerminalSender:
    """Prints what goes to people and to channels, and says to whom it goes."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    async def send(self, notice: Notice, card: Card) -> Outcome:
        """Print a notice."""
        draft = notice.draft
        if draft.target is Target.PERSON and draft.recipient != PERSON:
            card = replace(card, title=f"@{draft.recipient}: {card.title}", buttons=())
        elif draft.target is Target.CHANNEL:
            card = replace(card, title=f"#{draft.recipient}: {card.title}")
        elif draft.target is Target.ORGANIZERS and self._session.role is Role.MEMBER:
            title = self._session.say("to_organizers", title=card.title)
            card = replace(card, title=title, sections=(), buttons=())
        await self._session.tell(card)
        return Sent(notice.nonce)

    async def post(self, notice: Notice, post: Post) -> Outcome:
        """Print a post, in its channel or for the person who gets it as a direct message."""
        draft = notice.draft
        sign = "@" if draft.target is Target.PERSON else "#"
        await self._session.tell(post_card(self._session, post, f"{sign} {draft.recipient}"))
        return Sent(notice.nonce)

    async def publish(self, work: Publishing) -> Outcome:
        """Say that followers have it now."""
        title = self._session.say("published", channel=f"#{work.channel}")
        await self._session.tell(self._session.note(Tone.INFO, title))
        return Sent(work.message)

    async def reword(self, work: Rewording) -> Outcome:
        """Print a post as it is now: what was printed before stays where it is."""
        where = self._session.say("reworded", channel=f"# {work.channel}")
        await self._session.tell(post_card(self._session, work.post, where))
        return Sent(work.message)

    async def find(self, notice: Notice) -> Sight:
        """Nobody can look up what was printed before a crash; a notice is printed once more."""
        return Hidden("printed") if notice.draft.target is Target.CHANNEL else Absent()

    async def alarm(self, fault: StoreFault) -> None:
        """Note the fault; who sits here reads it when something is to be kept."""
        self._session.runtime.failures.note(fault)
