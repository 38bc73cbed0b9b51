"""Everything that the terminal's commands work with, put together once."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.clock import Clock, clock
from bot.core.cards import Tone
from bot.core.texts import Texts
from bot.files import load_engine
from bot.services.ask import Ask
from bot.services.conversations import Conversations
from bot.services.library import Library
from bot.settings import Settings
from bot.terminal_front.failures import Failures


@dataclass(frozen=True, slots=True)
class Runtime:
    """The services, the settings they were made from, and the clock."""

    settings: Settings
    library: Library
    ask: Ask
    now: Clock
    failures: Failures

    def say(self, key: str, language: str, **values: object) -> str:
        """Return a sentence of the area "terminal"."""
        return Texts(self.library.knowledge.texts).say(f"terminal.{key}", language, **values)

    def word(self, tone: Tone, language: str) -> str:
        """Return the word that names a card's tone; information needs none."""
        return "" if tone is Tone.INFO else self.say(f"tone.{tone}", language)


def assemble(settings: Settings, failures: Failures) -> Runtime:
    """Load the knowledge and build the services; raises KnowledgeFault when it is refused."""
    library = Library(lambda: load_engine(settings.knowledge_dir, settings.data_dir / "cache"))
    ask = Ask(library, Conversations())
    return Runtime(settings, library, ask, clock(settings.now), failures)


def language_of(environ: Mapping[str, str], known: tuple[str, ...]) -> str:
    """Return the language that the terminal is set to, or English when the bot has no such.

    The order of the variables is POSIX's (Base Definitions, 8.2 Internationalization Variables).
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(variable):
            code = value[:2].lower()
            return code if code in known else "en"
    return "en"
