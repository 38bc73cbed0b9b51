"""Everything about announcements that a front works with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.core.knowledge.model import Knowledge
from bot.services.announcements.desk.care import CareDesk
from bot.services.announcements.desk.composing import ComposingDesk
from bot.services.announcements.desk.overview import OverviewDesk
from bot.services.announcements.desk.planning import PlanningDesk
from bot.services.announcements.desk.readers import ReaderDesk
from bot.services.announcements.desk.series import SeriesDesk
from bot.services.announcements.desk.templates import TemplateDesk
from bot.services.announcements.handlers.registry import Handler, handlers
from bot.services.announcements.newsroom import Newsroom
from bot.services.announcements.ports import Probe
from bot.services.announcements.upkeep import NewsUpkeep
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.ports import RecordStore


@dataclass(frozen=True, slots=True)
class AnnouncementDesks:
    """The services over one store. Give them to `Delivery` as `announcements`."""

    store: RecordStore
    composing: ComposingDesk
    """Drafts: begin, write, preview, discard."""
    planning: PlanningDesk
    """Post now, schedule, approve, move, cancel."""
    series: SeriesDesk
    """Of something that recurs, one is left out, or the last one reworded."""
    care: CareDesk
    """Postings that went wrong or need a follow-up; repeating."""
    overview: OverviewDesk
    """Lists, single announcements, logs, pickers."""
    templates: TemplateDesk
    readers: ReaderDesk
    """What everybody may do."""
    upkeep: NewsUpkeep
    handlers: Mapping[str, Handler]
    """For the delivery, by the kind of notice."""


def open_announcements(
    store: RecordStore, knowledge: Callable[[], Knowledge], probe: Probe
) -> AnnouncementDesks:
    """Put the services together; `knowledge` returns the knowledge of the moment."""
    room = Newsroom(store, Catalogue(knowledge), knowledge, probe)
    composing = ComposingDesk(room)
    return AnnouncementDesks(
        store,
        composing,
        PlanningDesk(room, composing),
        SeriesDesk(room, composing),
        CareDesk(room),
        OverviewDesk(room, composing),
        TemplateDesk(room, composing),
        ReaderDesk(room),
        NewsUpkeep(room),
        handlers(room),
    )
