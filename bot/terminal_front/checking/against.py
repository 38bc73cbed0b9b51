"""Knowledge as it was before: in another folder, or at a revision that Git keeps."""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.files import Fault, KnowledgeFault

_SECONDS = 60
"""How long one call of Git may take."""


@contextmanager
def earlier(against: str, folder: Path) -> Iterator[Path]:
    """Give the knowledge folder `against`, or the state of `folder` at that Git revision.

    Raises KnowledgeFault when it is neither.
    """
    if Path(against).is_dir():
        yield Path(against)
        return
    archive = _archived(against, folder.absolute())
    with TemporaryDirectory() as place:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(place, filter="data")
        yield Path(place)


def _archived(revision: str, folder: Path) -> bytes:
    """Return the files of `folder` at a revision, as a tar archive."""
    problem, remedy = "is neither a folder nor a Git revision", "name one, like HEAD or HEAD~3"
    try:
        # resolved first, so that nothing typed can be an option of the commands that follow
        sought = f"{revision}^{{commit}}"
        found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", sought)
        commit = found.decode().strip()
        problem, remedy = "holds no such knowledge folder", "name a later revision"
        return _git(folder, "archive", "--format=tar", commit)
    except FileNotFoundError:
        problem, remedy = "cannot be read without Git", "install Git, or name a folder"
    except (subprocess.SubprocessError, OSError):
        pass  # Git's own words are for those who know Git
    raise KnowledgeFault([Fault(revision, None, "", problem, remedy)])


def _git(folder: Path, *arguments: str) -> bytes:
    command = ["git", *arguments]
    run = subprocess.run(  # noqa: S603 -- no shell, and the revision stands after the options' end
        command, cwd=folder, capture_output=True, check=True, timeout=_SECONDS
    )
    return run.stdout
