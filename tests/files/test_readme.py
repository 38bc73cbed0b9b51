"""What the guide to the knowledge folder says works as it says."""

import re
import shutil
from pathlib import Path

from bot.files import load
from bot.files.folder import KINDS

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
GUIDE = (KNOWLEDGE / "README.md").read_text(encoding="utf-8")


def test_the_example_of_a_new_topic_is_sound(tmp_path):
    (example,) = re.findall(r"```yaml\n(.+?)```", GUIDE, re.DOTALL)
    folder = shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    (folder / "topics/spring-gala.yaml").write_text(example, encoding="utf-8")

    assert "spring-gala" in load(folder).knowledge.topics


def test_every_place_for_a_file_is_named():
    for kind in KINDS:
        assert f"`{kind.place.partition('*')[0]}" in GUIDE
