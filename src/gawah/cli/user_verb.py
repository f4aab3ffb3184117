"""``gawah user``: who belongs to a project, and what each may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.door import ask, ask_new, who
from gawah.cli.options import as_of_option, as_option, project_option, shell_word
from gawah.model import Role

if TYPE_CHECKING:
    from gawah.cli.root import Given

ROLES = click.Choice([role.value for role in Role])


@click.group("user")
@project_option
def command() -> None:
    """Say who belongs to a project, where that is more than one person.

    Without members nobody is asked anything. Once there is one, every command asks who you are: the name by
    --as or GAWAH_REVIEWER, the passphrase by a prompt that does not show it.
    """


@command.command("add")
@click.argument("name")
@click.option("--role", type=ROLES, default=Role.READER.value, show_default=True, help="What they may do.")
@as_option
@project_option
@click.pass_obj
def add_command(given: Given, /, name: str, role: str, reviewer: str | None) -> int:
    """Make somebody a member. The first of a project is its keeper.

    Their passphrase is typed twice; all but the first must then choose one that nobody else knows.
    """
    from gawah.members.managing import add

    with given.open() as project:
        added = add(project, name, Role(role), ask_new(name), who(reviewer))
    click.echo(f"{added.name} is a member now: {added.role.value}.")
    if added.role is Role.KEEPER:
        click.echo(f"A keeper needs an authenticator. Next: gawah --as {shell_word(added.name)} user totp")
    return 0


@command.command("list")
@as_of_option
@as_option
@project_option
@click.pass_obj
def list_command(given: Given, /, as_of: str | None, reviewer: str | None) -> int:
    """Print the members with their roles, now or on an earlier day."""
    from gawah.cli.page import clean
    from gawah.members import members_of
    from gawah.members.rules import RULES, rule
    from gawah.store.members import credential_of, member_changes

    del reviewer  # who() finds it
    with given.open() as project:
        found = members_of(project, as_of)
        for one in found:
            credential = credential_of(project.engine, one.name) if as_of is None else None
            codes = ", with an authenticator" if credential is not None and credential.totp else ""
            click.echo(clean(f"{one.role.value:<9} {one.name}, since {one.since[:10]}, by {one.by}{codes}"))
        changes = [one for one in member_changes(project.engine) if as_of is None or one.at[:10] <= as_of]
        if found:
            click.echo("Rules: " + "; ".join(f"{name}: {rule(changes, name)}" for name in RULES))
        else:
            click.echo("This project has no members: it is one person's, and nobody is asked who they are.")
    return 0


@command.command("role")
@click.argument("name")
@click.argument("role", type=ROLES)
@as_option
@project_option
@click.pass_obj
def role_command(given: Given, /, name: str, role: str, reviewer: str | None) -> int:
    """Give a member another ROLE. What they have open in a browser ends."""
    from gawah.members.managing import set_role

    with given.open() as project:
        changed = set_role(project, name, Role(role), who(reviewer))
    click.echo(f"{changed.name} is {changed.role.value} now, by {changed.by}.")
    return 0


@command.command("remove")
@click.argument("name")
@as_option
@project_option
@click.pass_obj
def remove_command(given: Given, /, name: str, reviewer: str | None) -> int:
    """Let somebody be a member no longer. What they did stays, with their name."""
    from gawah.members.managing import remove

    with given.open() as project:
        gone = remove(project, name, who(reviewer))
    click.echo(f"{gone.name} is no member any more.")
    return 0


@command.command("passphrase")
@click.argument("name", required=False)
@as_option
@project_option
@click.pass_obj
def passphrase_command(given: Given, /, name: str | None, reviewer: str | None) -> int:
    """Choose another passphrase for yourself. A keeper gives one to a member by NAME.

    Who was given one must choose their own before anything else. What they have open in a browser ends.
    """
    from gawah.members import member_named
    from gawah.members.managing import set_passphrase

    by = who(reviewer)
    with given.open() as project:
        member = member_named(project, name or by)
        set_passphrase(project, member.name, ask_new(member.name), by)
    click.echo(f"{member.name} has a new passphrase.")
    return 0


@command.command("totp")
@click.argument("name", required=False)
@click.option("--off", "is_off", is_flag=True, help="Take the authenticator away, as when it is lost.")
@as_option
@project_option
@click.pass_obj
def totp_command(given: Given, /, name: str | None, reviewer: str | None, *, is_off: bool) -> int:
    """Set up your authenticator: its code is then asked beside the passphrase.

    It prints the secret, to be typed or pasted into an authenticator, and ten recovery codes, each good for
    one time without it. With --off a keeper takes away that of NAME; you your own, where you need none.
    """
    from gawah.errors import UsageError
    from gawah.members import member_named
    from gawah.members.codes import address_of, in_letters, new_secret
    from gawah.members.managing import drop_codes, set_codes

    by = who(reviewer)
    with given.open() as project:
        member = member_named(project, name or by)
        if is_off:
            drop_codes(project, member.name, by)
            click.echo(f"{member.name} has no authenticator any more.")
            return 0
        if member.name != by:
            raise UsageError("Everybody sets up their own authenticator. --off takes away that of another.")
        secret = new_secret()
        click.echo(f"Type this into your authenticator: {in_letters(secret)}", err=True)
        click.echo(f"or open there: {address_of(secret, member.name)}", err=True)
        recovery = set_codes(project, by, secret, ask("The code that it shows now"))
    click.echo("The authenticator is set up. Recovery codes, each for one time; keep them on paper:")
    for code in recovery:
        click.echo(f"  {code}")
    return 0


@command.command("unlock")
@click.argument("name")
@as_option
@project_option
@click.pass_obj
def unlock_command(given: Given, /, name: str, reviewer: str | None) -> int:
    """Let a member try again at once after too many wrong tries."""
    from gawah.members.managing import unlock

    with given.open() as project:
        unlock(project, name, who(reviewer))
    click.echo(f"{name} can try again.")
    return 0


@command.command("rule")
@click.argument("name")
@click.argument("value")
@as_option
@project_option
@click.pass_obj
def rule_command(given: Given, /, name: str, value: str, reviewer: str | None) -> int:
    """Set a rule of the project.

    codes: who needs an authenticator, VALUE keepers or all. standard, permit, publish, export, forget,
    decide, pairs: how many people it takes, VALUE one or two; what one proposed, another then confirms.
    """
    from gawah.members.ruling import set_rule

    with given.open() as project:
        set_rule(project, name, value, who(reviewer))
    click.echo(f"{name}: {value}.")
    return 0
