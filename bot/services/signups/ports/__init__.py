"""What signing up needs of a store. Everything here raises StoreFault when it cannot be used."""

from bot.services.signups.ports.records import Records, RecordStore
from bot.services.signups.ports.rosters import Changes

__all__ = ["Changes", "RecordStore", "Records"]
