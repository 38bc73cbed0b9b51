"""What the commands of one run share: settings, logs, and where unforeseen errors are noted."""

import logging
import os
import sys
from typing import TYPE_CHECKING

from bot.terminal_front.failures import Failures

if TYPE_CHECKING:
    import datetime as dt

    from bot.settings import Settings
    from bot.terminal_front.runtime import Runtime

logger = logging.getLogger(__name__)


class Program:
    """One run of the program. Nothing is read before a command needs it, so help comes at once."""

    def __init__(self) -> None:
        self.now: dt.datetime | None = None
        """The moment given with --now; it wins over BOT_NOW."""
        self.failures = Failures()

    def settings(self) -> "Settings":
        """Read the settings, set the logs up, and warn of settings that do not exist.

        Raises SettingsFault.
        """
        from bot.logs import Redactor, configure
        from bot.settings import ENV_FILE, is_exposed, load_settings, names_in, unknown_variables

        settings = load_settings()
        if self.now:
            settings = settings.model_copy(update={"now": self.now})
        secrets = [settings.token.get_secret_value()] if settings.token else []
        configure(settings.log_level, settings.log_format, sys.stderr, secrets)
        self.failures = Failures(settings.data_dir, Redactor(secrets))
        for line in unknown_variables(names_in(ENV_FILE) | os.environ.keys()):
            logger.warning(line)
        if is_exposed(ENV_FILE):
            logger.warning("others can read the token in %s; let nobody: chmod 600 .env", ENV_FILE)
        return settings

    def runtime(self) -> "Runtime":
        """Put the services together; raises SettingsFault or KnowledgeFault."""
        from bot.terminal_front.runtime import assemble

        return assemble(self.settings(), self.failures)
