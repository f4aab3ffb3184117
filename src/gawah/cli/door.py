"""Who is at the keys: asked for only where a project has members, and let do what their role allows.

Every command opens its project through ``let_in``, so that none can forget to ask.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from gawah.errors import NotAllowedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.members import Member, Privilege
    from gawah.project import Project

_MEMBER = "gawah.member"


def who(typed: str | None = None) -> str:
    """The name under which this command acts.

    Args:
        typed: what stands behind its own ``--as``.
    """
    from gawah.members.names import tidy
    from gawah.settings import Settings

    ctx = click.get_current_context()
    own = typed or ctx.params.get("reviewer") or ctx.params.get("actor")
    return tidy(own or ctx.obj.reviewer or Settings().reviewer)


def note_list(project: Project, what: str, asked: Mapping[str, object], shown: int) -> None:
    """Write down who was shown a list of what is not public, once for the whole of it.

    Nothing is written where nothing was shown, or where the project cannot be written to.

    Args:
        project: the project.
        what: the command.
        asked: the filters and words, by name.
        shown: how many incidents, passages or decisions were shown.
    """
    from gawah.project import now
    from gawah.project.custody import listed, note

    if shown and not project.is_read_only:
        note(project, [listed(who(), what, asked, shown, now())])


def member() -> Member | None:
    """Who was let in; None where the project has no members."""
    found: Member | None = click.get_current_context().meta.get(_MEMBER)
    return found


def let_in(project: Project) -> Project:
    """A project, for a person who may do with it what the command does.

    Raises:
        NotAllowedError: they may not, or have not shown who they are; the project is closed again.
    """
    try:
        _look(project)
    except BaseException:
        project.close()
        raise
    return project


def ask_new(name: str) -> str:
    """A passphrase that somebody chooses, typed twice.

    Args:
        name: whose it is to be.

    Raises:
        UsageError: it was not typed the same twice.
    """
    said = ask(f"New passphrase for {name} (at least 12 characters; several words)")
    if ask("The same once more") != said:
        raise UsageError("The two were not the same. Nothing was changed; try again.")
    return said


def ask(what: str) -> str:
    """What somebody types who is asked for it, without showing it; a line of what is piped in."""
    from gawah.cli.passphrase import has_console

    if sys.stdin.isatty() and has_console():
        said: str = click.prompt(what, hide_input=True, err=True)
        return said
    line = sys.stdin.readline()
    if not line:
        raise UsageError("%(what)s: nobody is there to be asked.", what=what)
    return line.rstrip("\r\n")


def _look(project: Project) -> None:
    from gawah.members import has_members

    if not has_members(project):
        return
    from gawah.members.entering import Shown, check, enter

    ctx = click.get_current_context()
    wanted = _needed(ctx)
    name = who()
    _say_whose(ctx, name)
    has_codes = _has_codes(project, name)
    passphrase = _passphrase(name)
    code = ask("Code of your authenticator, or a recovery code") if has_codes else ""
    entered = enter(project, Shown(name, passphrase, code))
    if entered.member.name != name:
        raise NotAllowedError("Your name is written %(name)s here: use --as.", name=entered.member.name)
    check(entered, wanted)
    ctx.meta[_MEMBER] = entered.member


def _needed(ctx: click.Context) -> Privilege:
    """What the command needs; a command that nobody wrote into the table is for nobody.

    Raises:
        NotAllowedError: it is not in the table.
    """
    from gawah.members import COMMANDS

    name = ctx.command_path.partition(" ")[2]
    if name not in COMMANDS:
        raise NotAllowedError("Nobody has said who may use gawah %(name)s.", name=name)
    return COMMANDS[name]


def _say_whose(ctx: click.Context, name: str) -> None:
    """Say under which name somebody is asked who has told none; the same whether it is a member's or not."""
    from gawah.settings import Settings

    own = ctx.params.get("reviewer") or ctx.params.get("actor") or ctx.obj.reviewer
    if not (own or Settings().has_own_name):
        click.echo(
            f"gawah: this project has members, and you told no name, so it is {name}. To tell yours: "
            "--as NAME or GAWAH_REVIEWER.",
            err=True,
        )


def _has_codes(project: Project, name: str) -> bool:
    """Whether the code of an authenticator is asked for; under a name that nobody has, where all need one."""
    from gawah.members.roll import find, roll
    from gawah.members.rules import CODES, rule
    from gawah.store.members import credential_of, member_changes

    changes = member_changes(project.engine)
    found = find(roll(changes), name)
    if found is None:
        return rule(changes, CODES) == "all"
    credential = credential_of(project.engine, found.name)
    return credential is not None and credential.totp is not None


def _passphrase(name: str) -> str:
    """The passphrase: of the file that the settings name, or typed and not shown.

    Raises:
        NotFoundError: the file cannot be read.
    """
    from gawah.cli.passphrase import in_file
    from gawah.settings import Settings

    said = in_file(Settings().member_passphrase_file)
    return said if said is not None else ask(f"Passphrase of {name}")
