"""JSON Schemas of the knowledge files, so that editors complete and check while one types."""

import json
from collections.abc import Mapping
from pathlib import Path

from bot.files.folder import KINDS, SCHEMAS


def render() -> Mapping[str, str]:
    """Return the text of each schema by the name of its file."""
    return {
        f"{kind.name}.schema.json": json.dumps(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                **kind.format.model_json_schema(),
                "title": f"Knowledge: {kind.name}",
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
        for kind in KINDS
    }


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the schemas into the knowledge `folder` and return their paths."""
    target = folder / SCHEMAS
    target.mkdir(exist_ok=True)
    written = []
    for name, text in render().items():
        (target / name).write_text(text, encoding="utf-8")
        written.append(target / name)
    return tuple(written)
