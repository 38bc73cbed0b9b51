"""The parts of an announcement asked one by one; each answer is kept at once."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.core.announcements.announcement import Announcement
from bot.core.cards import Card, Tone
from bot.core.schedules import zones
from bot.core.signups.forms import tidy
from bot.terminal_front.chat.announcements.desk import Place, guarded
from bot.terminal_front.chat.announcements.parts import Changes, Offer, Part, Wrong
from bot.terminal_front.chat.session import CANCEL

BACK = "/back"
DONE = "/done"
CLEAR = "-"
"""Takes away what stands there."""
END = "."
"""A line that ends a text of several lines."""

Keep = Callable[[Place, Announcement, Changes], Awaitable[Announcement | None]]
"""Keeps changes, and returns the announcement with them; None when it is gone."""
Finish = Callable[[Place, Announcement], Awaitable[Card | None]]


@dataclass(slots=True)
class Asking:
    """Takes a line at a time. What was kept stays, however the conversation ends."""

    place: Place
    draft: Announcement
    parts: tuple[Part, ...]
    keep: Keep
    finish: Finish
    at: int = 0
    stopped: str = "stopped"
    """Which words say what was kept, when the person stops before the end."""
    offered: tuple[Changes, ...] = ()
    lines: list[str] = field(default_factory=list)
    """Of a long text, as far as they were typed."""
    in_place: bool = False
    """Whether the part stands in the line already, to be changed there as a whole."""

    async def begin(self) -> Card:
        """Ask the first question; from now on lines are answers."""

        async def take(place: Place, text: str) -> Card | None:
            self.place = place
            return await self._take(tidy(text))

        self.place.session.dialogue = guarded(take)
        return await self._ask()

    async def _take(self, text: str) -> Card | None:
        if text == CANCEL:
            return self._stop()
        if text == DONE:
            return await self._end()
        if text == BACK:
            self._go(-1)
            return await self._ask()
        if self._part.long:
            return await self._more(text)
        if text.startswith("/"):
            return self._warning(self.place.say("wrong.command"))
        return await self._answer(" ".join(text.split()))

    async def _more(self, text: str) -> Card | None:
        """Take a line of a long text, or several that were pasted."""
        if not self.lines and text in {"", CLEAR}:
            cleared = await self._part.read(self.place, self.draft, "") if text else {}
            return await self._keep(cleared) if isinstance(cleared, Mapping) else None
        *before, last = text.split("\n")
        ended = last.strip() == END or self.in_place
        if ended and last.strip() != END:
            before.append(last)
        self.lines += before if ended else [*before, last]
        typed = await self._part.read(self.place, self.draft, "\n".join(self.lines))
        if not isinstance(typed, Mapping):
            return None
        if ended:
            return await self._keep(typed)
        self.draft = await self.keep(self.place, self.draft, typed) or self.draft
        return None

    async def _answer(self, text: str) -> Card | None:
        if (chosen := self._chosen(text)) is not None:
            return await self._keep(chosen)
        if not text:
            return await self._keep({})
        read = await self._part.read(self.place, self.draft, "" if text == CLEAR else text)
        self.offered = ()
        match read:
            case Wrong(remedy):
                return self._warning(remedy)
            case Offer(told, choices):
                self.offered = tuple(changes for _, changes in choices)
                lines = (f"{number}. {words}" for number, (words, _) in enumerate(choices, 1))
                key = "right" if len(choices) == 1 else "which"
                return self._note(Tone.CHOICE, told, "\n".join(lines), self.place.say(key))
        return await self._keep(read)

    def _chosen(self, text: str) -> Changes | None:
        """Return what was chosen of an offer; an empty line takes the only one."""
        if not text and len(self.offered) == 1:
            return self.offered[0]
        number = int(text) if text.isdecimal() and len(text) < 3 else 0
        return self.offered[number - 1] if 1 <= number <= len(self.offered) else None

    async def _keep(self, changes: Changes) -> Card | None:
        """Keep an answer and ask on; one with a mistake is asked again, and only a text is kept."""
        self.offered, self.lines = (), []
        remedies = self.place.remedies(replace(self.draft, **changes), self._part.codes)
        if changes and (self._part.long or not remedies):
            kept = await self.keep(self.place, self.draft, changes)
            if kept is None:
                self.place.session.dialogue = None
                return self.place.words.card("gone", Tone.WARNING)
            self.draft = kept
        if remedies:
            return self._warning(*remedies)
        return await (self._ask() if self._go(1) else self._end())

    def _go(self, way: int) -> bool:
        """Go to the next part that there is anything to ask of; return whether there was one."""
        self.offered, self.lines = (), []
        at = self.at + way
        while 0 <= at < len(self.parts) and not self.parts[at].wanted(self.draft):
            at += way
        if 0 <= at < len(self.parts):
            self.at = at
            return True
        return False

    def _stop(self) -> Card:
        self.place.session.dialogue = None
        return self.place.note(Tone.INFO, self.stopped)

    async def _end(self) -> Card | None:
        self.place.session.dialogue = None
        return await self.finish(self.place, self.draft)

    async def _ask(self) -> Card:
        place = self.place
        names = [words.name for words in place.knowledge.words.values()]
        zone = zones.label(await place.zone(), place.language, place.now)
        who = {key: place.words.say(f"mention.{key}") for key in ("nobody", "everyone", "here")}
        values = {**who, "zone": zone, "languages": ", ".join(names)}
        hint = place.say(f"hint.{self._part.name}", **values)
        return self._note(Tone.INFO, hint, *self._written())

    def _written(self) -> tuple[str, ...]:
        """Show what stands there: in the line, to be changed, where that can be; else above it."""
        session = self.place.session
        written = self._part.written(self.place, self.draft)
        self.in_place = bool(written) and self._part.is_text and session.prefill is not None
        if self.in_place:
            session.prefill = written
            return (self.place.say("in_place"),)
        return (f"[{written}]",) if written else ()

    def _warning(self, *remedies: str) -> Card:
        return self._note(Tone.WARNING, *remedies, *self._written())

    def _note(self, tone: Tone, *paragraphs: str) -> Card:
        label = self.place.say(f"ask.{self._part.name}")
        if wanted := self.place.knowledge.words.get(self._part.language):
            label = f"{label} ({wanted.name})"
        return self.place.session.note(tone, label, *paragraphs)

    @property
    def _part(self) -> Part:
        return self.parts[self.at]


def one_line(
    place: Place, key: str, take: Callable[[Place, str], Awaitable[Card]], **values: object
) -> Card:
    """Ask a single question; `key` names its words."""

    async def answer(place: Place, text: str) -> Card:
        place.session.dialogue = None
        if text in {"", CANCEL}:
            return place.note(Tone.INFO, "unchanged")
        return await take(place, text)

    place.session.dialogue = guarded(answer)
    return place.note(Tone.INFO, key, **values)
