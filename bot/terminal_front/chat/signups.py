"""Signing up in the chat, and the organizers' side with `--as organizer`."""

from collections.abc import Awaitable, Callable, Mapping
from zoneinfo import available_timezones

from bot.core.cards import Card, Tone
from bot.core.permissions import Actor
from bot.services.ports import StoreFault
from bot.services.signups.access import Forbidden
from bot.services.signups.cards.setup import setup_card
from bot.services.signups.cards.wording import Words
from bot.services.signups.desk.forms import FormWanted
from bot.services.signups.desk.sheets import SheetWanted
from bot.services.signups.desks import Desks
from bot.terminal_front.chat.dialogue import Dialogue, form_lines, sheet_lines
from bot.terminal_front.chat.features import Command, Feature, Handler, Role
from bot.terminal_front.chat.session import Session
from bot.terminal_front.chat.storing import PERSON, SERVER

Reaction = Card | FormWanted | SheetWanted
Work = Callable[[Session, Desks, str], Awaitable[Reaction]]

MEMBER_VERBS = (
    *("signup", "more", "change", "join", "leave", "left", "offer"),
    *("my", "remind", "language", "export", "erase", "erased"),
)


def signups() -> Feature:
    """Return the part of the chat about sign-ups."""
    presses = {verb: _guarded(_press(verb)) for verb in MEMBER_VERBS}
    return Feature(
        commands=(
            Command("signup", _guarded(_sign_up), takes="list"),
            Command("my", _guarded(_press("my"))),
            Command("roster", _guarded(_roster), takes="roster", role=Role.ORGANIZER),
            Command("setup", _guarded(_set_up), takes="setting", role=Role.ORGANIZER),
        ),
        actions={
            **presses,
            "roster": _guarded(_page),
            "log": _guarded(_log),
            "unlist": _guarded(_delete),
            "sheet": _guarded(_sheet),
        },
    )


def actor_of(session: Session) -> Actor:
    """Return the person at the terminal."""
    organizes = session.role is Role.ORGANIZER
    return Actor(PERSON, SERVER, manages_server=organizes, name=PERSON)


def _guarded(work: Work) -> Handler:
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
    if isinstance(reaction, Card):
        return reaction
    form = reaction

    async def send(typed: dict[str, str]) -> Card:
        actor, now = actor_of(session), session.runtime.now()
        desk = desks.member if isinstance(form, FormWanted) else desks.sheets
        return await desk.submit(actor, form.id, typed, session.language, now)

    wanted = form_lines(session, form) if isinstance(form, FormWanted) else sheet_lines(form)
    return Dialogue(form.title, tuple(wanted), send).begin(session)


async def _sign_up(session: Session, desks: Desks, typed: str) -> Reaction:
    now = session.runtime.now()
    return await desks.member.find(actor_of(session), typed, session.language, now)


def _press(verb: str) -> Work:
    async def press(session: Session, desks: Desks, about: str) -> Reaction:
        actor, now = actor_of(session), session.runtime.now()
        action = f"{verb}:{about or SERVER}"
        return await desks.member.press(actor, action, session.language, now)

    return press


async def _page(session: Session, desks: Desks, about: str) -> Card:
    _, list_, page = about.split(":")
    actor, now = actor_of(session), session.runtime.now()
    return await desks.organizer.show(actor, list_, session.language, now, int(page))


async def _log(session: Session, desks: Desks, about: str) -> Card:
    page = int(about.rpartition(":")[2] or 0) if ":" in about else 0
    return await desks.organizer.log(actor_of(session), session.language, page)


async def _delete(session: Session, desks: Desks, about: str) -> Card:
    actor, now = actor_of(session), session.runtime.now()
    list_ = about.partition(":")[2]
    return await desks.organizer.delete(actor, list_, session.language, now, sure=True)


async def _sheet(session: Session, desks: Desks, about: str) -> Reaction:
    now = session.runtime.now()
    return await desks.sheets.press(actor_of(session), about, session.language, now)


async def _set_up(session: Session, desks: Desks, argument: str) -> Card:
    """Show the set-up, or change the zone or the language."""
    knowledge, now = session.runtime.library.knowledge, session.runtime.now()
    words = Words(knowledge, session.language, "setup")
    name, _, value = argument.partition(" ")
    allowed = {"zone": available_timezones(), "language": set(knowledge.languages)}
    if name and value not in allowed.get(name, set()):
        return words.card("bad_zone", Tone.WARNING)
    settings = await desks.setup.settings(SERVER)
    if name:
        settings = await desks.setup.change(actor_of(session), {name: value}, now)
    return setup_card(words, settings, {}, ())


async def _roster(session: Session, desks: Desks, argument: str) -> Reaction:
    """Do what follows `/roster`: a word, a list's id, and what else it takes."""
    word, _, rest = argument.partition(" ")
    list_, _, more = rest.strip().partition(" ")
    work = _ROSTER.get(word)
    if work is None or (word not in _WITHOUT_LIST and not list_):
        title, text = (session.say(f"roster_usage.{part}") for part in ("title", "text"))
        return session.note(Tone.INFO, title, text)
    return await work(session, desks, list_, more.strip())


_RosterWork = Callable[[Session, Desks, str, str], Awaitable[Reaction]]
_WITHOUT_LIST = frozenset({"new", "log"})


async def _show(session: Session, desks: Desks, list_: str, _: str) -> Card:
    return await desks.organizer.show(
        actor_of(session), list_, session.language, session.runtime.now()
    )


async def _export(session: Session, desks: Desks, list_: str, _: str) -> Card:
    return await desks.organizer.export(
        actor_of(session), list_, session.language, session.runtime.now()
    )


def _edit(key: str, **changes: object) -> _RosterWork:
    async def edit(session: Session, desks: Desks, list_: str, more: str) -> Card:
        values = changes or {"seats": int(more) if more.isdecimal() else None}
        actor, now = actor_of(session), session.runtime.now()
        return await desks.organizer.edit(actor, list_, key, values, session.language, now)

    return edit


async def _add(session: Session, desks: Desks, list_: str, name: str) -> Card:
    actor, now = actor_of(session), session.runtime.now()
    return await desks.organizer.add(actor, list_, (name, name), session.language, now)


def _with_reason(verb: str) -> _RosterWork:
    async def act(session: Session, desks: Desks, list_: str, more: str) -> Card:
        name, _, reason = more.partition(" ")
        desk = desks.organizer
        work = desk.remove if verb == "remove" else desk.admit
        actor, now = actor_of(session), session.runtime.now()
        return await work(actor, list_, (name, name), reason, session.language, now)

    return act


async def _message(session: Session, desks: Desks, list_: str, text: str) -> Card:
    actor, now = actor_of(session), session.runtime.now()
    occasion = now.isoformat()
    return await desks.organizer.message(actor, list_, text, occasion, session.language, now)


async def _ask_delete(session: Session, desks: Desks, list_: str, _: str) -> Card:
    actor, now = actor_of(session), session.runtime.now()
    return await desks.organizer.delete(actor, list_, session.language, now)


async def _new_sheet(session: Session, desks: Desks, language: str, _: str) -> Reaction:
    return await _open_sheet(session, desks, "", language)


async def _open_sheet(session: Session, desks: Desks, list_: str, language: str) -> Reaction:
    """Ask for a list's fields, its texts in `language` when one is given."""
    known = session.runtime.library.knowledge.languages
    given = {"language": language if language in known else session.language}
    now = session.runtime.now()
    return await desks.sheets.open(actor_of(session), list_, given, session.language, now)


async def _show_log(session: Session, desks: Desks, _: str, __: str) -> Card:
    return await desks.organizer.log(actor_of(session), session.language)


_ROSTER: Mapping[str, _RosterWork] = {
    "show": _show,
    "export": _export,
    "new": _new_sheet,
    "edit": _open_sheet,
    "open": _edit("opened", closed=False, opens=None),
    "close": _edit("closed", closed=True),
    "seats": _edit("seats"),
    "add": _add,
    "remove": _with_reason("remove"),
    "admit": _with_reason("admit"),
    "message": _message,
    "log": _show_log,
    "delete": _ask_delete,
}
