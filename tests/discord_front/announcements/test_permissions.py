"""Who is no organizer, or no longer one, gets nowhere: commands, buttons, windows, pickers."""

import pytest

from tests.discord_front.announcements.conftest import WORDS, last, posts, presses, writes
from tests.discord_front.announcements.test_afterwards import plans
from tests.discord_front.signups.conftest import channel, role

FORMS = ("edit", "picture", "place", "move")
MORE = ("button", "lateness", "template", "zone")


def press_of(card, verb):
    buttons = (card.button(label)["custom_id"] for label in card.buttons)
    return next(id_ for id_ in buttons if f":announce:{verb}:" in id_)


def loses_role(community, person):
    """Take the role from somebody who goes on seeing the organizers' commands."""
    community.server.guild.members[person.user.id].roles.clear()
    person.becomes(role(community, "Events"))


@pytest.mark.parametrize("verb", FORMS)
async def test_a_window_sent_off_after_the_role_was_lost_changes_nothing(
    community, olga, otto, news, verb
):
    card = await writes(olga, channel=news, when="2026-11-22 18:00")
    form = await olga.presses(press_of(card, verb), card)
    loses_role(community, olga)
    refused = await olga.submits(form, {"when": "2026-11-23 18:00"} if verb == "move" else {})
    assert "for organizers" in refused.title
    drafts = await otto.uses("/announce list", kind="drafts")
    assert "Summit news" in drafts.text


@pytest.mark.parametrize("verb", MORE)
async def test_rarer_windows_are_closed_to_whoever_lost_the_role(community, olga, news, verb):
    card = await writes(olga, channel=news)
    more = await presses(olga, "More…", on=card)
    form = await olga.presses(press_of(more, verb), more)
    loses_role(community, olga)
    answers = {"template": {"name": "A"}, "lateness": {"hours": "1"}}.get(verb, {})
    assert "for organizers" in (await olga.submits(form, answers)).title
    assert "for organizers" in (await olga.presses(press_of(more, verb), more)).title


async def test_every_button_is_closed_to_whoever_lost_the_role(community, olga, news):
    card = await writes(olga, channel=news, when="2026-11-22 18:00")
    planned = await plans(olga, news)
    await presses(olga, "Show", on=planned)
    shown = await last(olga)
    loses_role(community, olga)
    for seen in (card, planned, shown):
        for label in seen.buttons:
            if label == "Questions?":
                continue
            refused = await olga.clicks(label, on=seen)
            assert "for organizers" in refused.title, label
    for command in ("show", "edit", "move", "cancel", "retry", "log", "repeat"):
        offered = await olga.types(f"/announce {command}", announcement="summit")
        assert offered == [], command
    assert posts(news) == []


async def test_notices_in_the_organizers_channel_answer_to_organizers_only(
    community, olga, mallory, news
):
    community.server.administration.delete_channel(news)
    await community.server.settled()
    await community.restart()
    plaza = channel(community, "plaza")
    await presses(olga, "Schedule", on=await writes(olga, channel=plaza, when="2026-11-22 18:00"))
    community.server.administration.delete_channel(plaza)
    await community.bot.wait_until_ready()
    community.clock.passes(hours=6)
    community.bot.wake_delivery()
    desk = channel(community, "desk")
    mallory.goes_to(desk)
    told = await mallory.hears()
    for label in told.buttons:
        refused = await mallory.clicks(label, on=told)
        assert "for organizers" in refused.title, label


async def test_members_read_and_ask_and_end_only_their_own_news(community, olga, ana, news):
    words = WORDS | {"Title": "For all"}
    await presses(olga, "Post now", on=await writes(olga, words, channel=news))
    await community.server.until(lambda: posts(news), what="the post")
    ana.goes_to(news)
    asked = await ana.clicks("Questions?", on=posts(news)[0])
    assert asked.is_private
