"""What all commands about sign-ups share: who acts, and how a reaction reaches them."""

from collections.abc import Awaitable, Callable

from bot.core.cards import Card, Tone
from bot.core.permissions import Actor
from bot.services.ports import StoreFault
from bot.services.signups.access import Forbidden
from bot.services.signups.cards.wording import Words
from bot.services.signups.desk.forms import FormWanted
from bot.services.signups.desk.reception import AsTheyAre, Visit
from bot.services.signups.desk.sheet_fields import SheetWanted
from bot.services.signups.desks import Desks
from bot.terminal_front.chat.dialogue import Dialogue, form_lines, sheet_lines
from bot.terminal_front.chat.features import Role
from bot.terminal_front.chat.people import PERSON, SERVER
from bot.terminal_front.chat.session import Session

Reaction = Card | FormWanted | SheetWanted | Dialogue
Work = Callable[[Session, Desks, str], Awaitable[Reaction]]


def actor_of(session: Session) -> Actor:
    """Return the person at the terminal."""
    organizes = session.role is Role.ORGANIZER
    return Actor(PERSON, SERVER, manages_server=organizes, name=PERSON)


def guarded(work: Work) -> Callable[[Session, str], Awaitable[Card]]:
    """Return what does `work` when something can be kept, and asks where a form is wanted."""

    async def handle(session: Session, argument: str) -> Card:
        words = Words(session.runtime.library.knowledge, session.language)
        if session.desks is None:
            return _unkept(words, session.store_fault)
        try:
            reaction = await work(session, session.desks, argument)
        except Forbidden:
            return words.card("forbidden", Tone.WARNING)
        except StoreFault as fault:
            return _unkept(words, str(fault))
        return _shown(session, session.desks, reaction)

    return handle


def _unkept(words: Words, reason: str) -> Card:
    """Say that nothing can be kept; who sits at the terminal is told why."""
    title, text = words.say("store.title"), words.say("store.text")
    return Card(title, Tone.ERROR, (text, reason), language=words.language)


def _shown(session: Session, desks: Desks, reaction: Reaction) -> Card:
    match reaction:
        case Card():
            return reaction
        case Dialogue():
            return reaction.begin(session)
    form = reaction

    async def send(typed: dict[str, str]) -> Card:
        async def submit(_: Session, __: Desks, ___: str) -> Card:
            actor, now = actor_of(session), session.runtime.now()
            if isinstance(form, FormWanted):
                return await desks.member.submit(actor, form.id, typed, session.language, now)
            visit = Visit(actor, session.language, now, AsTheyAre())
            return await desks.sheets.submit(visit, form.id, typed)

        return await guarded(submit)(session, "")

    wanted = form_lines(session, form) if isinstance(form, FormWanted) else sheet_lines(form)
    return Dialogue(form.title, tuple(wanted), send).begin(session)
