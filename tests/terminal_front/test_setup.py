"""The bot is set up in the terminal chat by questions, with the words of Discord."""

KEPT = "\n" * 5


def organizer(bot, lines):
    return bot("chat", "--as", "organizer", lines=lines).out


def test_settings_are_asked_one_by_one_and_kept(bot):
    seen = organizer(bot, "/setup\n1\n@Organizers\n#desk\nseats\nbogota\nes, english\nyes\n")
    assert "Español (main), English" in seen
    seen = organizer(bot, "/setup\n")
    for value in ("Organizers", "desk", "seats", "America/Bogota", "Español (main), English"):
        assert value in seen


def test_an_empty_line_keeps_and_a_dash_clears(bot):
    organizer(bot, "/setup\n1\nOrganizers\ndesk\nseats\nbogota\nes\n\n")
    seen = organizer(bot, f"/setup\n1\n-\n-{KEPT}/setup\n")
    last = seen[seen.rindex("Set-up of this server") :]
    assert last.count("not chosen") == 2
    assert "America/Bogota" in last


def test_a_zone_or_language_that_is_none_is_asked_again_with_the_remedy(bot):
    seen = organizer(bot, "/setup\n1\n\n\n\nKatmandoo\nKathmandu\nKlingon\nfr\n\n")
    assert "Asia/Kathmandu" in seen
    assert "I know no zone called Katmandoo" in seen
    assert "I speak these: en (English)" in " ".join(seen.split())
    assert "Français" in seen


def test_announcements_may_need_a_second_organizer(bot):
    seen = organizer(bot, f"/setup\n1\n{KEPT}perhaps\nyes\n")
    assert "Type yes or no." in seen
    assert "waits for a second organizer" in " ".join(seen.split())
    seen = organizer(bot, f"/setup\n1\n{KEPT}no\n")
    assert "one organizer is enough" in seen
