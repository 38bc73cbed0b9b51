"""Organizers make lists and look after them on Discord; members may not."""

import csv
import io

import pytest

from tests.discord_front.signups.conftest import channel, role, set_up
from tests.discord_front.signups.test_members import signs_up
from tests.discord_server.permissions import Permission
from tests.discord_server.sight import Form

PICNIC = {
    "Title": "Summer picnic",
    "Description": "With the sister city.",
    "What the data is kept for": "To plan the food.",
    "Questions, one a line": "E-mail [email]\nFood [meat / fish / neither]",
}
TEXTS, CLOSING = "Texts and questions", "When closed, topics, channel"


async def makes(olga, answers=PICNIC, **options):
    form = await olga.uses("/roster new", **options)
    assert isinstance(form, Form)
    return await olga.submits(form, answers)


async def opens(olga, part, list_="spring-seminar", **options):
    """Open a part of a list's settings."""
    page = await olga.uses("/roster edit", list=list_, **options)
    return await olga.clicks(part, on=page)


async def changes(olga, part, answers, list_="spring-seminar"):
    return await olga.submits(await opens(olga, part, list_), answers)


async def test_a_list_made_on_the_spot_can_be_signed_up_for(olga, ana):
    card = await makes(olga, kind="event", seats=1, date="2027-06-01")
    assert card.is_private
    assert card.title == "✅ The list is made: Summer picnic"
    form = await ana.uses("/signup", list="summer picnic")
    assert list(form.fields) == ["E-mail", "Food", "I agree"]
    card = await ana.submits(form, {"E-mail": "ana@example.org", "Food": "c2", "I agree": True})
    assert "You have a seat" in card.title


async def test_a_mistake_brings_the_sheet_back_with_what_was_typed(olga):
    typed = PICNIC | {"Questions, one a line": "E-mail [mail"}
    card = await makes(olga, typed, seats=3, date="tomorrow")
    assert "Line 1 is no question" in card.text
    assert "No date; write" in card.text
    form = await olga.clicks("Correct it", on=card)
    assert form.fields["Title"]["value"] == "Summer picnic"
    assert form.fields["Questions, one a line"]["value"] == "E-mail [mail"


async def test_the_roster_is_shown_in_private_with_counts(olga, ana, ben):
    await signs_up(ana)
    await signs_up(ben)
    card = await olga.uses("/roster show", list="spring-seminar")
    assert card.is_private
    assert "2 / 2" in card.text
    assert card.text.index("Ben") < card.text.index("Ana")


async def test_the_export_is_private_and_opens_in_spreadsheets(olga, ana):
    await signs_up(ana)
    card = await olga.uses("/roster export", list="spring-seminar")
    assert card.is_private
    text = card.files["spring-seminar.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["E-mail address"] for row in rows] == ["ana@example.org"]
    assert "spring-seminar.json" in card.files


async def test_closing_opening_and_seats(olga, ana, ben, community):
    await olga.uses("/roster close", list="spring-seminar")
    assert "closed" in (await ana.uses("/signup", list="spring-seminar")).text
    await olga.uses("/roster open", list="spring-seminar")
    people = [ana, ben, community.person("Cho")]
    for person in people:
        await signs_up(person)
    card = await olga.uses("/roster seats", list="spring-seminar", seats=1)
    assert "2 people have a seat" in card.text
    await olga.uses("/roster seats", list="spring-seminar", seats=3)
    people[2].opens_dms()
    assert "A seat is free" in (await people[2].hears()).title


async def test_whoever_is_removed_is_told_why(olga, ana):
    await signs_up(ana)
    card = await olga.uses(
        "/roster remove", list="spring-seminar", member=ana, reason="For officials only."
    )
    assert "Removed" in card.title
    ana.opens_dms()
    assert "For officials only." in (await ana.hears()).text


async def test_adding_admitting_and_writing(olga, ana, ben, community):
    for person in (ana, ben):
        await signs_up(person)
    cho = community.person("Cho")
    card = await olga.uses("/roster add", list="spring-seminar", member=cho)
    assert "waiting" in card.text
    await olga.uses("/roster message", list="spring-seminar", text="Bring *shoes* @everyone")
    ben.opens_dms()
    told = await ben.hears()
    assert "Bring *shoes*" in told.text


async def test_the_deadline_of_offers_is_the_lists_own(community, olga, ana, ben):
    await changes(olga, "Seats and who may join", {"A freed seat is held for (hours)": "2"})
    for person in (ana, ben, community.person("Cho")):
        await signs_up(person)
    await olga.uses("/roster seats", list="spring-seminar", seats=3)
    card = await olga.uses("/roster show", list="spring-seminar")
    assert "Cho · offered a seat" in card.text
    community.clock.passes(hours=3)
    await community.bot.services.desks.upkeep.run(community.clock())
    card = await olga.uses("/roster show", list="spring-seminar")
    assert "Cho" not in card.text


async def test_a_list_has_a_channel_of_its_own_for_people_with_closed_messages(
    community, olga, ana
):
    seats = channel(community, "seats")
    await set_up(
        community,
        organizer_role=role(community, "Organizers"),
        fallback_channel=channel(community, "desk"),
    )
    name = "Channel for people with closed DMs"
    for value, shown in ((str(seats.id), True), ([], False), (str(seats.id), True)):
        card = await changes(olga, CLOSING, {name: value})
        assert ("#seats" in card.text) is shown
    await signs_up(ana)
    ana.user.takes_dms = False
    ana.goes_to(seats)
    mention = {"parse": [], "users": [ana.user.id]}
    community.server.permitted_mentions += [mention, {"parse": [], "users": [str(ana.user.id)]}]
    await olga.uses("/roster remove", list="spring-seminar", member=ana, reason="A mistake.")
    assert "A mistake." in (await ana.hears()).text


async def test_a_channel_where_the_bot_may_not_write_is_not_taken(community, olga):
    seats = channel(community, "seats")
    seats.forbid(community.server.world.bot.id, Permission.SEND_MESSAGES)
    await community.restart()
    chosen = {"Channel for people with closed DMs": str(seats.id)}
    card = await changes(olga, CLOSING, chosen)
    assert card.is_private
    assert "This channel was not taken" in card.text
    assert "I cannot write in #seats" in card.text
    page = await olga.uses("/roster edit", list="spring-seminar")
    assert "#seats" not in page.text


async def test_texts_are_given_language_by_language(olga, ana, community):
    await makes(olga)
    form = await opens(olga, TEXTS, "summer-picnic", language="es")
    assert form.fields["Title"]["value"] == "Summer picnic"
    card = await olga.submits(
        form,
        {
            "Title": "Picnic de verano",
            "Description": "Con la ciudad hermana.",
            "What the data is kept for": "Para la comida.",
            "Questions, one a line": "Correo [email]\nComida [carne / pescado / nada]",
        },
    )
    assert "English, Español" in card.text
    eva = community.person("Eva", locale="es-ES")
    form = await eva.uses("/signup", list="picnic de verano")
    assert list(form.fields) == ["Correo", "Comida", "Estoy de acuerdo"]
    form = await ana.uses("/signup", list="summer picnic")
    assert list(form.fields) == ["E-mail", "Food", "I agree"]


async def test_a_mistake_in_one_language_does_not_come_back_as_anothers_words(olga):
    form = await opens(olga, TEXTS, "picnic", language="es")
    await olga.submits(form, {"Title": "Merienda", "Questions, one a line": "[mal"})
    form = await opens(olga, TEXTS, "picnic", language="es")
    assert form.fields["Title"]["value"] == "Merienda"
    form = await opens(olga, TEXTS, "picnic", language="en")
    assert form.fields["Title"]["value"] == "Picnic"


async def test_who_reads_a_text_in_another_language_is_told_which(olga, community):
    await makes(olga, language="es")
    ida = community.person("Ida")
    form = await ida.uses("/signup", list="summer picnic")
    assert "Language of this text: Español" in form.text


async def test_what_is_changed_of_a_standing_list_holds(olga, ana):
    await changes(olga, TEXTS, {"Questions, one a line": "Dish"}, "picnic")
    form = await ana.uses("/signup", list="picnic")
    assert list(form.fields) == ["Dish", "I agree"]


async def test_a_list_is_deleted_after_a_second_question(olga, ana):
    await makes(olga)
    question = await olga.uses("/roster delete", list="summer-picnic")
    card = await olga.clicks("Yes, delete", on=question)
    assert "The list is deleted" in card.title
    offered = await ana.types("/signup", list="summer picnic")
    assert "Summer picnic" not in [item["name"] for item in offered]


async def test_opening_a_list_goes_past_its_times_but_not_past_its_event(community, olga, ana):
    await makes(olga)
    await changes(olga, "Times and event", {"Closes": "2026-11-01"}, "summer-picnic")
    assert "closed" in (await ana.uses("/signup", list="summer-picnic")).text
    assert "The list is open" in (await olga.uses("/roster open", list="summer-picnic")).title
    assert isinstance(await ana.uses("/signup", list="summer-picnic"), Form)
    community.clock.passes(days=60)
    assert "Its event is over" in (await olga.uses("/roster open", list="spring-seminar")).title


async def fills(olga, ana, ben, cho):
    for person in (ana, ben, cho):
        await signs_up(person)
    return await olga.uses("/roster admit", list="spring-seminar", member=cho, reason="Speaker")


async def test_admitting_without_a_free_seat_offers_two_ways_out(community, olga, ana, ben):
    cho = community.person("Cho")
    card = await fills(olga, ana, ben, cho)
    assert card.title == "🤔 No seat is free: Spring seminar"
    assert card.buttons == ["3 seats, and admit", "Make first in line"]
    card = await olga.clicks("3 seats, and admit", on=card)
    assert "Cho has a seat" in card.text
    assert "3 / 3" in (await olga.uses("/roster show", list="spring-seminar")).text
    cho.opens_dms()
    assert "An organizer admitted you" in (await cho.hears()).text
    log = await olga.uses("/roster log")
    assert "member admitted · spring-seminar · Cho · Speaker · (Olga)" in log.text


async def test_first_in_line_is_offered_the_next_seat(community, olga, ana, ben):
    cho, dan = community.person("Cho"), community.person("Dan")
    await fills(olga, ana, ben, cho)
    await signs_up(dan)
    card = await olga.uses("/roster admit", list="spring-seminar", member=dan, reason="Speaker")
    await community.restart()
    card = await olga.clicks("Make first in line", on=card)
    assert "First in line" in card.title
    await olga.uses("/roster remove", list="spring-seminar", member=ana, reason="As agreed.")
    dan.opens_dms()
    assert "A seat is free" in (await dan.hears()).title


async def test_remedies_are_for_organizers(community, olga, ana, ben):
    card = await fills(olga, ana, ben, community.person("Cho"))
    community.server.guild.members[olga.user.id].roles.clear()
    for label in card.buttons:
        assert "for organizers" in (await olga.clicks(label, on=card)).title
    olga.becomes(role(community, "Organizers"))
    assert "2 / 2" in (await olga.uses("/roster show", list="spring-seminar")).text


async def test_everything_of_a_list_is_set_with_pickers_part_by_part(community, olga, ana):
    await makes(olga)
    officials = role(community, "Helpers")
    answers = {"Only for people with this role": str(officials.id), "Seats": "3"}
    card = await changes(olga, "Seats and who may join", answers, "summer-picnic")
    assert "@Helpers" in card.text
    form = await opens(olga, "Seats and who may join", "summer-picnic")
    assert form.fields["Seats"]["value"] == "3"
    assert "certain role" in (await ana.uses("/signup", list="summer-picnic")).text
    answers = {"Only for people with this role": [], "Waitlist": "no"}
    await changes(olga, "Seats and who may join", answers, "summer-picnic")
    assert isinstance(await ana.uses("/signup", list="summer-picnic"), Form)


async def test_an_event_of_the_knowledge_gives_its_dates_and_own_ones_are_refused(olga):
    await makes(olga, kind="event", date="2027-06-01")
    answers = {"Event that I know": "all-americas-summit"}
    card = await changes(olga, "Times and event", answers, "summer-picnic")
    assert "its dates stand in my knowledge, once" in card.text
    form = await olga.clicks("Correct it", on=card)
    card = await olga.submits(form, {"Own date": ""})
    assert "May 28" in card.text
    form = await opens(olga, "Times and event", "summer-picnic")
    card = await olga.submits(form, {"Event that I know": []})
    assert "May 28" not in card.text


async def test_answers_about_a_topic_carry_the_button_of_an_organizers_list(olga, ana):
    await makes(olga)
    form = await opens(olga, CLOSING, "summer-picnic")
    offered = [item["value"] for item in form.fields["Shown with answers about"]["options"]]
    answers = {"Shown with answers about": [offered[0], offered[1]]}
    await olga.submits(form, answers)
    card = await ana.uses("/about", topic=offered[1])
    assert "Sign up: Summer picnic" in card.buttons


async def test_what_is_said_and_offered_when_a_list_is_closed(olga, ana):
    await makes(olga)
    answers = {"Said when it is closed": "Full, sorry!", "Offered when it is closed": "picnic"}
    await changes(olga, CLOSING, answers, "summer-picnic")
    await olga.uses("/roster close", list="summer-picnic")
    card = await ana.uses("/signup", list="summer-picnic")
    assert "Full, sorry!" in card.text
    assert card.buttons == ["Picnic"]


async def test_purpose_consent_and_how_long_data_is_kept(olga, ana):
    await makes(olga)
    words = {"Words of consent": "I may be phoned.", "Data is kept for (days)": "30"}
    await changes(olga, "Data and consent", words, "summer-picnic")
    form = await ana.uses("/signup", list="summer-picnic")
    assert "I may be phoned." in form.text
    assert "30 days" in form.text


async def test_questions_one_by_one_with_hints_and_choices(olga, ana):
    await makes(olga)
    answers = {
        "Question": "How do you come?",
        "What is to be answered": "choice",
        "Choices, one a line": "By bus\nOn foot",
        "Must it be answered?": "no",
    }
    await changes(olga, "Add a question", answers, "summer-picnic")
    answers = {"Hint": "for the list of guests", "Must it be answered?": "no"}
    await changes(olga, "Question 1", answers, "summer-picnic")
    form = await ana.uses("/signup", list="summer-picnic")
    assert list(form.fields) == ["E-mail", "Food", "How do you come?", "I agree"]
    assert form.fields["E-mail"]["placeholder"] == "for the list of guests"
    assert not form.fields["E-mail"]["required"]
    card = await changes(olga, "Question 2", {"Question": ""}, "summer-picnic")
    assert "Food" not in card.text


async def test_a_question_of_choices_needs_some(olga):
    await makes(olga)
    answers = {"Question": "How?", "What is to be answered": "choice", "Choices, one a line": "Bus"}
    card = await changes(olga, "Add a question", answers, "summer-picnic")
    assert "Write two to ten choices" in card.text


async def test_the_log_says_who_did_what(olga):
    await olga.uses("/roster close", list="spring-seminar")
    log = await olga.uses("/roster log")
    assert "changed · spring-seminar · Closed: yes · (Olga)" in log.text
    assert "(Olga)" in log.text


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("/roster show", {"list": "spring-seminar"}),
        ("/roster export", {"list": "spring-seminar"}),
        ("/roster open", {"list": "spring-seminar"}),
        ("/roster close", {"list": "spring-seminar"}),
        ("/roster seats", {"list": "spring-seminar", "seats": 9}),
        ("/roster delete", {"list": "spring-seminar"}),
        ("/roster message", {"list": "spring-seminar", "text": "Buy!"}),
        ("/roster new", {}),
        ("/roster edit", {"list": "spring-seminar"}),
        ("/roster log", {}),
    ],
)
async def test_seeing_a_command_is_not_being_an_organizer(mallory, olga, ana, command, options):
    await signs_up(ana)
    card = await mallory.uses(command, **options)
    assert card.is_private
    assert "for organizers" in card.title
    assert "ana@example.org" not in card.text
    assert "open" in (await olga.uses("/roster show", list="spring-seminar")).text
    assert await mallory.types("/roster show", list="spring") == []


async def test_whoever_lost_the_role_may_press_no_longer(community, olga, ana):
    await makes(olga)
    question = await olga.uses("/roster delete", list="summer-picnic")
    page = await olga.uses("/roster edit", list="summer-picnic")
    form = await olga.clicks(TEXTS, on=page)
    community.server.guild.members[olga.user.id].roles.clear()
    card = await olga.clicks("Yes, delete", on=question)
    assert "for organizers" in card.title
    for label in page.buttons:
        assert "for organizers" in (await olga.clicks(label, on=page)).title
    assert "for organizers" in (await olga.submits(form, {})).title
    assert isinstance(await ana.uses("/signup", list="summer-picnic"), Form)
