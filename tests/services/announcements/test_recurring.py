"""Announcements that recur, or move with an event; and what happens after an outage."""

import datetime as dt
from dataclasses import replace

from bot.core.announcements.announcement import Everyone, NoMention, Wording
from bot.core.knowledge.values import EventDates
from bot.core.outbox import Refused
from bot.core.schedules.recurrence import Daily, Weekday, Weekly
from bot.core.schedules.schedule import Anchored, Once, Recurring
from tests.services.announcements.conftest import DAY, HOUR, MINUTE, OLGA

NOON = dt.time(12, 30)
WEEK = 7 * DAY


def daily(**details):
    return Recurring(Daily(), NOON, "UTC", dt.date(2026, 11, 20), **details)


async def planned(room, schedule, *, sure=False, **fields):
    draft = await room.draft(schedule=schedule, **fields)
    card = await room.desks.planning.schedule(OLGA, draft.id, "en", room.now, sure=sure)
    assert card.title == "Planned: Hello"
    return draft


async def states(room, draft):
    postings = await room.records.view.news.postings.of(draft.id)
    return [posting.state.value for posting in reversed(postings)]


async def test_a_daily_one_comes_every_day_until_its_end(room):
    draft = await planned(room, daily(count=3))
    await room.passes(HOUR / 2)
    for _ in range(6):
        await room.passes(DAY)
    assert room.posted == ["Hello"] * 3
    assert await states(room, draft) == ["sent"] * 3
    kept = await room.desks.composing.get(OLGA, draft.id)
    assert kept.status.value == "done"


async def test_after_three_weeks_of_silence_one_post_is_enough(room):
    weekly = Recurring(Weekly(frozenset({Weekday.FRIDAY})), NOON, "UTC", dt.date(2026, 11, 20))
    draft = await planned(room, weekly)
    await room.passes(2 * WEEK + HOUR / 2)
    assert room.posted == ["Hello"]
    assert room.sender.posts[0][2].late == ""
    assert await states(room, draft) == ["missed", "missed", "sent", "planned"]
    told = [card.title for target, _, card in room.sender.cards if target == "organizers"]
    assert told == ["Too late, so not posted: Hello"]


async def test_when_nothing_can_be_posted_any_more_one_word_tells_of_all(room):
    weekly = Recurring(Weekly(frozenset({Weekday.FRIDAY})), NOON, "UTC", dt.date(2026, 11, 20))
    draft = await planned(room, weekly)
    await room.passes(2 * WEEK + DAY)
    assert room.posted == []
    assert await states(room, draft) == ["missed"] * 3 + ["planned"]
    [card] = [card for target, _, card in room.sender.cards if target == "organizers"]
    assert "(3 times)" in card.paragraphs[0]


async def test_what_is_late_says_so_and_what_is_too_late_is_told(room):
    once = Once.at(room.now + HOUR, "Europe/Berlin")
    await planned(room, once)
    await room.passes(3 * HOUR)
    [(_, _, post)] = room.sender.posts
    assert "planned for 14:00 on Friday, November 20, 2026 (Europe/Berlin)" in post.late
    await planned(room, Once.at(room.now + HOUR, "UTC"))
    await room.passes(8 * HOUR)
    assert len(room.sender.posts) == 1
    assert "Too late" in room.sender.cards[-1][2].title


async def test_a_clock_set_back_repeats_nothing(room):
    await planned(room, daily())
    await room.passes(DAY)
    room.now -= 5 * HOUR
    await room.passes(HOUR)
    await room.passes(5 * HOUR)
    assert room.posted == ["Hello"]


def with_summit(knowledge, dates):
    topic = replace(knowledge.topics["all-americas-summit"], dates=dates)
    return replace(knowledge, topics={**knowledge.topics, topic.id: topic})


async def test_an_anchored_one_moves_with_its_event(room):
    first = EventDates(dt.date(2026, 12, 10), dt.date(2026, 12, 12))
    room.knowledge = with_summit(room.knowledge, first)
    anchored = Anchored("all-americas-summit", -7, NOON, "UTC")
    await planned(room, anchored)
    await room.passes(MINUTE)
    later = EventDates(dt.date(2026, 12, 20), dt.date(2026, 12, 22))
    room.knowledge = with_summit(room.knowledge, later)
    await room.passes(14 * DAY)
    assert room.posted == []
    await room.passes(9 * DAY + HOUR)
    assert room.posted == ["Hello"]
    await room.passes(30 * DAY)
    assert room.posted == ["Hello"]


async def test_when_the_event_loses_its_date_organizers_are_told_once(room):
    dates = EventDates(dt.date(2026, 12, 10), dt.date(2026, 12, 12))
    room.knowledge = with_summit(room.knowledge, dates)
    await planned(room, Anchored("all-americas-summit", -7, NOON, "UTC"))
    room.knowledge = with_summit(room.knowledge, None)
    for _ in range(3):
        await room.passes(DAY)
    titles = [card.title for _, _, card in room.sender.cards]
    assert titles == ["Has no time any more: Hello"]
    room.knowledge = with_summit(room.knowledge, dates)
    await room.passes(MINUTE)
    await room.passes(10 * DAY + HOUR)
    assert room.posted == ["Hello"]


async def test_a_failed_one_tried_again_leaves_the_series_as_it_is(room):
    draft = await planned(room, daily())
    room.sender.answers["55"] = Refused("Discord answered 403 (50013)")
    await room.passes(HOUR / 2)
    assert "I lack a permission" in room.sender.cards[-1][2].fields[-1].value
    del room.sender.answers["55"]
    failed = (await room.records.view.news.postings.of(draft.id))[-1]
    await room.desks.care.retry(OLGA, failed.id, "en", room.now)
    await room.passes(DAY)
    assert room.posted == ["Hello"] * 2
    assert await states(room, draft) == ["sent", "sent", "planned"]
    await room.desks.planning.cancel(OLGA, draft.id, "en", room.now)
    await room.passes(3 * DAY)
    assert room.posted == ["Hello"] * 2


async def shown(room, draft):
    return (await room.desks.overview.show(OLGA, draft.id, "en", room.now)).card


def numbered(card, verb):
    """Return the posting that a button of a card names, if it has such a button."""
    actions = [button.action.split(":") for button in card.buttons]
    return next((int(about[2]) for about in actions if about[:2] == ["posting", verb]), None)


async def test_of_a_series_the_next_one_alone_can_be_called_off(room):
    draft = await planned(room, daily(count=4))
    await room.passes(HOUR / 2)
    asked = await room.desks.series.ask_cancel(OLGA, draft.id, "en")
    assert [button.label for button in asked.buttons] == ["Only the next one", "All of it"]
    assert asked.fields[0].value.at == room.now + DAY
    skipped = await room.desks.series.skip(OLGA, numbered(asked, "skip"), "en", room.now)
    assert skipped.title == "The next one is cancelled: Hello"
    assert skipped.fields[0].value.at == room.now + 2 * DAY
    again = await room.desks.series.skip(OLGA, numbered(asked, "skip"), "en", room.now)
    assert again.title == "That cannot be done any more"
    for _ in range(4):
        await room.passes(DAY)
    assert room.posted == ["Hello"] * 3
    assert await states(room, draft) == ["sent", "cancelled", "sent", "sent"]


async def test_or_all_that_is_to_come_and_what_was_posted_can_still_be_mended(room):
    draft = await planned(room, daily())
    await room.passes(HOUR / 2)
    await room.desks.planning.cancel(OLGA, draft.id, "en", room.now)
    await room.passes(3 * DAY)
    assert room.posted == ["Hello"]
    words = {"wordings": {"en": Wording("Hello all", "Come.")}}
    assert await room.desks.composing.write(OLGA, draft.id, words, room.now)
    await room.delivery.catch_up()
    assert room.sender.works[-1].post.title == "Hello all"


async def test_with_the_last_one_of_a_series_called_off_it_is_over(room):
    draft = await planned(room, daily(count=1))
    asked = await room.desks.series.ask_cancel(OLGA, draft.id, "en")
    card = await room.desks.series.skip(OLGA, numbered(asked, "skip"), "en", room.now)
    assert card.title == "Cancelled: Hello"
    await room.passes(2 * DAY)
    assert room.posted == []


async def test_a_single_one_is_called_off_when_one_is_sure(room):
    draft = await planned(room, Once.at(room.now + HOUR, "UTC"))
    asked = await room.desks.series.ask_cancel(OLGA, draft.id, "en")
    assert [button.action for button in asked.buttons] == [f"announce:cancel:{draft.id}:sure"]


async def test_the_last_post_of_a_running_series_can_be_reworded_and_pings_nobody(room):
    draft = await planned(room, daily(), mention=Everyone(), sure=True)
    await room.passes(HOUR / 2)
    assert numbered(await shown(room, draft), "reword") is None
    room.now += MINUTE
    words = {"wordings": {"en": Wording("Hello all", "Come at six.")}}
    await room.desks.composing.write(OLGA, draft.id, words, room.now)
    await room.delivery.catch_up()
    assert room.sender.works == []
    number = numbered(await shown(room, draft), "reword")
    for _ in range(2):
        card = await room.desks.series.reword(OLGA, number, "en", room.now)
        assert card.title == "The last post is being changed: Hello all"
    await room.delivery.catch_up()
    [work] = room.sender.works
    assert (work.post.title, work.post.mention) == ("Hello all", NoMention())
    await room.passes(DAY)
    assert room.posted == ["Hello", "Hello all"]
