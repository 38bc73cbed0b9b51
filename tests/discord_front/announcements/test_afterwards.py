"""What organizers do with announcements that are planned, sent, or have failed."""

from bot.core.permissions import Actor
from tests.discord_front.announcements.conftest import (
    WORDS,
    last,
    posted,
    posts,
    presses,
    sends_off,
    subscribes,
    writes,
)
from tests.discord_front.signups.conftest import channel, role
from tests.discord_server.permissions import MEMBERS, Permission
from tests.discord_server.sight import Form, Seen

UPLOAD = "Picture to upload (optional)"
TEXT = "Text, with Markdown if you like"
EVENING = "2026-11-22 18:00"


async def plans(olga, news, words=None, when=EVENING, **options):
    card = await writes(olga, words, channel=news, when=when, **options)
    return await presses(olga, "Schedule", on=card)


async def time_passes(community, **time):
    await community.bot.wait_until_ready()
    await community.server.settled(0.1)
    community.clock.passes(**time)
    community.bot.wake_delivery()
    await community.server.settled(0.4)


async def receipt_of(community, olga):
    """Let time pass until all direct messages have ended, and return the receipt."""
    olga.opens_dms()
    for _ in range(10):
        await time_passes(community, seconds=21)
        if olga.reads():
            break
    return await olga.hears()


async def post_at_once(community, olga, place, **options):
    await presses(olga, "Post now", on=await writes(olga, channel=place, **options))
    return await posted(community, place)


async def test_lists_show_what_there_is_and_when_the_delivery_ran(community, olga, news):
    await plans(olga, news)
    planned = await olga.uses("/announce list")
    assert "Summit news" in planned.text
    assert "Delivery last at work" in planned.text
    assert "Summit news" not in (await olga.clicks("Sent", on=planned)).text
    await time_passes(community, hours=6)
    sent = await olga.uses("/announce list", kind="sent")
    assert "Summit news" in sent.text


async def test_pickers_find_titles_with_typos(olga, news):
    await plans(olga, news)
    (offered, *_) = await olga.types("/announce show", announcement="sumit newz")
    assert offered["name"].startswith("Summit news")
    card = await olga.uses("/announce show", announcement=offered["value"])
    assert "Summit news" in card.text


async def test_what_is_planned_can_be_changed(community, olga, otto, news):
    await plans(olga, news)
    form = await otto.uses("/announce edit", announcement="Summit news")
    await sends_off(otto, form, WORDS | {"Title": "Better news"})
    await time_passes(community, hours=6)
    assert "Better news" in (await posted(community, news)).text


async def test_what_is_planned_is_moved_once_the_time_was_echoed(community, olga, news):
    await plans(olga, news)
    asked = await olga.uses("/announce move", announcement="Summit news", when="2026-11-22 20:00")
    assert "Is this the time" in asked.title
    assert "8:00" in asked.text or "20:00" in asked.text
    await presses(olga, "Yes, move it", on=asked)
    await time_passes(community, hours=6)
    assert posts(news) == []
    await time_passes(community, hours=2)
    await posted(community, news)


async def test_a_recurrence_is_moved_as_it_was_typed(community, olga, news):
    await plans(olga, news)
    asked = await olga.uses("/announce move", announcement="Summit news", when="every day at 19:00")
    await presses(olga, "Yes, move it", on=asked)
    await time_passes(community, hours=7)
    await time_passes(community, hours=24)
    assert len(posts(news)) == 2


async def test_nothing_is_moved_that_cannot_be_asked_about(community, olga, news):
    await plans(olga, news)
    zone = "America/Argentina/Buenos_Aires"
    typed = f"every monday and thursday at 19:00 from 2026-11-23 until 2027-03-01 {zone}"
    asked = await olga.uses("/announce move", announcement="Summit news", when=typed)
    assert "fewer words" in asked.title
    await time_passes(community, hours=6)
    assert len(posts(news)) == 1


async def test_a_long_recurrence_is_asked_about_too(community, olga, news):
    await plans(olga, news)
    long = "every monday and thursday at 19:00 from 2026-11-23 until 2027-03-01"
    asked = await olga.uses("/announce move", announcement="Summit news", when=long)
    assert "Is this the time" in asked.title
    await presses(olga, "Yes, move it", on=asked)
    await time_passes(community, hours=6)
    assert posts(news) == []


async def test_what_is_called_off_is_not_posted_and_can_be_used_again(community, olga, news):
    await plans(olga, news)
    asked = await olga.uses("/announce cancel", announcement="Summit news")
    assert "Cancel this?" in asked.title
    await presses(olga, "Yes, cancel it", on=asked)
    await time_passes(community, hours=7)
    assert posts(news) == []
    await olga.uses("/announce repeat", announcement="Summit news")
    await presses(olga, "Post now", on=await last(olga))
    await posted(community, news)


async def test_an_edit_of_a_post_calls_nobody_again(community, olga, otto, news):
    members = role(community, "Members")
    community.server.permitted_mentions.append({"parse": [], "roles": [members.id]})
    await post_at_once(community, olga, news, mention=members)
    form = await otto.uses("/announce edit", announcement="Summit news")
    await sends_off(otto, form, WORDS | {"Title": "@everyone"})
    await community.server.until(lambda: posts(news)[0].message.edits, what="the edit")
    assert len(community.server.pings) == 1
    form = await presses_and_sees(otto, "Picture")
    words = {"What the picture shows": "A bridge", UPLOAD: [("a.png", b"PNG")]}
    await sends_off(otto, form, words)
    await community.server.until(lambda: posts(news)[0].files, what="the picture")
    (edit, _) = community.server.sent("PATCH", f"/messages/{posts(news)[0].message.id}")
    assert edit.body["allowed_mentions"] == {"parse": []}
    assert posts(news)[0].files == {"picture.png": b"PNG"}
    log = await olga.uses("/announce log", announcement="everyone")
    assert "Summit news" in log.text
    assert "changed (Otto)" in log.text


async def presses_and_sees(person, label):
    return await person.clicks(label, on=await last(person))


async def test_a_post_is_not_changed_into_what_could_not_be_posted(community, olga, news):
    await post_at_once(community, olga, news)
    form = await olga.uses("/announce edit", announcement="Summit news")
    card = await sends_off(olga, form, {"Title": "New", TEXT: "See {nothing.here}"})
    assert "nothing.here" in card.text
    assert any("See {nothing.here}" in seen.text for seen in olga.reads())
    await community.server.settled(0.3)
    assert "Doors" in posts(news)[0].text


async def test_a_post_is_published_once(community, olga, news):
    await post_at_once(community, olga, news, publish=True)
    await community.server.until(
        lambda: community.server.sent("POST", "/crosspost"), what="the publication"
    )
    await community.server.settled()
    assert len(community.server.sent("POST", "/crosspost")) == 1


async def test_people_on_the_list_get_it_and_can_end_that(community, olga, ana, ben, plaza):
    for person in (ana, ben):
        await subscribes(person)
    ben.user.takes_dms = False
    await post_at_once(community, olga, plaza, list="newsletter")
    ana.opens_dms()
    message = await ana.hears()
    assert "Summit news" in message.text
    assert "Newsletter" in message.text
    ended = await ana.clicks("No more of these messages", on=message)
    assert ended.is_private or ended.message.channel is message.message.channel
    receipt = await receipt_of(community, olga)
    assert "Ben" in receipt.text or str(ben.user.id) in receipt.text
    assert next(iter(receipt.links.values())).startswith("https://discord.com/channels/")


async def test_those_not_reached_are_mentioned_by_one_press(community, olga, ana, plaza):
    await subscribes(ana)
    ana.user.takes_dms = False
    await post_at_once(community, olga, plaza, list="newsletter")
    community.server.permitted_mentions.append({"parse": [], "users": [ana.user.id]})
    receipt = await receipt_of(community, olga)
    await olga.clicks("Mention them in a channel", on=receipt)
    await olga.clicks("Mention them in a channel", on=receipt)
    await community.server.settled(0.3)
    assert [pings.users for _, pings in community.server.pings] == [(ana.user,)]


async def test_what_fails_is_told_and_sent_elsewhere_by_one_press(community, olga, news, plaza):
    await plans(olga, news)
    community.server.administration.delete_channel(news)
    await time_passes(community, hours=6)
    olga.goes_to(channel(community, "desk"))
    told = await olga.hears()
    assert "Summit news" in told.text
    form = await olga.clicks("Another channel", on=told)
    assert isinstance(form, Form)
    await sends_off(olga, form, {"channel": [str(plaza.id)]})
    await posted(community, plaza)


async def test_what_failed_is_tried_again(community, olga, news):
    await plans(olga, news)
    community.server.administration.forbid(
        news, community.server.world.bot.id, Permission.SEND_MESSAGES
    )
    await time_passes(community, hours=6)
    failed = await olga.uses("/announce list", kind="failed")
    assert "Summit news" in failed.text
    community.server.administration.allow(
        news, community.server.world.bot.id, Permission.SEND_MESSAGES
    )
    await olga.uses("/announce retry", announcement="Summit news")
    await posted(community, news)
    nothing = await olga.uses("/announce retry", announcement="Summit news")
    assert "nothing to try again" in nothing.title


async def test_organizers_are_warned_an_hour_before(community, olga, news):
    await plans(olga, news)
    community.server.administration.forbid(
        news, community.server.world.bot.id, Permission.SEND_MESSAGES
    )
    await community.server.settled()
    await time_passes(community, hours=5, minutes=1)
    olga.goes_to(channel(community, "desk"))
    warning = await olga.hears()
    assert "Summit news" in warning.text


async def test_a_post_whose_answer_was_lost_is_found_however_long_that_took(community, olga, news):
    server = community.server
    await plans(olga, news)
    server.faults.add("POST", f"/channels/{news.id}/messages", loses_answer=True)
    await time_passes(community, hours=6)
    server.nonces.clear()
    olga.goes_to(news)
    for number in range(120):
        await olga.says(str(number))
    await time_passes(community, minutes=2)
    mine = [seen for seen in posts(news) if "Summit news" in seen.text]
    assert len(mine) == 1
    assert "Summit news" in (await olga.uses("/announce list", kind="sent")).text


async def test_a_post_that_nobody_can_look_for_is_asked_about(community, olga, news):
    server = community.server
    await plans(olga, news)
    server.faults.add("POST", f"/channels/{news.id}/messages", loses_answer=True)
    server.administration.forbid(news, server.world.bot.id, Permission.READ_MESSAGE_HISTORY)
    await server.settled()
    await time_passes(community, hours=6)
    await time_passes(community, minutes=2)
    olga.goes_to(channel(community, "desk"))
    asked = await olga.hears()
    assert {"It is there", "It is not there: send it"} <= set(asked.buttons)
    assert len(posts(news)) == 1
    await olga.clicks("It is there", on=asked)
    assert "Summit news" in (await olga.uses("/announce list", kind="sent")).text
    await community.server.settled()
    assert len(posts(news)) == 1


async def test_a_second_organizer_approves_what_they_have_seen(community, olga, otto, news):
    settings = {"second_approver": True}
    actor = Actor("1", str(community.server.guild.id), manages_server=True)
    await community.bot.services.desks.setup.change(actor, settings, community.clock())
    await presses(olga, "Post now", on=await writes(olga, channel=news))
    assert posts(news) == []
    otto.goes_to(channel(community, "desk"))
    asked = await otto.hears()
    seen = await presses(otto, "Approve", on=asked)
    assert posts(news) == []
    own = await presses(olga, "Approve", on=Seen(seen.message))
    assert posts(news) == []
    await presses(otto, "Approve", on=seen)
    await posted(community, news)
    assert own is not None


async def test_whoever_lost_the_role_posts_no_longer(community, olga, news):
    await plans(olga, news)
    community.server.guild.members[olga.user.id].roles.clear()
    await time_passes(community, hours=6)
    assert posts(news) == []


async def test_templates_are_saved_and_used(community, olga, news, plaza):
    members = role(community, "Members")
    community.server.permitted_mentions.append({"parse": [], "roles": [members.id]})
    card = await writes(olga, channel=news, language="es", mention=members)
    more = await olga.clicks("More…", on=card)
    form = await olga.clicks("Save as template", on=more)
    await olga.submits(form, {"Name of the template": "Monthly"})
    form = await olga.uses("/announce new", channel=plaza, template="Monthly")
    assert form.fields["Title"]["value"] == "Summit news"
    await presses(olga, "Post now", on=await sends_off(olga, form, {}))
    await posted(community, plaza)
    assert [pings.roles for _, pings in community.server.pings] == [(members,)]


async def test_another_servers_organizers_see_nothing_of_it(community, olga, news):
    await plans(olga, news)
    world = community.server.world
    elsewhere = world.add_guild("Elsewhere")
    boss = world.add_role(elsewhere, "Bosses", permissions=MEMBERS | Permission.ADMINISTRATOR)
    owner = community.server.person("Owner", guild=elsewhere)
    owner.becomes(boss)
    await community.restart()
    assert await owner.types("/announce show", announcement="summit") == []
    card = await owner.uses("/announce show", announcement="1")
    assert "Summit" not in card.text
