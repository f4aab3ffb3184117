"""The root of the commands: verbs are loaded when they are called."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli import GROUPS, VERBS, usage
from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.project import Project
    from gawah.vault import Vault


@record
class Given:
    """What was said before the verb."""

    project: Path
    reviewer: str | None = None
    """Who says that they are at the keys; None: whom GAWAH_REVIEWER names."""

    def open(self) -> Project:
        """The project, for whoever may do with it what this command does; a clear sentence where not."""
        from gawah.cli.door import let_in
        from gawah.project import Project

        return let_in(Project.open(self.project, self.vault()))

    def open_or_create(self) -> Project:
        """The project, made where there is none."""
        from gawah.cli.copied import say_where_copied
        from gawah.cli.door import let_in
        from gawah.project import Project

        if not self.project.exists():
            say_where_copied(self.project)
        return let_in(Project.open_or_create(self.project, self.vault()))

    def vault(self) -> Vault | None:
        """The keys of the project, whose passphrase is asked for; None where it is not encrypted."""
        from gawah.cli.passphrase import vault_of

        return vault_of(self.project)


class Verbs(click.Group):
    """A group that imports a verb's file when the verb is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the table."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command."""
        del ctx
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"gawah.cli.{cmd_name}_verb").command
        return command

    def get_help(self, ctx: click.Context) -> str:
        """The same text as without loading anything."""
        del ctx
        return usage().rstrip("\n")


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click's callback)
    if value:
        from gawah import __version__

        click.echo(f"gawah {__version__}")
        ctx.exit()


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--project", type=click.Path(path_type=Path, file_okay=False), help="The project.")
@click.option("--as", "reviewer", metavar="NAME", help="Your name [default: $GAWAH_REVIEWER].")
@click.option("--debug", is_flag=True, expose_value=False, help="Show the full trace of an error.")
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version)
@click.pass_context
def root(ctx: click.Context, project: Path | None, reviewer: str | None) -> None:
    """From report to record to response."""
    if project is None:
        from gawah.settings import Settings

        project = Settings().project
    ctx.obj = Given(project, reviewer)


def collect_seldom() -> None:
    """Let this process look for cycles of unused objects less often, as every command does.

    A command makes many small records that live until it ends; looking for cycles among them again and
    again took a third of its time.
    """
    gc.set_threshold(100_000, 50, 100)


def call(args: list[str]) -> int:
    """Run a command.

    Returns:
        its exit status.
    """
    collect_seldom()
    # --debug may stand anywhere: it is for whoever repeats a command that failed.
    known = [arg for arg in args if arg != "--debug"]
    try:
        # Not root.main: it would end the process itself where the reader of a pipe has gone.
        with root.make_context("gawah", known) as ctx:
            status = root.invoke(ctx)
            sys.stdout.flush()
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return status if isinstance(status, int) else 0


__all__ = ["GROUPS", "Given", "Verbs", "call", "root"]
