"""The command line: what each command is called and says of itself.

Each lives in ``bot/commands`` and is imported only when it is run, so that asking for help costs nothing.
"""

import importlib
from collections.abc import Sequence

import click

# The command, where it lives, and its one line of help.
COMMANDS: dict[str, tuple[str, str]] = {
    "load": ("bot.commands.load", "Load a board file: organisations, boards, seats and people."),
    "import": ("bot.commands.import_", "Import board packs, or draft a board file from one."),
    "ask": ("bot.commands.ask", "Ask a question as somebody, and print the answer."),
    "findings": ("bot.commands.findings", "List what was odd in the imported packs."),
    "taught": ("bot.commands.taught", "List what administrators taught: answers and phrases."),
    "serve": ("bot.commands.serve", "Run the service: Teams, the pages, and what is sent unasked."),
    "tick": ("bot.commands.tick", "Run one cycle of what is sent unasked, and stop."),
    "clock": ("bot.commands.clock", "Show the demo's clock, or move it."),
    "demo": ("bot.commands.demo", "Set the sample board up, run it, and open the local Teams client."),
}


class Late(click.Group):
    """A group whose commands are imported when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order in which somebody new would use them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command that is run."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0]).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{COMMANDS[cmd_name][0]} holds no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table above, without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=Late, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="boardclerk", prog_name="boardclerk")
def group() -> None:
    """Run the clerk of a joint board: it reads packs, answers about them, and tells people what they must know."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, as the ``boardclerk`` script does."""
    group.main(args=list(arguments) if arguments is not None else None, prog_name="boardclerk")
