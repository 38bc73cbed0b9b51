"""A post in a terminal: whose channel, whom it calls, and its Markdown as it is meant to look."""

import io

import pytest
from rich.console import Console

from bot.core.cards import Link
from bot.terminal_front.posts import PostCard
from bot.terminal_front.rendering import CardView


def printed(post: PostCard) -> str:
    console = Console(file=io.StringIO(), width=60)
    console.print(CardView(post, lambda *_: "never shown"))
    return console.file.getvalue()


def test_a_post_names_its_channel_and_whom_it_calls():
    shown = printed(PostCard("Picnic", where="# general", calls="@everyone"))
    assert shown.split() == ["▌", "#", "general", "▌", "@everyone", "▌", "Picnic"]


def test_markdown_looks_as_it_is_meant():
    shown = printed(PostCard("Picnic", paragraphs=("Bring **food**:\n- bread\n- `salt`",)))
    assert "Bring food:" in shown
    assert "• bread" in shown
    assert "*" not in shown
    assert "`" not in shown


def test_lines_stay_parted_and_addresses_are_to_be_seen():
    shown = printed(PostCard("Picnic", paragraphs=("One\nTwo [here](https://a.org/b)",)))
    assert "One\n▌ Two here (https://a.org/b)" in shown


def test_tags_are_text_and_nothing_steers_the_terminal():
    shown = printed(PostCard("Picnic", paragraphs=("<b>bold</b> \x1b[31mred \u202egnirts",)))
    assert "<b>bold</b>" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_the_link_and_the_byline_stand_below():
    post = PostCard("Picnic", links=(Link("Map", "https://a.org"),), footer="Ask Ana", where="# x")
    assert printed(post).endswith("Map: https://a.org\n▌\n▌ Ask Ana\n")


@pytest.mark.parametrize("typed", ["a &amp; b", "| a | b |", "---", "<i>c</i>", "||d||"])
def test_what_is_no_markdown_on_discord_stands_as_it_was_typed(typed):
    assert typed in printed(PostCard("Picnic", paragraphs=(typed,)))
