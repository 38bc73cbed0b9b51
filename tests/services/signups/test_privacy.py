"""What is kept about people is theirs to see and to have deleted, and ends by itself."""

import datetime as dt
import json
from dataclasses import replace

from bot.core.outbox import Draft, Status, Target

from .conftest import DAY, FILLED, HOUR, NEWS, NOW, SEMINAR, member, organizer


def bytes_on_disk(folder):
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


async def test_the_own_page_shows_everything_somebody_is_on(desk):
    for name in ("ana", "ben", "cho"):
        await desk.joins(name)
    await desk.joins("cho", "news")
    page = await desk.privacy.page(member("cho"))
    assert {(item.list.id, item.position) for item in page.standings} == {
        ("seminar", 1),
        ("news", None),
    }


async def test_the_export_holds_all_that_is_kept(desk):
    await desk.joins("ana", "news")
    export = json.loads(json.dumps(await desk.privacy.export(member("ana"))))
    assert export["sign_ups"][0]["answers"]["email"] == "ana@example.org"
    assert export["consents"][0]["wording"].startswith("To send you information.")
    assert [line["action"] for line in export["log"]] == ["join"]


async def test_what_was_begun_is_in_the_export_whatever_it_belongs_to(desk):
    await desk.members.keep_draft(member("ana"), "news", {"email": "a"}, NOW)
    await desk.members.keep_draft(member("ana"), "gone-since", {"name": "Ana"}, NOW)
    export = await desk.privacy.export(member("ana"))
    assert export["drafts"] == {"news": {"email": "a"}, "gone-since": {"name": "Ana"}}


async def test_erasing_leaves_no_byte_in_the_files(desk, tmp_path):
    secret = "very.secret.address@example.org"
    await desk.joins("ana-4711", "news", **FILLED | {"email": secret})
    await desk.members.keep_draft(member("ana-4711"), "seminar", {"x": secret}, NOW)
    assert secret.encode() in bytes_on_disk(tmp_path)
    assert await desk.privacy.erase(member("ana-4711"), NOW) == 1
    assert secret.encode() not in bytes_on_disk(tmp_path)
    assert b"ana-4711" not in bytes_on_disk(tmp_path)
    assert await desk.privacy.erase(member("ana-4711"), NOW) == 0


async def test_erasing_takes_opinions_and_notices_about_the_person_too(desk):
    await desk.joins("ana", "news")
    await desk.store.feedback.note("ana", "sci.what", helpful=True, at=NOW)
    assert (await desk.privacy.export(member("ana")))["opinions"] == {"sci.what": True}
    about = Draft("g1", "told:1", Target.ORGANIZERS, "", "undelivered", NOW, data={"who": "ana"})
    async with desk.store.records.change() as records:
        await records.outbox.plan(about)
    await desk.privacy.erase(member("ana"), NOW)
    assert (await desk.privacy.export(member("ana")))["opinions"] == {}
    assert await desk.notices("") == []


async def test_erasing_frees_the_seat(desk):
    for name in ("ana", "ben", "cho"):
        await desk.joins(name)
    await desk.privacy.erase(member("ana"), NOW)
    assert await desk.states() == {"ben": "seated", "cho": "offered"}


async def test_erasing_in_one_server_leaves_the_others(desk):
    await desk.joins("ana")
    await desk.members.join(member("ana", "g2"), "seminar", {}, "en", NOW)
    await desk.privacy.erase(member("ana"), NOW)
    assert await desk.states(guild="g2") == {"ana": "seated"}


async def test_whoever_left_the_server_keeps_the_seat_for_a_while(desk):
    for name in ("ana", "ben", "cho"):
        await desk.joins(name)
    await desk.upkeep.note_presence("g1", "ana", NOW, is_member=False)
    await desk.upkeep.run(NOW + 2 * DAY)
    assert (await desk.states())["ana"] == "seated"
    await desk.upkeep.run(NOW + 3 * DAY)
    assert await desk.states() == {"ben": "seated", "cho": "offered"}


async def test_a_kick_by_accident_does_no_harm(desk):
    await desk.joins("ana")
    await desk.upkeep.note_presence("g1", "ana", NOW, is_member=False)
    await desk.upkeep.note_presence("g1", "ana", NOW + DAY, is_member=True)
    await desk.upkeep.run(NOW + 5 * DAY)
    assert await desk.states() == {"ana": "seated"}


async def test_data_is_deleted_when_its_time_is_over(desk, tmp_path):
    desk.lists["news"] = replace(NEWS, keep_days=30)
    await desk.joins("ana", "news")
    await desk.joins("ben", "news", now=NOW + 10 * DAY)
    assert await desk.upkeep.delete_expired(NOW + 31 * DAY) == 1
    assert await desk.states("news") == {"ben": "seated"}
    await desk.joins("ana")
    over = dt.datetime.combine(SEMINAR.dates.end, dt.time(), dt.UTC) + SEMINAR.keep_days * DAY
    await desk.upkeep.delete_expired(over)
    assert await desk.states() == {}
    lines = await desk.rosters.log(organizer())
    assert ("expire", "1 entries") in {(line.action, line.detail) for line in lines}


def start(hour=0):
    return dt.datetime.combine(SEMINAR.dates.start, dt.time(hour), dt.UTC)


async def test_people_with_a_seat_are_reminded_a_week_and_a_day_before(desk):
    for name in ("ana", "ben", "cho"):
        await desk.joins(name)
    await desk.upkeep.plan_reminders(start() - 7 * DAY + 8 * HOUR)
    assert await desk.notices("ana") == []
    for _ in range(3):
        await desk.upkeep.plan_reminders(start() - 7 * DAY + 9 * HOUR)
    assert await desk.notices("ana") == [("reminder", "planned")]
    assert await desk.notices("cho") == []
    await desk.upkeep.plan_reminders(start() - DAY + 9 * HOUR)
    assert len(await desk.notices("ana")) == 2


async def test_whoever_wants_no_reminders_gets_none(desk):
    await desk.joins("ana")
    await desk.privacy.choose(member("ana"), {"reminders": False})
    await desk.upkeep.plan_reminders(start() - DAY + 9 * HOUR)
    assert await desk.notices("ana") == []


async def test_after_a_long_outage_one_reminder_is_enough(desk):
    await desk.joins("ana")
    await desk.upkeep.plan_reminders(start() - HOUR)
    assert await desk.notices("ana") == [("reminder", "planned")]


async def test_reminders_that_are_too_late_are_told_to_the_organizers(desk):
    await desk.joins("ana")
    for _ in range(2):
        await desk.upkeep.plan_reminders(start(1))
    assert await desk.notices("ana") == []
    assert await desk.notices("") == [("unreminded", "planned")]


async def test_the_first_reminder_does_not_hide_that_the_last_was_missed(desk):
    await desk.joins("ana")
    await desk.upkeep.plan_reminders(start() - 5 * DAY)
    assert await desk.notices("ana") == [("reminder", "planned")]
    await arrives(desk, "ana")
    await desk.joins("ben", now=start() - 3 * DAY)
    await desk.upkeep.plan_reminders(start(1))
    (told,) = await desk.store.records.view.outbox.of_recipient("g1", "")
    assert told.draft.kind == "unreminded_mixed"
    assert (told.draft.data["count"], told.draft.data["earlier"]) == ("1", "1")


async def test_a_reminder_that_did_not_arrive_is_not_counted_as_one(desk):
    await desk.joins("ana")
    await desk.upkeep.plan_reminders(start() - 5 * DAY)
    await desk.upkeep.plan_reminders(start(1))
    assert await desk.notices("") == [("unreminded", "planned")]


async def test_who_had_the_first_reminder_is_not_said_to_have_had_none(desk):
    await desk.joins("ana")
    await desk.upkeep.plan_reminders(start() - 5 * DAY)
    await arrives(desk, "ana")
    await desk.setup.change(organizer(), {"languages": ("es",)}, NOW)
    await desk.upkeep.plan_reminders(start(1))
    (told,) = await desk.store.records.view.outbox.of_recipient("g1", "")
    assert (told.draft.kind, told.draft.language) == ("unreminded_last", "es")


async def arrives(desk, person):
    """Let everything that is planned for somebody reach them."""
    async with desk.store.records.change() as records:
        for item in await records.outbox.of_recipient("g1", person):
            await records.outbox.settle(item, Status.SENT)


async def test_nobody_is_told_of_reminders_that_were_sent(desk):
    await desk.joins("ana")
    await desk.upkeep.plan_reminders(start() - 3 * HOUR)
    await desk.upkeep.plan_reminders(start(1))
    assert await desk.notices("") == []


async def test_the_clock_of_the_server_counts(desk):
    await desk.setup.change(organizer(), {"zone": "America/Los_Angeles"}, NOW)
    await desk.joins("ana")
    await desk.upkeep.plan_reminders(start() - DAY + 9 * HOUR)
    assert len(await desk.notices("ana")) == 1  # the week's; the day's comes eight hours later
    await desk.upkeep.plan_reminders(start() - DAY + 17 * HOUR)
    assert len(await desk.notices("ana")) == 2
