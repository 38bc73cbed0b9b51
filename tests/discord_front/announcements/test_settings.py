"""What can be set besides the words: channel, people, list, sign-up button, lateness, zone."""

import dataclasses
import datetime as dt

from bot.core.announcements.announcement import Everyone, Here, NoMention, RoleMention
from bot.core.knowledge.values import EventDates
from tests.discord_front.announcements.conftest import (
    last,
    posted,
    posts,
    presses,
    sends_off,
    subscribes,
    writes,
)
from tests.discord_front.announcements.test_afterwards import plans, time_passes
from tests.discord_front.scripted import SUMMIT
from tests.discord_front.signups.conftest import role


async def stored(community, id_=1):
    news = community.bot.announcements.store.view.news
    return await news.announcements.get(str(community.server.guild.id), id_)


async def test_channel_people_and_list_are_picked_in_one_window(community, olga, news, plaza):
    card = await writes(olga, channel=news)
    form = await olga.clicks("Channel and people", on=card)
    assert form.fields["Channel"]["default_values"][0]["id"] == news.id
    everyone = str(community.server.guild.everyone.id)
    members = str(role(community, "Members").id)
    for chosen, here, mention in (
        ([everyone], False, Everyone()),
        ([everyone], True, Here()),
        ([members], False, RoleMention(members, "Members")),
        ([], False, NoMention()),
    ):
        answers = {"channel": [str(plaza.id)], "mention": chosen, "here": here}
        card = await sends_off(olga, form, {**answers, "list": "newsletter"})
        assert "#plaza" in card.text
        assert "Newsletter" in card.text
        assert (await stored(community)).mention == mention
        form = await olga.clicks("Channel and people", on=card)
    card = await sends_off(olga, form, {"list": []})
    assert (await stored(community)).list is None


async def test_publishing_is_refused_where_nobody_can_follow(olga, news, plaza):
    card = await writes(olga, channel=plaza, publish=True)
    assert "Post now" not in card.buttons
    form = await olga.clicks("Channel and people", on=card)
    card = await sends_off(olga, form, {"publish": False})
    assert "Post now" in card.buttons


async def test_the_sign_up_button_of_a_list_goes_with_the_post(community, olga, ana, news):
    card = await writes(olga, channel=news)
    more = await olga.clicks("More…", on=card)
    form = await olga.clicks("Sign-up button", on=more)
    card = await sends_off(olga, form, {"button": "newsletter"})
    await presses(olga, "Post now", on=card)
    post = await posted(community, news)
    ana.goes_to(news)
    form = await ana.clicks("Sign up: Newsletter", on=post)
    assert "I agree" in form.fields


async def test_how_late_is_fine_is_a_number_of_hours(community, olga, news):
    card = await writes(olga, channel=news)
    more = await olga.clicks("More…", on=card)
    form = await olga.clicks("If it comes late", on=more)
    await sends_off(olga, form, {"hours": "0"})
    assert (await stored(community)).lateness.hours == 0
    form = await olga.clicks("If it comes late", on=more)
    await sends_off(olga, form, {"hours": "x"})
    assert (await stored(community)).lateness.hours == 0


async def test_times_are_read_in_ones_own_zone(community, olga, otto, news):
    (offered, *_) = await olga.types("/announce zone", zone="bogota")
    await olga.uses("/announce zone", zone=offered["value"])
    await writes(olga, channel=news, when="2026-11-22 18:00")
    await writes(otto, channel=news, when="2026-11-22 18:00")
    hours = [(await stored(community, id_)).schedule.due.hour for id_ in (1, 2)]
    assert hours == [23, 18]


async def test_a_further_language_left_empty_is_taken_out(community, olga, news):
    card = await writes(olga, channel=news)
    languages = await olga.clicks("Other languages", on=card)
    form = await olga.clicks("Français", on=languages)
    card = await sends_off(olga, form, {"title": "Nouvelles", "body": "Bonjour"})
    assert set((await stored(community)).wordings) == {"en", "fr"}
    languages = await olga.clicks("Other languages", on=card)
    form = await olga.clicks("✓ Français", on=languages)
    await sends_off(olga, form, {"title": "", "body": ""})
    assert set((await stored(community)).wordings) == {"en"}


async def test_a_recurrence_goes_on(community, olga, news):
    await plans(olga, news, when="every day at 13:00")
    for hours in (1, 24, 24):
        await time_passes(community, hours=hours)
    assert len(posts(news)) == 3


async def test_one_of_a_series_is_left_out_and_the_last_one_reworded(community, olga, news):
    await plans(olga, news, when="every day at 13:00")
    await time_passes(community, hours=1)
    asked = await olga.uses("/announce cancel", announcement="Summit news")
    await presses(olga, "Only the next one", on=asked)
    await time_passes(community, hours=24)
    assert len(posts(news)) == 1
    form = await olga.uses("/announce edit", announcement="Summit news")
    card = await sends_off(olga, form, {"Title": "Better news"})
    await presses(olga, "Change the last post, too", on=card)
    await time_passes(community, seconds=1)
    assert "Better news" in posts(news)[0].text
    await time_passes(community, hours=24)
    assert len(posts(news)) == 2


def the_summit_is_on(community, day):
    engine = community.library.engine
    summit = engine.knowledge.topics[SUMMIT]
    moved = dataclasses.replace(summit, dates=EventDates(day, day))
    topics = {**engine.knowledge.topics, SUMMIT: moved}
    engine.knowledge = dataclasses.replace(engine.knowledge, topics=topics)


async def test_what_is_planned_around_an_event_moves_with_it(community, olga, news):
    when = "2 days before the summit at 9:00"
    refused = await olga.uses("/announce new", channel=news, when=when)
    assert "cannot be used" in refused.title
    the_summit_is_on(community, dt.date(2026, 11, 25))
    await plans(olga, news, when=when)
    the_summit_is_on(community, dt.date(2026, 11, 26))
    await community.bot.announcements.upkeep.run(community.clock())
    await time_passes(community, hours=22)
    assert posts(news) == []
    await time_passes(community, hours=24)
    assert len(posts(news)) == 1


async def test_a_button_in_a_direct_message_knows_the_server(community, olga, ana, plaza):
    await subscribes(ana)
    await presses(olga, "Post now", on=await writes(olga, channel=plaza))
    await time_passes(community, seconds=30)
    olga.opens_dms()
    receipt = await olga.hears()
    await olga.clicks("Show", on=receipt)
    assert "Summit news" in (await last(olga)).text
    community.server.guild.members[olga.user.id].roles.clear()
    refused = await olga.clicks("Show", on=receipt)
    assert "for organizers" in refused.title


async def test_a_list_may_be_named_by_its_title(olga, news):
    card = await writes(olga, channel=news, list="newsletter")
    assert "on the list “Newsletter”" in card.text
    card = await writes(olga, channel=news, list="NewsLetter")
    assert "on the list “Newsletter”" in card.text
    card = await writes(olga, channel=news, list="no such list")
    assert "Post now" not in card.buttons
