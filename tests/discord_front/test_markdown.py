"""Text reads on Discord as it was written: nothing formats, nothing pings."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_front.markdown import label, plain, printable, split

HOSTILE = [
    "@everyone",
    "@here",
    "<@123>",
    "<@&123>",
    "<#123>",
    "</ask:123>",
    "<t:0:R>",
    "<:wave:123>",
    "[click](https://evil.example)",
    "**bold** __under__ ~~gone~~ ||spoiler|| `code`",
    "```\nblock\n```",
    "# Big",
    "-# small",
    "> quote",
    ">>> quotes",
    "- item",
    "+ item",
    "1. one",
    "\\*",
]


def reads_as(markdown):
    """Return how Discord shows escaped text."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown).replace("\u200b", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_stays_active(text):
    markdown = plain(text)
    assert reads_as(markdown) == text
    bare = re.sub(r"\\.", "", markdown)
    assert not re.search(r"[*_~`|<\[]", bare)
    assert not re.search(r"@(everyone|here)", markdown)
    assert not re.search(r"^\s*(#{1,3} |-# |[-+] |>|\d+\. )", markdown, re.MULTILINE)


@pytest.mark.parametrize(
    "address",
    ["https://allamericassummit.sistercities.org/", "https://example.org/a_b_c?d=e&f=*g*#h"],
)
def test_web_addresses_stay_whole(address):
    assert address in plain(f"See {address} for *more*")


def test_mail_addresses_can_be_copied():
    assert plain("Write to 500in5@sci-africa.com.") == "Write to 500in5@sci-africa.com."


def test_controls_and_direction_overrides_are_dropped():
    assert printable("a\x00b\u202ec\td\ne") == "abc d\ne"


@given(st.text(max_size=300))
def test_any_text_reads_as_it_was_written(text):
    if "http" not in text and "\u200b" not in text:
        assert reads_as(plain(text)) == printable(text)


@given(st.text(alphabet="ab .\n\\*", max_size=400), st.integers(min_value=20, max_value=60))
def test_split_keeps_to_the_limit_and_loses_no_word(text, limit):
    markdown = plain(text)
    parts = list(split(markdown, limit))
    assert all(len(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(markdown.split())


@given(st.text(alphabet="*", min_size=50, max_size=200))
def test_split_never_parts_an_escape_from_what_it_escapes(text):
    for part in split(plain(text), 21):
        assert reads_as(part) == "*" * (len(part) // 2)


def test_a_label_is_one_line_that_fits():
    assert label("a\nb  c", 10) == "a b c"
    assert label("x" * 100, 80) == "x" * 79 + "…"
