"""Notices reach people once, or somebody is told."""

import asyncio
import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pytest

from bot.core.outbox import LEASE, Absent, Draft, Refused, Retry, Sent, Target, Unreachable
from bot.core.permissions import Actor
from bot.delivery import Delivery
from bot.files import load_knowledge
from bot.services.signups.access import Forbidden
from bot.services.signups.desk.reception import AsTheyAre, Visit
from bot.services.signups.desks import open_desks
from bot.store.store import open_store
from tests.discord_front.conftest import KNOWLEDGE

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


class RecordingSender:
    """Takes what is sent, and answers as it is told."""

    def __init__(self):
        self.sent = []
        self.cards = []
        self.answers = {}
        self.there = set()
        self.arrived = asyncio.Event()

    async def send(self, notice, card):
        answer = self.answers.get(notice.draft.recipient, Sent("1"))
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(answer, Sent):
            self.sent.append((notice.draft.target.value, notice.draft.recipient, card.title))
            self.cards.append((notice.draft.recipient, card))
            self.there.add(notice.nonce)
            self.arrived.set()
        return answer

    async def alarm(self, fault):
        self.sent.append(("alarm", "", str(fault)))

    async def find(self, notice):
        return Sent("found") if notice.nonce in self.there else Absent()


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge(KNOWLEDGE)


@pytest.fixture
async def post(tmp_path, knowledge):
    """A post office: a store, a delivery with a sender that records, and a clock to move."""
    async with open_store(tmp_path) as store:
        world = SimpleNamespace(now=NOW, sender=RecordingSender(), records=store.records)
        desks = open_desks(store.records, lambda: knowledge)
        world.desks = desks
        world.delivery = Delivery(desks, world.sender, lambda: knowledge, lambda: world.now, 0)
        yield world


async def plan(post, recipient="7", kind="admitted", **details):
    draft = Draft(
        guild="g",
        key=details.pop("key", f"{kind}:{recipient}"),
        target=Target.PERSON,
        recipient=recipient,
        kind=kind,
        due=details.pop("due", NOW),
        data={"title": "Seminar"},
        **details,
    )
    async with post.records.change() as records:
        return await records.outbox.plan(draft)


async def states(post, recipient="7"):
    found = await post.records.view.outbox.of_recipient("g", recipient)
    return [item.status.value for item in found]


async def test_what_is_due_is_sent_once(post):
    await plan(post)
    await post.delivery.catch_up()
    await post.delivery.catch_up()
    assert post.sender.sent == [("person", "7", "You have a seat: Seminar")]
    assert await states(post) == ["sent"]


async def test_a_second_notice_of_the_same_occasion_is_not_planned(post):
    assert await plan(post)
    assert not await plan(post)


async def test_what_is_not_due_waits(post):
    await plan(post, due=NOW + MINUTE)
    await post.delivery.catch_up()
    assert post.sender.sent == []
    post.now += MINUTE
    await post.delivery.catch_up()
    assert len(post.sender.sent) == 1


async def test_after_a_crash_between_sending_and_noting_nobody_gets_a_second_copy(post):
    await plan(post)
    async with post.records.change() as records:
        notice = await records.outbox.claim(post.now)
    await post.sender.send(notice, SimpleNamespace(title="the first copy"))
    await post.delivery.catch_up()
    assert await states(post) == ["claimed"]
    post.now += LEASE
    await post.delivery.catch_up()
    assert [title for _, _, title in post.sender.sent] == ["the first copy"]
    assert await states(post) == ["sent"]


async def test_after_a_crash_before_sending_it_is_sent(post):
    await plan(post)
    async with post.records.change() as records:
        await records.outbox.claim(post.now)
    post.now += LEASE
    await post.delivery.catch_up()
    assert len(post.sender.sent) == 1


async def test_trouble_that_passes_is_waited_for(post):
    await plan(post)
    post.sender.answers["7"] = Retry("503")
    await post.delivery.catch_up()
    del post.sender.answers["7"]
    await post.delivery.catch_up()
    assert post.sender.sent == []
    post.now += MINUTE
    await post.delivery.catch_up()
    assert len(post.sender.sent) == 1


async def test_trouble_that_stays_is_told_to_the_organizers(post):
    await plan(post)
    post.sender.answers["7"] = Retry("503")
    for _ in range(12):
        await post.delivery.catch_up()
        post.now += 20 * MINUTE
    assert await states(post) == ["failed"]
    assert post.sender.sent == [("organizers", "", "Not sent: Seminar")]


async def test_what_was_given_up_is_sent_again_by_one_press(post):
    await plan(post)
    post.sender.answers["7"] = Refused("Discord answered 503 (0)")
    await post.delivery.catch_up()
    [(_, card)] = post.sender.cards
    verb, guild, number = card.buttons[0].action.split(":")
    assert (verb, guild, card.buttons[0].label) == ("resend", "g", "Send it again")
    assert "It was about: “You have a seat: Seminar”" in card.paragraphs[0]
    olga = Visit(Actor("1", "g", manages_server=True), "en", NOW, AsTheyAre())
    with pytest.raises(Forbidden):
        member = replace(olga, actor=Actor("2", "g"))
        await post.desks.people.resend(member, int(number))
    elsewhere = replace(olga, actor=Actor("1", "other", manages_server=True))
    nothing = await post.desks.people.resend(elsewhere, int(number))
    assert nothing.title == "There is nothing to send any more"
    del post.sender.answers["7"]
    titles = [(await post.desks.people.resend(olga, int(number))).title for _ in range(2)]
    assert titles == ["On its way", "There is nothing to send any more"]
    await post.delivery.catch_up()
    assert post.sender.sent[1:] == [("person", "7", "You have a seat: Seminar")]
    again = await post.desks.people.resend(olga, int(number))
    assert again.title == "There is nothing to send any more"


async def test_what_is_sent_again_too_late_is_told_again(post):
    await plan(post, kind="offer", useful_until=NOW + MINUTE)
    post.sender.answers["7"] = Refused("Discord answered 503 (0)")
    await post.delivery.catch_up()
    number = post.sender.cards[0][1].buttons[0].action.rpartition(":")[2]
    post.now += MINUTE
    olga = Visit(Actor("1", "g", manages_server=True), "en", post.now, AsTheyAre())
    await post.desks.people.resend(olga, int(number))
    await post.delivery.catch_up()
    assert [title for _, _, title in post.sender.sent] == [
        "Not sent: Seminar",
        "Too late to be sent: Seminar",
    ]


async def test_closed_messages_lead_to_the_fallback_channel(post):
    manager = Actor("1", "g", manages_server=True)
    await post.desks.setup.change(manager, {"fallback_channel": "55"}, NOW)
    await plan(post)
    post.sender.answers["7"] = Unreachable("50007")
    await post.delivery.catch_up()
    assert [where[:2] for where in post.sender.sent] == [("channel", "55")]


async def test_what_came_too_late_is_not_sent_but_told(post):
    await plan(post, kind="offer", useful_until=NOW + MINUTE)
    post.now += MINUTE
    await post.delivery.catch_up()
    assert await states(post) == ["missed"]
    assert [where[:2] for where in post.sender.sent] == [("organizers", "")]


async def test_what_comes_late_says_so(post):
    await plan(post)
    post.now += 90 * MINUTE
    seen = []
    post.sender.send = lambda _, card: _taken(seen, card)
    await post.delivery.catch_up()
    assert "later than planned" in seen[0].paragraphs[-1]


async def _taken(seen, card):
    seen.append(card)
    return Sent("1")


async def test_one_bad_notice_holds_up_none_of_the_others(post):
    troubles = [Refused("403"), ValueError("odd"), Unreachable("50007"), Retry("503")]
    for number, trouble in enumerate(troubles):
        post.sender.answers[f"bad{number}"] = trouble
        await plan(post, f"bad{number}")
    await plan(post, "bad9", kind="no-such-kind")
    for number in range(20):
        await plan(post, f"good{number}")
    await post.delivery.catch_up()
    reached = {recipient for target, recipient, _ in post.sender.sent if target == "person"}
    assert reached == {f"good{number}" for number in range(20)}


async def test_a_new_notice_wakes_the_loop(post):
    running = asyncio.create_task(post.delivery.run())
    await asyncio.sleep(0.05)
    await plan(post)
    post.delivery.wake()
    async with asyncio.timeout(2):
        await post.sender.arrived.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_what_a_dead_process_left_is_looked_into_at_the_start(post):
    await plan(post)
    async with post.records.change() as records:
        await records.outbox.claim(post.now)
    running = asyncio.create_task(post.delivery.run())
    async with asyncio.timeout(2):
        await post.sender.arrived.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(post.sender.sent) == 1
