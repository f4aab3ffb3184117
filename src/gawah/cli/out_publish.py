"""``gawah out publish``: files that may leave for an audience; and first, what they would tell."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.door import who
from gawah.cli.options import as_option, project_option
from gawah.cli.signing import sign_at_end
from gawah.guard.outputs import ANYBODY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gawah.cli.root import Given
    from gawah.guard.preview import Preview

_SHOWN = 20
"""Lines of a list that are printed unless all are asked for."""


@click.command("publish")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--for", "audience", type=click.Choice(ANYBODY), default="public", show_default=True,
              help="Who is to have it.")  # fmt: skip
@click.option("--preview", "is_preview", is_flag=True, help="Print what it would tell, and write nothing.")
@click.option("--all", "all_", is_flag=True, help="Print every line of the preview.")
@as_option
@project_option
@click.pass_obj
def publish_command(
    given: Given, /, folder: Path | None, audience: str, reviewer: str | None, *, is_preview: bool, all_: bool
) -> int:
    """Write a FOLDER of files that may leave for an audience; with --preview, only say what they would tell.

    Names of people who may be alive are labels, places are districts, small counts are hidden. Status 1 while
    the leak check finds a protected value anywhere in the files: then nothing is written.
    """
    from gawah.cli.page import Progress
    from gawah.errors import UsageError
    from gawah.exchange.released import let_out, released
    from gawah.guard.gate import leaving
    from gawah.members import Privilege
    from gawah.members.proposals import let_leave
    from gawah.project.custody import Exported, left

    if folder is None and not is_preview:
        raise UsageError("Name the folder to write to, or add --preview to see what it would tell.")
    with given.open() as project:
        if not is_preview:
            project.must_write()
        progress = Progress()
        found = released(project, audience, progress.preparing)
        progress.clear()
        for line in preview_lines(found.preview, most=None if all_ else _SHOWN):
            click.echo(line)
        if found.preview.leaks:
            click.echo("Refused: the files would give away what is protected. Nothing was written.", err=True)
            return 1
        if is_preview or folder is None:
            return 0
        _check_folder(folder, found.files)
        leaving("out publish", audience, found.guard.leaks).file(folder.name, b"")
        actor = who(reviewer)
        let_leave(project, actor, Privilege.PUBLISH, audience)
        files = let_out(found, actor)
        with laid_ready(folder, files):
            # Before they have their names: no file is ever there of which nobody wrote down that it left.
            left(project, files, Exported(actor, "publish", "all", audience))
        sign_at_end(project)
    click.echo(f"Written: {', '.join(str(folder / name) for name in found.files)}", err=True)
    return 0


def _check_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """See that nothing else lies in a folder, which would go out with the files.

    Raises:
        UsageError: something does.
    """
    from gawah.errors import UsageError

    own = {*files, *(_part(folder, name).name for name in files)}  # the latter where it was cut off before
    others = sorted(one.name for one in folder.iterdir() if one.name not in own) if folder.is_dir() else []
    if others:
        raise UsageError(
            f"{folder} holds {others[0]}: choose an empty folder, so that nothing else goes out."
        )


@contextmanager
def laid_ready(folder: Path, files: Mapping[str, bytes]) -> Iterator[None]:
    """Write files under other names; they get their own when the block ends, and go where it fails.

    Raises:
        UsageError: they cannot be written.
    """
    parts = {_part(folder, name): name for name in files}
    try:
        with _written(folder):
            folder.mkdir(parents=True, exist_ok=True)
            for part, name in parts.items():
                part.write_bytes(files[name])
        yield
        with _written(folder):
            for part, name in parts.items():
                part.replace(folder / name)
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)


@contextmanager
def _written(folder: Path) -> Iterator[None]:
    from gawah.errors import UsageError

    try:
        yield
    except OSError as error:
        raise UsageError(f"{folder} cannot be written ({error.strerror}).") from error


def _part(folder: Path, name: str) -> Path:
    return folder / f".{name}.part"


def preview_lines(preview: Preview, most: int | None) -> Iterator[str]:
    """The lines of a preview; of a long list so many, all where it is None."""
    from gawah.cli.page import paper
    from gawah.guard.gate import leak_told

    value, cut = paper().value, preview.cut
    yield f"For: {preview.audience}"
    yield f"Incidents: {preview.incidents}"
    yield f"  alone of their date, place and type, and so found by whoever knows of them: {preview.lone}"
    yield from _alike(preview, most)
    yield from _table(preview)
    yield f"Names that are let out: {len(preview.let_out)}"
    for one in preview.let_out[:most]:
        yield f"  {value(one.name)}: {_why(one.stand.why)}{_sign(one.stand.sign)}"
    yield from _more(len(preview.let_out), most)
    yield f"Places that may be told exactly: {len(preview.open_places)}"
    for place, stand in sorted(preview.open_places.items()):
        yield f"  {place[:14]}: {_why(stand.why)}{_sign(stand.sign)}"
    yield f"People whose name stays: {sum(preview.kept_back.values())}"
    for why, number in preview.kept_back.items():
        yield f"  {number}: {_why(why)}"
    yield f"Sentences left out: {cut.sentences}; names of bodies, addresses and roles left out: {cut.values}"
    yield f"Protected values found in the files: {len(preview.leaks)}"
    for leak in preview.leaks[:most]:
        yield f"  ! {value(str(leak_told(leak)))}"
    yield from _more(len(preview.leaks), most)


def _alike(preview: Preview, most: int | None) -> Iterator[str]:
    from gawah.guard.preview import MARKS

    yield f"Victims without a name: {preview.unnamed}, told apart by {', '.join(MARKS)}"
    k = preview.alike[0].k if preview.alike else 0
    yield f"  smallest group of those who are told alike: k = {k}"
    yield f"  groups smaller than {preview.least}: {len(preview.few)}"
    for one in preview.few[:most]:
        yield f"  k = {one.k}: {' · '.join(filter(None, one.marks)) or 'nothing is told'}"
    yield from _more(len(preview.few), most)


def _table(preview: Preview) -> Iterator[str]:
    table = preview.table
    beside = f"  can be counted in the incidents that leave with it: {_cells(preview.countable)}"
    if table.hidden is None:
        yield "Victims by year and sex: too few to be told; only the totals leave"
        yield beside
        return
    yield f"Victims by year and sex: {table.small} counts below {preview.least} are hidden"
    yield f"  of these, the totals would give away: {_cells(table.given_away)}"
    yield f"  hidden with them, so that none can be worked out: {len(table.hidden) - table.small}"
    yield f"  can be worked out from its totals as it leaves: {_cells(table.still_given_away)}"
    yield beside


def _cells(cells: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{year} {sex}" for year, sex in cells) or "none"


def _why(code: str) -> str:
    from gawah.guard.people import WHY

    return str(WHY[code])


def _sign(sign: object) -> str:
    from gawah.cli.page import paper
    from gawah.guard.people import Sign

    return f" (“{paper().value(sign.words[:80])}” [{sign.claim[:8]}])" if isinstance(sign, Sign) else ""


def _more(number: int, most: int | None) -> Iterator[str]:
    """How many lines of a list were not printed."""
    if most is not None and number > most:
        yield f"  … and {number - most} more: --all prints them"
