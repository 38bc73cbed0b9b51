"""One person's conversation: what a line means, and what is shown for it."""

import difflib
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console

from bot.core.cards import Button, Card, Tone
from bot.services.ask import Asker
from bot.terminal_front.chat.features import Command, Feature, Handler, Role
from bot.terminal_front.chat.readers import INTERRUPT
from bot.terminal_front.rendering import CardView
from bot.terminal_front.runtime import Runtime
from bot.terminal_front.screen import width

if TYPE_CHECKING:
    from bot.delivery import Delivery
    from bot.services.announcements.desks import AnnouncementDesks
    from bot.services.signups.desks import Desks

Above = Callable[[Callable[[], None]], Awaitable[None]]

PLAIN = "ask"
"""The command that a message without a slash stands for."""
CANCEL = "/cancel"
"""Stops questions that are asked one by one, as Ctrl-C does."""


class Session:
    """Takes lines and shows cards; knows the language in use and the choices on the last card.

    A line is a command ("/events"), the number of a choice, or a message to answer.
    """

    def __init__(
        self,
        runtime: Runtime,
        console: Console,
        features: Iterable[Feature["Session"]],
        role: Role = Role.MEMBER,
        language: str = "en",
    ) -> None:
        self.runtime = runtime
        self.role = role
        self.language = language
        self.open = True
        self.console = console
        self._features = tuple(features)
        self.dialogue: Handler[Session] | None = None
        """What takes the next lines, while questions are asked one by one."""
        self.desks: Desks | None = None
        """Sign-ups; None while nothing can be kept."""
        self.announcements: AnnouncementDesks | None = None
        """Announcements; None while nothing can be kept."""
        self.delivery: Delivery | None = None
        """What prints what is due; None while nothing can be kept."""
        self.store_fault = ""
        """Why nothing can be kept."""
        self.files: dict[str, bytes] = {}
        """What came with the cards whose choices can be pressed."""
        self.prefill: str | None = None
        """What the next line begins with, to be changed; None where lines cannot be edited."""
        self.above: Above = _directly
        """Prints without disturbing the line that is being typed."""
        self._choices: tuple[str, ...] = ()
        self._again: list[Card] = []
        """Cards that came by themselves while questions were asked one by one."""

    @property
    def asker(self) -> Asker:
        """The person at the terminal, as the services know people."""
        return Asker(person=f"local {self.role}", place="terminal", locale=self.language)

    @property
    def commands(self) -> tuple[Command["Session"], ...]:
        """The commands open to this person, in the order of the help."""
        roles = {Role.MEMBER, self.role}
        return tuple(command for command in self._every() if command.role in roles)

    def _every(self) -> Iterator[Command["Session"]]:
        return (command for feature in self._features for command in feature.commands)

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the area "terminal" in the language in use."""
        return self.runtime.say(key, self.language, **values)

    def note(self, tone: Tone, title: str, *paragraphs: str) -> Card:
        """Return a short card in the language in use."""
        return Card(title, tone, paragraphs, language=self.language)

    async def take(self, line: str) -> None:
        """React to one line; whatever goes wrong with it, the conversation goes on."""
        text = line.strip()
        if text == INTERRUPT:
            text = CANCEL if self.dialogue else ""
        if not text and self.dialogue is None:
            return
        try:
            card = await self._react(text)
        except Exception as error:
            incident = self.runtime.failures.note(error)
            text = self.say("error.text", reference=incident.reference)
            card = self.note(Tone.ERROR, self.say("error.title"), text)
        if card:
            self.show(card)
        while self._again and self.dialogue is None:
            self._print(self._again.pop(0))

    async def tell(self, card: Card) -> None:
        """Show a card that comes by itself; what can be pressed already keeps its number.

        While questions are asked one by one, numbers are answers: its choices come afterwards.
        """
        if self.dialogue is not None and _actions(card):
            self._again.append(card)
        await self.above(lambda: self._print(card))

    def show(self, card: Card) -> None:
        """Print a card, and remember what its numbered choices do; those before it are gone."""
        self._choices = ()
        self.files.clear()
        self._print(card)

    def _print(self, card: Card) -> None:
        save = (
            Button(self.say("save", name=file.name), f"save:{file.name}")
            for file in card.attachments
        )
        card = replace(card, buttons=(*card.buttons, *save))
        numbers = {} if self.dialogue else self._numbers(card)
        self.files |= {file.name: file.content for file in card.attachments}
        self.console.width = width()
        self.console.print(CardView(card, self.runtime.word, numbers), "")

    def _numbers(self, card: Card) -> dict[str, int]:
        """Give what can be pressed on a card its numbers."""
        actions = tuple(filter(self._handler, _actions(card)))
        self._choices = tuple(dict.fromkeys((*self._choices, *actions)))
        return {action: self._choices.index(action) + 1 for action in actions}

    async def _react(self, text: str) -> Card | None:
        if self.dialogue is not None:
            return await self.dialogue(self, text)
        if text.startswith("/"):
            name, _, argument = text[1:].partition(" ")
            return await self._command(name.lower(), argument.strip())
        number = text.strip("[]().# ")
        if self._choices and number.isdecimal() and len(number) <= 2:
            return await self._press(int(number))
        return await self._command(PLAIN, text)

    async def _command(self, name: str, argument: str) -> Card | None:
        commands = [command.name for command in self.commands]
        if command := next((one for one in self._every() if one.name == name), None):
            if name in commands:
                return await command.run(self, argument)
            title, text = self.say("organizers_only.title"), self.say("organizers_only.text")
            return self.note(Tone.WARNING, title, text)
        near = difflib.get_close_matches(name, commands, n=1)
        hints = (self.say("unknown_command.near", near=near[0]),) if near else ()
        text = self.say("unknown_command.text", help="/help")
        return self.note(Tone.WARNING, self.say("unknown_command.title"), *hints, text)

    async def _press(self, number: int) -> Card | None:
        if not 1 <= number <= len(self._choices):
            text = self.say("no_choice.text", last=len(self._choices))
            self._print(self.note(Tone.WARNING, self.say("no_choice.title"), text))
            return None
        action = self._choices[number - 1]
        handler = self._handler(action)
        return await handler(self, action.partition(":")[2]) if handler else None

    def _handler(self, action: str) -> Handler["Session"] | None:
        """Return what answers a button, or None for one that has no use in a terminal."""
        prefix = action.partition(":")[0]
        found = (feature.actions[prefix] for feature in self._features if prefix in feature.actions)
        return next(found, None)


def _actions(card: Card) -> list[str]:
    """Return what the buttons of a card do, from top to bottom."""
    within = (button for section in card.sections for button in section.buttons)
    return [button.action for button in (*within, *card.buttons)]


async def _directly(show: Callable[[], None]) -> None:
    show()
