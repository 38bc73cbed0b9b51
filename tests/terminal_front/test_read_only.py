"""The data folder cannot be written: nothing is kept, nothing is lost, questions are answered."""

import os
import shutil
import subprocess
import sys

import pytest

from bot.settings import ROOT

BOUND = ["setpriv", "--bounding-set=-dac_override"]
"""Holds root, too, to what a folder permits."""
NEEDS_BOUND = os.geteuid() == 0


@pytest.fixture
def chat(tmp_path):
    """Return what types lines into the chat, over the data folder it is given."""

    def run(lines):
        done = subprocess.run(
            [*(BOUND if NEEDS_BOUND else []), sys.executable, str(ROOT / "run_bot.py"), "chat"],
            env={**os.environ, "BOT_DATA_DIR": str(tmp_path), "COLUMNS": "80", "LANG": "C"},
            input=lines,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        return " ".join(done.stdout.replace("▌", "").split())

    return run


@pytest.mark.skipif(NEEDS_BOUND and not shutil.which("setpriv"), reason="root may write anywhere")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o500, 0o400), (0o500, 0o600)])
def test_sign_ups_say_so_and_questions_are_answered(chat, tmp_path, folder_mode, file_mode):
    assert "You are on the list" in chat("/signup next summit\nana@example.org\nyes\n")
    file = tmp_path / "bot.db"
    before = file.read_bytes()
    files = [*tmp_path.iterdir()]
    for one in files:
        one.chmod(file_mode)
    tmp_path.chmod(folder_mode)
    try:
        seen = chat("/signup membership\n/contact\n")
    finally:
        tmp_path.chmod(0o700)
    assert "I cannot keep anything right now" in seen
    assert "let the user that runs the bot" in seen
    assert "info@sistercities.org" in seen
    assert file.read_bytes() == before
    for one in files:
        one.chmod(0o600)
    assert "ana@example.org" in chat("/my\n")
