"""Bad days: refusals, limits, lost answers, dropped connections, a full disk, a slow store."""

import asyncio

import pytest

from bot.services.ports import StoreFault
from tests.discord_front.announcements.conftest import (
    WORDS,
    posts,
    presses,
    sends_off,
    subscribes,
    writes,
)
from tests.discord_front.announcements.test_afterwards import plans, time_passes
from tests.discord_front.signups.conftest import role

POSTS = "/channels/*/messages"


async def until_settled(community, place, count=1):
    """Let time pass until a post is there; retries wait a moment each time."""
    for _ in range(8):
        await time_passes(community, seconds=61)
        if len(posts(place)) >= count:
            break
    await community.server.settled(0.3)


@pytest.mark.parametrize(
    "trouble",
    [
        {"status": 503},
        {"status": 503, "taken": True},
        {"status": 500, "taken": True},
        {"status": 429, "retry_after": 0.2},
        {"loses_answer": True},
        {"loses_answer": True, "times": 3},
    ],
    ids=["503", "503 taken", "500 taken", "429", "lost", "lost thrice"],
)
@pytest.mark.parametrize("remembers", [True, False])
async def test_trouble_neither_loses_nor_doubles(community, olga, news, trouble, remembers):
    server, members = community.server, role(community, "Members")
    server.permitted_mentions.append({"parse": [], "roles": [members.id]})
    await plans(olga, news, mention=members)
    server.faults.add("POST", POSTS, **trouble)
    await time_passes(community, hours=6)
    if not remembers:
        # the library repeats after a 500 by itself, within the seconds that every nonce is known
        await asyncio.sleep(1.5 if trouble.get("status") == 500 else 0)
        server.nonces.clear()
    await until_settled(community, news)
    assert len([seen for seen in posts(news) if "Summit news" in seen.text]) == 1
    assert len(server.pings) == 1


async def test_a_request_that_hangs_holds_up_no_other_channel(community, olga, news, plaza):
    await plans(olga, news)
    await plans(olga, plaza, WORDS | {"Title": "Other"})
    community.server.faults.add("POST", f"/channels/{news.id}/messages", delay=3)
    await time_passes(community, hours=6)
    await community.server.until(lambda: posts(plaza), within=2)
    await community.server.until(lambda: posts(news), within=8)
    assert (len(posts(news)), len(posts(plaza))) == (1, 1)


async def test_a_connection_that_drops_while_sending_doubles_nothing(community, olga, news):
    await plans(olga, news)
    await community.bot.wait_until_ready()
    community.clock.passes(hours=6)
    community.bot.wake_delivery()
    await community.server.gateway.drop()
    await until_settled(community, news)
    assert len(posts(news)) == 1


async def test_a_restart_at_any_step_posts_once(community, olga, news):
    await plans(olga, news)
    await community.restart()
    community.server.faults.add("POST", f"/channels/{news.id}/messages", holds_answer=0.4)
    await community.bot.wait_until_ready()
    community.clock.passes(hours=6)
    community.bot.wake_delivery()
    await community.server.until(lambda: posts(news), what="the post")
    await community.restart()
    community.server.nonces.clear()
    await until_settled(community, news)
    assert len(posts(news)) == 1


async def test_discord_being_away_for_hours_is_waited_out_and_marked(community, olga, news):
    await plans(olga, news)
    await community.stop()
    community.clock.passes(hours=8)
    await community.start()
    await until_settled(community, news)
    (post,) = posts(news)
    assert "comes late" in post.text


async def test_what_came_too_late_is_told_and_not_posted(community, olga, news):
    await plans(olga, news)
    await community.stop()
    community.clock.passes(hours=14)
    await community.start()
    await until_settled(community, news)
    assert posts(news) == []
    failed = await olga.uses("/announce list", kind="failed")
    assert "Summit news" in failed.text


async def test_people_get_one_copy_each_whatever_happens(community, olga, plaza):
    people = [community.person(f"Reader {number}") for number in range(4)]
    for person in people:
        await subscribes(person)
        person.opens_dms()
    await community.bot.wait_until_ready()
    await presses(olga, "Post now", on=await writes(olga, channel=plaza, list="newsletter"))
    community.server.faults.add("POST", POSTS, loses_answer=True, times=2)
    await asyncio.sleep(1.0)
    await community.restart()
    community.server.nonces.clear()
    community.server.faults.clear()

    def arrived():
        return all(person.reads() for person in people)

    for _ in range(10):
        await time_passes(community, seconds=61)
        if arrived():
            break
        await asyncio.sleep(0.5)
    await community.server.settled(0.5)
    assert [len(person.reads()) for person in people] == [1] * 4


async def test_on_a_full_disk_organizers_are_told_and_nothing_is_posted(
    community, olga, news, monkeypatch
):
    card = await writes(olga, channel=news)

    def change(_):
        raise StoreFault("bot.db cannot grow, the disk is full: make room")

    monkeypatch.setattr("bot.store.records.RecordStore.change", change)
    refused = await presses(olga, "Post now", on=card)
    assert "cannot keep anything" in refused.title
    form = await olga.clicks("Edit", on=card)
    assert "cannot keep anything" in (await sends_off(olga, form, WORDS)).title
    assert "cannot keep anything" in (await olga.uses("/announce new", channel=news)).title
    await community.server.settled()
    assert posts(news) == []


async def test_every_press_is_acknowledged_while_the_store_is_busy(community, olga, news):
    card = await writes(olga, channel=news)
    database = community.bot.services.desks.store._database
    async with database.write():
        waiting = asyncio.create_task(olga.clicks("Post now", on=card))
        await asyncio.sleep(1.0)
        item = [*community.server.interactions.values()][-1]
        assert item.waited is not None
        assert item.waited < 1.0
    assert "On its way" in (await waiting).title
