"""What may be asked of a topic follows from its kind."""

from pathlib import Path

import pytest

from bot.core.knowledge.grid import aspects, cells
from bot.core.knowledge.model import Knowledge
from bot.files import load_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(Path(__file__).parents[3] / "knowledge")


def test_an_event_has_a_place_and_an_organisation_has_dues(knowledge):
    found = set(cells(knowledge))

    assert {"all-americas-summit.where", "sci.dues"} <= found
    assert not {"all-americas-summit.dues", "sci.speakers"} & found


def test_every_fact_is_a_cell(knowledge):
    found = set(cells(knowledge))

    assert all(
        f"{topic.id}.{aspect}" in found
        for topic in knowledge.topics.values()
        for aspect in topic.facts
    )


def test_the_aspects_of_a_topic_keep_the_order_of_the_file(knowledge):
    asked = [aspect.id for aspect in aspects(knowledge, knowledge.topics["exchanges"])]

    assert asked[:2] == ["what", "when"]
    assert asked[-1] == "other"
