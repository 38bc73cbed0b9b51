"""Every question has its words."""

import pytest

from bot.files import load_knowledge
from bot.settings import ROOT
from bot.terminal_front.chat.announcements.writing import MORE, NEW


@pytest.fixture(scope="module")
def texts():
    return load_knowledge(ROOT / "knowledge").texts


@pytest.mark.parametrize("part", [*NEW, *MORE], ids=lambda part: part.name)
def test_every_part_of_an_announcement_is_asked_for_and_explained(part, texts):
    for kind in ("ask", "hint"):
        assert set(texts[f"terminal.announce.{kind}.{part.name}"]) == {"en", "es", "pt", "fr"}
