"""Editors complete and check the files by schemas that are those of the loader."""

import json
import re
from pathlib import Path

import pytest

from bot.files.editor_schemas import render, write_schemas

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
FILES = sorted(KNOWLEDGE.glob("*.yaml")) + sorted(KNOWLEDGE.glob("topics/*.yaml"))


@pytest.mark.parametrize("name", render())
def test_the_shipped_schema_is_the_one_of_the_loader(name):
    assert (KNOWLEDGE / "schema" / name).read_text(encoding="utf-8") == render()[name]


def test_writing_the_schemas_makes_the_folder(tmp_path):
    written = write_schemas(tmp_path)

    assert {file.name for file in written} == set(render())
    assert all(json.loads(file.read_text(encoding="utf-8")) for file in written)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(KNOWLEDGE).as_posix())
def test_a_file_tells_editors_its_schema(file):
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    schema = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)

    assert schema, "the first line names no schema"
    assert (file.parent / schema[1]).resolve().parent == KNOWLEDGE / "schema"
    assert (file.parent / schema[1]).is_file()


def test_a_topic_needs_english_names():
    schema = json.loads(render()["topic.schema.json"])

    assert schema["properties"]["names"]["required"] == ["en"]
    assert schema["additionalProperties"] is False
