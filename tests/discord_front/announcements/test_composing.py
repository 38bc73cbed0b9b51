"""From `/announce new` to the post: window, preview, and what it will do."""

import pytest

from tests.discord_front.announcements.conftest import (
    WORDS,
    posted,
    posts,
    presses,
    sends_off,
    writes,
)
from tests.discord_front.signups.conftest import role
from tests.discord_server.permissions import Permission
from tests.discord_server.sight import Form

NOW = "2026-11-22T12:00"


async def test_a_preview_shows_exactly_what_is_posted(community, olga, news):
    card = await writes(olga, channel=news)
    assert card.is_private
    preview = next(seen for seen in olga.reads() if "Summit news" in seen.text)
    assert preview.is_private
    await olga.clicks("Post now", on=card)
    post = await posted(community, news)
    assert post.raw == preview.raw
    assert "**Doors** open at nine." in post.raw
    assert community.server.pings == []


async def test_two_presses_and_two_devices_post_once(community, olga, news):
    card = await writes(olga, channel=news)
    await olga.clicks("Post now", on=card)
    again = await olga.clicks("Post now", on=card)
    assert "cannot be done any more" in again.title
    await posted(community, news)


async def test_the_effect_is_told_in_words(community, olga, news):
    members = role(community, "Members")
    for number in range(3):
        community.person(f"member {number}").becomes(members)
    card = await writes(olga, channel=news, mention=members, publish=True)
    assert "#news" in card.text or "news" in card.text
    assert "Members" in card.text
    assert "3" in card.text


async def test_exactly_the_chosen_role_is_called(community, olga, news):
    members = role(community, "Members")
    community.server.permitted_mentions.append({"parse": [], "roles": [members.id]})
    words = WORDS | {"Title": f"<@&{role(community, 'Helpers').id}> @everyone"}
    card = await writes(olga, words, channel=news, mention=members)
    assert community.server.pings == []
    await olga.clicks("Post now", on=card)
    await posted(community, news)
    assert [pings.roles for _, pings in community.server.pings] == [(members,)]


async def test_calling_everyone_asks_again_and_names_the_number(community, olga, news):
    server = community.server
    server.administration.allow(news, server.world.bot.id, Permission.MENTION_EVERYONE)
    server.administration.allow(news, olga.user.id, Permission.MENTION_EVERYONE)
    await server.settled()
    server.permitted_mentions.append({"parse": ["everyone"]})
    card = await writes(olga, channel=news, mention=server.guild.everyone)
    question = await olga.clicks("Post now", on=card)
    count = len(server.guild.members)
    assert f"Yes, ping {count} people" in question.buttons
    assert posts(news) == []
    await olga.clicks("Yes, ping", on=question)
    await posted(community, news)
    assert [pings.everyone for _, pings in server.pings] == [True]


async def test_a_role_that_may_not_be_called_is_refused_while_composing(community, olga, news):
    card = await writes(olga, channel=news, mention=role(community, "Closed"))
    assert "Closed" in card.text
    assert "Post now" not in card.buttons


async def test_what_was_closed_since_the_preview_is_refused(community, olga, news):
    members = role(community, "Members")
    card = await writes(olga, channel=news, mention=members)
    community.server.administration.change_role(community.server.guild, members, mentionable=False)
    await community.server.settled()
    refused = await presses(olga, "Post now", on=card)
    assert "Members" in refused.text
    assert posts(news) == []


async def test_whoever_cannot_write_somewhere_cannot_let_the_bot_do_it(community, olga, news):
    card = await writes(olga, channel=news)
    community.server.administration.forbid(news, olga.user.id, Permission.SEND_MESSAGES)
    await community.server.settled()
    await presses(olga, "Post now", on=card)
    assert posts(news) == []
    assert "Post now" not in (await writes(olga, channel=news)).buttons


async def test_a_time_is_echoed_and_kept_to(community, olga, news):
    card = await writes(olga, channel=news, when="2026-11-22 18:00")
    assert "<t:1795370400:F>" in card.raw
    planned = await olga.clicks("Schedule", on=card)
    assert "Planned" in planned.title
    assert posts(news) == []
    community.clock.passes(hours=6)
    community.bot.wake_delivery()
    await posted(community, news)


async def test_the_clients_own_time_is_taken(olga, news):
    card = await writes(olga, channel=news, when="<t:1795370400:F>")
    assert "<t:1795370400:F>" in card.raw


async def test_a_time_that_cannot_be_used_is_told_before_anything_is_typed(olga, news):
    card = await olga.uses("/announce new", channel=news, when="blue moon")
    assert "cannot be used" in card.title
    form = await olga.clicks("Choose the time later", on=card)
    assert isinstance(form, Form)
    card = await sends_off(olga, form, WORDS)
    form = await olga.clicks("Choose a time", on=card)
    assert isinstance(form, Form)
    card = await sends_off(olga, form, {"Time, in your time zone": "2026-11-22 18:00"})
    assert "<t:1795370400:F>" in card.raw


async def test_a_time_that_comes_twice_is_refused_with_both_readings(olga, news):
    await olga.uses("/announce zone", zone="Europe/Berlin")
    card = await olga.uses("/announce new", channel=news, when="2027-10-31 02:30")
    readings = [text for text in card.buttons if "2:30" in text]
    assert len(readings) == 2
    form = await olga.clicks(readings[1], on=card)
    card = await sends_off(olga, form, WORDS)
    assert "<t:1824946200:F>" in card.raw


async def test_a_dismissed_window_leaves_a_draft_to_go_on_with(community, olga, news):
    await olga.uses("/announce new", channel=news)
    await community.restart()
    drafts = await olga.uses("/announce list", kind="drafts")
    card = await presses(olga, "Show", on=drafts)
    form = await olga.clicks("Edit", on=card)
    assert "Post now" in (await sends_off(olga, form, WORDS)).buttons


async def test_windows_that_were_dismissed_do_not_pile_up(olga, news):
    for _ in range(3):
        await olga.uses("/announce new", channel=news)
    drafts = await olga.uses("/announce list", kind="drafts")
    assert drafts.buttons.count("Show") == 1


async def test_a_window_that_was_open_during_a_restart_counts(community, olga, news):
    form = await olga.uses("/announce new", channel=news)
    await community.restart()
    card = await sends_off(olga, form, WORDS)
    await community.restart()
    await olga.clicks("Post now", on=card)
    await posted(community, news)


async def test_an_old_preview_lets_nothing_out_that_it_does_not_show(community, olga, news):
    old = await writes(olga, channel=news)
    form = await olga.clicks("Edit", on=old)
    await sends_off(olga, form, WORDS | {"Title": "Changed"})
    card = await presses(olga, "Post now", on=old)
    assert posts(news) == []
    await olga.clicks("Post now", on=card)
    post = await posted(community, news)
    assert "Changed" in post.text


async def test_a_picture_is_uploaded_described_and_posted(community, olga, news):
    words = WORDS | {"Picture to upload (optional)": [("bridge.png", b"PNG")]}
    card = await writes(olga, words, channel=news)
    assert "Picture" in card.text
    form = await olga.clicks("Picture", on=card)
    card = await sends_off(olga, form, {"What the picture shows": "A bridge"})
    await olga.clicks("Post now", on=card)
    post = await posted(community, news)
    assert post.files == {"picture.png": b"PNG"}


@pytest.mark.parametrize(
    ("file", "told"), [(("a.exe", b"MZ"), "not a picture"), (("a.png", b"0" * 9_000_000), "large")]
)
async def test_what_is_no_picture_is_told_and_the_words_are_kept(olga, news, file, told):
    words = WORDS | {"Picture to upload (optional)": [file]}
    await writes(olga, words, channel=news)
    assert any(told in seen.title for seen in olga.reads())
    assert any("Summit news" in seen.text for seen in olga.reads())


async def test_other_languages_are_offered_by_a_button(community, olga, news, ana):
    words = WORDS | {"Who says it, and whom to ask (optional)": "Olga, in #help"}
    card = await writes(olga, words, channel=news)
    languages = await olga.clicks("Other languages", on=card)
    form = await olga.clicks("Español", on=languages)
    card = await sends_off(olga, form, {"Title": "Noticias", WORDS_LABEL: "Abre a las nueve."})
    await olga.clicks("Post now", on=card)
    post = await posted(community, news)
    ana.goes_to(news)
    spanish = await ana.clicks("Español", on=post)
    assert spanish.is_private
    assert "Abre a las nueve." in spanish.text
    asked = await ana.clicks("Questions?", on=post)
    assert asked.is_private
    assert "Olga, in #help" in asked.text


WORDS_LABEL = "Text, with Markdown if you like"


async def test_members_can_do_nothing_of_it(community, olga, mallory, news):
    card = await writes(olga, channel=news)
    mallory.goes_to(card.message.channel)
    for command, options in {
        "/announce new": {"channel": news},
        "/announce list": {},
        "/announce show": {"announcement": "1"},
        "/announce edit": {"announcement": "1"},
        "/announce move": {"announcement": "1", "when": "tomorrow 9:00"},
        "/announce cancel": {"announcement": "1"},
        "/announce retry": {"announcement": "1"},
        "/announce log": {"announcement": "1"},
        "/announce repeat": {"announcement": "1"},
        "/announce zone": {"zone": "UTC"},
    }.items():
        refused = await mallory.uses(command, **options)
        assert "for organizers" in refused.title, command
    for label in card.buttons:
        custom_id = card.button(label)["custom_id"]
        refused = await mallory.presses(custom_id, card)
        assert "Summit news" not in refused.text, label
    assert await mallory.types("/announce show", announcement="summit") == []
    assert await mallory.types("/announce new", template="a") == []
    await community.server.settled()
    assert posts(news) == []
