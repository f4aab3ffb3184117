"""``gawah out leave``: everything, in files that are read without gawah."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.door import who
from gawah.cli.options import project_option
from gawah.cli.signing import sign_at_end
from gawah.guard.outputs import OWN

if TYPE_CHECKING:
    from gawah.cli.root import Given


@click.command("leave")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@project_option
@click.pass_obj
def leave_command(given: Given, /, folder: Path) -> int:
    """Write all that the project holds into a FOLDER that can be read without gawah.

    The documents as received, every record, the texts, tables and what each file is. For yourself alone: all
    of it is in the clear, also of an encrypted project. gawah import FOLDER brings it back into another.
    """
    from gawah.cli.out_files import laid_ready
    from gawah.cli.page import counted
    from gawah.errors import UsageError
    from gawah.exchange.leaving import SUMS, left_behind
    from gawah.guard.gate import leaving
    from gawah.members import Privilege
    from gawah.members.proposals import let_leave
    from gawah.project.custody import Exported, left_hashed

    if folder.suffix.lower() == ".zip":
        raise UsageError("Name a folder, not an archive: its files are checked one by one.")
    with given.open() as project, laid_ready(folder) as there:
        let_leave(project, who(), Privilege.EXPORT, OWN)
        gate = leaving("out leave")
        for name, told in left_behind(project, folder.name):
            if isinstance(told, bytes):
                there.whole(name, gate.file(name, told))
            else:
                text = "".join(gate.text(name, [told]))
                there.add(name, text.encode("utf-8", "surrogatepass"))
        sums = "".join(f"{digest}  {name}\n" for name, (digest, _) in sorted(there.sums().items()))
        there.add(SUMS, "".join(gate.text(SUMS, [sums])).encode("utf-8"))
        files = there.done()
        if not project.is_read_only:
            # The sums tell all other files.
            left_hashed(project, {SUMS: files[SUMS]}, Exported(who(), "leave", "all", OWN))
            sign_at_end(project)
    click.echo(f"Written: {folder} ({counted(len(files), 'file')}). README.txt says what each is.", err=True)
    click.echo("Everything is in it in the clear: keep it encrypted, and send it to nobody.", err=True)
    return 0
