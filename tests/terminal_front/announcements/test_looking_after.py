"""Looking after announcements in the chat: lists, titles with typos, and changes."""

import pytest

NOW = "2026-11-22T12:00:00+00:00"
DRAFT = ("/announce new general", "Summer picnic", "Bring food.", ".", *("",) * 6)
PLANNED = (*DRAFT, "2026-12-01 18:00", "", "1")
POSTED = (*DRAFT, "", "1")
POST = "# general Summer picnic Bring food."


@pytest.fixture(autouse=True)
def clock(at):
    at(NOW)


def test_the_lists_show_what_is_planned_drafted_and_sent_and_when_the_delivery_ran(organize):
    organize(*PLANNED)
    shown = organize("/announce list", "/announce list drafts", "/announce list sent")
    assert "Planned announcements Delivery last at work Sunday, November 22" in shown
    assert "Summer picnic Channel general When Tuesday, December 1, 2026, 6:00 PM" in shown
    assert shown.count("Summer picnic") == 1


@pytest.mark.parametrize("typed", ["Summer picnic", "summer", "sumer pcnic"])
def test_a_title_finds_its_announcement_in_spite_of_typos(organize, typed):
    organize(*PLANNED)
    assert f"{POST}" in organize(f"/announce show {typed}")


def test_without_a_title_one_chooses_and_no_number_has_to_be_known(organize):
    organize(*PLANNED)
    shown = organize("/announce show", "1")
    assert "Which one?" in shown
    assert POST in shown


def test_where_there_is_nothing_it_says_so(organize):
    assert "There is nothing to choose from" in organize("/announce cancel")
    organize(*PLANNED)
    assert "No announcement fits" in organize("/announce show xyzzy")


def test_what_is_cancelled_is_not_posted(organize, at):
    shown = organize(*PLANNED, "/announce cancel summer picnic")
    assert "Cancelled: Summer picnic" in shown
    at("2026-12-01T18:00:00+00:00")
    assert POST not in organize("/contact")


def test_cancelling_asks_which_one_when_the_title_is_not_exact(organize):
    shown = organize(*PLANNED, "/announce cancel sumer", "1")
    assert shown.index("Which one?") < shown.index("Cancelled: Summer picnic")


def test_of_a_series_the_next_one_alone_can_be_cancelled(organize, at):
    series = (*DRAFT, "every day at 18:00", "", "1")
    shown = organize(*series, "/announce cancel summer picnic", "1")
    assert "What is to be cancelled? Summer picnic" in shown
    assert "The next one is cancelled: Summer picnic" in shown
    at("2026-11-22T18:01:00+00:00")
    assert POST not in organize("/contact")
    at("2026-11-23T18:01:00+00:00")
    assert POST in organize("/contact")


def test_the_last_post_of_a_series_is_changed_when_one_asks_for_it(organize, at):
    organize(*DRAFT, "every day at 18:00", "", "1")
    at("2026-11-22T18:01:00+00:00")
    organize("/contact")
    at("2026-11-22T18:02:00+00:00")
    edited = ("/announce edit summer picnic", "3", "Bring a friend.", ".")
    shown = organize(*edited, "/announce show summer picnic", "1")
    assert "The last post is being changed: Summer picnic" in shown


def test_what_is_moved_is_posted_at_the_new_time_only(organize, at):
    shown = organize(*PLANNED, "/announce move summer picnic", "2026-12-02 18:00", "")
    assert "Wednesday, December 2, 2026, 6:00 PM" in shown
    at("2026-12-01T18:01:00+00:00")
    assert POST not in organize("/contact")
    at("2026-12-02T18:01:00+00:00")
    assert POST in organize("/contact")


def test_leaving_the_new_time_open_changes_nothing(organize):
    assert "Nothing was changed" in organize(*PLANNED, "/announce move summer picnic", "")


def test_what_is_planned_can_be_changed_in_every_part(organize, at):
    shown = organize(*PLANNED, "/announce edit summer picnic", "2", "Winter picnic")
    assert "Changed: Winter picnic" in shown
    at("2026-12-01T18:01:00+00:00")
    assert "# general Winter picnic Bring food." in organize("/contact")


def test_what_was_posted_can_be_changed_and_is_shown_again_without_a_ping(organize):
    lines = ("/announce edit summer picnic", "2", "Bring drinks.", ".")
    shown = organize(*POSTED, *lines)
    assert "# general (edited) Summer picnic Bring drinks." in shown


def test_stopping_to_edit_what_is_planned_changes_nothing(organize):
    shown = organize(*PLANNED, "/announce edit summer picnic", "3", "Half a", "/cancel")
    assert "Nothing was changed" in shown
    assert POST in organize("/announce show summer picnic")


def test_the_log_tells_what_was_done(organize):
    organize(*PLANNED)
    shown = organize("/announce edit summer picnic", "2", "Winter", "/announce log winter")
    assert "Log: Winter" in shown
    assert "Summer picnic" in shown


def test_one_that_was_posted_is_used_again(organize):
    organize(*POSTED)
    shown = organize("/announce repeat summer picnic", "1")
    assert shown.count(POST) == 2
    assert "Go on with a draft?" not in shown


def test_a_template_is_kept_used_and_deleted(organize):
    organize(*POSTED)
    saved = organize("/announce show summer picnic", "3", "Picnics")
    assert "Template" in saved
    shown = organize("/announce templates", "1", "1", "/announce templates pic", "2")
    assert shown.count(POST) == 2
    assert "There is no such template" in organize("/announce templates")


def test_the_zone_is_found_by_a_city_and_used_for_times(organize):
    organize("/announce zone", "Bogotá")
    shown = organize(*DRAFT, "2026-12-01 18:00", "", "1")
    assert "6:00 PM (America/Bogota)" in shown


def test_a_draft_is_thrown_away_once_the_person_is_sure(organize):
    shown = organize(*DRAFT, "", "6", "1")
    assert "Discard" in shown
    assert "Go on with a draft?" not in organize("/announce new")


def test_two_of_the_same_title_are_offered_to_choose_from(organize):
    organize(*POSTED)
    organize("/announce repeat summer picnic")
    shown = organize("/announce show summer picnic", "2")
    assert shown.index("Which one?") < shown.index(POST)
