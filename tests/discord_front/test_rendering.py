"""Any card becomes messages that Discord takes."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.cards import Attachment, Button, Card, Field, Link, Moment, Section, Style, Tone
from bot.discord_front.rendering import render
from tests.discord_server.limits.components import check_components, walk
from tests.discord_server.limits.messages import check_message

WORDS = st.text(max_size=120)
LONG = st.text(alphabet="ab *\n.", max_size=3000)
BUTTONS = st.builds(
    Button,
    label=st.text(alphabet="abc", min_size=1, max_size=120),
    action=st.text(alphabet="abc:", min_size=1, max_size=80),
    style=st.sampled_from(Style),
)
LINKS = st.builds(Link, label=st.just("Website"), url=st.just("https://example.org"))
SECTIONS = st.builds(
    Section,
    heading=WORDS,
    paragraphs=st.lists(LONG, max_size=2).map(tuple),
    buttons=st.lists(BUTTONS, max_size=7).map(tuple),
)
CARDS = st.builds(
    Card,
    title=WORDS.filter(lambda text: text.strip()),
    tone=st.sampled_from(Tone),
    paragraphs=st.lists(LONG, max_size=4).map(tuple),
    sections=st.lists(SECTIONS, max_size=8).map(tuple),
    links=st.lists(LINKS, max_size=6).map(tuple),
    buttons=st.lists(BUTTONS, max_size=30).map(tuple),
    footer=st.none() | WORDS,
)


def body(page):
    return {
        "components": page.view.to_components(),
        "flags": 1 << 15,
        "allowed_mentions": {"parse": []},
    }


def texts(page):
    return [part["content"] for part in walk(page.view.to_components()) if part["type"] == 10]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CARDS, st.none() | st.just(2**64 - 1))
async def test_every_card_keeps_to_discords_limits(card, owner):
    for page in render(card, owner):
        files = {item.name: item.content for item in page.attachments}
        assert list(check_message(body(page), files)) == []


async def test_a_long_text_goes_on_in_further_messages_and_nothing_is_lost():
    paragraphs = tuple(f"Paragraph {number}. " + "word " * 150 for number in range(12))
    pages = render(Card("Long", paragraphs=paragraphs))
    assert len(pages) == 3
    whole = "\n".join(text for page in pages for text in texts(page))
    assert whole.split() == ["###", "Long", *" ".join(paragraphs).split()]


async def test_many_buttons_go_on_in_further_messages():
    buttons = tuple(Button(f"Button {number}", f"ask:{number}") for number in range(80))
    pages = render(Card("Many", buttons=buttons))
    shown = [part for page in pages for part in walk(page.view.to_components())]
    assert sum(part["type"] == 2 for part in shown) == 80
    assert all(list(check_components(page.view.to_components(), v2=True)) == [] for page in pages)


async def test_a_card_reads_from_top_to_bottom():
    card = Card(
        title="Dates",
        tone=Tone.ANSWER,
        paragraphs=("It took place in May.",),
        fields=(Field("Host", "SCI"),),
        sections=(Section("More", ("Something.",)),),
        links=(Link("Website", "https://example.org"),),
        buttons=(Button("Where?", "ask:a.where"), Button("Helpful", "helpful:yes:a.when")),
        footer="Source: a press release",
    )
    (page,) = render(card)
    assert texts(page) == [
        "### Dates\nIt took place in May.\n\n**Host** · SCI",
        "**More**\nSomething.",
        "-# Source: a press release",
    ]
    rows = [part for part in walk(page.view.to_components()) if part["type"] == 1]
    labels = [[button["label"] for button in row["components"]] for row in rows]
    assert labels == [["Website"], ["Where?"], ["Helpful"]]


@pytest.mark.parametrize("tone", Tone)
async def test_a_tone_is_told_by_more_than_colour(tone):
    (page,) = render(Card("Title", tone))
    signless = {Tone.ANSWER, Tone.INFO}
    assert (texts(page)[0] == "### Title") == (tone in signless)


async def test_a_moment_is_shown_in_each_readers_own_time():
    moment = Moment(dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC))
    (page,) = render(Card("When", fields=(Field("Starts", moment),)))
    assert "<t:1796144400:F> (<t:1796144400:R>)" in texts(page)[0]


async def test_an_attachment_is_shown_and_sent():
    card = Card("Events", attachments=(Attachment("events.ics", b"BEGIN"),))
    (page,) = render(card)
    assert list(check_message(body(page), {"events.ics": b"BEGIN"})) == []
    for _ in range(2):  # as when a message is sent again after trouble
        assert [file.fp.read() for file in page.files()] == [b"BEGIN"]


async def test_what_can_be_pressed_already_is_not_offered_twice():
    again = Button("Where?", "ask:a.where")
    (page,) = render(Card("Twice", sections=(Section("x", buttons=(again,)),), buttons=(again,)))
    assert list(check_message(body(page), {})) == []
