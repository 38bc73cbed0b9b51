"""The bot as a process of its own with the scripted engine; settings come from the environment."""

import logging
import sys
from pathlib import Path

from bot.discord_front import run
from bot.files import load_knowledge
from bot.settings import load_settings
from tests.discord_front.scripted import ScriptedLibrary

if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    settings = load_settings(Path("no .env"))
    sys.exit(run(settings, ScriptedLibrary(load_knowledge(settings.knowledge_dir))))
