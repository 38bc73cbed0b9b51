"""Nothing goes out but what was looked at, however closely others follow."""

import pytest

from bot.core.announcements.announcement import Status, Wording
from tests.services.announcements.conftest import OLGA, OTTO

CHANGED = {"wordings": {"en": Wording("Changed", "Something else.")}}


class Meddling:
    """A probe during whose look another organizer changes the draft, once."""

    def __init__(self, room, draft):
        self.room, self.draft, self.survey_before = room, draft, room.probe.survey
        room.probe.survey = self.survey

    async def survey(self, *asked):
        self.room.probe.survey = self.survey_before
        await self.room.desks.composing.write(OTTO, self.draft.id, CHANGED, self.room.now)
        return await self.survey_before(*asked)


@pytest.mark.parametrize("verb", ["post_now", "schedule"])
async def test_a_draft_changed_while_it_is_judged_stays_a_draft(room, verb):
    draft = await room.draft()
    Meddling(room, draft)
    card = await getattr(room.desks.planning, verb)(OLGA, draft.id, "en", room.now)
    assert "cannot be done any more" in card.title
    await room.delivery.catch_up()
    assert room.posted == []
    assert (await room.desks.composing.get(OLGA, draft.id)).status is Status.DRAFT


async def test_a_draft_changed_since_it_was_seen_stays_a_draft(room):
    seen = await room.draft()
    await room.desks.composing.write(OTTO, seen.id, CHANGED, room.now)
    card = await room.desks.planning.post_now(OLGA, seen.id, "en", room.now, seen=seen)
    assert "cannot be done any more" in card.title
    now_seen = await room.desks.composing.get(OLGA, seen.id)
    await room.desks.planning.post_now(OLGA, seen.id, "en", room.now, seen=now_seen)
    await room.delivery.catch_up()
    assert room.posted == ["Changed"]
