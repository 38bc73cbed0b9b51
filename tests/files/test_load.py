"""A folder becomes knowledge whole, or is refused with every fault in it."""

import os
import random
from pathlib import Path

import pytest

from bot.core.knowledge.values import EventDates, Phase
from bot.files import Fault, KnowledgeFault, load, load_knowledge
from tests.files.sample import SOUND, write


@pytest.fixture
def folder(tmp_path) -> Path:
    return write(tmp_path / "knowledge")


def faults(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeFault) as refused:
        load(folder)
    return [str(fault) for fault in refused.value.faults]


def whatever(folder: Path) -> tuple[Fault, ...]:
    """Return the faults of a folder that may have any or none."""
    try:
        load(folder)
    except KnowledgeFault as refused:
        return refused.faults
    return ()


def test_a_sound_folder_becomes_knowledge(folder):
    knowledge = load_knowledge(folder)
    fair = knowledge.topics["fair"]

    assert fair.name("es") == "Town Fair"
    assert fair.dates is not None
    assert EventDates(fair.dates.start, fair.dates.end).days == 4
    assert fair.facts["what"].source == "letter"
    assert fair.facts["what"].text["en"][Phase.PAST] == "A fair of the town."
    assert knowledge.topics["choir"].related == ("fair.when",)
    assert knowledge.phrasings["fair.when"]["en"] == ("which week is it", "what day do we go")
    assert knowledge.texts["answers.dates_first"] == {"en": "1", "es": "1"}
    assert knowledge.languages == ("en", "es")


def test_what_was_loaded_cannot_be_changed(folder):
    knowledge = load_knowledge(folder)

    with pytest.raises(TypeError):
        knowledge.topics["fair"] = None
    with pytest.raises(AttributeError):
        knowledge.topics["fair"].kind = "program"


def test_all_faults_of_all_files_come_in_one_run(folder):
    write(
        folder,
        {
            "sources.yaml": SOUND["sources.yaml"] + "  datum: 1\n",
            "topics/fair.yaml": SOUND["topics/fair.yaml"]
            .replace("kind: event", "kind: band")
            .replace("contact: desk", "contact: desk\ncontact: page")
            .replace("A fair of the town.", "no"),
            "words/es.yaml": "language: es\n",
            "entries.yaml": "x: {",
        },
    )

    places = [said.split(": ")[:2] for said in faults(folder)]

    assert places == [
        ["knowledge/entries.yaml:1", "this is not YAML"],
        ["knowledge/sources.yaml:5", "letter.datum"],
        ["knowledge/topics/fair.yaml:2", "kind"],
        ["knowledge/topics/fair.yaml:6", "contact"],
        ["knowledge/topics/fair.yaml:12", "facts.what.text.en"],
        ["knowledge/words/es.yaml:1", "name"],
    ]


def test_references_to_a_part_with_faults_are_no_faults_of_their_own(folder):
    write(folder, {"topics/fair.yaml": SOUND["topics/fair.yaml"].replace("kind: event\n", "")})

    assert faults(folder) == ["knowledge/topics/fair.yaml:1: kind: is missing; add it"]


def test_phrasings_of_several_files_add_up(folder):
    write(folder, {"phrasings/en/more.yaml": "fair.when: [what weekend]\n"})

    phrasings = load_knowledge(folder).phrasings["fair.when"]["en"]

    assert phrasings == ("which week is it", "what day do we go", "what weekend")


def test_a_missing_translation_is_advice_and_no_fault(folder):
    advice = [str(fault) for fault in load(folder).review()]

    assert (
        "knowledge/topics/fair.yaml:10: facts.what.text: has no text in es; "
        "translate it; until then people read English"
    ) in advice


def test_a_name_too_long_for_buttons_is_advice(folder):
    long = "Town Choir of all the Singers from Every Parish"
    write(folder, {"topics/choir.yaml": SOUND["topics/choir.yaml"].replace("Town Choir", long)})

    advice = [str(fault) for fault in load(folder).review()]

    assert (
        "knowledge/topics/choir.yaml:4: names.en: is too long for a question on a button; "
        'add a short "phrase" in en'
    ) in advice


def test_a_missing_folder_is_one_clear_fault(tmp_path):
    (said,) = faults(tmp_path / "nowhere")

    assert said.endswith(
        "nowhere: is not a folder; name the folder that holds the knowledge "
        "(setting BOT_KNOWLEDGE_DIR)"
    )


def test_an_empty_folder_names_what_is_missing(tmp_path):
    said = faults(tmp_path)

    assert len(said) == 5
    assert all("is missing; restore it" in one for one in said)


def test_a_file_that_is_no_text_is_named(folder):
    (folder / "topics/fair.yaml").write_bytes(b"id: fair\nnames: \xff\xfe\x00\x01")

    assert "knowledge/topics/fair.yaml:2: is not UTF-8 text; save it with the encoding UTF-8" in (
        faults(folder)
    )


def test_a_byte_order_mark_does_no_harm(folder):
    file = folder / "topics/fair.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert "fair" in load_knowledge(folder).topics


def test_a_folder_called_like_a_file_is_named(folder):
    (folder / "topics/fete.yaml").mkdir()

    assert faults(folder) == [
        "knowledge/topics/fete.yaml: is not a file; move it away or rename it"
    ]


def test_a_link_to_nowhere_is_named(folder):
    (folder / "topics/fete.yaml").symlink_to("gone.yaml")

    assert faults(folder) == [
        "knowledge/topics/fete.yaml: is not a file; move it away or rename it"
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to the superuser")
def test_an_unreadable_file_is_named(folder):
    (folder / "entries.yaml").chmod(0)

    assert "knowledge/entries.yaml: cannot be read (permission denied); check" in faults(folder)[0]


def test_a_huge_file_is_refused_unread(folder):
    (folder / "entries.yaml").write_text("# much\n" * 200_000, encoding="utf-8")

    assert faults(folder) == [
        "knowledge/entries.yaml: is larger than 1,000,000 bytes; split it into several files"
    ]


def test_a_file_in_an_unknown_language_is_one_fault(folder):
    write(folder, {"phrasings/de/fair.yaml": "fair.when: [wann]\nfair.where: [wo]\n"})

    (said,) = faults(folder)

    assert said.startswith('knowledge/phrasings/de/fair.yaml: "de" is not a language known here')


def test_a_file_of_nothing_but_mistakes_is_told_in_good_time(folder):
    write(folder, {"topics/fair.yaml": "".join(f"field-{n}: 1\n" for n in range(20_000))})

    assert 1 < len(faults(folder)) < 1_000


def test_files_that_editors_leave_behind_are_no_faults(folder):
    write(folder, {"topics/.fair.yaml.swp": "x", ".draft/fair.yaml": "x", "README.md": "x"})

    assert set(load_knowledge(folder).topics) == {"fair", "choir"}


def test_a_file_cut_off_anywhere_never_breaks_the_loading(folder):
    whole = SOUND["topics/fair.yaml"]

    for end in range(0, len(whole), 5):
        write(folder, {"topics/fair.yaml": whole[:end]})
        assert all(fault.remedy for fault in whatever(folder))


def test_garbled_files_never_break_the_loading(folder):
    chance = random.Random(7)
    whole = SOUND["topics/fair.yaml"]

    for _ in range(100):
        place = chance.randrange(len(whole))
        noise = "".join(chance.choices(":-[]{}&*!|>'\"%@`#,? \t\n\x00é🎉~", k=3))
        write(folder, {"topics/fair.yaml": whole[:place] + noise + whole[place:]})
        assert not any("\n" in str(fault) for fault in whatever(folder))
