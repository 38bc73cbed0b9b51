"""What becomes of announcements while the chat is closed, and whom they reach."""

import contextlib
import sqlite3

import pytest

NOW = "2026-11-22T12:00:00+00:00"
WORDS = ("/announce new general", "Summer picnic", "Bring food.", ".", "", "", "")
AT_SIX = ("", "", "2026-12-01 18:00", "", "1")
TO_THE_LIST = (*WORDS, "next summit", "1")
POST = "# general Summer picnic"


@pytest.fixture(autouse=True)
def clock(at):
    at(NOW)


def test_it_is_posted_once_when_its_time_has_come_also_in_a_member_s_chat(organize, at):
    organize(*WORDS, "", *AT_SIX)
    at("2026-12-01T18:00:10+00:00")
    assert organize("/contact", role="member").count(POST) == 1
    assert POST not in organize("/contact")


def test_an_hour_late_it_is_posted_and_says_so(organize, at):
    organize(*WORDS, "", *AT_SIX)
    at("2026-12-01T19:00:00+00:00")
    shown = organize("/contact")
    assert POST in shown
    assert "late" in shown
    assert "18:00" in shown


def test_a_day_late_it_is_not_posted_but_reported_with_a_way_out(organize, at):
    organize(*WORDS, "", *AT_SIX)
    at("2026-12-02T18:00:00+00:00")
    shown = organize("/contact")
    assert POST not in shown
    assert "Summer picnic" in shown
    assert POST in organize("/announce list failed", "/announce retry summer picnic")


def test_after_three_weeks_a_weekly_one_is_posted_once(organize, at):
    organize(*WORDS, "", "", "", "every monday 9:00", "", "1")
    at("2026-12-14T09:30:00+00:00")
    assert organize("/contact").count(POST) == 1


def test_the_people_of_the_list_get_it_as_a_direct_message(organize, member):
    shown = organize(*TO_THE_LIST, "", "", "", "1")
    assert POST in shown
    assert "@ local Summer picnic Bring food." in shown
    assert "because you are on the list “Tell me about the next summit”" in shown


def test_whoever_wants_no_more_news_gets_none(organize, member):
    shown = organize(*TO_THE_LIST, "", "", "", "1", "2")
    assert "No more" in shown
    again = organize("/announce repeat summer picnic", "1")
    assert POST in again
    assert "@ local" not in again


def test_a_reader_asks_whom_to_turn_to(organize):
    lines = ("/announce new general", "Picnic", "Bring food.", ".", "", "", "Ana, #help")
    shown = organize(*lines, "", "", "", "", "1", "1")
    assert shown.rindex("Ana, #help") > shown.index("[1] Questions?")


def test_an_announcement_around_an_event_is_planned_by_the_event_s_date(organize, at):
    at("2024-05-01T12:00:00+00:00")
    shown = organize(*WORDS, "", "", "", "7 days before the summit at 9:00", "", "1")
    assert "When Tuesday, May 21, 2024, 9:00 AM (UTC)" in shown


def test_after_a_crash_while_printing_people_are_asked_and_nothing_is_posted_twice(
    organize, at, tmp_path
):
    organize(*WORDS, "", *AT_SIX)
    at("2026-12-01T18:00:10+00:00")
    left_by_a_program_that_died(tmp_path / "data" / "bot.db")
    shown = organize("/contact")
    assert POST not in shown
    assert "Please look whether it is there: Summer picnic" in shown
    shown = organize("/announce show summer picnic", "2")
    assert shown.count(POST) == 2  # shown as it is, and posted


def left_by_a_program_that_died(file):
    """Leave the post claimed, as a program does that was killed while it printed."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.execute(
            """
            UPDATE outbox SET status = 'claimed', attempts = 1, unsure_since = due
            WHERE kind = 'announcement'
            """
        )
        database.commit()
