"""What was learned from the phrasings, kept in a file: learning takes minutes, reading does not.

The knowledge folder carries such a file for the knowledge as shipped; for a knowledge changed
since, one is kept in the data folder. A file belongs to one knowledge, told by a fingerprint, and
holds numbers and text only: reading it runs nothing.
"""

import json
import logging
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from bot.core.answering.centroids import CentroidModel
from bot.core.answering.fingerprint import fingerprint
from bot.core.answering.linear import LinearModel
from bot.core.answering.training import Counts, TrainedModel, train
from bot.core.knowledge.model import Knowledge

SHIPPED = "trained.npz"
"""Name of the file inside the knowledge folder."""
_MODELS = ("words", "pieces", "aspects")
_KINDS: Mapping[str, tuple[type[LinearModel | CentroidModel], tuple[str, ...]]] = {
    "LinearModel": (LinearModel, ("index", "idf", "weights", "scale", "bias")),
    "CentroidModel": (CentroidModel, ("index", "idf", "starts", "columns", "values")),
}
"""Kinds of model by name, and which of their parts are numbers."""
_log = logging.getLogger(__name__)


def trained(knowledge: Knowledge, folder: Path, cache: Path | None) -> TrainedModel:
    """Return what was learned from `knowledge`: from `folder`, from `cache`, else learn it now.

    A file in `cache` (a folder that need not exist) is written after learning; where that fails
    the bot only starts more slowly the next time.
    """
    if model := find(knowledge, folder, cache):
        return model
    _log.info("Learning from the phrasings; this takes a minute or more, once.")
    model = train(knowledge, read(folder / SHIPPED))
    if cache:
        mark = fingerprint(knowledge)
        try:
            cache.mkdir(parents=True, exist_ok=True)
            write(model, mark, _in(cache, mark))
        except OSError as fault:
            _log.warning("What was learned could not be kept in %s: %s", cache, fault.strerror)
    return model


def find(knowledge: Knowledge, folder: Path, cache: Path | None = None) -> TrainedModel | None:
    """Return what was learned from `knowledge` before and is kept in `folder` or `cache`."""
    mark = fingerprint(knowledge)
    files = [folder / SHIPPED, *([_in(cache, mark)] if cache else [])]
    return next((model for file in files if (model := read(file, mark))), None)


def learn(knowledge: Knowledge, folder: Path) -> None:
    """Learn from `knowledge` and keep it in its `folder`, unless that is there. Raises OSError."""
    if find(knowledge, folder) is None:
        write(train(knowledge), fingerprint(knowledge), folder / SHIPPED)


def _in(cache: Path, mark: str) -> Path:
    return cache / f"trained-{mark[:16]}.npz"


def write(model: TrainedModel, mark: str, file: Path) -> None:
    """Write what was learned, whole or not at all. Raises OSError."""
    arrays: dict[str, Any] = {}
    texts: dict[str, Any] = {
        "mark": mark,
        "spelling": dict(model.counts.spelling),
        "tongues": {code: dict(seen) for code, seen in model.counts.words.items()},
        "triples": {code: dict(seen) for code, seen in model.counts.triples.items()},
    }
    for name in _MODELS:
        part: LinearModel | CentroidModel = getattr(model, name)
        texts[f"{name}.kind"] = type(part).__name__
        texts[f"{name}.classes"] = part.classes
        numbers = _KINDS[type(part).__name__][1]
        arrays |= {f"{name}.{field}": getattr(part, field) for field in numbers}
    written = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()
    arrays["texts"] = np.frombuffer(written, np.uint8)
    draft = file.with_suffix(".tmp.npz")
    np.savez_compressed(draft, **arrays)
    draft.replace(file)


def read(file: Path, mark: str | None = None) -> TrainedModel | None:
    """Return what `file` holds, None when it is missing, broken or of another knowledge.

    Without a mark it may be of any knowledge.
    """
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            texts = json.loads(arrays["texts"].tobytes())
            if mark and texts["mark"] != mark:
                return None
            counts = Counts(texts["spelling"], texts["tongues"], texts["triples"])
            words, pieces, aspects = (_part(name, texts, arrays) for name in _MODELS)
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile):
        return None
    return TrainedModel(counts, words, pieces, aspects)


def _part(
    name: str, texts: Mapping[str, Any], arrays: Mapping[str, Any]
) -> LinearModel | CentroidModel:
    kind, numbers = _KINDS[texts[f"{name}.kind"]]
    return kind(
        classes=tuple(texts[f"{name}.classes"]),
        **{field: arrays[f"{name}.{field}"] for field in numbers},
    )
