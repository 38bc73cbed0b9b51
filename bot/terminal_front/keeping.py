"""The commands `backup` and `restore`."""

import sys
from pathlib import Path

from bot.exit_status import ExitStatus
from bot.services.ports import StoreFault
from bot.settings import Settings
from bot.store import backup as copies


def back_up(settings: Settings, target: Path) -> ExitStatus:
    """Make a backup and say how large it is."""
    try:
        size = copies.backup(settings.data_dir, target)
    except StoreFault as fault:
        return _refused(fault)
    sys.stdout.write(f"Backed up {size:,} bytes to {target}, checked.\n")
    return ExitStatus.FINE


def put_back(settings: Settings, source: Path) -> ExitStatus:
    """Restore a backup and say where the state before it is."""
    try:
        kept = copies.restore(settings.data_dir, source)
    except StoreFault as fault:
        return _refused(fault)
    before = f" What was there before is in {kept}." if kept else ""
    sys.stdout.write(f"Restored {source}, checked.{before}\n")
    return ExitStatus.FINE


def _refused(fault: StoreFault) -> ExitStatus:
    sys.stderr.write(f"{fault}\n")
    return ExitStatus.CONFIGURATION
