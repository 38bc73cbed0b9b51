"""Buttons: what they bring, to whom, and for how long."""

import asyncio

import pytest

from bot.services.ports import Noted, StoreFault
from bot.store.database import Database
from tests.discord_front.scripted import WHEN, WHO

HELPFUL, NOT_HELPFUL = "cards.helpful.yes", "cards.helpful.no"


async def opinions(community):
    database = await Database.open(community.folder)
    try:
        rows = await database.read("SELECT answer, helpful FROM feedback")
        return [(row["answer"], bool(row["helpful"])) for row in rows]
    finally:
        await database.close()


async def test_a_related_question_is_answered_to_the_presser_only(ana, ben):
    answer = await ana.asks("@bot when was the summit?")
    shown = await ben.clicks(answer.buttons[0])
    assert shown.title != answer.title
    assert shown.is_private
    assert len(ana.reads()) == 1


async def test_in_direct_messages_nothing_needs_to_be_private(ana):
    ana.opens_dms()
    answer = await ana.asks("when was the summit?")
    assert not (await ana.clicks(answer.buttons[0])).is_private


async def test_choices_give_way_to_what_the_asker_chose(ana):
    choices = await ana.asks("@bot maybe?")
    assert len(choices.buttons) == 3
    answer = await ana.clicks(choices.buttons[0])
    assert answer.message is choices.message
    assert answer.title == WHEN
    assert len(ana.reads()) == 1


async def test_somebody_elses_choice_leaves_the_choices_standing(community, ana, ben):
    choices = await ana.asks("@bot maybe?")
    answer = await ben.clicks(choices.buttons[0])
    assert answer.is_private
    assert community.words("cards.suggested.title") in ana.reads()[0].title


async def test_what_was_pressed_can_be_followed_up(ana):
    choices = await ana.asks("@bot maybe?")
    assert (await ana.clicks(WHEN, on=choices)).title == WHEN
    assert (await ana.asks("@bot and who?")).title == WHO


async def test_buttons_still_work_after_a_restart(community, ana):
    answer = await ana.asks("@bot when was the summit?")
    private = await ana.uses("/ask", question="when?", private=True)
    await community.restart()
    assert (await ana.clicks(answer.buttons[0], on=answer)).text
    assert (await ana.clicks(private.buttons[0], on=private)).is_private
    assert "Thank you" in (await ana.clicks(community.words(HELPFUL), on=answer)).title


async def test_only_the_asker_can_press_buttons_of_a_private_answer(community, ana, ben):
    private = await ana.uses("/ask", question="when?", private=True)
    for label in private.buttons:
        refused = await ben.clicks(label, on=private)
        assert "for somebody else" in refused.title
    await community.server.settled()
    assert await opinions(community) == []


async def test_an_opinion_counts_once_a_person_and_may_change(community, ana, ben):
    answer = await ana.asks("@bot when was the summit?")
    assert "Thank you" in (await ana.clicks(community.words(HELPFUL), on=answer)).title
    assert "Noted already" in (await ana.clicks(community.words(HELPFUL), on=answer)).title
    assert "Thank you" in (await ana.clicks(community.words(NOT_HELPFUL), on=answer)).title
    assert "Thank you" in (await ben.clicks(community.words(HELPFUL), on=answer)).title
    assert sorted(await opinions(community)) == [
        (WHEN, False),
        (WHEN, True),
    ]


async def test_thanks_for_an_opinion_are_private(community, ana):
    answer = await ana.asks("@bot when was the summit?")
    assert (await ana.clicks(community.words(HELPFUL), on=answer)).is_private


class SlowOpinions:
    """A database on a disk that takes its time."""

    def __init__(self):
        self.may_finish = asyncio.Event()

    async def note(self, person, answer, *, helpful, at):
        await self.may_finish.wait()
        return Noted.NEW


class BrokenOpinions:
    """A database on a disk that is full."""

    async def note(self, person, answer, *, helpful, at):
        raise StoreFault("the disk is full: make room")


async def test_a_slow_disk_delays_no_acknowledgement(silent):
    silent.opinions = SlowOpinions()
    await silent.start()
    ana, ben = silent.person("Ana"), silent.person("Ben")
    answer = await ana.asks("@bot when was the summit?")
    press = asyncio.create_task(ana.clicks(silent.words(HELPFUL), on=answer))
    await silent.server.until(
        lambda: any(item.waited is not None for item in silent.server.interactions.values())
    )
    assert not press.done()
    assert (await ben.asks("@bot when?")).title == WHEN
    silent.opinions.may_finish.set()
    assert "Thank you" in (await press).title


async def test_a_full_disk_is_admitted_and_questions_are_answered_on(silent):
    silent.opinions = BrokenOpinions()
    await silent.start()
    ana = silent.person("Ana")
    answer = await ana.asks("@bot when was the summit?")
    assert "could not note" in (await ana.clicks(silent.words(HELPFUL), on=answer)).title
    assert (await ana.asks("@bot when?")).title == WHEN


@pytest.mark.parametrize(
    "action",
    [
        "unknown:thing",
        "nothing",
        "helpful:yes:no-such.answer",
        "helpful:yes:'); DROP TABLE feedback; --",
        "helpful:",
        "about:nothing",
        "ask:no-such.cell",
        "ask:",
        "ask:@everyone",
    ],
)
async def test_a_crafted_button_changes_nothing_and_breaks_nothing(community, ana, action):
    answer = await ana.asks("@bot when was the summit?")
    button = answer.button(community.words(HELPFUL))
    button["custom_id"] = f"en::{action}"
    shown = await ana.presses(button["custom_id"], answer)
    assert shown.is_private
    assert "@everyone" not in shown.raw
    assert await opinions(community) == []
    assert (await ana.asks("@bot when?")).title == WHEN


async def test_a_crafted_language_is_read_as_english(community, ana):
    answer = await ana.asks("@bot when was the summit?")
    button = answer.button(community.words(HELPFUL))
    button["custom_id"] = f"zz::ask:{WHO}"
    assert (await ana.presses(button["custom_id"], answer)).title == WHO


async def test_presses_are_limited_like_questions(ana):
    answer = await ana.asks("@bot when was the summit?")
    label = answer.buttons[0]
    for _ in range(4):
        await ana.clicks(label, on=answer)
    assert "One moment" in (await ana.clicks(label, on=answer)).title
