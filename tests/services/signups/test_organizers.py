"""Organizers make lists, change seats, and look after the people on them."""

import csv
import io
import json
from dataclasses import replace

import pytest

from bot.core.permissions import Actor
from bot.core.signups.lists import Asks, Question
from bot.core.signups.places import State
from bot.services.signups.access import Forbidden
from bot.services.signups.admitting import Act, NoSeat, Remedy
from bot.services.signups.exports import csv_file, json_file
from bot.services.signups.organizing import (
    ListExists,
    StandingList,
    TooFewSeats,
    TooManyLists,
    slug,
)

from .conftest import CONSENT, DAY, NEWS, NOW, SEMINAR, member, organizer

PICNIC = replace(SEMINAR, id="", standing=False, title={"en": "Spring Picnic 2027!"})


async def test_raising_the_seats_promotes_in_order(desk):
    for name in ("ana", "ben", "cho", "dan", "eve"):
        await desk.joins(name)
    await desk.organizing.edit(organizer(), "seminar", {"seats": 4}, NOW)
    assert await desk.states() == {
        "ana": "seated",
        "ben": "seated",
        "cho": "offered",
        "dan": "offered",
        "eve": "waiting",
    }


async def test_a_server_has_so_many_lists_and_no_more(desk, monkeypatch):
    monkeypatch.setattr("bot.services.signups.organizing.LISTS", 3)
    await desk.organizing.create(organizer(), PICNIC, NOW)
    with pytest.raises(TooManyLists):
        await desk.organizing.create(organizer(), replace(PICNIC, title={"en": "Other"}), NOW)
    with pytest.raises(ListExists):
        await desk.organizing.create(organizer(), PICNIC, NOW)


async def test_seats_cannot_fall_below_those_taken(desk):
    await desk.joins("ana")
    await desk.joins("ben")
    with pytest.raises(TooFewSeats) as fault:
        await desk.organizing.edit(organizer(), "seminar", {"seats": 1}, NOW)
    assert fault.value.held == 2
    assert (await desk.rosters.show(organizer(), "seminar")).list.seats == 2


async def test_a_list_made_on_the_spot_behaves_like_a_standing_one(desk):
    made = await desk.organizing.create(organizer(), PICNIC, NOW)
    assert made.id == "spring-picnic-2027"
    assert (await desk.joins("ana", made.id)).entry.place.state is State.SEATED
    with pytest.raises(ListExists):
        await desk.organizing.create(organizer(), PICNIC, NOW)


async def test_a_list_is_kept_with_all_it_asks(desk):
    asked = (Question("q1", Asks.PLACE, {"en": "City"}), *NEWS.questions)
    made = await desk.organizing.create(organizer(), replace(PICNIC, questions=asked), NOW)
    assert await desk.catalogue.find(desk.store.records.view, "g1", made.id) == made
    assert await desk.catalogue.find(desk.store.records.view, "g2", made.id) is None


async def test_a_deleted_list_is_gone_with_its_people_who_are_told(desk):
    made = await desk.organizing.create(organizer(), PICNIC, NOW)
    await desk.joins("ana", made.id)
    assert await desk.organizing.delete(organizer(), made.id, NOW) == 1
    assert await desk.states(made.id) == {}
    assert await desk.notices("ana") == [("deleted", "planned")]
    with pytest.raises(StandingList):
        await desk.organizing.delete(organizer(), "seminar", NOW)


async def test_whoever_is_removed_is_told_why_and_stays_off(desk):
    await desk.joins("ana")
    await desk.rosters.remove(organizer(), "seminar", "ana", "It is for officials.", NOW)
    (told,) = await desk.store.records.view.outbox.of_recipient("g1", "ana")
    assert told.draft.data["reason"] == "It is for officials."
    assert (await desk.joins("ana")).why.value == "removed"


async def test_whoever_is_added_gets_a_seat_or_waits_and_is_told(desk):
    for name in ("ana", "ben"):
        await desk.joins(name)
    added = await desk.rosters.add(organizer(), "seminar", "cho", "Cho", "en", NOW)
    assert added.place.state is State.WAITING
    assert await desk.notices("cho") == [("added", "planned")]


async def test_admitting_goes_past_the_line_but_never_past_the_seats(desk):
    for name in ("ana", "ben", "cho", "dan"):
        await desk.joins(name)
    assert isinstance(await desk.admits("dan", "Speaker."), NoSeat)
    assert (await desk.states())["dan"] == "waiting"
    first = await desk.admits("dan", how=Remedy.FIRST)
    assert first.entry.place.state is State.WAITING
    await desk.organizing.edit(organizer(), "seminar", {"seats": 3}, NOW)
    assert (await desk.states())["dan"] == "offered"
    (line, *_) = [line for line in await desk.rosters.log(organizer()) if line.action == "first"]
    assert (line.subject, line.detail) == ("dan", "Speaker.")


async def test_one_seat_more_is_for_the_one_who_was_meant_and_is_added_once(desk):
    for name in ("ana", "ben", "cho", "dan"):
        await desk.joins(name)
    await desk.admits("dan", "Speaker.")
    for _ in range(2):
        await desk.admits("dan", how=Remedy.MORE_SEATS)
    assert await desk.states() == dict.fromkeys(("ana", "ben", "dan"), "seated") | {
        "cho": "waiting"
    }
    found = await desk.catalogue.find(desk.store.records.view, "g1", "seminar")
    assert found.seats == 3
    lines = await desk.rosters.log(organizer())
    assert [(line.action, line.detail) for line in lines[:2]] == [
        ("admit", "Speaker."),
        ("edit", "seats=3"),
    ]


async def test_a_seat_that_became_free_meanwhile_is_taken_without_adding_one(desk):
    for name in ("ana", "ben", "cho"):
        await desk.joins(name)
    await desk.admits("cho")
    await desk.members.leave(member("ana"), "seminar", NOW)
    await desk.admits("cho", how=Remedy.MORE_SEATS)
    assert await desk.states() == {"ben": "seated", "cho": "seated"}
    found = await desk.catalogue.find(desk.store.records.view, "g1", "seminar")
    assert found.seats == 2


async def test_a_message_reaches_everybody_on_the_list_once(desk):
    for name in ("ana", "ben", "cho"):
        await desk.joins(name)
    for _ in range(2):
        count = await desk.rosters.message(organizer(), "seminar", "Hello!", "interaction-1", NOW)
        assert count == 3
    assert await desk.notices("cho") == [("message", "planned")]


async def test_the_roster_shows_counts_and_the_newest_first(desk):
    for number in range(12):
        await desk.joins(f"p{number:02}")
    roster = await desk.rosters.show(organizer(), "seminar")
    assert (roster.counts[State.SEATED], roster.counts[State.WAITING]) == (2, 10)
    assert [entry.person for entry in roster.entries][:2] == ["p11", "p10"]
    assert roster.pages == 2
    assert len((await desk.rosters.show(organizer(), "seminar", 99)).entries) == 2


async def test_exports_hold_only_people_whose_consent_is_current(desk):
    await desk.joins("ana", "news")
    await desk.joins("ben", "news")
    await desk.rosters.add(organizer(), "news", "cho", "Cho", "en", NOW)
    await desk.members.leave(member("ben"), "news", NOW)
    export = await desk.rosters.export(organizer(), "news", NOW)
    assert [entry.person for entry in export.entries] == ["ana"]
    assert export.left_out == 1
    desk.lists["news"] = replace(NEWS, purpose={"en": "To sell your address."})
    assert (await desk.rosters.export(organizer(), "news", NOW)).entries == ()


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "  =cmd",
    "\u200b=1",
    "\u2060\u3000 +1",
    "\ufeff@SUM(A1)",
    "\n=1",
    "\0=1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "﹣1",
    'a"b,c;d\ne',
]


@pytest.mark.parametrize("typed", HOSTILE)
async def test_no_cell_is_a_formula_and_no_row_breaks(desk, typed):
    note = Question("note", Asks.LONG, {"en": typed}, required=False)
    desk.lists["news"] = replace(NEWS, questions=(note,))
    await desk.joins("ana", "news", note="x")
    export = await desk.rosters.export(organizer(), "news", NOW)
    (entry,) = export.entries
    export = replace(export, entries=(replace(entry, name=typed, answers={"note": typed}),))
    file = csv_file(export, "en")
    assert file.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))
    assert [len(row) for row in rows] == [7, 7]
    blanks = " \u200b\u2060\u3000\ufeff"
    triggers = set("=+-@\t\r\n\0＝＋－＠﹣")
    assert not any(cell.lstrip(blanks)[:1] in triggers for row in rows for cell in row)
    people = json.loads(json_file(export, "en").content)["people"]
    assert people[0]["answers"]["note"] == typed


async def test_members_may_do_none_of_it(desk):
    made = await desk.organizing.create(organizer(), PICNIC, NOW)
    await desk.joins("ana", made.id)
    nobody = member("mal")
    attempts = [
        desk.organizing.create(nobody, replace(PICNIC, title={"en": "Mine"}), NOW),
        desk.organizing.edit(nobody, made.id, {"seats": 99}, NOW),
        desk.organizing.delete(nobody, made.id, NOW),
        desk.rosters.show(nobody, made.id),
        desk.rosters.export(nobody, made.id, NOW),
        desk.rosters.add(nobody, made.id, "mal", "Mal", "en", NOW),
        desk.rosters.remove(nobody, made.id, "ana", "", NOW),
        desk.admissions.admit(nobody, made, Act("ana"), NOW, Remedy.MORE_SEATS),
        desk.rosters.message(nobody, made.id, "Buy!", "1", NOW),
        desk.rosters.log(nobody),
        desk.setup.change(nobody, {"organizer_role": "1"}, NOW),
    ]
    for attempt in attempts:
        with pytest.raises(Forbidden):
            await attempt
    assert await desk.states(made.id) == {"ana": "seated"}


async def test_the_organizers_role_is_set_per_server(desk):
    await desk.setup.change(organizer(), {"organizer_role": "7", "zone": "America/Bogota"}, NOW)
    helper = Actor("hal", "g1", roles=frozenset({"7"}))
    assert await desk.rosters.show(helper, "seminar")
    with pytest.raises(Forbidden):
        await desk.rosters.show(replace(helper, guild="g2"), "seminar")
    with pytest.raises(Forbidden):
        await desk.setup.change(helper, {"zone": "UTC"}, NOW)


async def test_every_change_is_in_the_log_which_itself_names_no_member(desk):
    await desk.joins("ana")
    await desk.organizing.edit(organizer(), "seminar", {"seats": 3}, NOW)
    await desk.rosters.remove(organizer(), "seminar", "ana", "For officials.", NOW)
    lines = await desk.rosters.log(organizer())
    assert [(line.actor, line.action) for line in lines] == [
        ("olga", "remove"),
        ("olga", "edit"),
        ("member", "join"),
    ]
    assert (lines[0].subject, lines[0].detail) == ("ana", "For officials.")
    kept = await desk.store.records.view.audit.latest("g1", 9)
    assert kept[0].subject == kept[2].subject != "ana"


async def test_with_the_persons_data_their_name_and_the_reasons_leave_the_log(desk):
    await desk.joins("ana")
    await desk.rosters.remove(organizer(), "seminar", "ana", "Ana is no official.", NOW)
    await desk.privacy.erase(member("ana"), NOW)
    lines = await desk.rosters.log(organizer())
    assert {(line.subject, line.detail) for line in lines} == {("", "")}


async def test_reasons_end_with_the_list_that_they_were_given_on(desk):
    await desk.joins("ana")
    await desk.rosters.remove(organizer(), "seminar", "ana", "Ana is no official.", NOW)
    await desk.upkeep.delete_expired(NOW + 500 * DAY)
    assert "official" not in str(await desk.store.records.view.audit.latest("g1", 9))


def test_an_id_is_made_of_a_title():
    assert slug("¡Año nuevo en Bogotá!") == "ano-nuevo-en-bogota"
    assert slug("日本") == "list"
    assert len(slug("x" * 99)) <= 32


async def test_a_text_in_one_more_language_leaves_consents_standing(desk):
    made = await desk.organizing.create(organizer(), replace(PICNIC, questions=(CONSENT,)), NOW)
    await desk.joins("ana", made.id, consent="yes")
    purpose = made.purpose | {"es": "Para reservar tu lugar."}
    await desk.organizing.edit(organizer(), made.id, {"purpose": purpose}, NOW)
    assert (await desk.rosters.show(organizer(), made.id)).agreeing == 1
    other = {"en": "To sell it.", "es": "Para venderlo."}
    await desk.organizing.edit(organizer(), made.id, {"purpose": other}, NOW)
    assert (await desk.rosters.show(organizer(), made.id)).agreeing == 0


async def test_a_standing_list_follows_the_knowledge_where_it_was_not_changed(desk):
    await desk.organizing.edit(organizer(), "seminar", {"closed": True}, NOW)
    await desk.organizing.edit(organizer(), "seminar", {"offer_hours": 3, "fallback": "7"}, NOW)
    desk.lists["seminar"] = replace(SEMINAR, seats=9, title={"en": "Seminar 2026"})
    found = await desk.catalogue.find(desk.store.records.view, "g1", "seminar")
    assert (found.closed, found.offer_hours, found.fallback) == (True, 3, "7")
    assert (found.seats, found.title["en"]) == (9, "Seminar 2026")
