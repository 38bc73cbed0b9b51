"""Members sign up on Discord, look at their page, change and leave."""

import json

from tests.discord_front.signups.conftest import channel, set_up
from tests.discord_server.sight import Form, Seen

FILLED = {"E-mail address": "ana@example.org", "I agree": True}


async def signs_up(person, list_="spring-seminar", **answers):
    form = await person.uses("/signup", list=list_)
    assert isinstance(form, Form)
    return await person.submits(form, FILLED | answers)


async def test_open_lists_are_offered_best_first_in_spite_of_typos(ana):
    offered = await ana.types("/signup", list="sprng semniar")
    assert offered[0]["name"] == "Spring seminar"
    offered = await ana.types("/signup", list="")
    assert "2024 All Americas Summit" not in [item["name"] for item in offered]


async def test_lists_are_found_in_every_language(community):
    eva = community.person("Eva", locale="es-ES")
    offered = await eva.types("/signup", list="seminario primavera")
    assert offered[0]["name"] == "Seminario de primavera"


async def test_the_form_asks_what_the_list_asks_and_shows_what_is_agreed_to(ana):
    form = await ana.uses("/signup", list="spring-seminar")
    assert list(form.fields) == ["E-mail address", "Which day?", "I agree"]
    assert "To keep your seat." in form.text
    assert "My words." in form.text


async def test_a_sign_up_is_confirmed_in_private_with_a_calendar_file(ana):
    card = await signs_up(ana, **{"Which day?": "second"})
    assert card.is_private
    assert card.title == "✅ You have a seat: Spring seminar"
    assert "ana@example.org" in card.text
    assert "Second" in card.text
    assert b"DTSTART;VALUE=DATE:20261210" in card.files["spring-seminar.ics"]
    assert {"Change my answers", "Leave this list"} <= set(card.buttons)


async def test_a_wrong_address_brings_the_form_back_with_what_was_typed(ana):
    card = await signs_up(ana, **{"E-mail address": "ana(at)example"})
    assert "This is no e-mail address" in card.text
    form = await ana.clicks("Correct it")
    assert form.fields["E-mail address"]["value"] == "ana(at)example"
    assert form.fields["I agree"]["default"]
    card = await ana.submits(form, {"E-mail address": "ana@example.org"})
    assert "You have a seat" in card.title


async def test_without_consent_nothing_is_kept(ana):
    card = await signs_up(ana, **{"I agree": False})
    assert "Without your consent" in card.text


async def test_more_than_five_parts_continue_on_a_second_step(ana):
    first = await ana.uses("/signup", list="long-form")
    assert len(first.fields) == 5
    card = await ana.submits(first, {f"Question {n}": "x" for n in range(5)})
    second = await ana.clicks("Continue", on=card)
    assert list(second.fields) == ["Question 5", "I agree"]
    card = await ana.submits(second, {"Question 5": "y", "I agree": True})
    assert card.title == "✅ You are on the list: Long form"


async def test_signing_up_twice_changes_nothing_and_says_so(ana):
    await signs_up(ana)
    card = await ana.uses("/signup", list="spring-seminar")
    assert "You are on it already" in card.title


async def test_the_same_form_sent_off_on_two_devices_counts_once(ana):
    form = await ana.uses("/signup", list="spring-seminar")
    first = await ana.submits(form, FILLED)
    second = await ana.submits(form, FILLED)
    assert "You have a seat" in first.title
    assert "already" in second.title


async def test_a_form_open_during_a_restart_still_counts(community, ana):
    form = await ana.uses("/signup", list="spring-seminar")
    await community.restart()
    card = await ana.submits(form, FILLED)
    assert "You have a seat" in card.title


async def test_a_list_that_asks_nothing_is_joined_by_a_press(ana):
    card = await ana.uses("/signup", list="picnic")
    assert "To keep your seat." in card.text
    card = await ana.clicks("Yes, sign me up", on=card)
    assert card.title == "✅ You have a seat: Picnic"


async def test_a_list_that_is_over_offers_the_next_one(ana):
    card = await ana.uses("/signup", list="all-americas-summit-2024")
    assert "over" in card.text
    form = await ana.clicks("Tell me about the next summit", on=card)
    assert isinstance(form, Form)


async def test_without_a_name_the_open_lists_are_shown(ana):
    card = await ana.uses("/signup")
    assert "Spring seminar" in card.buttons
    assert isinstance(await ana.clicks("Spring seminar", on=card), Form)


async def test_the_own_page_shows_everything_and_lets_one_leave(ana):
    await signs_up(ana)
    page = await ana.uses("/my")
    assert page.is_private
    assert "ana@example.org" in page.text
    question = await ana.clicks("Leave this list", on=page)
    card = await ana.clicks("Yes, leave", on=question)
    assert "You have left" in card.title
    page = await ana.uses("/my")
    assert "nothing in this server" in page.text


async def test_answers_can_be_changed(ana):
    card = await signs_up(ana)
    form = await ana.clicks("Change my answers", on=card)
    assert form.fields["E-mail address"]["value"] == "ana@example.org"
    card = await ana.submits(form, {"E-mail address": "ana@example.com"})
    assert "Your answers are changed" in card.title
    assert "ana@example.com" in (await ana.uses("/my")).text


async def test_the_language_can_be_chosen(ana):
    await signs_up(ana)
    page = await ana.clicks("Español", on=await ana.uses("/my"))
    assert page.title == "Mis inscripciones"
    assert (await ana.uses("/my")).title == "Mis inscripciones"


async def test_all_data_can_be_taken_along_and_erased(ana):
    await signs_up(ana)
    page = await ana.uses("/my")
    file = (await ana.clicks("Export my data", on=page)).files["my-data.json"]
    assert json.loads(file)["sign_ups"][0]["answers"]["email"] == "ana@example.org"
    question = await ana.clicks("Erase my data", on=page)
    assert "cannot be undone" in question.text
    await ana.clicks("Yes, erase everything", on=question)
    file = (await ana.clicks("Export my data", on=await ana.uses("/my"))).files["my-data.json"]
    assert json.loads(file)["sign_ups"] == []


async def test_a_seat_freed_is_offered_by_direct_message(community, ana, ben):
    people = [ana, ben, community.person("Cho"), community.person("Dan")]
    for person in people:
        await signs_up(person)
    cho = people[2]
    await ana.clicks("Yes, leave", on=await ana.clicks("Leave this list"))
    cho.opens_dms()
    offer = await cho.hears()
    assert "A seat is free: Spring seminar" in offer.title
    await community.restart()
    card = await cho.clicks("Take the seat", on=offer)
    assert "You have a seat" in card.title
    again = await cho.clicks("Take the seat", on=offer)
    assert "already" in again.title


async def test_an_offer_to_closed_messages_goes_to_the_fallback_channel(community, ana, ben):
    seats = channel(community, "seats")
    await set_up(community, fallback_channel=seats)
    cho = community.person("Cho")
    for person in (ana, ben, cho):
        await signs_up(person)
    cho.user.takes_dms = False
    mention = {"parse": [], "users": [cho.user.id]}
    community.server.permitted_mentions += [mention, {"parse": [], "users": [str(cho.user.id)]}]
    await ana.clicks("Yes, leave", on=await ana.clicks("Leave this list"))
    cho.goes_to(seats)
    offer = await cho.hears()
    assert f"<@{cho.user.id}>" in offer.raw
    ben.goes_to(seats)
    gone = await ben.clicks("Take the seat", on=offer)
    assert "already" in gone.title
    assert "You have a seat" in (await cho.clicks("Take the seat", on=offer)).title


async def test_without_a_fallback_channel_the_organizers_are_told(community, ana, ben):
    desk = channel(community, "desk")
    await set_up(community, organizer_channel=desk)
    cho = community.person("Cho")
    for person in (ana, ben, cho):
        await signs_up(person)
    cho.user.takes_dms = False
    await ana.clicks("Yes, leave", on=await ana.clicks("Leave this list"))
    ben.goes_to(desk)
    assert "Somebody could not be reached: Spring seminar" in (await ben.hears()).title


async def test_only_the_owner_can_press_on_a_private_page(ana, ben):
    await signs_up(ana)
    page = await ana.uses("/my")
    button = page.button("Erase my data")
    button["custom_id"] = button["custom_id"].replace("erase:", "erased:")
    card = await ben.presses(button["custom_id"], page)
    assert isinstance(card, Seen)
    assert "ana@example.org" in (await ana.uses("/my")).text


async def test_a_button_of_another_server_does_nothing(community, ana):
    await signs_up(ana)
    other = community.server.world.add_guild("Elsewhere")
    page = await ana.uses("/my")
    button = page.button("Leave this list")
    forged = button["custom_id"].replace(str(community.server.guild.id), str(other.id))
    button["custom_id"] = forged.replace("leave:", "left:")
    card = await ana.presses(button["custom_id"], page)
    assert "no such list" in card.title
    assert "ana@example.org" in (await ana.uses("/my")).text
