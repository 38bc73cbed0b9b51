"""The command check: what is wrong with the knowledge, and what was read."""

import shutil
from pathlib import Path

import pytest

SHIPPED = Path(__file__).parents[2] / "knowledge"


@pytest.fixture
def draft(tmp_path) -> Path:
    """A copy of the shipped knowledge to spoil."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_the_shipped_knowledge_has_no_faults(bot):
    seen = bot("check")

    assert seen.status == 0
    assert "No faults" in seen.out


def test_every_fault_is_named_with_file_and_line(bot, draft):
    add(draft / "topics" / "sci.yaml", "colour: blue\n")
    add(draft / "contacts.yaml", "general: again\n")

    seen = bot("check", str(draft))

    assert seen.status == 2
    assert "topics/sci.yaml:" in seen.out
    assert "contacts.yaml:" in seen.out
    assert seen.out.rstrip().endswith("to mend.")


@pytest.mark.parametrize("path", ["no-such-folder", "a-file"])
def test_a_path_that_is_no_knowledge_is_one_fault(path, bot, tmp_path):
    (tmp_path / "a-file").write_text("x")

    seen = bot("check", str(tmp_path / path))

    assert seen.status == 2
    assert len(seen.out.splitlines()) == 2


def test_advice_becomes_a_fault_when_strict(bot, draft):
    entries = draft / "entries.yaml"
    lines = entries.read_text().splitlines(keepends=True)
    first_french = next(line for line in lines if line.lstrip().startswith("fr:"))
    place = lines.index(first_french)
    entries.write_text("".join(lines[:place] + lines[place + 1 :]))

    assert bot("check", str(draft)).status == 0
    strict = bot("check", "--strict", str(draft))
    assert strict.status == 2
    assert "advice: " in strict.out


def test_the_schemas_for_editors_can_be_written_anew(bot, draft):
    shutil.rmtree(draft / "schema")

    assert bot("check", "--write-schema", str(draft)).status == 0
    assert list((draft / "schema").glob("*.schema.json"))
