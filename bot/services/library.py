"""The knowledge in use: one engine, swapped whole when the files change."""

from collections.abc import Callable

from bot.core.answering.engine import Engine
from bot.core.knowledge.model import Knowledge


class Library:
    """Holds the current engine. Readers take `engine` once and use that to the end."""

    def __init__(self, load: Callable[[], Engine]) -> None:
        """Load at once; `load` raises when the knowledge is refused."""
        self._load = load
        self.engine = load()

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge of the current engine."""
        return self.engine.knowledge

    def reload(self) -> None:
        """Build a new engine and swap it in; when loading raises, the old one stays."""
        self.engine = self._load()
