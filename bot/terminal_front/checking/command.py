"""The command line of `check`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.exit_status import ExitStatus
from bot.terminal_front.program import Program

Folder = Annotated[
    Path | None, typer.Argument(metavar="[PATH]", help="The folder; the bot's own when left out.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Count what is worth mending as a fault.")]
Questions = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="Questions to measure by; those in tests/questions when left out.",
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        metavar="GIT-REVISION-OR-FOLDER",
        help="Show the questions whose answers differ from those of this knowledge.",
    ),
]
WriteSchema = Annotated[
    bool, typer.Option("--write-schema", help="First write the schemas that editors use.")
]
WriteTrained = Annotated[
    bool,
    typer.Option("--write-trained", help="First learn from the phrasings, where they changed."),
]


def check(
    context: typer.Context,
    path: Folder = None,
    strict: Strict = False,
    questions: Questions = None,
    against: Against = None,
    write_schema: WriteSchema = False,
    write_trained: WriteTrained = False,
) -> ExitStatus:
    """Check the knowledge files, and name each fault with its file, line and remedy.

    Also says how well questions whose answers are known are answered. Ends with status 2 when
    there is any fault.

    ```
    run_bot.py check
    run_bot.py check --strict ./my-draft-of-knowledge
    run_bot.py check --write-trained --against HEAD
    ```
    """
    from bot.clock import clock
    from bot.files.editor_schemas import write_schemas
    from bot.terminal_front.checking.run import Wishes
    from bot.terminal_front.checking.run import check as check_folder

    settings = context.ensure_object(Program).settings()
    folder = path or settings.knowledge_dir
    if write_schema:
        write_schemas(folder)
    wishes = Wishes(
        today=clock(settings.now)().date(),
        strict=strict,
        write_trained=write_trained,
        questions=questions,
        against=against,
        cache=settings.data_dir / "cache",
    )
    return check_folder(folder, wishes)
