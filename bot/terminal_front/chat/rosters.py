"""The organizers' side of lists in the chat: `/roster`, and the buttons on its cards."""

from collections.abc import Awaitable, Callable, Mapping

from bot.core.cards import Button, Card, Tone
from bot.core.signups.lists import SignUpList
from bot.services.signups.admitting import Act, Remedy
from bot.services.signups.catalogue import exactly, search
from bot.services.signups.desk.reception import AsTheyAre, Visit
from bot.services.signups.desks import Desks
from bot.services.signups.ports import Changes
from bot.terminal_front.chat.guarding import Reaction, Work, actor_of
from bot.terminal_front.chat.people import SERVER
from bot.terminal_front.chat.session import Session

OFFERED = 5
"""Lists offered to somebody who typed a title that none has."""
LONGEST_TITLE = 8
"""Words after which no title goes on, when more may follow it."""


def visit_of(session: Session) -> Visit:
    """Return the person at the terminal as an organizers' desk sees them."""
    return Visit(actor_of(session), session.language, session.runtime.now(), AsTheyAre())


async def roster(session: Session, desks: Desks, argument: str) -> Reaction:
    """Do what follows `/roster`: a word, a list by its id or title, and what else it takes."""
    word, _, rest = argument.partition(" ")
    words = rest.split()
    if word in _WITHOUT_LIST:
        return await _WITHOUT_LIST[word](session, desks, rest.strip())
    if word not in _WITH_LIST or not words:
        title, text = (session.say(f"roster_usage.{part}") for part in ("title", "text"))
        return session.note(Tone.INFO, title, text)
    lists = await desks.catalogue.all(desks.store.view, SERVER)
    for count in range(len(words), 0, -1):
        if list_ := exactly(lists, " ".join(words[:count])):
            more = rest.strip().split(maxsplit=count)[count:]
            return await _WITH_LIST[word](session, desks, list_.id, "".join(more).strip())
    return _which(session, lists, word, words)


def _which(session: Session, lists: Mapping[str, SignUpList], word: str, words: list[str]) -> Card:
    """Ask which list is meant by words that are no title; what follows the title is kept."""
    found: dict[str, Button] = {}
    counts = range(1, min(len(words), LONGEST_TITLE) + 1) if word in _TAKES_MORE else [len(words)]
    for count in sorted(counts, reverse=True):
        for list_ in search(lists, " ".join(words[:count]), session.language):
            title = list_.title.get(session.language, list_.title["en"])
            is_as_long = len(title.split()) == count or word not in _TAKES_MORE
            if is_as_long or list_.id not in found:
                action = " ".join((word, list_.id, *words[count:]))
                found[list_.id] = Button(title, f"do-roster:{action}")
    if not found:
        title, text = (session.say(f"no_such_list.{part}") for part in ("title", "text"))
        return session.note(Tone.WARNING, title, text)
    title = session.say("which_list")
    buttons = tuple(found.values())[:OFFERED]
    return Card(title, Tone.CHOICE, buttons=buttons, language=session.language)


async def _show(session: Session, desks: Desks, list_: str, _: str) -> Card:
    return await desks.organizer.show(visit_of(session), list_)


async def _export(session: Session, desks: Desks, list_: str, _: str) -> Card:
    return await desks.organizer.export(visit_of(session), list_)


async def _ask_delete(session: Session, desks: Desks, list_: str, _: str) -> Card:
    return await desks.organizer.delete(visit_of(session), list_)


async def _change(session: Session, desks: Desks, list_: str, key: str, changes: Changes) -> Card:
    return await desks.organizer.edit(visit_of(session), list_, key, changes)


async def _open(session: Session, desks: Desks, list_: str, _: str) -> Card:
    return await desks.organizer.open_list(visit_of(session), list_)


async def _close(session: Session, desks: Desks, list_: str, _: str) -> Card:
    return await _change(session, desks, list_, "closed", {"closed": True})


async def _seats(session: Session, desks: Desks, list_: str, more: str) -> Card:
    seats = int(more) if more.isdecimal() else None
    if more and seats is None and more != "-":
        title, text = (session.say(f"roster_usage.{part}") for part in ("title", "seats"))
        return session.note(Tone.WARNING, title, text)
    return await _change(session, desks, list_, "seats", {"seats": seats})


async def _add(session: Session, desks: Desks, list_: str, name: str) -> Card:
    return await desks.people.add(visit_of(session), list_, Act(name, name))


async def _remove(session: Session, desks: Desks, list_: str, more: str) -> Card:
    return await desks.people.remove(visit_of(session), list_, _act(more))


async def _admit(session: Session, desks: Desks, list_: str, more: str) -> Card:
    return await desks.people.admit(visit_of(session), list_, _act(more))


def _act(more: str) -> Act:
    """Return whom, in one word, and why."""
    name, _, reason = more.partition(" ")
    return Act(name, name, reason.strip())


async def _message(session: Session, desks: Desks, list_: str, text: str) -> Card:
    occasion = session.runtime.now().isoformat()
    return await desks.people.message(visit_of(session), list_, text, occasion)


async def _edit(session: Session, desks: Desks, list_: str, language: str) -> Card:
    return await desks.sheets.show(visit_of(session), list_, _language(session, language))


async def _new(session: Session, desks: Desks, language: str) -> Reaction:
    return await desks.sheets.new(visit_of(session), {}, _language(session, language))


def _language(session: Session, typed: str) -> str:
    """Return the language in which texts are typed: one that is named, else that in use."""
    return typed if typed in session.runtime.library.knowledge.languages else session.language


async def _show_log(session: Session, desks: Desks, _: str) -> Card:
    return await desks.people.log(visit_of(session))


async def _page(session: Session, desks: Desks, about: str) -> Card:
    _, list_, page = about.split(":")
    return await desks.organizer.show(visit_of(session), list_, int(page))


async def _log_page(session: Session, desks: Desks, about: str) -> Card:
    return await desks.people.log(visit_of(session), int(about.rpartition(":")[2]))


async def _resend(session: Session, desks: Desks, about: str) -> Card:
    return await desks.people.resend(visit_of(session), int(about.rpartition(":")[2]))


async def _delete(session: Session, desks: Desks, about: str) -> Card:
    return await desks.organizer.delete(visit_of(session), about.partition(":")[2], sure=True)


def _pressed(verb: str) -> Work:
    """Return what opens a part of a list, or its page."""

    async def press(session: Session, desks: Desks, about: str) -> Reaction:
        return await desks.sheets.press(visit_of(session), f"{verb}:{about}")

    return press


def _remedied(how: Remedy) -> Work:
    """Return what does as was offered when no seat was free."""

    async def remedy(session: Session, desks: Desks, about: str) -> Card:
        _, list_, person = about.split(":", 2)
        return await desks.people.admit(visit_of(session), list_, Act(person), how)

    return remedy


_WITHOUT_LIST: Mapping[str, Work] = {"new": _new, "log": _show_log}
_WITH_LIST: Mapping[str, Callable[[Session, Desks, str, str], Awaitable[Card]]] = {
    "show": _show,
    "export": _export,
    "edit": _edit,
    "open": _open,
    "close": _close,
    "seats": _seats,
    "add": _add,
    "remove": _remove,
    "admit": _admit,
    "message": _message,
    "delete": _ask_delete,
}
_TAKES_MORE = frozenset({"edit", "seats", "add", "remove", "admit", "message"})
"""Words after whose list something may follow."""
PRESSES: Mapping[str, Work] = {
    "roster": _page,
    "log": _log_page,
    "unlist": _delete,
    "resend": _resend,
    "sheet": _pressed("sheet"),
    "list": _pressed("list"),
    "do-roster": roster,
    **{how.value: _remedied(how) for how in Remedy},
}
"""What buttons do, by the first word of their action."""
