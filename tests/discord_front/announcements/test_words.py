"""The words of windows and buttons fit where they stand, in every language."""

import pytest

from bot.discord_front.signups.forms import DESCRIPTION, LABEL, TITLE

FORM = "discord.announcing.form."
LIMITS = {".label": LABEL, ".hint": DESCRIPTION}


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_no_window_cuts_its_words_short(knowledge, language):
    texts = {key: local[language] for key, local in knowledge.texts.items() if FORM in key}
    assert texts
    for key, text in texts.items():
        limit = next((limit for end, limit in LIMITS.items() if key.endswith(end)), TITLE)
        assert len(text.format(named="Português")) <= limit, key
