"""The program's version, which pyproject.toml holds."""

import tomllib

from bot.settings import ROOT


def version() -> str:
    """Return the version, like "0.1.0"."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
