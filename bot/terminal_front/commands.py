"""The command line: what can be typed after `run_bot.py`, with its help.

A command's docstring is its help page; the work is done in a module of its own, loaded only when
the command runs.
"""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from bot.exit_status import ExitStatus
from bot.terminal_front.chat.features import Role
from bot.terminal_front.checking.command import check
from bot.terminal_front.program import Program

NAME = "run_bot.py"


def command_line() -> typer.Typer:
    """Return the command line with all its commands."""
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(run)
    for command in (chat, ask, check, doctor, backup, restore, setup):
        app.command()(command)
    return app


def _moment(text: str) -> dt.datetime:
    from bot.settings import parse_moment

    try:
        return parse_moment(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} {error}") from None


Now = Annotated[
    dt.datetime | None,
    typer.Option(
        "--now",
        metavar="DATE",
        parser=_moment,
        help="For trials: the date, or date and time, that counts as now.",
    ),
]


def run(
    context: typer.Context,
    now: Now = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> ExitStatus:
    """Answer questions of the Sister Cities International community.

    With DISCORD_TOKEN set, `run_bot.py` alone connects to Discord; without, it opens a chat in
    the terminal.

    ```
    run_bot.py
    run_bot.py ask "When was the All Americas Summit?"
    run_bot.py check
    ```
    """
    program = context.ensure_object(Program)
    program.now = now
    if version:
        return _version()
    if context.invoked_subcommand is None:
        from bot.terminal_front.starting import start

        return start(program)
    return ExitStatus.FINE


def _version() -> ExitStatus:
    from bot.terminal_front.version import version

    typer.echo(f"Sister Cities bot {version()}")
    return ExitStatus.FINE


def chat(
    context: typer.Context,
    now: Now = None,
    role: Annotated[
        Role, typer.Option("--as", help="Whose commands the chat offers.")
    ] = Role.MEMBER,
) -> ExitStatus:
    """Talk with the bot in the terminal; it needs no Discord.

    Type a question, the number of a choice, or a command such as /help. Ctrl-C drops the line,
    Ctrl-D leaves. Lines from a pipe are answered one by one.

    ```
    run_bot.py chat
    run_bot.py chat --now 2024-05-29
    echo "Whom can I write to?" | run_bot.py chat
    ```
    """
    from bot.terminal_front.chat import run as chatting

    chatting.chat(_program(context, now).runtime(), role)
    return ExitStatus.FINE


def ask(
    context: typer.Context,
    question: Annotated[
        list[str] | None, typer.Argument(metavar="QUESTION", help="In any of the four languages.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the reply as JSON.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read a JSON request a line, print a reply a line.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show why it answers so.")] = False,
    now: Now = None,
) -> ExitStatus:
    """Answer one question and end; or with --jsonl many, for scripts.

    A request is {"question": "…", "context": ["earlier message", …], "locale": "pt-BR"}, of which
    only the question must be there.

    ```
    run_bot.py ask "When was the All Americas Summit?"
    run_bot.py ask --now 2024-05-29 "When is the summit?"
    run_bot.py ask --explain "¿Cuánto costó la cumbre?"
    run_bot.py ask --jsonl < requests.jsonl > replies.jsonl
    ```
    """
    from bot.terminal_front import asking

    text = " ".join(question or ()).strip()
    program = _program(context, now)
    if jsonl == bool(text):
        raise typer.BadParameter('either a question, like ask "When was the summit?", or --jsonl')
    if jsonl:
        asking.answer_lines(program.runtime())
    elif json:
        asking.answer_as_json(program.runtime(), text)
    else:
        asking.answer(program.runtime(), text, explain=explain)
    return ExitStatus.FINE


def doctor(context: typer.Context) -> ExitStatus:
    """Look whether everything that the bot needs is there, and say how to mend what is not.

    ```
    run_bot.py doctor
    ```
    """
    from bot.terminal_front.doctor import doctor as look

    return look(_program(context).settings())


def backup(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The file to make.")],
) -> ExitStatus:
    """Copy everything that is kept to a file, while the bot may be running.

    The copy holds personal data: keep it as safe as the bot's own folder, and not for longer than
    30 days.

    ```
    run_bot.py backup ./bot-backup.db
    ```
    """
    from bot.terminal_front.keeping import back_up

    return back_up(_program(context).settings(), path)


def restore(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A file that `backup` made.")],
) -> ExitStatus:
    """Put a backup in the place of what is kept now, which is copied first.

    ```
    run_bot.py restore ./bot-backup.db
    ```
    """
    from bot.terminal_front.keeping import put_back

    return put_back(_program(context).settings(), path)


def setup(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="PATH", help="Another file than the project's .env."),
    ] = None,
) -> ExitStatus:
    """Connect the bot to Discord: asks for the token, keeps it, and looks whether all is there.

    The token is not shown while it is typed, and is written to a file that only you can read.

    ```
    run_bot.py setup
    ```
    """
    from bot.settings import ENV_FILE, load_settings, write_token
    from bot.terminal_front.doctor import doctor as look

    target = file or ENV_FILE
    token = typer.prompt("Token of the bot (Developer Portal, Bot, Reset Token)", hide_input=True)
    write_token(target, token)
    typer.echo(f"Kept in {target}.")
    _program(context)
    return look(load_settings(target))


def _program(context: typer.Context, now: dt.datetime | None = None) -> Program:
    program = context.ensure_object(Program)
    program.now = now or program.now
    return program
