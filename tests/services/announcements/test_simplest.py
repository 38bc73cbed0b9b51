"""The simplest path: a draft, its preview, and out it goes."""

from bot.services.announcements.desk.composing import Preview
from tests.services.announcements.conftest import DAY, HOUR, OLGA


async def test_a_draft_is_previewed_and_posted_at_once(room):
    draft = await room.draft()
    preview = await room.desks.composing.preview(OLGA, draft.id, "en", room.now)
    assert isinstance(preview, Preview)
    card = await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    assert card.title == "On its way: Hello"
    await room.passes(HOUR * 0)
    [(target, channel, post)] = room.sender.posts
    assert (target, channel, post.title) == ("channel", "55", "Hello")
    assert (post.title, post.text) == (preview.post.title, preview.post.text)


async def test_a_planned_one_goes_out_at_its_time_and_once(room):
    schedule = await room.desks.composing.read_time(OLGA, "2026-11-21 12:00", room.now)
    draft = await room.draft(schedule=schedule)
    card = await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    assert card.title == "Planned: Hello"
    await room.passes(DAY - HOUR)
    assert room.posted == []
    await room.passes(HOUR)
    await room.passes(DAY)
    assert room.posted == ["Hello"]
