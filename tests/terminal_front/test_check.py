"""The command check: what is wrong with the knowledge, and what was read."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.files.sample import write

SHIPPED = Path(__file__).parents[2] / "knowledge"


@pytest.fixture
def draft(tmp_path) -> Path:
    """A copy of the shipped knowledge to spoil."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))


@pytest.fixture
def small(tmp_path) -> Path:
    """A small knowledge without faults."""
    return write(tmp_path / "small")


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


def test_advice_becomes_a_fault_when_strict(bot, small):
    assert bot("check", str(small)).status == 0

    strict = bot("check", "--strict", str(small))

    assert strict.status == 2
    assert "advice: " in strict.out
    assert strict.out.rstrip().endswith("counted as faults.")


def test_the_schemas_for_editors_can_be_written_anew(bot, small):
    assert bot("check", "--write-schema", str(small)).status == 0
    assert list((small / "schema").glob("*.schema.json"))


QUESTIONS = """\
{"q": "When was the All Americas Summit?", "expect": ["all-americas-summit.when"]}
{"q": "¿Cuándo se fundó SCI?", "expect": ["sci.founded"], "kind": "typo", "lang": "es"}

{"q": "what's the weather in Rome", "expect": ["off-topic"]}
"""


@pytest.fixture
def questions(tmp_path) -> Path:
    """A folder of questions to measure by."""
    folder = tmp_path / "questions"
    folder.mkdir()
    (folder / "some.jsonl").write_text(QUESTIONS, encoding="utf-8")
    return folder


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    command = ["git", *who, *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def reword(draft: Path) -> None:
    file = draft / "topics" / "sci.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("1956", "the year 1956"), encoding="utf-8")


def test_questions_are_asked_and_the_verdicts_counted(bot, questions, draft):
    seen = bot("check", str(draft), "--questions", str(questions))

    assert seen.status == 0
    assert "3 questions asked" in seen.out
    assert "in scope, es" in seen.out
    assert "kind typo" in seen.out
    assert "Answered in the question's language" in seen.out


def test_questions_beside_the_knowledge_are_found(bot, questions, draft):
    beside = draft.parent / "tests" / "questions"
    shutil.copytree(questions, beside)

    assert "3 questions asked" in bot("check", str(draft)).out


@pytest.mark.parametrize("line", ['{"q": 1}', "When?", '{"q": "When?", "expect": []}'])
def test_a_line_that_is_no_question_is_named(line, bot, questions, draft):
    add(questions / "some.jsonl", line)

    seen = bot("check", str(draft), "--questions", str(questions))

    assert seen.status == 2
    assert "some.jsonl:5: " in seen.out


def test_a_changed_answer_is_shown_against_another_folder(bot, questions, draft, tmp_path):
    before = shutil.copytree(draft, tmp_path / "before")
    reword(draft)

    seen = bot("check", str(draft), "--questions", str(questions), "--against", str(before))

    assert seen.status == 0
    assert "1 answer differs" in seen.out
    assert "¿Cuándo se fundó SCI?" in seen.out
    assert "in other words" in seen.out


def test_a_changed_answer_is_shown_against_a_git_revision(bot, questions, draft):
    git(draft.parent, "init")
    git(draft.parent, "add", "knowledge")
    git(draft.parent, "commit", "-m", "Before")
    reword(draft)

    seen = bot("check", str(draft), "--questions", str(questions), "--against", "HEAD")

    assert "1 answer differs from those of HEAD" in seen.out


def test_without_questions_there_is_nothing_to_compare(bot, small):
    seen = bot("check", str(small), "--against", str(small))

    assert seen.status == 2
    assert "name a folder of questions: --questions FOLDER" in seen.out


@pytest.mark.parametrize("against", ["no-such-thing", "--help", "; true"])
def test_a_revision_that_does_not_exist_is_said_kindly(against, bot, questions, small):
    git(small.parent, "init")

    seen = bot("check", str(small), "--questions", str(questions), f"--against={against}")

    assert seen.status == 2
    assert "is neither a folder nor a Git revision" in seen.out


def test_two_cells_with_the_same_words_are_advice_with_the_line(bot, draft):
    founded, audience = "in which year did they start it all", "sci.audience: |"
    file = draft / "phrasings" / "en" / "sci.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "sci.founded: |", f"sci.founded: |\n  {founded}"
    )
    file.write_text(text.replace(audience, f"{audience}\n  {founded}?"), encoding="utf-8")
    place = file.read_text(encoding="utf-8").splitlines().index(f"  {founded}?") + 1

    seen = bot("check", "--strict", str(draft))

    assert seen.status == 2
    assert f"phrasings/en/sci.yaml:{place}: " in seen.out
    assert "asks the same as" in seen.out


def test_changed_phrasings_ask_for_learning_anew(bot, questions, draft):
    file = draft / "phrasings" / "en" / "off-topic.yaml"
    add(file, "  where did the purple umbrella of grandpa go\n")

    seen = bot("check", str(draft), "--questions", str(questions))

    assert seen.status == 0
    assert "trained.npz: was not learned from this knowledge" in seen.out
    assert "--write-trained" in seen.out
    assert "No figures" in seen.out


def test_what_is_learned_can_be_written(bot, small):
    assert "was not learned" in bot("check", str(small)).out

    assert "was not learned" not in bot("check", "--write-trained", str(small)).out
