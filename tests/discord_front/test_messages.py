"""What people write to the bot, and what it answers."""

import asyncio

import pytest

from bot.services.rate_limits import ANSWERS
from tests.discord_front.scripted import WHEN, WHO
from tests.discord_server import payloads
from tests.discord_server.permissions import Permission
from tests.discord_server.state import Message

QUESTION = "@bot when was the summit?"


async def test_a_mention_is_answered_with_a_card(community, ana):
    answer = await ana.asks(QUESTION)
    assert answer.title == WHEN
    assert "What is known, in en." in answer.text
    assert "press release" in answer.small_print[0]
    assert answer.links == {"Website": "https://example.org/some_page_here"}
    assert answer.buttons[-1] == community.words("cards.helpful.no")
    assert not answer.is_private


async def test_a_direct_message_needs_no_mention(ana):
    ana.opens_dms()
    assert (await ana.asks("when was the summit?")).title == WHEN


async def test_a_question_in_spanish_is_answered_in_spanish(ana):
    assert "in es." in (await ana.asks("@bot ¿cuándo fue la cumbre?")).text


async def test_a_reply_to_the_bot_goes_on_with_the_conversation(ana):
    answer = await ana.asks(QUESTION)
    assert (await ana.asks("and who?", replying_to=answer)).title == WHO


async def test_the_conversation_belongs_to_its_channel_and_to_ten_minutes(community, ana):
    await ana.asks(QUESTION)
    ana.opens_dms()
    assert community.words("cards.declined.title") in (await ana.asks("and who?")).title
    await ana.asks("when?")
    community.clock.passes(minutes=11)
    assert community.words("cards.declined.title") in (await ana.asks("and who?")).title


@pytest.mark.parametrize("text", ["", "?", " , ", "<:wave:1234>", "<@1234>", " 🎉🎉"])
async def test_a_mention_that_says_nothing_gets_help(ana, text):
    answer = await ana.asks(f"@bot{text}")
    assert "/ask" in answer.text


async def test_what_is_said_to_others_is_none_of_its_business(community, ana):
    await ana.says("when was the summit?")
    await ana.hears_nothing()
    assert community.library.engine.heard == []


@pytest.mark.parametrize("call", ["@everyone", "@here"])
async def test_everybody_is_not_the_bot(community, ana, call):
    role = community.server.world.add_role(
        community.server.guild, "Crier", permissions=Permission.MENTION_EVERYONE
    )
    ana.becomes(role)
    await ana.says(f"{call} @bot when was the summit?")
    await ana.hears_nothing()


async def test_a_role_is_not_the_bot(community, ana):
    role = community.server.world.add_role(community.server.guild, "Helpers", mentionable=True)
    await ana.says(f"@{role.name} when was the summit?")
    await ana.hears_nothing()


async def test_other_bots_and_webhooks_are_not_answered(community, ana):
    world, place = community.server.world, ana.place
    other = world.add_user("Other Bot", bot=True)
    for details in ({"author": other}, {"author": ana.user, "webhook_id": 77}):
        message = Message(
            id=world.snowflakes.next(),
            channel=place,
            content=f"<@{world.bot.id}> when was the summit?",
            mentions=[world.bot],
            **details,
        )
        community.server.gateway.message_created(message)
    await ana.hears_nothing()


async def test_the_bot_does_not_answer_itself(community, ana):
    answer = await ana.asks(QUESTION)
    answer.message.mentions.append(community.server.world.bot)
    community.server.gateway.message_created(answer.message)
    await ana.hears_nothing()


async def test_a_message_delivered_three_times_is_answered_once(community, ana):
    said = await ana.says(QUESTION)
    community.server.gateway.message_created(said)
    community.server.gateway.message_created(said)
    await ana.hears()
    await ana.hears_nothing()


async def test_a_message_delivered_again_after_a_restart_is_answered_once(community, ana):
    said = await ana.says(QUESTION)
    await ana.hears()
    await community.restart()
    community.server.gateway.message_created(said)
    await ana.hears_nothing()


async def test_talk_about_the_bot_that_asks_nothing_is_met_with_silence(ana):
    await ana.says("I told @bot something yesterday")
    await ana.hears_nothing()


async def test_a_question_that_mentions_the_bot_in_passing_is_answered(ana):
    assert (await ana.asks("does @bot know when the summit was")).title == WHEN


async def test_chatter_to_the_bot_gets_a_word(community, ana):
    assert community.words("cards.chatter") in (await ana.asks("@bot what a nice day")).text


@pytest.mark.parametrize("sign", ["🎉", "a", "\u0301", "\u202e", "\ufdfa", "@", "*"])
async def test_four_thousand_of_anything_are_met_calmly(ana, sign):
    assert (await ana.asks(f"@bot {sign * 3990}")).text


async def test_what_people_type_is_echoed_nowhere(community, ana):
    bomb = "@bot @everyone <@&1> <@2> [click](https://evil.example) ||x|| ```code``` # Big"
    answer = await ana.asks(bomb)
    for part in ("everyone", "<@", "evil", "||", "```", "# Big"):
        assert part not in answer.raw


async def test_too_many_questions_get_one_kind_word_and_then_patience(community, ana, ben):
    for _ in range(ANSWERS):
        await ana.asks(QUESTION)
    assert "One moment" in (await ana.asks(QUESTION)).title
    await ana.says(QUESTION)
    await ana.hears_nothing()
    assert (await ben.asks(QUESTION)).title == WHEN
    community.clock.passes(seconds=30)
    assert (await ana.asks(QUESTION)).title == WHEN


async def test_an_error_is_told_kindly_and_disturbs_nobody_else(ana, ben, caplog):
    answer = await ana.asks("@bot boom")
    assert "Something went wrong" in answer.title
    assert "RuntimeError" not in answer.text
    assert "secret" not in answer.text
    reference = answer.text.split()[-1]
    assert f"reference {reference}" in caplog.text
    assert "secret/path" in caplog.text
    assert (await ben.asks(QUESTION)).title == WHEN


async def test_a_channel_that_is_closed_to_the_bot_disturbs_no_other(community, ana, ben):
    world = community.server.world
    closed = world.add_channel(community.server.guild, "closed")
    closed.forbid(world.bot.id, Permission.SEND_MESSAGES)
    ben.goes_to(closed)
    await ben.says(QUESTION)
    await ben.hears_nothing()
    assert (await ana.asks(QUESTION)).title == WHEN


async def test_a_question_that_was_deleted_gets_no_answer(community, ana):
    community.server.faults.add("POST", "/channels/*/messages", delay=0.1)
    said = await ana.says(QUESTION)
    await asyncio.sleep(0.05)
    del ana.place.messages[said.id]
    await ana.hears_nothing()
    assert (await ana.asks(QUESTION)).title == WHEN


@pytest.mark.parametrize(
    "trouble", [{"status": 503}, {"loses_answer": True}, {"status": 429, "retry_after": 0.1}]
)
async def test_trouble_on_the_way_neither_loses_nor_doubles_the_answer(community, ana, trouble):
    community.server.faults.add("POST", "/channels/*/messages", **trouble)
    assert (await ana.asks(QUESTION)).title == WHEN
    await community.server.settled(0.7)
    assert len(ana.reads()) == 1


async def test_a_reply_to_a_commands_response_cannot_be_read_and_is_told_so(ana):
    answer = await ana.uses("/ask", question="when was the summit?")
    said = await ana.asks("and who?", replying_to=answer)
    assert "cannot read replies" in said.title
    assert (await ana.asks("@bot and who?", replying_to=answer)).title == WHO


async def test_a_reply_without_a_ping_is_left_alone(ana):
    answer = await ana.asks(QUESTION)
    await ana.says("good to know", replying_to=answer, ping=False)
    await ana.hears_nothing()


async def test_the_answer_to_a_message_is_on_the_wire_as_discord_wants_it(community, ana):
    answer = await ana.asks(QUESTION)
    payload = payloads.message(answer.message)
    assert payload["flags"] & 1 << 15
    assert payload["message_reference"]["message_id"]
    assert len(payload["nonce"]) <= 25


async def test_a_picture_in_reply_to_the_bot_asks_nothing(ana):
    answer = await ana.asks(QUESTION)
    await ana.says("", replying_to=answer)
    await ana.hears_nothing()
