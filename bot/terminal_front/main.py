"""The program from its arguments to its exit status; nothing that happens shows a traceback."""

import errno
import os
import sys
from collections.abc import Sequence

from typer import Abort
from typer.exceptions import TyperException

from bot.exit_status import ExitStatus
from bot.terminal_front.commands import NAME, command_line
from bot.terminal_front.program import Program
from bot.terminal_front.screen import prepare_streams

OUTPUT_LOST = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})
"""Errors of a disk or device that the output goes to."""

SHOWN = 10
"""Faults of the knowledge named by other commands than `check`."""


def main(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name and return the exit status."""
    prepare_streams()
    program = Program()
    try:
        status = command_line()(
            args=list(arguments), prog_name=NAME, standalone_mode=False, obj=program
        )
        sys.stdout.flush()
    except (KeyboardInterrupt, Abort):
        return ExitStatus.INTERRUPTED
    except SystemExit:  # how rich ends when the reader of its output has left
        return ExitStatus.OUTPUT
    except TyperException as error:
        return _usage(error)
    except OSError as error:
        return _output_lost(error) or _failed(error, program)
    except Exception as error:
        return _failed(error, program)
    return int(status or ExitStatus.FINE)


def _usage(error: TyperException) -> ExitStatus:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else NAME
    _tell(f"{error.format_message()}\nSee: {path} --help")
    return ExitStatus.USAGE


def _output_lost(error: OSError) -> ExitStatus | None:
    """Give the output up if that is what failed; a reader who left (`| head`) needs no word."""
    if not isinstance(error, BrokenPipeError) and error.errno not in OUTPUT_LOST:
        return None
    # else the interpreter would flush, and fail, once more at its end
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        _tell(f"The output could not be written: {error.strerror}. Make room, then try again.")
    return ExitStatus.OUTPUT


def _failed(error: Exception, program: Program) -> ExitStatus:
    """Say what went wrong, in words for whoever can mend it."""
    if isinstance(error, ModuleNotFoundError):
        _tell(f"The library {error.name} is missing; the README's first command installs it.")
        return ExitStatus.CONFIGURATION
    from bot.files import KnowledgeFault
    from bot.settings import SettingsFault

    if isinstance(error, SettingsFault):
        _tell("These settings are wrong:", *error.problems)
        return ExitStatus.CONFIGURATION
    if isinstance(error, KnowledgeFault):
        shown = [str(fault) for fault in error.faults[:SHOWN]]
        more = len(error.faults) - len(shown)
        _tell("The knowledge has faults:", *shown, *_rest(more))
        return ExitStatus.KNOWLEDGE
    _tell(str(program.failures.note(error)))
    return ExitStatus.SOFTWARE


def _rest(count: int) -> tuple[str, ...]:
    return (f"… and {count} more; {NAME} check names them all",) if count > 0 else ()


def _tell(*lines: str) -> None:
    sys.stderr.write("\n  ".join(lines) + "\n")
