"""Everything about sign-ups that a front works with."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.knowledge.model import Knowledge
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.desk.member import MemberDesk
from bot.services.signups.desk.organizer import OrganizerDesk
from bot.services.signups.desk.people import PeopleDesk
from bot.services.signups.desk.reception import Reception
from bot.services.signups.desk.sheets import SheetDesk
from bot.services.signups.ports import RecordStore
from bot.services.signups.setup import Setup
from bot.services.signups.upkeep import Upkeep


@dataclass(frozen=True, slots=True)
class Desks:
    """The services over one store."""

    store: RecordStore
    catalogue: Catalogue
    member: MemberDesk
    organizer: OrganizerDesk
    people: PeopleDesk
    sheets: SheetDesk
    setup: Setup
    upkeep: Upkeep


def open_desks(store: RecordStore, knowledge: Callable[[], Knowledge]) -> Desks:
    """Put the services together; `knowledge` returns the knowledge of the moment."""
    catalogue = Catalogue(knowledge)
    reception = Reception(store, catalogue, knowledge)
    return Desks(
        store,
        catalogue,
        MemberDesk(store, catalogue, knowledge),
        OrganizerDesk(reception),
        PeopleDesk(reception),
        SheetDesk(reception),
        Setup(store),
        Upkeep(store, catalogue),
    )
