"""How the program ends, for scripts and service managers."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit statuses; those from 64 on have the meaning that BSD's sysexits.h gives them."""

    FINE = 0
    KNOWLEDGE = 2
    """The knowledge files have faults."""
    USAGE = 64
    """The command line was not understood."""
    UNREACHABLE = 69
    """Discord could not be reached."""
    SOFTWARE = 70
    """An error in the program itself."""
    OUTPUT = 74
    """The output could not be written."""
    CONFIGURATION = 78
    """A setting is wrong: the token, a folder."""
    INTERRUPTED = 130
    """Ctrl-C, as shells number it."""
