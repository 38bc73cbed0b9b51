"""Everything about announcements that a front works with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.core.knowledge.model import Knowledge
from bot.services.announcements.delivering import PostHandler
from bot.services.announcements.desk.composing import ComposingDesk
from bot.services.announcements.desk.planning import PlanningDesk
from bot.services.announcements.planning import POST
from bot.services.announcements.ports import Probe
from bot.services.announcements.upkeep import NewsUpkeep
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.ports import RecordStore


@dataclass(frozen=True, slots=True)
class AnnouncementDesks:
    """The services over one store. Give them to `Delivery` as `announcements`."""

    store: RecordStore
    composing: ComposingDesk
    """Drafts: begin, write, preview."""
    planning: PlanningDesk
    """Post now, schedule, move, cancel."""
    upkeep: NewsUpkeep
    handlers: Mapping[str, PostHandler]
    """For the delivery, by the kind of notice."""


def open_announcements(
    store: RecordStore, knowledge: Callable[[], Knowledge], probe: Probe
) -> AnnouncementDesks:
    """Put the services together; `knowledge` returns the knowledge of the moment."""
    catalogue = Catalogue(knowledge)
    composing = ComposingDesk(store, catalogue, knowledge, probe)
    return AnnouncementDesks(
        store,
        composing,
        PlanningDesk(store, composing, knowledge),
        NewsUpkeep(store, knowledge),
        {POST: PostHandler(store, knowledge)},
    )
