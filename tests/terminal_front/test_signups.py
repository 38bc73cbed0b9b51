"""Signing up in the terminal chat, with the same lists and words as on Discord."""

import pytest

JOIN = "/signup next summit\nana@example.org\nyes\n"


def test_the_forms_questions_are_asked_one_by_one(bot):
    seen = bot("chat", lines=JOIN)
    assert "You are on the list: Tell me about the next summit" in seen.out
    assert seen.out.index("E-mail address") < seen.out.index("Type yes if you agree")


def test_a_wrong_answer_is_asked_again_with_the_remedy(bot):
    seen = bot("chat", lines="/signup next summit\nana\nana@example.org\nno\nyes\n")
    assert "This is no e-mail address" in seen.out
    assert "Without your consent" in seen.out
    assert "You are on the list" in seen.out


def test_it_is_kept_from_one_conversation_to_the_next(bot):
    bot("chat", lines=JOIN)
    assert "ana@example.org" in bot("chat", lines="/my\n").out


def test_the_own_page_lets_one_leave_and_erase(bot):
    bot("chat", lines=JOIN)
    assert "You have left" in bot("chat", lines="/my\n2\n1\n").out
    bot("chat", lines=JOIN)
    assert "Everything is erased" in bot("chat", lines="/my\n8\n1\n").out
    assert "nothing in this server" in bot("chat", lines="/my\n").out


def test_cancelling_drops_the_form_and_not_the_conversation(bot):
    seen = bot("chat", lines="/signup next summit\n/cancel\n/contact\n")
    assert "Stopped." in seen.out
    assert "info@sistercities.org" in seen.out


TEXTS = "Picnic\nWith games\nTo plan the food\nName; Food [meat / fish]\n"
SHEET = f"/roster new\n{TEXTS}"


def test_organizers_make_and_show_lists(bot):
    seen = bot("chat", "--as", "organizer", lines=f"{SHEET}/roster seats picnic 1\n")
    assert "The list is made: Picnic" in seen.out
    assert "Seats now: 1" in seen.out
    bot("chat", lines="/signup picnic\nAna\nfish\nyes\n")
    seen = bot("chat", "--as", "organizer", lines="/roster show picnic\n/roster log\n")
    assert "1 / 1" in seen.out
    assert "changed · picnic · Seats: 1" in seen.out


def test_members_have_no_organizers_commands(bot):
    seen = bot("chat", lines="/roster show next-summit\n/setup\n")
    assert seen.out.count("That is for organizers") == 2


def test_whoever_is_removed_reads_why(bot):
    bot("chat", lines=JOIN)
    lines = "/roster remove next-summit local Because of a mistake.\n"
    seen = bot("chat", "--as", "organizer", lines=lines)
    assert "Because of a mistake." in seen.out


@pytest.mark.parametrize("lines", ["/roster\n", "/roster dance\n", "/roster show\n"])
def test_how_to_use_the_roster_is_explained(bot, lines):
    assert "How to use /roster" in bot("chat", "--as", "organizer", lines=lines).out


def test_without_a_place_to_keep_things_questions_are_answered_all_the_same(bot, tmp_path):
    bot("chat", lines=JOIN)
    file = tmp_path / "data" / "bot.db"
    file.write_bytes(b"no database" * 500)
    seen = bot("chat", lines="/signup next summit\n/contact\n")
    assert "I cannot keep anything right now" in seen.out
    assert "left as it was" in seen.out
    assert "info@sistercities.org" in seen.out
    assert file.read_bytes() == b"no database" * 500


SEATS, TIMES, DATA, CLOSING = "5\n", "6\n", "7\n", "8\n"
"""Buttons of a list with two questions: each of them, one more, and then the parts."""


def organizer(bot, lines):
    """Return what an organizer reads, without the lines' ends and the bar at their start."""
    return " ".join(bot("chat", "--as", "organizer", lines=lines).out.replace("▌", "").split())


def test_organizers_give_seats_times_and_the_deadline_of_offers(bot):
    seats = "event\n1\nno\n48\nofficials\n"
    times = "-\n2099-03-01 18:00\n\n2099-03-05\n"
    seen = organizer(bot, f"{SHEET}{SEATS}{seats}{TIMES}{times}")
    assert seen.count("The list is changed: Picnic") == 2
    kept = f"{SEATS}\n\n\n\n\n{TIMES}\n\n\n\n"
    seen = organizer(bot, f"/roster edit picnic\n{kept}")
    assert seen.count("The list is changed: Picnic") == 2
    for kept in (
        "[Event]",
        "[1]",
        "[no]",
        "[officials]",
        "[48]",
        "[2099-03-01 18:00]",
        "[2099-03-05]",
    ):
        assert kept in seen


def test_a_list_of_an_event_has_its_dates_from_the_knowledge(bot):
    event = "\n\nsummit 2024\n2099-03-05\n"
    seen = organizer(bot, f"{SHEET}{TIMES}{event}")
    assert "I know no such event with a date" in seen
    event = "\n\n1\n2099-03-05\n"
    seen = organizer(bot, f"/roster edit picnic\n{TIMES}{event}")
    assert "its dates stand in my knowledge, once" in seen
    seen = organizer(bot, f"/roster edit picnic\n{TIMES}\n\n1\n-\n")
    assert "The list is changed" in seen
    assert "28" in seen
    assert "2024" in seen


def test_how_long_data_is_kept_and_what_is_agreed_to(bot):
    seen = organizer(bot, f"{SHEET}{DATA}\nYou may write to me.\n30\n/signup picnic\nAna\n1\n")
    assert "Kept for up to 30 days" in seen
    assert "You may write to me." in seen


def test_what_is_said_and_offered_when_it_is_closed(bot):
    closing = "Thank you, we are full.\nmembership information\n1\n-\n"
    seen = organizer(bot, f"{SHEET}{CLOSING}{closing}/roster close picnic\n/signup picnic\n")
    assert "Thank you, we are full." in seen
    assert "You can sign up for this instead" in seen


def test_a_question_is_changed_by_itself_and_taken_away(bot):
    seen = organizer(bot, f"{SHEET}1\nFull name\n\n\nas on your badge\nno\n")
    assert "Short text · may be left empty · as on your badge" in seen
    seen = organizer(bot, "/roster edit picnic\n1\n-\n\n\n\n\n")
    assert "1. Food" in seen


def test_titles_and_typos_find_the_list(bot):
    seen = organizer(bot, f"{SHEET}/roster seats Picnic 5\n")
    assert "Seats now: 5" in seen
    seen = organizer(bot, "/roster seats pincic 6\n1\n/roster show picnc\n1\n")
    assert "Which list do you mean?" in seen
    assert "Seats now: 6" in seen
    assert "0 / 6" in seen
    assert "I know no such list here" in organizer(bot, "/roster close zzzzzz\n")


def test_a_mistake_about_hours_is_named(bot):
    seen = organizer(bot, f"{SHEET}{SEATS}\n\n\n1000\n\n")
    assert "No number of hours from 1 to 720" in seen


def test_organizers_give_texts_in_a_second_language(bot, monkeypatch):
    spanish = "Picnic de verano\nCon juegos\nPara la comida\nNombre; Comida [carne / pescado]\n"
    lines = f"{SHEET}/roster edit picnic es\n4\n{spanish}"
    assert "English, Español" in bot("chat", "--as", "organizer", lines=lines).out
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    seen = bot("chat", lines="/signup picnic\nAna\npescado\nsí\n")
    assert "Nombre" in seen.out
    assert "Para la comida" in seen.out
    assert "Idioma de este texto" not in seen.out
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "Langue de ce texte: English" in " ".join(bot("chat", lines="/my\n1\n\n\n").out.split())


def test_answers_carry_the_button_of_an_organizers_list(bot):
    lines = f"{SHEET}{CLOSING}\n\nexchanges\n\n/about exchanges\n"
    assert "Sign up: Picnic" in organizer(bot, lines)
    assert "Sign up: Picnic" in bot("chat", lines="/about exchanges\n").out
