"""What people do with commands, forms, buttons and menus reaches the client, and comes back."""

import pytest

from tests.discord_server.sight import Form


async def test_a_form_is_filled_in_and_sent(server, ana):
    form = await ana.uses("/form")
    assert isinstance(form, Form)
    assert form.title == "Who are you?"
    typed = {"Name": "Ana", "Colour": "Blue", "I agree": True, "Picture": [("a.png", b"PNG")]}
    answer = await ana.submits(form, typed)
    assert answer.text == "Ana Blue True PNG"
    assert answer.is_private
    assert server.violations == []


@pytest.mark.parametrize(
    "answers",
    [{}, {"Name": "x" * 21, "Colour": "Red"}, {"Name": "A", "Colour": "Green"}, {"Age": "3"}],
)
async def test_the_client_does_not_send_a_form_that_is_filled_in_wrongly(ana, answers):
    form = await ana.uses("/form")
    with pytest.raises(AssertionError):
        await ana.submits(form, answers)


async def test_buttons_and_menus(server, ana):
    seen = await ana.uses("/menu")
    assert (await ana.selects("1", on=seen)).text == "picked 1"
    assert (await ana.clicks("Press")).text == "pressed"
    assert server.violations == []


async def test_people_roles_and_channels_are_passed_on(server, ana):
    role = server.world.add_role(server.guild, "Helpers")
    answer = await ana.uses("/whom", person=ana, role=role, place=ana.place)
    assert answer.text == "Ana Helpers general"


async def test_a_deferral_is_as_private_as_it_said(ana):
    seen = await ana.uses("/later")
    assert seen.text == "first"
    assert seen.is_private
    assert (await ana.hears()).text == "second"


async def test_words_are_offered_while_typing(ana):
    offered = await ana.types("/offers", word="x")
    assert [choice["value"] for choice in offered] == ["xa", "xb", "xc"]


async def test_a_response_after_the_deadline_is_refused(server, ana):
    server.deadline = 0.1
    with pytest.raises(AssertionError, match="not acknowledged"):
        await ana.uses("/late")
    await server.until(lambda: server.violations)
    assert "was acknowledged after" in server.violations[0]


async def test_no_response_at_all_fails_the_test(server, ana):
    server.deadline = 0.1
    with pytest.raises(AssertionError, match="not acknowledged"):
        await ana.uses("/silent")


async def test_a_second_acknowledgement_is_refused(server, ana):
    await ana.uses("/twice")
    await server.until(lambda: server.violations)
    assert server.violations == ["COMMAND was acknowledged a second time"]


async def test_a_ping_that_was_not_permitted_is_refused(server, ana):
    server.permitted_mentions = [{"parse": ["everyone"]}]
    assert (await ana.uses("/ping")).text == "@everyone"
    server.permitted_mentions = []
    with pytest.raises(AssertionError, match="could ping"):
        await ana.uses("/ping")


async def test_commands_that_are_not_registered_cannot_be_used(ana):
    with pytest.raises(AssertionError, match="there is no command"):
        await ana.uses("/nothing")
    with pytest.raises(AssertionError, match="needs"):
        await ana.uses("/offers")
