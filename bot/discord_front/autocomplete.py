"""What is offered while somebody types an option of a command."""

from collections.abc import Iterable

from discord.app_commands import Choice

from bot.discord_front.markdown import label

CHOICES = 25
"""Choices offered at once."""
LENGTH = 100
"""Characters of a choice, and of what it stands for.

https://discord.com/developers/docs/interactions/application-commands#application-command-object
"""


def offer(choices: Iterable[tuple[str, str]]) -> list[Choice[str]]:
    """Return choices from pairs of what is read and what it stands for, as many as fit."""
    fitting = [(text, value) for text, value in choices if len(value) <= LENGTH]
    return [Choice(name=label(text, LENGTH), value=value) for text, value in fitting[:CHOICES]]
