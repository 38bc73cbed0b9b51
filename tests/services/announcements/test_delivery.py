"""What follows on a post, and what happens when something goes wrong on the way."""

import asyncio
import random
from dataclasses import replace

import pytest

from bot.core.announcements.announcement import Everyone, RoleMention, Wording
from bot.core.announcements.lateness import Lateness
from bot.core.announcements.post import Publishing, Rewording
from bot.core.outbox import Hidden, Refused, Retry, Unreachable
from bot.core.schedules.schedule import Once
from bot.core.signups.lists import ListKind, SignUpList
from bot.services.announcements.planning import plan_first
from bot.services.announcements.ports import CannotTell
from bot.services.signups.access import Forbidden
from bot.services.signups.members import Members
from tests.services.announcements.conftest import HOUR, MIA, MINUTE, OLGA, OTTO, Actor

NEWS = SignUpList(
    id="news",
    kind=ListKind.INTEREST,
    title={"en": "City news", "es": "Noticias"},
    description={"en": "All that is new."},
    purpose={"en": "To tell you."},
    standing=True,
)


@pytest.fixture
def listed(room):
    room.knowledge = replace(room.knowledge, lists={**room.knowledge.lists, "news": NEWS})
    return room


async def join(room, *people, language="en"):
    members = Members(room.records, room.signups.catalogue)
    for person in people:
        actor = Actor(person, "g", name=person.title())
        await members.join(actor, "news", {}, language, room.now)


async def posts_now(room, **fields):
    draft = await room.draft(**fields)
    card = await room.desks.planning.post_now(OLGA, draft.id, "en", room.now, sure=True)
    assert card.title == "On its way: Hello", card
    await room.delivery.catch_up()
    return draft


async def posting(room, draft):
    return (await room.records.view.news.postings.of(draft.id))[0]


async def until(reached):
    async with asyncio.timeout(5):
        while not reached():  # noqa: ASYNC110 -- what is waited for rings no bell
            await asyncio.sleep(0.01)


def told(room):
    return [(target, to, card.title) for target, to, card in room.sender.cards]


def actions(card):
    return [button.action.rpartition(":")[0] for button in card.buttons]


async def test_the_organizer_gets_a_receipt_with_a_link(room):
    await posts_now(room)
    [(target, to, card)] = room.sender.cards
    assert (target, to, card.title) == ("person", "olga", "Posted: Hello")
    assert card.links[0].url.startswith("https://chat.example/g/55/m")


async def test_people_who_asked_for_the_news_get_it_once_in_their_language(listed):
    await join(listed, "ana", "ben")
    await join(listed, "eva", language="es")
    wordings = {"en": Wording("Hello", "Come."), "es": Wording("Hola", "Ven.")}
    draft = await posts_now(listed, list="news", wordings=wordings)
    await listed.passes(MINUTE)
    await listed.passes(MINUTE)
    direct = [(to, post.title) for target, to, post in listed.sender.posts if target == "person"]
    assert direct == [("ana", "Hello"), ("ben", "Hello"), ("eva", "Hola")]
    receipt = listed.sender.cards[-1][2]
    assert [field.value for field in receipt.fields][-1] == "3"
    assert (await posting(listed, draft)).state.value == "sent"


async def test_a_direct_message_pings_nobody_and_can_be_ended(listed):
    await join(listed, "ana")
    await posts_now(listed, list="news", mention=Everyone())
    post = listed.sender.posts[-1][2]
    assert type(post.mention).__name__ == "NoMention"
    assert "news:g:news:off" in [button.action for button in post.buttons]
    card = await listed.desks.readers.unsubscribe("g", "ana", "news", "en", listed.now)
    assert card.title == "No more news: City news"
    await posts_now(listed, list="news")
    assert len([1 for target, *_ in listed.sender.posts if target == "person"]) == 1
    await listed.desks.readers.resubscribe("g", "ana", "news", "en")
    await posts_now(listed, list="news")
    assert len([1 for target, *_ in listed.sender.posts if target == "person"]) == 2


async def test_who_left_while_the_messages_went_out_gets_none(listed):
    await join(listed, "ana", "ben")
    draft = await listed.draft(list="news")
    await listed.desks.planning.post_now(OLGA, draft.id, "en", listed.now)
    sending = listed.sender.post

    async def and_ben_leaves(notice, post):
        await listed.desks.readers.unsubscribe("g", "ben", "news", "en", listed.now)
        return await sending(notice, post)

    listed.sender.post = and_ben_leaves
    await listed.delivery.catch_up()
    assert [to for target, to, _ in listed.sender.posts if target == "person"] == ["ana"]


async def test_the_receipt_names_who_was_not_reached_and_one_press_mentions_them(listed):
    await join(listed, "ana", "ben", "eva")
    listed.sender.answers["ben"] = Unreachable("50007")
    draft = await posts_now(listed, list="news")
    await listed.passes(MINUTE)
    receipt = listed.sender.cards[-1][2]
    assert "takes no direct messages" in receipt.fields[-1].value
    assert "Ben" in receipt.fields[-1].value
    number = (await posting(listed, draft)).id
    assert f"posting:fallback:{number}" in [button.action for button in receipt.buttons]
    for _ in range(2):
        await listed.desks.care.fallback(OTTO, number, "en", listed.now)
        await listed.delivery.catch_up()
    mentioned = [
        (to, card.title) for target, to, card in listed.sender.cards if target == "channel"
    ]
    assert mentioned == [("55", "News for you: Hello")]


async def test_publishing_is_a_step_of_its_own_and_its_failure_is_told(room):
    room.probe.change(channel=replace(room.probe.survey_now.channel, has_followers=True))
    await posts_now(room, publish=True)
    assert isinstance(room.sender.works[0], Publishing)
    room.sender.answers["publish"] = Refused("50024")
    await posts_now(room, publish=True)
    assert ("organizers", "", "Posted, but not published: Hello") in told(room)


async def test_publishing_and_rewording_that_failed_are_tried_again_by_one_press(room):
    room.probe.change(channel=replace(room.probe.survey_now.channel, has_followers=True))
    room.sender.answers["publish"] = room.sender.answers["reword"] = Refused("503")
    draft = await posts_now(room, publish=True)
    words = {"wordings": {"en": Wording("Hello all", "Come at six.")}}
    await room.desks.composing.write(OLGA, draft.id, words, room.now)
    await room.delivery.catch_up()
    number = (await posting(room, draft)).id
    pressed = {button.action for *_, card in room.sender.cards for button in card.buttons}
    assert {f"posting:republish:{number}", f"posting:rechange:{number}"} <= pressed
    room.sender.answers, room.sender.works = {}, []
    for again in (room.desks.care.republish, room.desks.care.rechange):
        assert (await again(OTTO, number, "en", room.now)).title == "Once more: Hello all"
    await room.delivery.catch_up()
    assert [type(work) for work in room.sender.works] == [Publishing, Rewording]
    assert (await posting(room, draft)).published
    again = await room.desks.care.republish(OTTO, number, "en", room.now)
    assert again.title == "That cannot be done any more"


async def test_trouble_for_good_is_told_with_ways_out_and_one_press_tries_again(room):
    room.sender.answers["55"] = Refused("Discord answered 403 (50013)")
    draft = await posts_now(room)
    [(_, _, card)] = room.sender.cards
    assert card.title == "Not posted: Hello"
    assert actions(card)[:2] == ["posting:retry", "posting:redirect"]
    number = (await posting(room, draft)).id
    del room.sender.answers["55"]
    await room.desks.care.retry(OTTO, number, "en", room.now)
    again = await room.desks.care.retry(OTTO, number, "en", room.now)
    assert again.title == "That cannot be done any more"
    await room.delivery.catch_up()
    assert room.posted == ["Hello"]


async def test_or_it_goes_to_another_channel(room):
    room.sender.answers["55"] = Refused("Discord answered 404 (10003)")
    draft = await posts_now(room)
    number = (await posting(room, draft)).id
    await room.desks.care.redirect(OTTO, number, ("66", "general"), "en", room.now)
    await room.delivery.catch_up()
    assert [(to, post.title) for _, to, post in room.sender.posts] == [("66", "Hello")]


async def test_when_nobody_can_look_an_organizer_is_asked_and_nothing_is_sent_twice(room):
    room.sender.answers["55"] = Retry("ServerDisconnectedError")
    room.sender.sight = None
    draft = await posts_now(room)
    room.sender.sight = Hidden("Discord answered 403 (50001)")
    del room.sender.answers["55"]
    await room.passes(MINUTE)
    assert room.posted == []
    [(_, _, card)] = room.sender.cards
    assert actions(card)[:2] == ["posting:there", "posting:again"]
    number = (await posting(room, draft)).id
    await room.desks.care.send_again(OLGA, number, "en", room.now)
    await room.delivery.catch_up()
    assert room.posted == ["Hello"]


async def test_or_the_organizer_says_that_it_is_there(listed):
    await join(listed, "ana")
    listed.sender.answers["55"] = Retry("ServerDisconnectedError")
    draft = await posts_now(listed, list="news")
    listed.sender.sight = Hidden("Discord answered 403 (50001)")
    await listed.passes(MINUTE)
    listed.sender.sight = None
    number = (await posting(listed, draft)).id
    await listed.desks.care.is_there(OLGA, number, "en", listed.now)
    await listed.delivery.catch_up()
    assert [(target, to) for target, to, _ in listed.sender.posts] == [("person", "ana")]


async def test_an_outage_of_the_line_uses_up_no_attempts(room):
    room.sender.answers["55"] = Retry("ClientConnectorError", offline=True)
    draft = await posts_now(room)
    for _ in range(60):
        await room.passes(2 * MINUTE)
    del room.sender.answers["55"]
    await room.passes(2 * MINUTE)
    assert room.posted == ["Hello"]
    assert room.sender.posts[0][2].late
    assert (await posting(room, draft)).state.value == "sent"


async def attempts_while_down(room, hours=2):
    """Let Discord be down, and return after how many seconds it was tried."""
    began, tried = room.now, []
    room.sender.answers["55"] = Retry("Discord answered 503 (0)", surely_not_there=True)
    sending = room.sender.post

    async def counted(notice, post):
        tried.append((room.now - began).total_seconds())
        return await sending(notice, post)

    room.sender.post = counted
    await room.delivery.catch_up()
    while room.now < began + hours * HOUR:
        due = await room.records.view.outbox.next_at()
        room.now = min(due, began + hours * HOUR) if due else began + hours * HOUR
        await room.delivery.catch_up()
    room.sender.post = sending
    del room.sender.answers["55"]
    return tried


async def test_ten_attempts_within_an_hour_are_enough_and_one_press_begins_again(room):
    draft = await room.draft()
    await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    tried = await attempts_while_down(room)
    assert len(tried) == 10
    assert tried[:4] == [0, 1, 6, 26]
    assert 3600 <= tried[-1] < 4000
    failed = await posting(room, draft)
    assert failed.state.value == "failed"
    assert told(room) == [("organizers", "", "Not posted: Hello")]
    assert f"posting:retry:{failed.id}" in [b.action for b in room.sender.cards[0][2].buttons]
    await room.desks.care.retry(OTTO, failed.id, "en", room.now)
    await room.delivery.catch_up()
    assert room.posted == ["Hello"]


async def test_an_outage_longer_than_the_lateness_allows_ends_in_a_word_and_not_in_a_post(room):
    draft = await room.draft(schedule=Once.at(room.now, "UTC"), lateness=Lateness(0))
    async with room.records.change() as records:
        await plan_first(records, draft, room.now - HOUR, room.now, lambda _: None)
    tried = await attempts_while_down(room)
    assert max(tried) <= 300
    assert (await posting(room, draft)).state.value == "missed"
    assert told(room) == [("organizers", "", "Too late, so not posted: Hello")]


async def test_poison_holds_up_nobody(room):
    for number in range(20):
        await room.draft(title=f"Good {number}", schedule=Once.at(room.now + HOUR, "UTC"))
    troubles = [
        Refused("403"),
        Refused("404"),
        Retry("503"),
        ValueError("odd"),
        Unreachable("50007"),
    ]
    for number, trouble in enumerate(troubles):
        room.sender.answers[f"bad{number}"] = trouble
        draft = await room.draft(title="Bad", schedule=Once.at(room.now + HOUR, "UTC"))
        await room.desks.composing.write(OLGA, draft.id, {"channel": f"bad{number}"}, room.now)
    for draft in await room.records.view.news.announcements.latest("g", ("draft",), 99):
        await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    broken = await room.draft(title="Broken", schedule=Once.at(room.now + HOUR, "UTC"))
    await room.desks.planning.schedule(OLGA, broken.id, "en", room.now)
    await room.store.database._writer.execute(
        "UPDATE announcements SET content = 'no json' WHERE id = ?", (broken.id,)
    )
    await room.passes(HOUR)
    assert sorted(room.posted) == sorted(f"Good {number}" for number in range(20))
    assert ("organizers", "", "Not posted: (no title yet)") in told(room)
    card = await room.desks.overview.listing(OLGA, "failed", "en", room.now)
    shown = [field.value for section in card.sections for field in section.fields]
    assert "Failed: what was kept of it is damaged" in shown


async def test_an_organizer_who_lost_the_role_posts_nothing_until_another_takes_over(room):
    draft = await room.draft(schedule=Once.at(room.now + HOUR, "UTC"))
    await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    room.probe.people["olga"] = replace(OLGA, manages_server=False)
    await room.passes(HOUR)
    assert room.posted == []
    assert room.sender.cards[-1][2].title == "Not posted: Hello"
    number = (await posting(room, draft)).id
    await room.desks.care.retry(OTTO, number, "en", room.now)
    await room.delivery.catch_up()
    assert room.posted == ["Hello"]


async def test_a_server_that_cannot_be_seen_delays_but_does_not_fail(room):
    draft = await room.draft(schedule=Once.at(room.now + HOUR, "UTC"))
    await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    room.probe.trouble = CannotTell("not ready")
    await room.passes(HOUR)
    await room.passes(30 * MINUTE)
    assert room.posted == []
    room.probe.trouble = None
    await room.passes(MINUTE)
    assert room.posted == ["Hello"]


async def test_an_hour_ahead_organizers_are_warned_of_what_is_lacking(room):
    draft = await room.draft(
        schedule=Once.at(room.now + 5 * HOUR, "UTC"), mention=RoleMention("9", "Fans")
    )
    room.probe.change(role=None)
    room.probe.with_role()
    await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    await room.passes(3 * HOUR)
    assert room.sender.cards == []
    room.probe.change(role=None)
    await room.passes(HOUR)
    [(target, _, card)] = room.sender.cards
    assert target == "organizers"
    assert card.title == "Within the hour, something is lacking: Hello"
    assert "The role Fans is gone" in card.fields[1].value


async def test_what_was_posted_can_be_mended_by_any_organizer_and_pings_nobody(room):
    draft = await posts_now(room, mention=Everyone())
    changed = {"wordings": {"en": Wording("Hello all", "Come at six.")}}
    await room.desks.composing.write(OTTO, draft.id, changed, room.now)
    await room.delivery.catch_up()
    work = room.sender.works[-1]
    assert isinstance(work, Rewording)
    assert (work.post.title, type(work.post.mention).__name__) == ("Hello all", "NoMention")
    log = await room.desks.overview.log(OLGA, draft.id, "en")
    assert any("Come all." in "".join(section.paragraphs) for section in log.sections)
    assert await room.desks.composing.write(OTTO, draft.id, {"channel": "66"}, room.now) is None


async def test_cancelled_before_it_is_taken_up_it_is_never_posted_in_a_thousand_races(room):
    chance = random.Random(7)
    cancelled, on_their_way = set(), set()
    drafts = []
    for number in range(1000):
        draft = await room.draft(title=f"T{number}", schedule=Once.at(room.now + HOUR, "UTC"))
        drafts.append(draft)
    for draft in drafts:
        await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    room.now += HOUR

    async def cancel(share):
        for draft in chance.sample(share, len(share)):
            card = await room.desks.planning.cancel(OLGA, draft.id, "en", room.now)
            (cancelled if card.title.startswith("Cancelled") else on_their_way).add(draft.title)

    await asyncio.gather(room.delivery.catch_up(), *(cancel(drafts[n::4]) for n in range(4)))
    await room.delivery.catch_up()
    assert len(room.posted) == len(set(room.posted))
    assert set(room.posted) == {draft.title for draft in drafts} - cancelled
    assert cancelled
    assert on_their_way


async def test_members_may_do_nothing_of_it(room):
    draft = await room.draft()
    for attempt in (
        room.desks.composing.begin(MIA, room.now, channel="1"),
        room.desks.composing.preview(MIA, draft.id, "en", room.now),
        room.desks.planning.post_now(MIA, draft.id, "en", room.now),
        room.desks.planning.cancel(MIA, draft.id, "en", room.now),
        room.desks.overview.offers(MIA, "", "en"),
        room.desks.overview.listing(MIA, "planned", "en", room.now),
        room.desks.care.retry(MIA, 1, "en", room.now),
        room.desks.templates.offers(MIA, ""),
    ):
        with pytest.raises(Forbidden):
            await attempt


async def test_nobody_reaches_into_another_server(room):
    draft = await room.draft()
    stranger = replace(OLGA, guild="other")
    card = await room.desks.planning.post_now(stranger, draft.id, "en", room.now)
    assert card.title == "That cannot be done any more"
    assert await room.desks.overview.offers(stranger, "Hello", "en") == []


async def test_a_lane_that_is_killed_delivers_again(room, caplog):
    running = asyncio.create_task(room.delivery.run())
    await asyncio.sleep(0.05)
    for task in asyncio.all_tasks():
        if "Lane.run" in repr(task.get_coro()):
            task.cancel()
    draft = await room.draft()
    await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    await until(lambda: room.delivery.wake() or room.posted == ["Hello"])
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert "was cancelled, and is started again" in caplog.text


async def test_one_post_that_hangs_holds_up_no_other(room):
    sending, stuck = room.sender.post, asyncio.Event()

    async def hangs(notice, post):
        if post.title == "Hangs":
            await stuck.wait()
        return await sending(notice, post)

    room.sender.post = hangs
    running = asyncio.create_task(room.delivery.run())
    for title in ("Hangs", "Hello"):
        draft = await room.draft(title=title)
        await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    room.delivery.wake()
    await until(lambda: room.posted == ["Hello"])
    stuck.set()
    await until(lambda: len(room.posted) == 2)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_nothing_is_posted_where_the_server_has_no_such_channel(room):
    room.sender.answers["55"] = Refused("Discord answered 403 (50013)")
    draft = await posts_now(room)
    number = (await posting(room, draft)).id
    room.probe.change(channel=None)
    room.now += MINUTE
    await room.desks.care.redirect(OTTO, number, ("77", "elsewhere"), "en", room.now)
    await room.delivery.catch_up()
    assert room.posted == []
    assert "The channel is gone" in room.sender.cards[-1][2].fields[-1].value
