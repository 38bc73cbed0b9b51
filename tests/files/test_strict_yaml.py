"""Files mean the same to every reader of YAML, and hostile ones cost nothing."""

import datetime as dt

import pytest

from bot.files.strict_yaml import MAX_DEPTH, Refused, describe, plain, read


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("no", "yes or no"),
        ("On", "yes or no"),
        ("1.10", "a number"),
        ("12:30:45", "a number"),
        ("0x1F", "a number"),
        ("1_000", "a number"),
        (".inf", "a number"),
        ("2030-01-02", "a date"),
        ("2030-01-02 10:00:00", "a date with a time"),
        ("~", "nothing"),
        ("", "nothing"),
        ("November", "text"),
        ("500in5", "text"),
        ("2030-13-45", "text"),
        ("¿cuándo?", "text"),
    ],
)
def test_an_unquoted_word_is_what_yaml_takes_it_for(word, kind):
    assert describe(plain(word)) == kind


def test_quoted_words_are_texts():
    assert read("a: 'no'\nb: \"1.10\"\nc: |\n  12:30:45").value == {
        "a": "no",
        "b": "1.10",
        "c": "12:30:45",
    }


def test_dates_are_dates():
    assert read("day: 2030-01-02").value == {"day": dt.date(2030, 1, 2)}


def test_an_alias_is_refused_where_it_stands_and_the_rest_is_read():
    reading = read("a: &one [1]\nb: *one\nc: text")

    assert reading.value == {"a": [1], "b": Refused(), "c": "text"}
    assert [(slip.line, slip.path) for slip in reading.slips] == [(1, ("a",)), (2, ("b",))]


def test_a_bomb_of_aliases_does_not_go_off():
    layers = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))
    reading = read(f"a0: &a0 [boom]\n{layers}")

    assert len(reading.slips) == 9 + 72
    assert reading.value["a8"] == [Refused()] * 9


def test_a_bottomless_nest_is_left_at_the_limit():
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH).slips == ()
    (slip,) = read("[" * 100_000).slips
    assert slip.problem == "lies more than 10 levels deep"


def test_of_a_name_that_stands_twice_the_first_counts():
    reading = read("a: 1\nb: 2\na: 3")

    assert reading.value == {"a": 1, "b": 2}
    assert [(slip.line, slip.path) for slip in reading.slips] == [(3, ("a",))]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_an_empty_text_says_nothing(text):
    assert read(text).value is None
