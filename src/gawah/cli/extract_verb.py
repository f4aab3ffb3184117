"""``gawah extract``: read files without a project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.given import given_options
from gawah.cli.options import files_argument

if TYPE_CHECKING:
    from gawah.model import Text
    from gawah.project import Extracted, Pipeline

_NO_PROJECT = Path("/nonexistent")
"""Nothing is left out of a folder for being a project: there is none."""


@click.command("extract")
@files_argument("files")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a document, one a line.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Write DIR/NAME.json for each file."
)
@given_options
def command(files: tuple[Path, ...], told: dict[str, str], out: Path | None, *, as_json: bool) -> int:
    """Read files and folders without a project and print what is found in each.

    Nothing is kept. The form of the JSON is in docs/extract-form.md. A file that cannot be read is named,
    the others are done, and the exit status is 3.
    """
    from gawah.cli.page import clean
    from gawah.errors import UsageError
    from gawah.project import built_in
    from gawah.project.files import walk

    work = built_in()
    status = 0
    names: set[str] = set()
    for path in walk(files, _NO_PROJECT):
        try:
            text, found = _read(path, told, work)
            _give(path, (text, found), _target(out, path, names), as_json=as_json)
        except (BrokenPipeError, UsageError):
            raise  # the next document would fare no better
        except Exception as error:  # noqa: BLE001 (one document must not end the batch: it is named)
            click.echo(f"gawah: {clean(_sentence(path, error))}", err=True)
            status = 3
    return status


def _read(path: Path, told: dict[str, str], work: Pipeline) -> tuple[Text, Extracted]:
    from gawah.project import now
    from gawah.project.files import read_file

    text = work.read(read_file(path), path.name, told)
    return text, work.extract(text, "extract", now())


def _sentence(path: Path, error: Exception) -> str:
    from gawah.errors import GawahError

    if not isinstance(error, GawahError):
        return f"{path}: gawah stumbled over this file ({type(error).__name__}: {error})"
    sentence = str(error)
    return sentence if str(path) in sentence else f"{path}: {sentence}"


def _target(out: Path | None, path: Path, names: set[str]) -> Path | None:
    """The file for a document's form: ``NAME.json``; a second file of that name keeps its ending too."""
    if out is None:
        return None
    name = path.stem if path.stem.casefold() not in names else path.name
    number = 2
    while name.casefold() in names:  # many a file system takes A.json and a.json for one
        name, number = f"{path.name}-{number}", number + 1
    names.add(name.casefold())
    return out / f"{name}.json"


def _give(path: Path, read: tuple[Text, Extracted], target: Path | None, *, as_json: bool) -> None:
    text, found = read
    if not as_json and target is None:
        _print_cards(path, text, found)
        return
    from gawah.exchange.extract_form import to_form
    from gawah.guard.gate import for_oneself

    form = to_form(text, found.statements, path.stem)
    if target is not None:
        whole = json.dumps(form, ensure_ascii=False, indent=1) + "\n"
        _write(target, for_oneself("extract --json", whole))
    if as_json:
        click.echo(for_oneself("extract --json", json.dumps(form, ensure_ascii=False)))


def _write(target: Path, form: str) -> None:
    from gawah.errors import UsageError

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(form, "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            f"--out {target.parent}: {target.name} cannot be written ({error.strerror})."
        ) from error


def _print_cards(path: Path, text: Text, found: Extracted) -> None:
    from gawah.cli.cards import card
    from gawah.cli.page import clean, counted, paper
    from gawah.cli.sources import Shelf
    from gawah.register import view

    sheet = paper()
    register = view(found.statements, (), (), ())
    shelf = Shelf(register, {text.document: path.name}, lambda _document, _text: text)
    for incident in register.incidents():
        click.echo(card(incident, shelf, sheet) + "\n")
    found_here = f"{counted(len(register.incidents()), 'incident')}, {counted(len(register.claims), 'claim')}"
    click.echo(f"{clean(str(path))}: {found_here}")
