"""One process at a time on a data folder: two would both deliver what is due."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.services.ports import StoreInUse
from bot.store.faults import folder_faults

try:
    import fcntl
except ImportError:  # Windows: there the folder is not guarded
    fcntl = None  # type: ignore[assignment]

FILE = "bot.lock"


@contextmanager
def only_process(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the system lets it go with the process, however that ends.

    Raises StoreInUse naming the process that has it, and StoreFault when the folder is unusable.
    """
    file = folder / FILE
    with folder_faults(file):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor, folder)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, folder: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
        raise StoreInUse(
            f"{folder} is in use by another copy of the bot (process {holder}): stop that one, or "
            "set BOT_DATA_DIR to another folder"
        ) from None
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)
