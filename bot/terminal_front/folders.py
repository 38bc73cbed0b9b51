"""The data folder, tried before it is needed."""

from pathlib import Path

from bot.settings import SettingsFault


def prepare_data_folder(folder: Path) -> None:
    """Make the data folder, for its owner only, and try to write in it.

    Raises SettingsFault when that fails, with the remedy.
    """
    probe = folder / ".writable"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        remedy = "let the bot's user write there, or name another folder"
        raise SettingsFault(
            (f"BOT_DATA_DIR: {folder} cannot be used ({reason}); {remedy}",)
        ) from None
