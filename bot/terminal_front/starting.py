"""The program without a command: Discord with a token, the chat without."""

from bot.exit_status import ExitStatus
from bot.terminal_front.chat.features import Role
from bot.terminal_front.program import Program


def start(program: Program) -> ExitStatus:
    """Connect to Discord, or open the chat and say how to connect."""
    from bot.terminal_front.runtime import assemble

    settings = program.settings()
    if settings.token is None:
        from bot.terminal_front.chat.run import chat

        chat(assemble(settings, program.failures), Role.MEMBER, connect_hint=True)
        return ExitStatus.FINE
    from bot.terminal_front.folders import prepare_data_folder

    prepare_data_folder(settings.data_dir)
    from bot.discord_front import run

    return run(settings, assemble(settings, program.failures).library)
