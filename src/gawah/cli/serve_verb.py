"""``gawah serve``: the register in a browser on this computer."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from gawah.cli.options import project_option
from gawah.cli.signing import sign_at_end

if TYPE_CHECKING:
    from gawah.cli.root import Given
    from gawah.project import Project


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="The port; 0: any that is free [default: 8765, or the next free].",
)
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="127.0.0.1 or ::1: this computer alone.")
@click.option("--open", "is_to_open", is_flag=True, help="Open the browser.")
@click.option("--lang", type=click.Choice(["en", "ur"]), help="The language to begin with.")
@click.option(
    "--lock-after",
    type=click.FloatRange(0),
    default=15.0,
    metavar="MINUTES",
    help="Lock an encrypted project when nobody did anything for so long; 0: never [default: 15].",
)
@project_option
@click.pass_obj
def command(
    given: Given, port: int | None, host: str, lang: str | None, lock_after: float, *, is_to_open: bool
) -> int:
    """Open the register in a browser, on this computer alone.

    Prints an address with a token that lets a browser in, and answers until Ctrl-C. Makes a project where
    there is none.
    """
    from gawah.cli.copied import say_where_copied
    from gawah.project.served import serving
    from gawah.settings import Settings
    from gawah.web.app import make_app
    from gawah.web.desk import Manner
    from gawah.web.serving import listen, open_browser, serve

    _end_in_order()
    address = listen(host, port)
    # --debug may stand anywhere and is taken out before commands see their options.
    manner = Manner(address.port, language=lang, debug="--debug" in sys.argv, lock_after=lock_after)
    url = address.url(manner.token)
    with suppress(KeyboardInterrupt), address.socket:  # Ctrl-C is the way to end it
        if not given.project.exists():
            say_where_copied(given.project)
        app = make_app(given.project, Settings(), manner, given.vault())
        locking = app.state.desk.locking
        click.echo(f"gawah serves {given.project} to this computer alone. Open this in a browser:")
        click.echo(f"\n  {url}\n")
        if locking.opened.project.is_read_only:
            click.echo("The project cannot be written to: it is open for reading only.\n")
        click.echo(_who_gets_in(app.state.desk.project))
        sys.stdout.flush()
        if is_to_open:
            open_browser(url)
        try:
            with serving(given.project):
                serve(app, address)
        finally:
            if locking.ended_with is not None:
                sign_at_end(locking.ended_with)
    click.echo("\ngawah serves no more. What was added and decided is kept.")
    return 0


def _who_gets_in(project: Project) -> str:
    from gawah.members import has_members

    if has_members(project):
        return "Whoever opens it is asked who they are: the project has members. Ctrl-C ends it."
    return "Whoever has this address on this computer gets in. Ctrl-C ends it."


def _end_in_order() -> None:
    """End as by Ctrl-C also where the window is closed or the computer shuts down: nothing is left lying."""
    # A shell lets what it starts behind ignore Ctrl-C. The server hears it, and so must what goes before.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    # What a system sends where the window is closed: Windows has no SIGHUP, and no other SIGBREAK.
    for name in ("SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: signal.raise_signal(signal.SIGTERM))
