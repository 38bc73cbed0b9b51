"""The command `ask`: one question for a person or a script, or a stream of them."""

import os
import sys
from io import TextIOWrapper

from bot.core.answering.message import Message
from bot.terminal_front import jsonl
from bot.terminal_front.runtime import Runtime, language_of


def answer(runtime: Runtime, question: str, *, explain: bool) -> None:
    """Print the answer as a card, and with `explain` how it came about."""
    from bot.services.cards.replies import reply_card
    from bot.terminal_front.explaining import explanation
    from bot.terminal_front.rendering import CardView
    from bot.terminal_front.screen import screen

    found = runtime.library.engine.explain(_message(runtime, question))
    console = screen()
    console.print(CardView(reply_card(found.reply, runtime.library.knowledge), runtime.word))
    if explain:
        console.print(explanation(found))


def answer_as_json(runtime: Runtime, question: str) -> None:
    """Print the reply as one JSON object."""
    _write_utf8()
    reply = runtime.library.engine.answer(_message(runtime, question))
    sys.stdout.write(jsonl.dumps(jsonl.reply_data(reply)) + "\n")


def answer_lines(runtime: Runtime) -> None:
    """Answer each line of standard input with a line on standard output."""
    _write_utf8()

    def report(error: Exception) -> str:
        return str(runtime.failures.note(error))

    jsonl.serve(runtime.library.engine, sys.stdin.buffer, sys.stdout, runtime.now, report)


def _message(runtime: Runtime, question: str) -> Message:
    locale = language_of(os.environ, runtime.library.knowledge.languages)
    return Message(text=question, today=runtime.now().date(), locale=locale)


def _write_utf8() -> None:
    """Write UTF-8 whatever the terminal's encoding: JSON has no other (RFC 8259, 8.1)."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
