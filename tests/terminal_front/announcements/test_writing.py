"""Writing announcements in the chat: asked step by step, kept at every step, previewed, posted."""

import pytest

WORDS = ("general", "Summer picnic", "Bring **food**.", "And friends.", ".")
POST = "# general Summer picnic Bring food. And friends."
OPEN = ("",) * 6
"""Link, picture, byline, list, mention and publishing are left open."""
NEW = ("/announce new", *WORDS, *OPEN, "")


def test_what_is_asked_step_by_step_is_shown_as_it_will_be_posted(organize):
    shown = organize(*NEW)
    assert POST in shown
    assert shown.index(POST) < shown.index("What this will do")
    assert "Who is pinged nobody" in shown


def test_it_is_posted_at_once_on_a_press(organize):
    assert organize(*NEW, "1").count(POST) == 2


def test_a_time_is_echoed_before_it_is_kept_and_planned_on_a_press(organize, at):
    at("2026-11-22T12:00:00+00:00")
    shown = organize("/announce new", *WORDS, *OPEN, "tomorrow 9am", "", "1")
    assert "I read it so: 1. Monday, November 23, 2026 at 09:00, UTC" in shown
    assert "Planned: Summer picnic" in shown
    assert shown.count(POST) == 1


def test_a_time_that_was_misread_is_typed_again_in_other_words(organize, at):
    at("2026-11-22T12:00:00+00:00")
    shown = organize("/announce new", *WORDS, *OPEN, "tomorrow 9am", "tomorrow 9pm", "", "1")
    assert "When Monday, November 23, 2026, 9:00 PM (UTC)" in shown


def test_a_time_that_comes_twice_is_refused_with_both_readings_to_choose_from(organize, at):
    at("2026-11-22T12:00:00+00:00")
    lines = ("/announce zone Berlin", "/announce new", *WORDS, *OPEN, "2027-10-31 02:30", "2", "1")
    shown = organize(*lines)
    assert "2. " in shown
    assert "Planned: Summer picnic" in shown
    assert "2:30 AM (Europe/Berlin)" in shown


@pytest.mark.parametrize("stop", ["/cancel", "\x03"], ids=["cancel", "ctrl-c"])
def test_stopping_in_the_middle_loses_nothing_and_going_on_is_offered(organize, stop):
    shown = organize("/announce new", "general", "Summer picnic", "Bring **food**.", stop)
    assert "nothing is lost" in shown
    shown = organize("/announce new", "1")
    assert "Go on with a draft?" in shown
    assert "[Bring **food**.]" in shown


def test_a_text_ends_with_a_full_stop_and_holds_empty_lines(organize):
    lines = ("/announce new", "general", "Picnic", "One.", "", "Two.", ".", "/done")
    assert "# general Picnic One. Two." in organize(*lines)


def test_one_goes_back_clears_and_keeps(organize):
    shown = organize("/announce new", *WORDS, "https://a.org", "/back", "-", *("/back",) * 3, "")
    assert "[https://a.org]" in shown
    assert "[Summer picnic]" in shown
    assert "Read more" not in shown + organize("/announce show summer picnic")


def test_a_mistake_is_named_with_its_remedy_and_asked_again(organize):
    shown = organize("/announce new", *WORDS, "nowhere", "https://example.org", "/done")
    assert "That is no web address" in shown
    assert "→ Read more: https://example.org" in shown


def test_an_unknown_placeholder_is_named_when_it_is_typed(organize):
    shown = organize("/announce new", "general", "T", "{summit.dates} {nonsense}", ".", "/done")
    assert "“nonsense” in braces stands for nothing I know" in shown
    assert "May 28–31, 2024 {nonsense}" in shown
    assert "Post now" not in shown


def test_a_picture_needs_words_for_those_who_do_not_see_it(organize, tmp_path):
    (tmp_path / "tree.png").write_bytes(b"\x89PNG")
    shown = organize("/announce new", *WORDS, "", "tree.png", "", "A tree", "/done")
    assert "for people who cannot see it" in shown
    assert "Picture: A tree (tree.png)" in shown


@pytest.mark.parametrize("picture", ["missing.png", "notes.txt"])
def test_what_is_no_picture_is_refused(organize, tmp_path, picture):
    (tmp_path / "notes.txt").write_text("no picture")
    shown = organize("/announce new", *WORDS, "", picture)
    assert "no such file that I can read" in shown or "A picture is a PNG" in shown


def test_the_list_is_found_by_its_title_in_spite_of_typos(organize):
    shown = organize("/announce new", *WORDS, "", "", "", "nxt sumit", "1", "/done")
    assert "people on the list “Tell me about the next summit”" in shown


def test_a_large_ping_asks_for_a_second_press_that_names_the_number(organize):
    shown = organize("/announce new", *WORDS, "", "", "", "", "everyone", "", "", "1", "1")
    asked = shown.index("Yes, ping 1")
    assert "@everyone Summer picnic" in shown[:asked]
    assert "@everyone Summer picnic" in shown[asked:]


def test_a_second_language_is_offered_by_a_button(organize):
    lines = ("/announce show summer picnic", "4", "4", "Merienda", "Con comida.", ".", "1", "1")
    organize(*NEW)
    shown = organize(*lines)
    assert "Languages English, Español" in shown
    assert shown.rindex("Merienda Con comida.") > shown.rindex(POST)


def test_members_are_told_kindly_that_it_is_for_organizers(organize):
    shown = organize("/announce list", role="member")
    assert "That is for organizers" in shown
    assert "chat --as organizer" in shown


@pytest.mark.parametrize("line", ["/announce", "/announce dance", "/announce help me"])
def test_how_to_use_it_is_explained(organize, line):
    assert "How to use /announce" in organize(line)


@pytest.mark.parametrize(
    ("language", "typed"),
    [("es", "todo el mundo"), ("pt", "todos"), ("fr", "tout le monde"), ("en", "@everyone")],
)
def test_everyone_is_called_as_people_call_everyone(organize, monkeypatch, language, typed):
    monkeypatch.setenv("LANG", f"{language}.UTF-8")
    shown = organize("/announce new", *WORDS, "", "", "", "", typed, "/done")
    assert "# general @everyone Summer picnic" in shown


def test_a_wrong_answer_is_not_kept_and_can_be_left_open(organize):
    shown = organize("/announce new", *WORDS, "nowhere", "", "/done")
    assert "A picture" in shown
    assert "[nowhere]" not in shown
    assert "Post now" in shown


def test_a_command_typed_as_an_answer_is_no_answer(organize):
    shown = organize("/announce new", "/announce list", "general", "/cancel")
    assert "One thing is being asked here" in shown
    assert "nothing is lost" in shown


def test_the_other_language_is_read_on_a_press_by_a_member_too(organize):
    organize(*NEW)
    shown = organize("/announce show summer", "4", "4", "Merienda", "Con comida.", ".", "1", "1")
    assert "Español Merienda Con comida." in shown


def test_another_main_language_asks_for_its_words(organize):
    organize(*NEW)
    shown = organize("/announce show summer", "4", "3", "klingon", "français", "Pique-nique", "A.")
    assert "I speak these: English, Español" in shown
    shown = organize("/announce show pique", "1")
    assert "# general Pique-nique A. [1] English" in shown
