"""The organizers' side of lists in the chat: `/roster`, and the buttons on its cards."""

from collections.abc import Awaitable, Callable, Mapping

from bot.core.cards import Card, Tone
from bot.services.signups.desks import Desks
from bot.terminal_front.chat.guarding import Reaction, Work, actor_of
from bot.terminal_front.chat.session import Session


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


async def roster(session: Session, desks: Desks, argument: str) -> Reaction:
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

PRESSES: Mapping[str, Work] = {"roster": _page, "log": _log, "unlist": _delete, "sheet": _sheet}
"""What buttons do, by the first word of their action."""
