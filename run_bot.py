"""Start the bot: `python run_bot.py --help` says what it can do."""

import sys


def start() -> int:
    """Run the program, or say what keeps it from running."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- people do start it with an older one
        sys.stderr.write("The bot needs Python 3.11 or newer; this is an older one.\n")
        return 78
    try:
        from bot.terminal_front.main import main  # noqa: PLC0415 -- its libraries may be missing
    except ModuleNotFoundError as error:
        sys.stderr.write(
            f"The library {error.name} is missing here. The README's first command installs it;"
            " then start the bot with .venv/bin/python run_bot.py\n"
        )
        return 78
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(start())
