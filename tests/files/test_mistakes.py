"""Whoever edits a knowledge file learns where the mistake is, what it is and how to mend it."""

from pathlib import Path

import pytest
import yaml

from bot.files import KnowledgeFault, load
from tests.files.sample import SOUND, write

MISTAKES = yaml.safe_load(Path(__file__).with_name("mistakes.yaml").read_text(encoding="utf-8"))


def spoil(mistake: dict) -> dict[str, str]:
    sound = SOUND.get(mistake["file"], "")
    old = mistake.get("old", sound)
    assert old in sound
    new = mistake["new"] * mistake.get("times", 1)
    return {**SOUND, mistake["file"]: sound.replace(old, new, 1) if sound else new}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["mistake"])
def test_a_mistake_is_named_in_one_line(mistake, tmp_path):
    folder = write(tmp_path / "knowledge", spoil(mistake))

    with pytest.raises(KnowledgeFault) as refused:
        load(folder)

    assert [str(fault) for fault in refused.value.faults] == [f"knowledge/{mistake['said']}"]


def test_no_two_mistakes_are_told_alike():
    said = {mistake["said"] for mistake in MISTAKES}

    assert len(said) == len(MISTAKES) >= 40
    assert not any("\n" in one for one in said)
