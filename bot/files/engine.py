"""From a knowledge folder to an engine that answers."""

from pathlib import Path

from bot.core.answering.engine import Engine
from bot.files.load import load_knowledge
from bot.files.trained import trained


def load_engine(folder: Path, cache: Path | None = None) -> Engine:
    """Load the knowledge in `folder` and what was learned from it.

    `cache` is a folder for what is learned anew. Raises KnowledgeFault with every fault.
    """
    knowledge = load_knowledge(folder)
    return Engine(knowledge, trained(knowledge, folder, cache))
