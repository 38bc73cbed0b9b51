"""Composing, approving, moving and finding announcements, as an organizer sees it."""

from dataclasses import replace

import pytest

from bot.core.announcements.announcement import Everyone, Picture, RoleMention, Wording
from bot.core.announcements.survey import ChannelView
from bot.core.outbox import Refused, Target, Unreachable
from bot.core.schedules.schedule import Once
from tests.services.announcements.conftest import DAY, HOUR, MINUTE, OLGA, OTTO


def actions(card):
    return [button.action for button in card.buttons]


def values(card):
    return {field.label: field.value for field in card.fields}


async def preview(room, draft, language="en"):
    return await room.desks.composing.preview(OLGA, draft.id, language, room.now)


async def test_the_preview_says_whom_it_reaches_and_when(room):
    schedule = Once.at(room.now + DAY, "America/Bogota")
    draft = await room.draft(schedule=schedule, mention=RoleMention("9", "Fans"))
    room.probe.with_role()
    card = (await preview(room, draft)).card
    told = values(card)
    assert told["Channel"] == "news"
    assert told["Who is pinged"] == "everybody with the role Fans: 12 people"
    assert told["Next time"].at == room.now + DAY
    assert "November 21, 2026" in told["When"]


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
async def test_every_card_is_there_in_every_language(room, language):
    draft = await room.draft(schedule=Once.at(room.now + DAY, "UTC"), mention=Everyone())
    desks = room.desks
    cards = [(await preview(room, draft, language)).card]
    cards.append(await desks.planning.schedule(OLGA, draft.id, language, room.now))
    cards.append(await desks.planning.schedule(OLGA, draft.id, language, room.now, sure=True))
    cards += [
        await desks.overview.listing(OLGA, kind, language, room.now)
        for kind in ("planned", "drafts", "sent", "failed")
    ]
    cards.append((await desks.overview.show(OLGA, draft.id, language, room.now)).card)
    cards.append(await desks.overview.log(OLGA, draft.id, language))
    cards.append(await desks.planning.cancel(OLGA, draft.id, language, room.now))
    titles = {card.title for card in cards}
    assert all(card.language == language for card in cards)
    assert len(titles) >= 9


async def test_what_is_missing_is_named_with_its_remedy_and_nothing_can_be_posted(room):
    draft = await room.draft(
        title="",
        text="See you at {sumit.dates}",
        link="sistercities",
        picture=Picture("", "https://x.example/a.png"),
    )
    card = (await preview(room, draft)).card
    told = " ".join(field.value for field in card.sections[0].fields)
    for part in ("no title", "{sumit.dates}"[1:-1], "no web address", "what the picture shows"):
        assert part in told
    assert f"announce:post:{draft.id}" not in actions(card)
    refused = await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    assert refused.title.startswith("Not ready yet")


async def test_placeholders_are_filled_in_the_posts_language(room):
    wordings = {
        "en": Wording("Summit", "It is {summit.dates}."),
        "es": Wording("Cumbre", "{summit.dates}"),
    }
    draft = await room.draft(wordings=wordings)
    shown = await preview(room, draft)
    assert shown.post.text == "It is May 28–31, 2024."
    await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    await room.delivery.catch_up()
    post = room.sender.posts[0][2]
    assert [button.label for button in post.buttons] == ["Español", "Questions?"]
    posting = (await room.records.view.news.postings.of(draft.id))[0]
    other = await room.desks.readers.read("g", posting.id, "es", "en", room.now)
    assert other.text == "del 28 al 31 de mayo de 2024"


async def test_a_large_ping_asks_again_and_names_the_number(room):
    room.probe.change(reach=214)
    draft = await room.draft(mention=Everyone())
    asked = await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    assert asked.title == "Are you sure?"
    assert "214 people" in asked.buttons[0].label
    assert actions(asked) == [f"announce:post:{draft.id}:sure"]
    await room.delivery.catch_up()
    assert room.posted == []
    await room.desks.planning.post_now(OLGA, draft.id, "en", room.now, sure=True)
    await room.delivery.catch_up()
    assert room.posted == ["Hello"]


async def test_a_small_role_does_not_ask(room):
    room.probe.with_role()
    room.probe.change(reach=50)
    draft = await room.draft(mention=RoleMention("9", "Fans"))
    card = await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    assert card.title == "On its way: Hello"


async def test_a_second_press_posts_nothing_twice(room):
    draft = await room.draft()
    await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    again = await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    assert again.title == "That cannot be done any more"
    await room.delivery.catch_up()
    assert room.posted == ["Hello"]


async def test_a_dismissed_draft_is_taken_up_again(room):
    assert await room.desks.composing.resumable(OLGA) is None
    draft = await room.draft()
    found = await room.desks.composing.resumable(OLGA)
    assert found == draft
    assert await room.desks.composing.resumable(OTTO) is None
    await room.desks.composing.discard(OLGA, draft.id, "en")
    assert await room.desks.composing.resumable(OLGA) is None


async def approving(room, **others):
    async with room.records.change() as records:
        settings = await records.lists.settings("g")
        await records.lists.set_up("g", replace(settings, **{"second_approver": True, **others}))


async def test_where_a_server_wants_it_another_organizer_has_to_approve(room):
    await approving(room)
    draft = await room.draft()
    card = await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    assert card.title == "Waits for approval: Hello"
    await room.delivery.catch_up()
    assert room.posted == []
    [(target, _, asked)] = room.sender.cards
    assert (target, asked.title) == ("organizers", "To be approved: Hello")
    own = await room.desks.planning.approve(OLGA, draft.id, "en", room.now)
    assert own.title == "Somebody else has to approve this"
    await room.desks.planning.approve(OTTO, draft.id, "en", room.now)
    await room.delivery.catch_up()
    assert room.posted == ["Hello"]


async def test_what_was_approved_and_then_changed_has_to_be_approved_again(room):
    await approving(room)
    draft = await room.draft(schedule=Once.at(room.now + DAY, "UTC"))
    await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    await room.desks.planning.approve(OTTO, draft.id, "en", room.now)
    changed = {"wordings": {"en": Wording("Hello", "Something else.")}}
    await room.desks.composing.write(OTTO, draft.id, changed, room.now)
    await room.passes(DAY)
    assert room.posted == []
    own = await room.desks.planning.approve(OTTO, draft.id, "en", room.now)
    assert own.title == "Somebody else has to approve this"
    await room.desks.planning.approve(OLGA, draft.id, "en", room.now)
    await room.delivery.catch_up()
    assert room.posted == ["Hello"]


async def test_declined_it_is_a_draft_again_and_its_organizer_is_told(room):
    await approving(room)
    draft = await room.draft()
    await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    await room.desks.planning.decline(OTTO, draft.id, "en", room.now)
    await room.delivery.catch_up()
    assert ("person", "olga") in [(target, to) for target, to, _ in room.sender.cards]
    assert (await room.desks.composing.resumable(OLGA)).id == draft.id


async def test_moved_it_goes_out_at_its_new_time_only(room):
    draft = await room.draft(schedule=Once.at(room.now + HOUR, "UTC"))
    await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    later = Once.at(room.now + 3 * HOUR, "UTC")
    card = await room.desks.planning.move(OTTO, draft.id, later, "en", room.now)
    assert values(card)["When"].at == room.now + 3 * HOUR
    await room.passes(2 * HOUR)
    assert room.posted == []
    await room.passes(HOUR)
    assert room.posted == ["Hello"]


async def test_moved_away_and_back_it_goes_out_once(room):
    there, away = Once.at(room.now + HOUR, "UTC"), Once.at(room.now + 2 * HOUR, "UTC")
    draft = await room.draft(schedule=there)
    await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    for schedule in (away, there, away, there):
        await room.desks.planning.move(OLGA, draft.id, schedule, "en", room.now)
    await room.passes(HOUR)
    await room.passes(HOUR)
    assert room.posted == ["Hello"]


async def test_another_channel_and_other_words_hold_for_what_is_planned(room):
    draft = await room.draft(schedule=Once.at(room.now + HOUR, "UTC"))
    await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    changes = {"channel": "66", "wordings": {"en": Wording("Bye", "Go.")}}
    await room.desks.composing.write(OTTO, draft.id, changes, room.now)
    await room.passes(HOUR)
    assert [(to, post.title) for _, to, post in room.sender.posts] == [("66", "Bye")]


async def test_lists_show_what_there_is_and_when_the_delivery_was_last_at_work(room):
    for number in range(7):
        draft = await room.draft(title=f"N{number}", schedule=Once.at(room.now + DAY, "UTC"))
        await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    still = await room.desks.overview.listing(OLGA, "planned", "en", room.now)
    assert "stands still" in still.footer
    await room.passes(MINUTE)
    card = await room.desks.overview.listing(OLGA, "planned", "en", room.now)
    assert values(card)["Delivery last at work"].at == room.now
    assert card.footer is None
    assert len(card.sections) == 5
    assert "announce:list:planned:1" in actions(card)
    second = await room.desks.overview.listing(OLGA, "planned", "en", room.now, 1)
    assert len(second.sections) == 2


async def test_pickers_find_by_titles_with_typos(room):
    for title in ("Summit registration", "Youth camp", "Budget"):
        await room.draft(title=title)
    labels = await room.desks.overview.offers(OLGA, "sumit registratoin", "en")
    assert labels[0][0].startswith("Summit registration · draft")
    assert (await room.desks.overview.find(OLGA, "youth")).title == "Youth camp"
    assert await room.desks.overview.find(OLGA, "zzzzqqqq") is None


async def test_templates_begin_new_announcements(room):
    draft = await room.draft(schedule=Once.at(room.now + DAY, "UTC"), byline="Olga")
    await room.desks.templates.save(OLGA, draft.id, "Weekly  news", "en")
    assert await room.desks.templates.offers(OTTO, "week") == ["Weekly news"]
    new = await room.desks.templates.use(OTTO, "Weekly news", room.now, channel="66")
    assert (new.title, new.byline, new.channel, new.schedule) == ("Hello", "Olga", "66", None)
    await room.desks.templates.delete(OTTO, "Weekly news", "en")
    assert await room.desks.templates.use(OTTO, "Weekly news", room.now) is None


async def test_repeating_makes_a_draft_of_its_own(room):
    draft = await room.draft()
    await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    await room.delivery.catch_up()
    again = await room.desks.care.repeat(OTTO, draft.id, room.now)
    assert (again.title, again.author, again.status.value) == ("Hello", "otto", "draft")
    await room.desks.planning.post_now(OTTO, again.id, "en", room.now)
    await room.delivery.catch_up()
    assert room.posted == ["Hello"] * 2


async def test_a_planned_one_changed_to_ping_many_has_to_be_planned_again(room):
    room.probe.change(reach=214)
    draft = await room.draft(schedule=Once.at(room.now + HOUR, "UTC"))
    await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    await room.desks.composing.write(OTTO, draft.id, {"mention": Everyone()}, room.now)
    shown = await room.desks.overview.show(OTTO, draft.id, "en", room.now)
    assert "is a draft again" in shown.card.paragraphs[0]
    await room.passes(MINUTE)
    asked = await room.desks.planning.schedule(OTTO, draft.id, "en", room.now)
    assert asked.title == "Are you sure?"
    await room.desks.planning.schedule(OTTO, draft.id, "en", room.now, sure=True)
    await room.passes(HOUR)
    assert room.posted == ["Hello"]


async def test_who_changes_what_waits_cannot_approve_it(room):
    await approving(room)
    draft = await room.draft()
    await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    changed = {"wordings": {"en": Wording("Bye", "Something else.")}}
    await room.desks.composing.write(OTTO, draft.id, changed, room.now)
    own = await room.desks.planning.approve(OTTO, draft.id, "en", room.now)
    assert own.title == "Somebody else has to approve this"
    await room.desks.planning.approve(OLGA, draft.id, "en", room.now)
    await room.delivery.catch_up()
    assert room.posted == ["Bye"]


async def test_pictures_of_discarded_drafts_are_deleted_and_others_kept(room):
    composing = room.desks.composing
    kept = await composing.upload(OLGA, "a.png", b"kept", room.now)
    lost = await composing.upload(OLGA, "b.png", b"lost", room.now)
    await room.draft(picture=Picture("A map", file=kept))
    gone = await room.draft(picture=Picture("A map", file=lost))
    await composing.discard(OLGA, gone.id, "en")
    await room.passes(2 * DAY)
    uploads = room.records.view.news.uploads
    assert (await uploads.get("g", kept)).content == b"kept"
    assert await uploads.get("g", lost) is None


async def test_before_it_is_approved_the_server_is_looked_at_once_more(room):
    await approving(room)
    draft = await room.draft(schedule=Once.at(room.now + DAY, "UTC"))
    await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    room.probe.change(channel=None)
    card = await room.desks.planning.approve(OTTO, draft.id, "en", room.now)
    assert card.title == "Not ready yet: Hello"
    assert "The channel is gone" in card.fields[0].value
    room.probe.change(channel=ChannelView("news"))
    card = await room.desks.planning.approve(OTTO, draft.id, "en", room.now)
    assert card.title == "Planned: Hello"


async def test_without_an_organizers_channel_another_organizer_is_asked_to_approve(room):
    await approving(room)
    await room.draft(title="Another", actor=OTTO)
    await room.draft(title="The last", actor=OLGA)
    draft = await room.draft()
    refuse_all(room)
    await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    await room.delivery.catch_up()
    [(target, to, card)] = room.sender.cards
    assert (target, to, card.title) == ("person", "otto", "To be approved: Hello")


async def test_and_then_the_owner_but_never_who_asks_for_it(room):
    await approving(room, owner="owen")
    await room.draft(title="Another", actor=OTTO)
    draft = await room.draft()
    refuse_all(room)
    room.sender.answers["otto"] = Unreachable("50007")
    await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    await room.delivery.catch_up()
    assert [(target, to) for target, to, _ in room.sender.cards] == [("person", "owen")]


async def test_what_its_organizer_cannot_be_told_goes_to_all_and_then_to_the_owner(room):
    await approving(room, owner="owen", second_approver=False)
    refuse_all(room)
    room.sender.answers["olga"] = Unreachable("50007")
    draft = await room.draft()
    await room.desks.planning.post_now(OLGA, draft.id, "en", room.now)
    await room.delivery.catch_up()
    [(target, to, card)] = room.sender.cards
    assert (target, to, card.title) == ("person", "owen", "Posted: Hello")
    assert await room.records.view.audit.unheard("g") == 0


def refuse_all(room):
    """Let there be no organizers' channel."""
    sending = room.sender.send

    async def send(notice, card):
        if notice.draft.target is Target.ORGANIZERS:
            return Refused("no channel is set up for it")
        return await sending(notice, card)

    room.sender.send = send
