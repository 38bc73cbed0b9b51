"""The knowledge files: strict YAML in, `Knowledge` or faults with file and line out."""

from bot.files.editor_schemas import write_schemas
from bot.files.engine import load_engine
from bot.files.faults import Fault, KnowledgeFault
from bot.files.load import Loaded, load, load_knowledge

__all__ = [
    "Fault",
    "KnowledgeFault",
    "Loaded",
    "load",
    "load_engine",
    "load_knowledge",
    "write_schemas",
]
