"""What a change of knowledge changes for members: the same questions, answered before and after."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.answering.reply import Reply
from bot.core.quality.figures import Figures, Judged


@dataclass(frozen=True, slots=True)
class Change:
    """A question that is answered differently."""

    before: Judged
    after: Judged

    @property
    def reworded(self) -> bool:
        """Whether the same things are answered in other words."""
        return _cells(self.before.reply) == _cells(self.after.reply)


def changes(before: Figures, after: Figures) -> Iterator[Change]:
    """Yield the questions whose replies differ; both figures are of the same questions."""
    for old, new in zip(before.judged, after.judged, strict=True):
        if _said(old.reply) != _said(new.reply):
            yield Change(old, new)


def _said(reply: Reply) -> tuple[object, ...]:
    """Return what a member reads of a reply."""
    return (_cells(reply), reply.language, *(answer.text for answer in reply.answers))


def _cells(reply: Reply) -> tuple[object, ...]:
    shown = (*reply.answers, *reply.suggestions)
    return (reply.status, *(answer.id for answer in shown))
