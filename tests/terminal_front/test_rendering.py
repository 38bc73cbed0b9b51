"""Cards in a terminal: readable in every width, without colours, and in plain ASCII."""

import datetime as dt
import io

import pytest

from bot.core.cards import Attachment, Button, Card, Field, Link, Moment, Section, Tone
from bot.terminal_front.rendering import LOOKS, CardView
from bot.terminal_front.screen import PLAIN, prepare_streams, screen

CARD = Card(
    title="When was the summit?",
    tone=Tone.ANSWER,
    paragraphs=("From May 28–31, 2024: it is over. See https://example.org/summit.", "And so on."),
    fields=(Field("Where", "nowhere"), Field("A longer label than most", "value")),
    sections=(Section("More", ("A part.",), buttons=(Button("First", "ask:one"),)),),
    links=(Link("Website", "https://example.org/summit"), Link("Form", "https://example.org/form")),
    buttons=(Button("Second", "ask:two"), Button("Good", "helpful:yes:x")),
    footer="Source: a document",
)


def printed(card: Card, numbers=None, width: int = 80, encoding: str = "utf-8") -> str:
    prepare_streams()
    stream = io.TextIOWrapper(io.BytesIO(), encoding, errors=PLAIN, write_through=True)
    console = screen(stream)
    console.width = width
    console.print(CardView(card, lambda tone, _: tone.value.upper(), numbers or {}))
    return stream.buffer.getvalue().decode(encoding)


def test_a_card_shows_everything_in_order():
    text = printed(CARD)
    parts = [
        *("✔ ANSWER: When was the summit?", "May 28–31", "And so on.", "Where", "nowhere"),
        *("More", "A part.", "→ Form: https://example.org/form", "Source"),
    ]

    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_a_link_spelled_out_in_the_text_is_not_repeated():
    assert printed(CARD).count("https://example.org/summit") == 1


def test_what_can_be_pressed_has_a_number_and_what_cannot_is_not_shown():
    text = printed(CARD, {"ask:one": 1, "helpful:yes:x": 2})

    assert "[1] First" in text
    assert "[2] Good" in text
    assert "Second" not in text


def test_where_nothing_can_be_pressed_choices_are_shown_to_be_typed():
    choices = Card("Did you mean", Tone.CHOICE, buttons=(Button("When was it?", "ask:x"),))

    assert "• When was it?" in printed(choices)
    assert "Second" not in printed(CARD)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(width):
    for line in printed(CARD, {"ask:one": 1, "ask:two": 2}, width).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("tone", list(Tone))
def test_a_tone_is_told_by_a_sign_and_a_word_in_every_terminal(tone):
    card = Card("Title", tone)

    assert f"{LOOKS[tone].sign} {tone.value.upper()}: Title" in printed(card)
    assert f"{LOOKS[tone].plain_sign} {tone.value.upper()}: Title" in printed(
        card, encoding="ascii"
    )


def test_a_terminal_without_unicode_gets_letters_without_accents_and_plain_dashes():
    card = Card("¿Cuándo es la cumbre?", paragraphs=("Del 28–31 de mayo… «así» 都",))
    text = printed(card, encoding="ascii")

    assert "Cuando es la cumbre?" in text
    assert 'Del 28-31 de mayo... "asi" ?' in text


def test_a_terminal_with_accents_keeps_them():
    assert "é à ñ" in printed(Card("é à ñ"), encoding="latin-1")


def test_text_can_neither_steer_the_terminal_nor_be_taken_for_markup():
    text = printed(Card("a\x1b[31mb\x07\u202ec", paragraphs=("[bold]d[/bold] :smile:",)))

    assert "a[31mbc" in text
    assert "[bold]d[/bold] :smile:" in text


def test_a_moment_is_shown_in_the_zone_it_was_meant_in():
    at = Moment(dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC), "Europe/Paris")

    text = printed(Card("x", fields=(Field("Quand", at),), language="fr"))

    assert "mardi 1 décembre 2026, 18:00 (Europe/Paris)" in text


def test_an_attachment_does_not_disturb_a_card():
    assert "Title" in printed(Card("Title", attachments=(Attachment("a.ics", b""),)))


def test_colours_are_used_in_a_terminal_and_left_out_when_nobody_wants_them(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    green, cyan = "\x1b[32m", "\x1b[1;36m"
    text = printed(CARD, {"ask:one": 1})
    assert all(line.startswith(f"{green}▌") for line in text.splitlines())
    assert f"{cyan}[1] " in text

    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in printed(CARD)
