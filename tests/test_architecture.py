"""The house stands as it was planned: arrows point inward, and nothing grows out of hand."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "bot").rglob("*.py"))
MODULES = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in FILES}

MODULE_LINES = 250
FUNCTION_LINES = 50

MAY_IMPORT = {
    "bot.core": {"bot.core"},
    "bot.services": {"bot.core", "bot.services"},
    "bot.files": {"bot.core", "bot.files"},
    "bot.store": {"bot.core", "bot.services", "bot.store"},
    "bot.settings": set(),
    "bot.logs": set(),
    "bot.clock": set(),
    "bot.exit_status": set(),
    "bot.discord_front": {
        *("bot.core", "bot.services", "bot.store", "bot.discord_front"),
        *("bot.settings", "bot.logs", "bot.clock", "bot.exit_status", "bot.delivery"),
    },
    "bot.delivery": {"bot.core", "bot.services", "bot.delivery"},
}
"""What of the bot each part may import; the terminal front, where all is put together, anything."""

AT_HOME = {
    "discord": ("bot.discord_front",),
    "aiohttp": ("bot.discord_front",),
    "aiosqlite": ("bot.store",),
    "sqlite3": ("bot.store",),
    "yaml": ("bot.files",),
    "pydantic": ("bot.files", "bot.settings"),
    "pydantic_settings": ("bot.settings",),
    "dotenv": ("bot.settings",),
    "icalendar": ("bot.services.cards",),
    "dateparser": ("bot.core.schedules.days",),
    "dateutil": ("bot.core.schedules.recurrence",),
    "rich": ("bot.terminal_front",),
    "typer": ("bot.terminal_front",),
    "prompt_toolkit": ("bot.terminal_front",),
}
"""The one seam behind which each library stands."""

NOT_IN_CORE = {"asyncio", "io", "logging", "os", "pathlib", "random", "socket", "sys", "time"}


FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def offences(check: Callable[[str, ast.Module], Iterable[str]], part: str = "bot") -> list[str]:
    """Return what `check` finds in each module of a part, with the module's name in front."""
    modules = ((name, tree(file)) for name, file in MODULES.items() if within(name, [part]))
    return [f"{name}: {found}" for name, module in modules for found in check(name, module)]


def within(name: str, parts: Iterable[str]) -> bool:
    return any(name == part or name.startswith(f"{part}.") for part in parts)


def imports(node: ast.AST, *, for_types: bool = False) -> Iterator[str]:
    """Yield what is imported; what only the type checker sees, if `for_types`."""
    if not for_types and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    for child in ast.iter_child_nodes(node):
        yield from imports(child, for_types=for_types)


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(module) if isinstance(node, FUNCTIONS))


def test_a_part_imports_only_what_lies_further_in():
    def outward(name: str, module: ast.Module) -> Iterator[str]:
        allowed = next((MAY_IMPORT[part] for part in MAY_IMPORT if within(name, [part])), {"bot"})
        ours = (imported for imported in imports(module) if within(imported, ["bot"]))
        return (imported for imported in ours if not within(imported, allowed))

    assert offences(outward) == []


def test_a_library_stays_behind_its_seam():
    def astray(name: str, module: ast.Module) -> Iterator[str]:
        libraries = {imported.partition(".")[0] for imported in imports(module)}
        return (lib for lib in libraries & AT_HOME.keys() if not within(name, AT_HOME[lib]))

    assert offences(astray) == []


def test_the_core_neither_reads_a_clock_nor_waits_nor_touches_the_world():
    def worldly(_: str, module: ast.Module) -> Iterator[str]:
        yield from {imported.partition(".")[0] for imported in imports(module)} & NOT_IN_CORE
        for node in ast.walk(module):
            if isinstance(node, ast.AsyncFunctionDef | ast.Await):
                yield f"line {node.lineno} waits"
            elif isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if re.search(r"\b(now|today|utcnow|open|print)$", called):
                    yield called

    assert offences(worldly, "bot.core") == []


def test_no_two_modules_import_each_other():
    def module(imported: str) -> str | None:
        """Return the module that something is, or that it is taken from; None if not the bot's."""
        owner = imported.rpartition(".")[0]
        ways = (imported, f"{imported}.__init__", owner, f"{owner}.__init__")
        return next((way for way in ways if way in MODULES), None)

    graph = {
        name: {module(imported) for imported in imports(tree(file), for_types=True)} - {name, None}
        for name, file in MODULES.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = " -> ".join(reversed(error.args[1]))
        pytest.fail(f"modules import each other, if only for their types: {circle}")


def test_an_import_says_where_from():
    def relative(_: str, module: ast.Module) -> Iterator[str]:
        froms = (node for node in ast.walk(module) if isinstance(node, ast.ImportFrom))
        return (ast.unparse(node) for node in froms if node.level)

    assert offences(relative) == []


def test_no_module_and_no_function_grows_too_long():
    def long(name: str, module: ast.Module) -> Iterator[str]:
        lines = MODULES[name].read_text(encoding="utf-8").count("\n")
        if lines > MODULE_LINES:
            yield f"{lines} lines"
        for function in functions(module):
            size = (function.end_lineno or 0) - function.lineno + 1
            if size > FUNCTION_LINES:
                yield f"{function.name} has {size} lines"

    assert offences(long) == []


def test_everything_public_says_what_it_is():
    def silent(_: str, module: ast.Module) -> Iterator[str]:
        private = {
            child
            for outer in ast.walk(module)
            if isinstance(outer, FUNCTIONS) or str(getattr(outer, "name", "")).startswith("_")
            for child in ast.walk(outer)
            if child is not outer
        }
        if not ast.get_docstring(module):
            yield "the module"
        for node in ast.walk(module):
            named = isinstance(node, FUNCTIONS | ast.ClassDef) and node not in private
            if named and not node.name.startswith("_") and not ast.get_docstring(node):
                yield node.name

    assert offences(silent) == []


def test_sql_is_never_put_together_from_pieces():
    def composed(_: str, module: ast.Module) -> Iterator[str]:
        for call in ast.walk(module):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args:
                pieces = isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
                if call.func.attr.startswith("execute") and pieces:
                    yield ast.unparse(call)

    assert offences(composed) == []


def test_sql_stands_in_the_store_only():
    sql = re.compile(r"\s*(SELECT .+ FROM|INSERT INTO|UPDATE .+ SET|DELETE FROM)\b", re.DOTALL)

    def statements(name: str, module: ast.Module) -> Iterator[str]:
        constants = (node.value for node in ast.walk(module) if isinstance(node, ast.Constant))
        texts = (text for text in constants if isinstance(text, str) and sql.match(text))
        return iter(()) if within(name, ["bot.store"]) else texts

    assert offences(statements) == []


def test_no_module_keeps_state():
    constants_types_and_loggers = re.compile(r"_*[A-Z]\w*|__all__|_?log(ger)?")

    def state(_: str, module: ast.Module) -> Iterator[str]:
        assigned = (node for node in module.body if isinstance(node, ast.Assign))
        targets = (target for node in assigned for target in node.targets)
        names = (n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name))
        yield from (name for name in names if not constants_types_and_loggers.fullmatch(name))
        yield from (ast.unparse(node) for node in ast.walk(module) if isinstance(node, ast.Global))

    assert offences(state) == []
