"""A line editor for people: history over sessions, completion of commands and questions."""

from collections.abc import Callable, Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from bot.terminal_front.chat.readers import INTERRUPT, PROMPT
from bot.terminal_front.chat.session import Session

OFFERED = 8
"""Questions offered by completion: what fits below the prompt in a small window."""


class PromptReader:
    """Reads lines with editing. Ctrl-C drops the line, Ctrl-D on an empty one ends."""

    def __init__(self, session: Session, history: History) -> None:
        self._session = session
        session.prefill = ""
        self._prompt: PromptSession[str] = PromptSession(
            PROMPT,
            history=DiscreetHistory(history, session),
            completer=ChatCompleter(session),
            complete_while_typing=False,
            reserve_space_for_menu=OFFERED,
            key_bindings=_keys(),
        )

    async def read(self) -> str | None:
        """Return the next line, INTERRUPT for one that was dropped, or None at the end."""
        begun, self._session.prefill = self._session.prefill or "", ""
        try:
            return await self._prompt.prompt_async(default=begun, set_exception_handler=False)
        except KeyboardInterrupt:
            return INTERRUPT
        except EOFError:
            return None

    async def above(self, show: Callable[[], None]) -> None:
        """Print above the line that is being typed."""
        await run_in_terminal(show)


def _keys() -> KeyBindings:
    """Return the keys of its own: Alt-Enter begins another line of the same answer."""
    keys = KeyBindings()

    @keys.add("escape", "enter")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return keys


class DiscreetHistory(History):
    """Keeps what is typed, but not the answers to a form: they may be personal."""

    def __init__(self, kept: History, session: Session) -> None:
        super().__init__()
        self._kept = kept
        self._session = session

    def load_history_strings(self) -> Iterable[str]:
        """Return what was typed before, newest first."""
        return self._kept.load_history_strings()

    def store_string(self, string: str) -> None:
        """Keep a line, unless a form asked for it."""
        if self._session.dialogue is None:
            self._kept.store_string(string)


class ChatCompleter(Completer):
    """Completes commands after a slash, topics after /about, and questions the bot can answer."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterable[Completion]:
        """Offer what could stand in the place of the line typed so far."""
        typed = document.text_before_cursor
        library, language = self._session.runtime.library, self._session.language
        if typed.startswith("/about "):
            names = (topic.name(language) for topic in library.knowledge.topics.values())
            offers = [f"/about {name}" for name in names]
        elif typed.startswith("/"):
            commands = self._session.commands
            named = [one for one in commands if typed.startswith(f"/{one.name} ")]
            offers = [f"/{one.name} {word}" for one in named for word in one.words]
            offers += [f"/{command.name}" for command in commands]
        else:
            found = library.engine.complete(typed, language, OFFERED)
            return [Completion(one.question, -len(typed)) for one in found]
        wanted = typed.casefold()
        return [Completion(o, -len(typed)) for o in offers if o.casefold().startswith(wanted)]


def history(folder: Path) -> History:
    """Return the history kept in `folder`, readable by its owner only, or one for this time."""
    file = folder / "chat-history"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.open("a").close()
    except OSError:
        return InMemoryHistory()
    return FileHistory(file)
