"""Feedback is kept when it can be, and its absence is admitted."""

import datetime as dt

from bot.services.feedback import Feedback
from bot.services.ports import Noted, StoreFault

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


class Broken:
    async def note(self, person, answer, *, helpful, at):
        raise StoreFault("the disk is full: make room")


class Kept:
    async def note(self, person, answer, *, helpful, at):
        return Noted.NEW


async def note(store):
    return await Feedback(store).note("ana", "sci.what", helpful=True, now=NOW)


async def test_an_opinion_is_passed_on():
    assert await note(Kept()) is Noted.NEW


async def test_without_a_store_nothing_is_claimed():
    assert await note(None) is None


async def test_a_store_that_fails_is_told_to_the_log_and_not_to_the_person(caplog):
    assert await note(Broken()) is None
    assert "make room" in caplog.text
