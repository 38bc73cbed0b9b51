"""Nothing that anybody types can call people: every form of mention in every field, on the wire.

The loopback server refuses each request whose allowed mentions are others than those a test
permits, and keeps whom each message really calls.
"""

import dataclasses

import pytest

from tests.discord_front.announcements.conftest import (
    NEWSLETTER,
    posted,
    posts,
    presses,
    sends_off,
    subscribes,
    writes,
)
from tests.discord_front.announcements.mentions import FORMS
from tests.discord_front.announcements.test_afterwards import receipt_of, time_passes
from tests.discord_front.signups.conftest import channel, role
from tests.discord_server.permissions import Permission

CHUNKS = [FORMS[start : start + 4] for start in range(0, len(FORMS), 4)]


@pytest.fixture
def knowledge(knowledge):
    everybody = {"en": "@everyone @here <@&1>", "es": "@everyone"}
    list_ = dataclasses.replace(NEWSLETTER, title=everybody, description=everybody)
    return dataclasses.replace(knowledge, lists={**knowledge.lists, list_.id: list_})


@pytest.fixture
async def scene(community, olga, ana, ben):
    """A server where the bot may call all, and everything has a name that would."""
    server = community.server
    bot_role = next(item for item in server.guild.roles.values() if item.managed)
    everything = Permission.MENTION_EVERYONE | bot_role.permissions
    server.administration.change_role(server.guild, bot_role, permissions=everything)
    for item in server.guild.roles.values():
        item.mentionable = True
    plaza = channel(community, "plaza")
    server.administration.change_channel(plaza, name="@everyone")
    for person in (olga, ana, ben):
        person.user.name = f"@everyone <@&{role(community, 'Helpers').id}> @here"
        if person is not olga:
            await subscribes(person)
    ben.user.takes_dms = False
    await community.bot.wait_until_ready()
    await server.settled()
    return community, olga, ben, plaza


def typed(community, forms):
    """Return the forms with ids that exist, and in a length that every field takes."""
    ids = {
        "user": community.server.guild.owner_id,
        "role": role(community, "Helpers").id,
        "channel": channel(community, "desk").id,
    }
    return " ".join(form.format(**ids) for form in forms)


@pytest.mark.parametrize("forms", CHUNKS, ids=range(len(CHUNKS)))
async def test_no_field_calls_anybody_but_the_chosen(scene, forms):
    community, olga, ben, plaza = scene
    server, members = community.server, role(community, "Members")
    text = typed(community, forms)
    server.permitted_mentions += [
        {"parse": [], "roles": [members.id]},
        {"parse": [], "users": [ben.user.id]},
    ]
    words = {
        "title": text[:150],
        "body": f"{text}\n{{{text[:60].replace('{', '').replace('}', '')}}}",
        "byline": text[:150],
        "link": text[:500],
    }
    refused = await writes(olga, words, channel=plaza, mention=members, list="newsletter")
    assert "Post now" not in refused.buttons
    form = await olga.clicks("Edit", on=refused)
    words |= {"body": text, "link": "https://example.org/@everyone"}
    words["upload"] = [("@everyone.png", b"PNG")]
    card = await sends_off(olga, form, words)
    card = await sends_off(olga, await olga.clicks("Picture", on=card), {"alt": text[:1000]})
    languages = await olga.clicks("Other languages", on=card)
    form = await olga.clicks("Español", on=languages)
    card = await sends_off(olga, form, {"title": text[:150], "body": text})
    await olga.uses("/announce zone", zone=text[:80])
    await olga.uses("/announce new", channel=plaza, when=text[:200])
    more = await olga.clicks("More…", on=card)
    await olga.submits(await olga.clicks("Save as template", on=more), {"name": text[:80]})
    await olga.types("/announce new", channel=plaza, template=text[:50])
    await olga.types("/announce show", announcement=text[:80])
    await olga.uses("/announce show", announcement=text[:80])
    assert server.pings == []
    await presses(olga, "Post now", on=card)
    post = await posted(community, plaza)
    spanish = await ben.clicks("Español", on=dataclasses.replace(post))
    assert spanish.is_private
    await ben.clicks("Questions?", on=post)
    receipt = await receipt_of(community, olga)
    await presses(olga, "Mention them in a channel", on=receipt)
    await server.settled(0.3)
    olga.goes_to(next(iter(server.guild.channels.values())))
    form = await olga.uses("/announce edit", announcement="1")
    await sends_off(olga, form, {"title": text[:150], "body": f"{text} again"})
    await server.until(lambda: posts(plaza)[0].message.edits, what="the edit")
    for command in ("log", "repeat", "show"):
        await olga.uses(f"/announce {command}", announcement="1")
    await olga.uses("/announce list", kind="sent")
    await olga.uses("/announce list", kind="drafts")
    assert [pings.roles for _, pings in server.pings if pings.roles] == [(members,)]
    assert [pings.users for _, pings in server.pings if pings.users] == [(ben.user,)]
    assert not any(pings.everyone for _, pings in server.pings)


async def test_what_organizers_are_told_of_calls_nobody(scene):
    community, olga, _, plaza = scene
    server = community.server
    words = {"title": typed(community, FORMS)[:150], "body": typed(community, FORMS)[:2_900]}
    card = await writes(olga, words, channel=plaza, when="2026-11-22 18:00")
    await presses(olga, "Schedule", on=card)
    server.administration.delete_channel(plaza)
    await server.settled()
    await time_passes(community, hours=5, minutes=1)
    await time_passes(community, hours=1)
    desk = channel(community, "desk")
    assert len(posts(desk)) == 2
    assert server.pings == []
