"""Signing up in the chat, and the organizers' side with `--as organizer`."""

from bot.services.signups.desks import Desks
from bot.terminal_front.chat.features import Command, Feature, Role
from bot.terminal_front.chat.guarding import Reaction, Work, actor_of, guarded
from bot.terminal_front.chat.people import SERVER
from bot.terminal_front.chat.rosters import PRESSES, roster
from bot.terminal_front.chat.session import Session
from bot.terminal_front.chat.setup import ask_setup, show_setup

MEMBER_VERBS = (
    *("signup", "more", "change", "join", "leave", "left", "offer"),
    *("my", "remind", "language", "export", "erase", "erased"),
)


def signups() -> Feature[Session]:
    """Return the part of the chat about sign-ups."""
    presses = {verb: guarded(_press(verb)) for verb in MEMBER_VERBS}
    return Feature(
        commands=(
            Command("signup", guarded(_sign_up), takes="list"),
            Command("my", guarded(_press("my"))),
            Command("roster", guarded(roster), takes="roster", role=Role.ORGANIZER),
            Command("setup", guarded(show_setup), role=Role.ORGANIZER),
        ),
        actions={
            **presses,
            **{verb: guarded(work) for verb, work in PRESSES.items()},
            "setup": guarded(ask_setup),
        },
    )


async def _sign_up(session: Session, desks: Desks, typed: str) -> Reaction:
    now = session.runtime.now()
    return await desks.member.find(actor_of(session), typed, session.language, now)


def _press(verb: str) -> Work:
    async def press(session: Session, desks: Desks, about: str) -> Reaction:
        actor, now = actor_of(session), session.runtime.now()
        action = f"{verb}:{about or SERVER}"
        return await desks.member.press(actor, action, session.language, now)

    return press
