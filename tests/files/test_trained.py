"""What was learned is kept: it answers the same, belongs to one knowledge, and may be lost."""

import dataclasses
import datetime as dt
import logging

import numpy as np
import pytest

from bot.core.answering.engine import Engine
from bot.core.answering.fingerprint import fingerprint
from bot.core.answering.message import Message
from bot.core.answering.training import train
from bot.files import load_knowledge
from bot.files.trained import SHIPPED, find, learn, read, trained, write
from tests.files.sample import SOUND
from tests.files.sample import write as write_sample

MARK = "of this knowledge"
ANSWERS = (
    SOUND["texts/answers/en.yaml"]
    + """\
  source_dated: "{title}, {publisher}, {date}"
  referral_email: "Write to {email}."
"""
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    files = {**SOUND, "texts/answers/en.yaml": ANSWERS}
    return write_sample(tmp_path_factory.mktemp("sample") / "knowledge", files)


@pytest.fixture(scope="module")
def knowledge(folder):
    return load_knowledge(folder)


@pytest.fixture(scope="module")
def model(knowledge):
    return train(knowledge)


def test_what_was_kept_answers_like_what_was_learned(model, knowledge, tmp_path):
    write(model, MARK, tmp_path / "kept.npz")
    kept = read(tmp_path / "kept.npz", MARK)

    for question in ("what day do we go", "what is the Town Fair", "thanks", "will it rain"):
        message = Message(question, dt.date(2030, 1, 1))
        assert Engine(knowledge, kept).answer(message) == Engine(knowledge, model).answer(message)


def test_learning_twice_learns_the_same(model, knowledge):
    again = train(knowledge)

    assert again.counts == model.counts
    assert again.words.classes == model.words.classes
    assert np.array_equal(again.words.weights, model.words.weights)


def test_what_was_learned_of_another_knowledge_is_not_used(model, tmp_path):
    write(model, "of another", tmp_path / "kept.npz")

    assert read(tmp_path / "kept.npz", MARK) is None


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive at all", b"\x00" * 100])
def test_a_broken_file_is_as_good_as_none(content, tmp_path):
    (tmp_path / "kept.npz").write_bytes(content)

    assert read(tmp_path / "kept.npz", MARK) is None
    assert read(tmp_path / "missing.npz", MARK) is None


def test_a_file_cut_short_is_as_good_as_none(model, tmp_path):
    file = tmp_path / "kept.npz"
    write(model, MARK, file)
    file.write_bytes(file.read_bytes()[:-100])

    assert read(file, MARK) is None


def test_nothing_half_written_is_left(model, tmp_path):
    write(model, MARK, tmp_path / "kept.npz")

    assert [file.name for file in tmp_path.iterdir()] == ["kept.npz"]


def test_a_changed_knowledge_is_learned_once(folder, knowledge, tmp_path, caplog):
    caplog.set_level(logging.INFO)

    trained(knowledge, folder, tmp_path / "cache")
    trained(knowledge, folder, tmp_path / "cache")

    assert caplog.text.count("Learning") == 1


def test_a_cache_that_cannot_be_written_is_no_reason_to_fail(folder, knowledge, tmp_path, caplog):
    (tmp_path / "cache").write_text("a file, not a folder")

    assert trained(knowledge, folder, tmp_path / "cache")
    assert "could not be kept" in caplog.text


def test_the_knowledge_folder_can_carry_what_was_learned(tmp_path):
    own = write_sample(tmp_path / "knowledge")
    knowledge = load_knowledge(own)

    assert find(knowledge, own) is None
    learn(knowledge, own)
    assert (own / SHIPPED).exists()
    assert find(knowledge, own)


def test_words_that_are_learned_from_change_the_mark(folder, knowledge):
    phrasings = {**knowledge.phrasings, "fair.when": {"en": ("which day",)}}

    assert fingerprint(dataclasses.replace(knowledge, phrasings=phrasings)) != fingerprint(
        knowledge
    )


def test_a_text_that_people_read_does_not_change_it(folder, knowledge, tmp_path):
    topic = SOUND["topics/fair.yaml"].replace("A fair of the town.", "The fair of our town.")
    other = write_sample(tmp_path / "knowledge", {**SOUND, "topics/fair.yaml": topic})

    assert fingerprint(load_knowledge(other)) == fingerprint(knowledge)
