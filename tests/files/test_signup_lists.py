"""Sign-up lists in files: what they hold, and how mistakes in them are named."""

from pathlib import Path

import pytest

from bot.core.signups.lists import Asks, ListKind
from bot.files import KnowledgeFault, load
from tests.files.sample import SOUND, write

SHIPPED = Path(__file__).parents[2] / "knowledge"
LIST = """\
id: outing
kind: event
title: {en: Outing, es: Salida}
description: {en: A day out.}
purpose: {en: To keep your seat.}
seats: 20
closes: 2030-05-20 18:00:00
event: fair
topics: [fair]
questions:
  - id: email
    asks: email
    label: {en: E-mail}
  - id: bus
    asks: choice
    label: {en: Bus or train?}
    choices:
      - id: bus
        label: {en: Bus}
      - id: train
        label: {en: Train}
  - id: consent
    asks: consent
    label: {en: I agree}
"""


def loaded(tmp_path, text=LIST):
    return load(write(tmp_path / "knowledge", {**SOUND, "lists/outing.yaml": text})).knowledge


def test_a_list_is_read_with_all_it_says(tmp_path):
    outing = loaded(tmp_path).lists["outing"]
    assert (outing.kind, outing.seats, outing.standing) == (ListKind.EVENT, 20, True)
    assert [item.asks for item in outing.questions] == [Asks.EMAIL, Asks.CHOICE, Asks.CONSENT]
    assert outing.closes.isoformat() == "2030-05-20T18:00:00+00:00"


MISTAKES = {
    "event: fair": ("event: fare", 'event: "fare" is not the id of a topic'),
    "event: fair\n": ("event: choir\n", "event: has no dates"),
    "seats: 20": ("seats: 0", "seats: "),
    "topics: [fair]": ("topics: [nowhere]", 'topics[1]: "nowhere" is not the id of a topic'),
    "closes: 2030": ("opens: 2031-01-01 00:00:00\ncloses: 2030", "closes: is not later"),
    "kind: event": ("kind: party", "kind: is not one of"),
    "id: email\n": ("id: bus\n", 'questions[1].id: "bus" stands twice'),
    "asks: choice": ("asks: short", "questions[2].choices: are not asked for"),
    "asks: email": ("asks: mail", "questions[1].asks: is not one of"),
    "asks: consent": ("asks: short", "questions: ask for no consent"),
    "purpose: {en: To keep your seat.}\n": ("", "purpose: is missing"),
    "id: outing": ("id: trip", 'id: is "trip", but the file is called "outing"'),
    "seats: 20\n": ("seats: 20\ninstead: outing\n", "instead: "),
}


@pytest.mark.parametrize("old", MISTAKES)
def test_a_mistake_is_named_with_its_place(old, tmp_path):
    new, said = MISTAKES[old]
    assert old in LIST
    with pytest.raises(KnowledgeFault) as refused:
        loaded(tmp_path, LIST.replace(old, new, 1))
    assert any(f": {said}" in str(fault) for fault in refused.value.faults), refused.value


def test_every_shipped_list_is_in_all_languages_and_closed_ones_offer_another():
    knowledge = load(SHIPPED).knowledge
    assert set(knowledge.lists) == {
        *("500-in-5", "all-americas-summit-2024", "next-summit", "membership"),
        *("youth-programs", "sci-academy", "municipal-seminar"),
    }
    summit = knowledge.lists["all-americas-summit-2024"]
    assert (summit.closed, summit.instead) == (True, "next-summit")
    for list_ in knowledge.lists.values():
        assert set(list_.title) == set(list_.purpose) == set(knowledge.languages)
