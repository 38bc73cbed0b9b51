"""The terminal and the cards have their words in every language, and everywhere the same gaps."""

from string import Formatter

import pytest

from bot.core.cards import Tone
from bot.files import load_knowledge
from bot.settings import ROOT
from bot.terminal_front.chat.questions import questions

LANGUAGES = ("en", "es", "pt", "fr")


@pytest.fixture(scope="module")
def texts():
    return load_knowledge(ROOT / "knowledge").texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tone_and_every_command_has_its_words(language, texts):
    tones = [f"terminal.tone.{tone}" for tone in Tone if tone is not Tone.INFO]
    commands = [f"terminal.commands.{command.name}" for command in questions().commands]

    assert [key for key in tones + commands if not texts[key].get(language)] == []


@pytest.mark.parametrize("area", ["terminal.", "cards."])
def test_a_sentence_has_the_same_placeholders_in_every_language(area, texts):
    def placeholders(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    ours = {key: local for key, local in texts.items() if key.startswith(area)}
    assert ours
    for key, local in ours.items():
        assert set(local) == set(LANGUAGES), key
        assert len({frozenset(placeholders(text)) for text in local.values()}) == 1, key
