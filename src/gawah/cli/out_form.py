"""``gawah out export`` in the formats of the field: one file, or several in a folder or an archive."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, cast

import click

from gawah.cli.door import who
from gawah.cli.out_files import write_whole
from gawah.cli.signing import sign_at_end
from gawah.errors import UsageError
from gawah.guard.outputs import OWN
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path

    from gawah.cli.root import Given
    from gawah.exchange.formats.forms import Asked, Form
    from gawah.guard.gate import Gate
    from gawah.project import Project
    from gawah.project.custody import Exported

FORMATS = ("package", "geojson", "acled", "ucdp", "ftm", "ftm-statements", "esf", "uwazi")
"""Those of ``gawah.exchange.formats.forms``, which is not loaded before one is asked for."""


@record
class Wanted:
    """What is to be written."""

    form: str
    audience: str
    as_of: str | None
    licence: str = ""
    is_marked: bool = False
    """CSV begins with a byte order mark."""


def write_form(given: Given, wanted: Wanted, output: Path | None) -> int:
    """Write the register in a format; the exit status.

    Raises:
        UsageError: it cannot be written so, or for them.
        LeakError: it would give away what is protected: then nothing is written.
    """
    from gawah.exchange.formats.forms import form_of
    from gawah.members.proposals import export_needs, let_leave

    form = form_of(wanted.form, is_own=wanted.audience == OWN)
    if not form.file and output is None:
        raise UsageError(
            "The format %(form)s has several files: name a folder, or a file that ends in .zip, with -o.",
            form=form.name,
        )
    with given.open() as project:
        let_leave(project, who(), export_needs(wanted.audience), wanted.audience)
        if form.file:
            _write_one(project, form, wanted, output)
        elif output is not None:
            _write_many(project, form, wanted, output)
        sign_at_end(project)
    if output is not None:
        click.echo(f"Written: {output}", err=True)
    return 0


def _what(wanted: Wanted) -> Exported:
    from gawah.project.custody import Exported

    selection = "all" if wanted.as_of is None else f"all as of {wanted.as_of}"
    return Exported(who(), wanted.form, selection, wanted.audience)


def _asked(wanted: Wanted) -> Asked:
    from gawah.exchange.formats.forms import Asked
    from gawah.exchange.formats.package import TITLE, About
    from gawah.project import now

    is_own = wanted.audience == OWN
    about = About(TITLE, now(), wanted.licence, is_own=is_own)
    return Asked(about, bom=wanted.is_marked)


def _write_one(project: Project, form: Form, wanted: Wanted, output: Path | None) -> None:
    from gawah.project.custody import written_down

    name = output.name if output is not None else form.file
    texts = (text for _, text in _through_the_gate(project, form, wanted, name))
    with closing(cast("Generator[str]", written_down(project, texts, _what(wanted)))) as pieces:
        if output is None:
            for text in pieces:
                click.echo(text.encode("utf-8"), nl=False)
        else:
            write_whole(output, pieces)


def _write_many(project: Project, form: Form, wanted: Wanted, output: Path) -> None:
    from gawah.cli.out_files import laid_ready, write_pieces
    from gawah.project.custody import left_hashed

    with laid_ready(output) as folder:
        write_pieces(folder, _through_the_gate(project, form, wanted, output.name))
        files = folder.done()
        # Before they have their names: no file is ever there of which nobody wrote down that it left.
        if not project.is_read_only:
            left_hashed(project, files, _what(wanted))


def _through_the_gate(project: Project, form: Form, wanted: Wanted, name: str) -> Generator[tuple[str, str]]:
    """The pieces, of which all that goes to others was looked through before the first is given out."""
    from gawah.exchange.happenings import own_happenings, told_in_form
    from gawah.guard.gate import leaving

    if wanted.audience == OWN:
        gate = leaving("out export")
        for file, text in form.write(own_happenings(project, wanted.as_of), _asked(wanted)):
            yield file, "".join(gate.text(file, [text]))
        return
    project.must_write()
    guard, pieces = told_in_form(project, wanted.audience, form, _asked(wanted))
    gate = leaving("out export", wanted.audience, guard.leaks)
    gate.file(name, b"")
    whole: dict[str, list[str]] = {}
    for file, text in pieces:
        whole.setdefault(file, []).append(text)
    files = {file: "".join(texts) for file, texts in whole.items()}
    _look_through(gate, form, files)
    guard.kept.keep(who())
    yield from files.items()


def _look_through(gate: Gate, form: Form, files: Mapping[str, str]) -> None:
    from gawah.exchange.formats.standing import standing
    from gawah.guard.gate import LeakError

    fixed = standing(form.name)
    found = [
        leak
        for file, text in files.items()
        for leak in gate.leaks_of(file, text.encode("utf-8"), fixed.get(file, ""))
    ]
    if found:
        raise LeakError(found)
