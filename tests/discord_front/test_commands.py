"""The commands, as people use them."""

import asyncio

import pytest

from tests.discord_front.scripted import WHEN, WHO
from tests.discord_server.sight import Seen


async def test_a_question_is_answered_in_the_open(ana):
    answer = await ana.uses("/ask", question="when was the summit?")
    assert answer.title == WHEN
    assert not answer.is_private


async def test_a_private_question_is_answered_to_the_asker_only(ana, ben):
    answer = await ana.uses("/ask", question="when was the summit?", private=True)
    assert answer.is_private
    assert ben.reads() == []


async def test_typing_offers_questions_that_can_be_answered(ana):
    offered = await ana.types("/ask", question="summit")
    assert 1 <= len(offered) <= 25
    picked = next(choice for choice in offered if "when" in choice["value"])
    answer = await ana.uses("/ask", question=picked["value"])
    assert answer.title == WHEN


async def test_what_is_offered_is_in_the_persons_language(community):
    ana = community.person("Ana", locale="es-419")
    offered = await ana.types("/ask", question="")
    assert any("¿" in choice["name"] for choice in offered)


async def test_a_question_can_be_asked_in_direct_messages(ana):
    ana.opens_dms()
    assert (await ana.uses("/ask", question="when was the summit?")).title == WHEN


async def test_commands_and_mentions_share_a_conversation(ana):
    await ana.uses("/ask", question="when was the summit?")
    assert (await ana.asks("@bot and who?")).title == WHO


async def test_a_question_not_understood_is_declined_with_addresses(community, ana):
    answer = await ana.uses("/ask", question="xyzzy")
    assert community.words("cards.declined.title") in answer.title
    assert "info@sistercities.org" in answer.text


async def test_somebodys_message_can_be_answered_from_its_menu(ana, ben):
    said = await ben.says("does anyone know when the summit was?")
    answer = await ana.chooses("Answer this", said)
    assert answer.title == WHEN
    assert not answer.is_private


async def test_what_cannot_be_answered_from_the_menu_is_told_in_private(ana, ben):
    said = await ben.says("who wants pizza?")
    assert (await ana.chooses("Answer this", said)).is_private


async def test_a_picture_has_nothing_to_answer(ana, ben):
    said = await ben.says("")
    answer = await ana.chooses("Answer this", said)
    assert "nothing to answer" in answer.title
    assert answer.is_private


async def test_a_topic_is_shown_at_a_glance(ana):
    offered = await ana.types("/about", topic="all americas sumit")
    assert offered[0]["value"] == "all-americas-summit"
    card = await ana.uses("/about", topic=offered[0]["value"])
    assert card.title == "2024 All Americas Summit"
    assert card.buttons


async def test_a_topic_typed_by_its_name_is_found(ana):
    assert (await ana.uses("/about", topic="academy")).title == "SCI Academy"


async def test_an_unknown_topic_is_met_with_those_there_are(ana):
    card = await ana.uses("/about", topic="zzzzqqqq")
    assert card.is_private
    assert "SCI Academy" in card.buttons
    assert (await ana.clicks("SCI Academy", on=card)).title == "SCI Academy"


async def test_events_come_with_a_calendar_file(ana):
    card = await ana.uses("/events")
    assert "All Americas Summit" in card.text
    (calendar,) = card.files.values()
    assert calendar.startswith(b"BEGIN:VCALENDAR")


async def test_contact_names_the_addresses(ana):
    card = await ana.uses("/contact")
    assert "info@sistercities.org" in card.text
    assert all(url.startswith("https://") for url in card.links.values())


async def test_help_lists_the_commands_to_the_asker_only(ana):
    card = await ana.uses("/help")
    assert card.is_private
    for command in ("/ask", "/about", "/events", "/contact", "/help", "Answer this"):
        assert command in card.text


@pytest.mark.parametrize(
    ("locale", "language"), [("es-ES", "es"), ("es-419", "es"), ("pt-BR", "pt"), ("fr", "fr")]
)
async def test_cards_are_in_the_language_of_the_persons_discord(community, locale, language):
    ana = community.person("Ana", locale=locale)
    assert community.words("cards.help.text", language) in (await ana.uses("/help")).text


async def test_another_language_falls_back_to_the_servers_and_then_to_english(community):
    ana = community.person("Ana", locale="de")
    assert community.words("cards.help.text", "en") in (await ana.uses("/help")).text
    community.server.guild.locale = "fr"
    assert community.words("cards.help.text", "fr") in (await ana.uses("/help")).text


async def test_an_error_in_a_command_is_told_kindly_and_privately(ana, caplog):
    answer = await ana.uses("/ask", question="boom")
    assert isinstance(answer, Seen)
    assert answer.is_private
    assert "Something went wrong" in answer.title
    assert "RuntimeError" not in answer.text
    assert f"reference {answer.text.split()[-1]}" in caplog.text
    assert (await ana.uses("/ask", question="when?")).title == WHEN


async def test_too_many_commands_are_each_told_so_in_private(ana):
    for _ in range(5):
        await ana.uses("/ask", question="when?")
    for _ in range(2):
        answer = await ana.uses("/ask", question="when?")
        assert "One moment" in answer.title
        assert answer.is_private


async def test_fifty_questions_at_once_are_all_acknowledged_in_time(community):
    people = [community.person(f"Person {number}") for number in range(50)]
    answers = await asyncio.gather(*(one.uses("/ask", question="when?") for one in people))
    assert all(answer.title == WHEN for answer in answers)
