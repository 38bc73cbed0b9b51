"""Members sign up, change, leave and answer offers."""

import asyncio
from dataclasses import replace

from bot.core.signups.forms import Wrong
from bot.core.signups.places import Refusal, State
from bot.services.signups.outcomes import NoSuchList, Off, OfferGone, OnList, ToMend, Turned

from .conftest import DAY, FILLED, HOUR, NOW, member, organizer


async def test_whoever_signs_up_gets_a_seat_while_there_is_one(desk):
    first = await desk.joins("ana")
    assert isinstance(first, OnList)
    assert first.entry.place.state is State.SEATED
    assert not first.already


async def test_later_ones_wait_in_order_and_are_told_their_place(desk):
    for name in ("ana", "ben"):
        await desk.joins(name)
    positions = [(await desk.joins(name)).position for name in ("cho", "dan", "eve")]
    assert positions == [1, 2, 3]


async def test_signing_up_twice_changes_nothing_and_says_so(desk):
    first = await desk.joins("ana")
    again = await desk.joins("ana", now=NOW + HOUR)
    assert again.already
    assert again.entry == first.entry


async def test_a_hundred_sign_ups_of_one_person_at_once_are_one(desk):
    outcomes = await asyncio.gather(*(desk.joins("ana") for _ in range(100)))
    assert sorted(outcome.already for outcome in outcomes) == [False] + [True] * 99
    assert await desk.states() == {"ana": "seated"}


async def test_fifty_people_at_once_get_no_more_seats_than_there_are(desk):
    await asyncio.gather(*(desk.joins(f"p{number:02}") for number in range(50)))
    states = await desk.states()
    assert list(states) == [f"p{number:02}" for number in range(50)]
    assert list(states.values()) == ["seated"] * 2 + ["waiting"] * 48


async def test_a_wrong_address_brings_the_form_back_with_what_was_typed(desk):
    typed = {"email": "ana(at)example", "consent": "yes"}
    outcome = await desk.joins("ana", "news", **typed)
    assert isinstance(outcome, ToMend)
    assert [fault.wrong for fault in outcome.faults] == [Wrong.EMAIL]
    again = await desk.members.look(member("ana"), "news", NOW)
    assert again.answers == typed
    assert await desk.states("news") == {}


async def test_without_consent_nobody_is_put_on_a_list(desk):
    outcome = await desk.joins("ana", "news", email="ana@example.org")
    assert [fault.wrong for fault in outcome.faults] == [Wrong.CONSENT]


async def test_answers_can_be_changed_and_the_place_stays(desk):
    first = await desk.joins("ana", "news")
    await desk.joins("ben", "news")
    typed = FILLED | {"email": "ana@example.com"}
    outcome = await desk.members.change(member("ana"), "news", typed, "en", NOW + HOUR)
    assert outcome.changed
    assert outcome.entry.answers["email"] == "ana@example.com"
    assert outcome.entry.place == first.entry.place


async def test_leaving_frees_the_seat_for_the_first_in_line(desk):
    for name in ("ana", "ben", "cho", "dan"):
        await desk.joins(name)
    assert await desk.members.leave(member("ana"), "seminar", NOW) == Off(desk.lists["seminar"])
    assert await desk.states() == {"ben": "seated", "cho": "offered", "dan": "waiting"}
    assert await desk.notices("cho") == [("offer", "planned")]


async def test_leaving_twice_does_no_harm(desk):
    await desk.joins("ana")
    await desk.members.leave(member("ana"), "seminar", NOW)
    assert (await desk.members.leave(member("ana"), "seminar", NOW)).already


async def test_what_somebody_typed_goes_when_they_leave(desk):
    await desk.joins("ana", "news")
    await desk.members.leave(member("ana"), "news", NOW)
    entry = await desk.store.records.view.places.get("g1", "news", "ana")
    assert entry.answers == {}


async def offered(desk):
    for name in ("ana", "ben", "cho", "dan"):
        await desk.joins(name)
    await desk.members.leave(member("ana"), "seminar", NOW)


async def test_an_offer_taken_is_a_seat_however_often_it_is_pressed(desk):
    await offered(desk)
    first = await desk.members.answer_offer(member("cho"), "seminar", NOW + HOUR, accepts=True)
    again = await desk.members.answer_offer(member("cho"), "seminar", NOW + HOUR, accepts=True)
    assert (first.already, again.already) == (False, True)
    assert await desk.states() == {"ben": "seated", "cho": "seated", "dan": "waiting"}


async def test_an_offer_declined_goes_on_to_the_next(desk):
    await offered(desk)
    await desk.members.answer_offer(member("cho"), "seminar", NOW + HOUR, accepts=False)
    assert await desk.states() == {"ben": "seated", "dan": "offered"}
    late = await desk.members.answer_offer(member("cho"), "seminar", NOW + HOUR, accepts=True)
    assert isinstance(late, OfferGone)


async def test_an_offer_nobody_answers_passes_on_and_they_are_told(desk):
    await offered(desk)
    await desk.upkeep.pass_offers_on(NOW + 23 * HOUR)
    assert (await desk.states())["cho"] == "offered"
    await desk.upkeep.pass_offers_on(NOW + DAY)
    assert await desk.states() == {"ben": "seated", "dan": "offered"}
    assert await desk.notices("cho") == [("offer", "cancelled"), ("lapsed", "planned")]


async def test_an_offer_whose_time_is_over_cannot_be_taken(desk):
    await offered(desk)
    late = await desk.members.answer_offer(member("cho"), "seminar", NOW + DAY, accepts=True)
    assert isinstance(late, OfferGone)


async def test_nobody_else_can_take_an_offer(desk):
    await offered(desk)
    outcome = await desk.members.answer_offer(member("dan"), "seminar", NOW, accepts=True)
    assert isinstance(outcome, OfferGone)
    assert (await desk.states())["dan"] == "waiting"


async def test_a_list_that_is_over_offers_another(desk):
    desk.lists["seminar"] = replace(desk.lists["seminar"], instead="news")
    outcome = await desk.joins("ana", now=NOW + 40 * DAY)
    assert outcome == Turned(desk.lists["seminar"], Refusal.OVER, desk.lists["news"])


async def test_a_list_opens_and_closes_at_its_times(desk):
    opens, closes = NOW + HOUR, NOW + 2 * HOUR
    desk.lists["seminar"] = replace(desk.lists["seminar"], opens=opens, closes=closes)
    assert (await desk.joins("ana")).why is Refusal.NOT_YET
    assert isinstance(await desk.joins("ana", now=opens), OnList)
    assert (await desk.joins("ben", now=closes)).why is Refusal.CLOSED


async def test_a_list_without_waitlist_says_that_it_is_full(desk):
    desk.lists["seminar"] = replace(desk.lists["seminar"], waitlist=False)
    await desk.joins("ana")
    await desk.joins("ben")
    assert (await desk.joins("cho")).why is Refusal.FULL


async def test_a_list_for_a_role_takes_nobody_else(desk):
    desk.lists["seminar"] = replace(desk.lists["seminar"], role="7")
    assert (await desk.joins("ana")).why is Refusal.ROLE
    actor = member("ben", roles=frozenset({"7"}))
    assert isinstance(await desk.members.join(actor, "seminar", {}, "en", NOW), OnList)


async def test_a_list_that_is_not_there_is_said_so(desk):
    assert await desk.joins("ana", "nowhere") == NoSuchList()


async def test_servers_never_see_each_other(desk):
    await desk.joins("ana")
    await desk.joins("ben")
    other = await desk.members.join(member("cho", "g2"), "seminar", {}, "en", NOW)
    assert other.entry.place.state is State.SEATED
    assert await desk.states(guild="g2") == {"cho": "seated"}
    assert (await desk.rosters.show(organizer("g2"), "seminar")).counts[State.SEATED] == 1
    assert (await desk.privacy.page(member("ana", "g2"))).standings == ()
