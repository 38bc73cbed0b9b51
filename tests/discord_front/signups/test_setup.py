"""A server is set up on one page of pickers, and its choices hold for what the bot says."""

import pytest

from tests.discord_front.signups.conftest import channel, role, set_up
from tests.discord_server.permissions import Permission
from tests.discord_server.sight import Form

ROLE, DESK = "Organizers' role", "Organizers' channel"
SEATS, ZONE = "Channel for people with closed DMs", "Time zone"
LANGUAGES, MAIN = "Languages", "Main language"


async def test_the_page_is_private_and_names_what_is_lacking(boss):
    card = await boss.uses("/setup")
    assert card.is_private
    assert "⚠️ **Organizers' role** · not chosen" in card.raw
    assert "Choose a role; until then only people with Manage Server" in card.text


async def test_each_choice_is_kept_and_shown_at_once(community, boss):
    helpers, desk = role(community, "Helpers"), channel(community, "desk")
    page = await boss.uses("/setup")
    page = await boss.selects(str(helpers.id), on=page, hint=ROLE)
    assert "Organizers' role · @Helpers" in page.text.replace("**", "")
    page = await boss.selects(str(desk.id), on=page, hint=DESK)
    assert "#desk" in page.text
    assert "Better choose a private channel" in page.text
    again = await boss.uses("/setup")
    assert "@Helpers" in again.text
    assert "#desk" in again.text


async def test_what_the_bot_may_not_do_there_is_named_with_its_remedy(community, boss):
    seats = channel(community, "seats")
    seats.forbid(community.server.world.bot.id, Permission.SEND_MESSAGES)
    await community.restart()
    page = await boss.uses("/setup")
    page = await boss.selects(str(seats.id), on=page, hint=SEATS)
    assert "I cannot write in #seats: give my role Send Messages there." in page.text


async def test_channels_can_be_cleared(community, boss):
    page = await boss.uses("/setup")
    for picker in (DESK, SEATS):
        page = await boss.selects(str(channel(community, "desk").id), on=page, hint=picker)
        assert page.text.count("#desk") >= 1
        page = await boss.selects(on=page, hint=picker)
    assert "#desk" not in page.text


async def test_a_zone_is_picked_from_the_common_ones(boss):
    page = await boss.uses("/setup")
    offered = page.select(ZONE)["options"]
    bogota = next(item for item in offered if item["value"] == "America/Bogota")
    assert bogota["description"] == "It is 07:00 there"
    page = await boss.selects("America/Bogota", on=page, hint=ZONE)
    assert "Time zone** · America/Bogota" in page.text


async def test_another_zone_is_typed_and_typos_bring_what_was_meant(boss):
    page = await boss.uses("/setup")
    form = await boss.selects("other", on=page, hint=ZONE)
    assert isinstance(form, Form)
    page = await boss.submits(form, {"A city or a zone": "Cucuta"})
    assert "I know no zone called Cucuta" in page.text
    form = await boss.selects("other", on=page, hint=ZONE)
    page = await boss.submits(form, {"A city or a zone": "Kathmandoo"})
    assert "Asia/Kathmandu" in [item["value"] for item in page.select(ZONE)["options"]]
    page = await boss.selects("Asia/Kathmandu", on=page, hint=ZONE)
    assert "Time zone** · Asia/Kathmandu" in page.text
    form = await boss.selects("other", on=page, hint=ZONE)
    page = await boss.submits(form, {"A city or a zone": "montevideo"})
    assert "America/Montevideo" in page.text


async def test_several_languages_one_of_them_the_main_one(community, boss):
    page = await boss.uses("/setup")
    page = await boss.selects("en", "es", "fr", on=page, hint=LANGUAGES)
    assert "English (main), Español, Français" in page.text
    page = await boss.selects("es", on=page, hint=MAIN)
    assert "Español (main), English, Français" in page.text
    page = await boss.selects("fr", on=page, hint=LANGUAGES)
    assert "Languages** · Français" in page.text
    page = await boss.selects(on=page, hint=LANGUAGES)
    assert "the server's own" in page.text


async def test_who_reads_none_of_the_bots_languages_reads_the_main_one(community, boss):
    page = await boss.uses("/setup")
    await boss.selects("es", on=page, hint=LANGUAGES)
    uwe = community.person("Uwe", locale="de")
    card = await uwe.uses("/my")
    assert card.title == community.words("signups.my.title", "es")
    await community.restart()
    await community.server.until(lambda: community.bot.services.language_in(uwe.place.guild.id))
    card = await uwe.uses("/my")
    assert card.title == community.words("signups.my.title", "es")


async def test_announcements_may_need_a_second_organizer(community, boss):
    page = await boss.uses("/setup")
    page = await boss.selects("yes", on=page, hint="Announcements by two")
    assert "every announcement waits for a second organizer" in page.text
    page = await boss.selects("no", on=page, hint="Announcements by two")
    assert "one organizer is enough" in page.text


async def test_it_is_for_people_who_manage_the_server(boss, olga):
    page = await boss.uses("/setup")
    olga.goes_to(page.message.channel)
    for values, hint in ((["1"], ROLE), (["UTC"], ZONE), (["en"], LANGUAGES)):
        refused = await olga.selects(*values, on=page, hint=hint)
        assert "for organizers" in refused.title
    form = await olga.selects("other", on=page, hint=ZONE)
    refused = await olga.submits(form, {"A city or a zone": "Paris"})
    assert "for organizers" in refused.title


async def test_everybodys_role_makes_nobody_an_organizer(community, mallory, boss):
    page = await boss.uses("/setup")
    everyone = boss.place.guild.id
    page = await boss.selects(str(everyone), on=page, hint=ROLE)
    assert "This role is everybody" in page.text
    assert "for organizers" in (await mallory.uses("/roster log")).title


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("organizer_role", "x' --"),
        ("zone", "Mars/Olympus"),
        ("languages", "xx"),
        ("nothing", "1"),
        ("second_approver", "1"),
    ],
)
async def test_a_crafted_choice_changes_nothing(community, boss, field, value):
    page = await boss.uses("/setup")
    menu = dict(page.select(ROLE)) | {"custom_id": f"setting:{field}"}
    page.select(ROLE).update(menu)
    await boss.selects(value, on=page, hint=ROLE)
    settings = await community.bot.services.desks.setup.settings(str(boss.place.guild.id))
    assert settings.organizer_role is None
    assert settings.zone == "UTC"
    assert settings.languages == ()


async def test_a_role_that_is_gone_is_named_and_can_be_replaced(community, boss):
    await set_up(community, organizer_role=role(community, "Helpers"))
    gone = role(community, "Helpers")
    del community.server.guild.roles[gone.id]
    await community.restart()
    page = await boss.uses("/setup")
    assert "not there any more" in page.text
