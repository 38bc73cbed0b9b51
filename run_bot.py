"""Start the bot: `python run_bot.py --help` says what it can do."""

import sys

from bot.terminal_front.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
