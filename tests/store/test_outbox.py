"""The outbox: what is claimed, in which order, and what is remembered of it."""

import datetime as dt
import sqlite3

import pytest

from bot.core.outbox import LEASE, Draft, Retry, Status, Target
from bot.store.database import FILE
from bot.store.migrations import migrate, shipped
from bot.store.outbox_rows import DUE_BATCHED, DUE_SINGLE, NEXT_BATCHED, NEXT_SINGLE
from bot.store.store import open_store

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def draft(key, due=NOW, **details):
    return Draft("g", key, Target.CHANNEL, "55", "announcement", due, **details)


@pytest.fixture
async def records(tmp_path):
    async with open_store(tmp_path) as store:
        yield store.records


async def claimed(records, now=NOW, **lane):
    async with records.change() as tables:
        return await tables.outbox.claim(now, **lane)


async def plan(records, *drafts):
    async with records.change() as tables:
        for one in drafts:
            await tables.outbox.plan(one)


async def test_single_notices_and_batches_are_lanes_of_their_own(records):
    await plan(records, *(draft(f"dm{n}", NOW - MINUTE, batch="b") for n in range(3)))
    await plan(records, draft("post"))
    assert (await claimed(records)).draft.key == "post"
    assert await claimed(records) is None
    assert (await claimed(records, batches=True)).draft.key == "dm0"
    assert await records.view.outbox.next_at(batches=True) == NOW - MINUTE
    assert await records.view.outbox.next_at() == NOW + LEASE


async def test_the_first_claim_is_sure_and_the_second_is_not(records):
    await plan(records, draft("post"))
    assert not (await claimed(records)).may_have_gone_out
    again = await claimed(records, NOW + LEASE)
    assert again.may_have_gone_out
    assert (again.unsure_since, again.attempts) == (NOW, 2)


async def test_a_refusal_makes_it_sure_again(records):
    await plan(records, draft("post"))
    notice = await claimed(records)
    async with records.change() as tables:
        await tables.outbox.put_off(notice, NOW + MINUTE, Retry("429", surely_not_there=True))
    assert not (await claimed(records, NOW + MINUTE)).may_have_gone_out


async def test_an_attempt_that_reached_nobody_counts_as_none(records):
    await plan(records, draft("post"))
    for n in range(30):
        notice = await claimed(records, NOW + n * MINUTE)
        async with records.change() as tables:
            offline = Retry("ClientConnectorError", offline=True)
            await tables.outbox.put_off(notice, NOW + (n + 1) * MINUTE, offline)
    assert notice.attempts == 1


async def test_a_start_gives_back_what_was_claimed_and_tries_what_was_put_off(records):
    await plan(records, draft("claimed"), draft("put off"), draft("to come", NOW + MINUTE))
    notices = [await claimed(records) for _ in range(2)]
    async with records.change() as tables:
        await tables.outbox.put_off(notices[1], NOW + 20 * MINUTE, Retry("503"))
        assert await tables.outbox.release(NOW) == 2
    found = [(await claimed(records)).draft.key for _ in range(2)]
    assert sorted(found) == ["claimed", "put off"]
    assert await claimed(records) is None


async def test_what_was_not_its_time_counts_as_no_attempt(records):
    await plan(records, draft("receipt"))
    for n in range(30):
        notice = await claimed(records, NOW + n * MINUTE)
        async with records.change() as tables:
            await tables.outbox.put_back(notice, NOW + (n + 1) * MINUTE)
    assert notice.attempts == 1


async def test_planned_again_it_keeps_its_nonce(records):
    await plan(records, draft("post"))
    first = await claimed(records)
    async with records.change() as tables:
        await tables.outbox.settle(first, Status.FAILED, reason="403")
        await tables.outbox.plan_again(draft("post", NOW + MINUTE))
    second = await claimed(records, NOW + MINUTE)
    assert (second.nonce, second.attempts) == (first.nonce, 1)


async def test_what_was_sent_is_not_planned_again(records):
    await plan(records, draft("post"))
    notice = await claimed(records)
    async with records.change() as tables:
        await tables.outbox.settle(notice, Status.SENT, message="1")
        await tables.outbox.plan_again(draft("post", NOW + MINUTE))
    assert await claimed(records, NOW + MINUTE) is None


async def test_only_what_is_planned_can_be_withdrawn(records):
    await plan(records, draft("a"), draft("b"))
    assert (await claimed(records)).draft.key == "a"
    async with records.change() as tables:
        assert not await tables.outbox.withdraw("g", "a")
        assert await tables.outbox.withdraw("g", "b")
        assert not await tables.outbox.withdraw("g", "b")


def earlier(file):
    """A database as the second step of the schema left it, with notices in it."""
    migrate(file, shipped()[:2])
    with sqlite3.connect(file) as connection:
        for number, status, attempts in ((7, "planned", 0), (8, "claimed", 1), (9, "sent", 1)):
            connection.execute(
                """
                INSERT INTO outbox VALUES (?, 'g', ?, 'person', '5', 'offer', 'l', 'en', '{}',
                    '2026-11-20T11:00:00.000+00:00', NULL, ?, ?,
                    '2026-11-20T11:00:00.000+00:00', NULL, NULL)
                """,
                (number, f"k{number}", status, attempts),
            )
        connection.execute("DELETE FROM outbox WHERE id = 9")
    connection.close()


async def test_notices_of_an_earlier_schema_are_delivered_and_numbers_never_come_again(tmp_path):
    earlier(tmp_path / FILE)
    async with open_store(tmp_path) as store:
        first, second = await claimed(store.records), await claimed(store.records)
        assert (first.nonce, first.may_have_gone_out) == ("n7", False)
        assert (second.nonce, second.may_have_gone_out) == ("n8", True)
        await plan(store.records, draft("new"))
        assert (await claimed(store.records)).nonce == "n10"


@pytest.mark.parametrize(
    "asked",
    [
        DUE_SINGLE.replace("?", "'x'"),
        DUE_BATCHED.replace("?", "'x'"),
        NEXT_SINGLE,
        NEXT_BATCHED,
        "SELECT status, COUNT(*) FROM outbox WHERE batch = 'b' AND batch != '' GROUP BY status",
        "SELECT * FROM postings WHERE guild = 'g' AND state = 'planned' ORDER BY due LIMIT 6",
        "SELECT DISTINCT topic FROM announcements WHERE topic IS NOT NULL",
    ],
)
def test_what_is_asked_again_and_again_has_its_index(asked, tmp_path):
    migrate(tmp_path / FILE, shipped())
    connection = sqlite3.connect(tmp_path / FILE)
    steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {asked}")]
    connection.close()
    assert any("INDEX" in step for step in steps)
    assert not any("TEMP B-TREE" in step and "ORDER BY" in step for step in steps)
