"""The explanation that `ask --explain` adds to an answer."""

from rich.console import Group, RenderableType
from rich.text import Text

from bot.core.answering.reply import Answer, Reply
from bot.terminal_front.layout import Labelled, hanging
from bot.terminal_front.rendering import shown


def explanation(reply: Reply) -> RenderableType:
    """Return how a message was understood: its language, and what was weighed how much."""
    candidates = (*reply.answers, *reply.suggestions)
    return Group(
        "",
        Labelled([("status", Text(reply.status)), ("language", Text(reply.language))]),
        Text("candidates", "bold"),
        *(map(_candidate, candidates) if candidates else [Text("  none")]),
    )


def _candidate(answer: Answer) -> RenderableType:
    confidence = Text(f"  {answer.confidence:>4.0%}  ")
    return hanging(confidence, Text(shown(f"{answer.id} ({answer.kind}): {answer.title}")))
