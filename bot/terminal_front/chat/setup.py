"""`/setup` in the chat: the settings, and the questions by which they are changed."""

from collections.abc import Callable, Iterator

from bot.core.cards import Card
from bot.core.permissions import Action
from bot.core.signups.entries import ServerSettings
from bot.services.signups.access import require
from bot.services.signups.cards.setup import SETTINGS, setting_rows, setup_card
from bot.services.signups.cards.wording import Words
from bot.services.signups.desk.setup import Unreadable, read_setting, write_setting
from bot.services.signups.desks import Desks
from bot.terminal_front.chat.dialogue import Dialogue, Line
from bot.terminal_front.chat.guarding import actor_of, guarded
from bot.terminal_front.chat.people import SERVER
from bot.terminal_front.chat.session import Session


async def show_setup(session: Session, desks: Desks, _: str) -> Card:
    """Show how the chat is set up; there is nothing that the bot may not do here."""
    await require(desks.store.view, actor_of(session), Action.SET_UP)
    return _card(_words(session), await desks.setup.settings(SERVER))


async def ask_setup(session: Session, desks: Desks, _: str) -> Dialogue:
    """Ask for each setting."""
    await require(desks.store.view, actor_of(session), Action.SET_UP)
    words, settings = _words(session), await desks.setup.settings(SERVER)

    async def send(typed: dict[str, str]) -> Card:
        async def keep(_: Session, desks: Desks, __: str) -> Card:
            changes: dict[str, object] = {}
            for setting, text in typed.items():
                read = read_setting(words, setting, text)
                changes |= {} if isinstance(read, Unreadable) else dict(read)
            now = session.runtime.now()
            return _card(words, await desks.setup.change(actor_of(session), changes, now))

        return await guarded(keep)(session, "")

    return Dialogue(words.say("title"), tuple(_lines(words, settings)), send)


def _lines(words: Words, settings: ServerSettings) -> Iterator[Line]:
    for setting in SETTINGS:
        hint = words.say(f"hints.{setting}")
        earlier = write_setting(words, settings, setting)
        label = words.say(f"fields.{setting}")
        yield Line(setting, label, (hint,), earlier, check=_check(words, setting))


def _check(words: Words, setting: str) -> Callable[[str], str | None]:
    def check(typed: str) -> str | None:
        read = read_setting(words, setting, typed)
        return read.remedy if isinstance(read, Unreadable) else None

    return check


def _card(words: Words, settings: ServerSettings) -> Card:
    return setup_card(words, setting_rows(words, settings, {}, ()))


def _words(session: Session) -> Words:
    return Words(session.runtime.library.knowledge, session.language, "setup")
