"""What ``gawah out dossier``, ``un-draft`` and ``press`` share: choosing, looking through, letting out."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.door import who
from gawah.cli.options import as_option
from gawah.cli.out_publish import laid_ready
from gawah.cli.signing import sign_at_end
from gawah.errors import UsageError
from gawah.guard.outputs import ANYBODY, OWN
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gawah.guard.gate import Gate
    from gawah.guard.guarded import Guarded
    from gawah.guard.innards import Closed
    from gawah.guard.leaks import Leak
    from gawah.project import Project
    from gawah.register import Incident, Register
    from gawah.report import Document
    from gawah.report.dossier import Case
    from gawah.report.words import Words

    Command = Callable[..., int]
    Make = Callable[[Case, Words], Document]

_SHOWN = 20
"""Findings of the leak check that are printed."""


@record
class Wanted:
    """What somebody asked for."""

    output: str
    """Its name in ``OUTPUTS``."""
    form: str
    """What it is, for the custody: ``dossier``."""
    files: tuple[Path, ...]
    audience: str
    lang: str
    approval: str | None
    """Why a person lets it leave; None where nobody has approved it yet."""
    reviewer: str | None
    as_of: str | None = None


def document_options(function: Command) -> Command:
    """Add the options that every document has."""
    options = (
        click.option("-o", "--output", "files", multiple=True, required=True,
                     type=click.Path(path_type=Path, dir_okay=False),
                     help="The file: .html, .docx or .pdf says the form. May be given several times."),
        click.option("--lang", type=click.Choice(["en", "ur"]), default="en", show_default=True,
                     help="The language of the document; what sources say stays as they say it."),
        click.option("--for", "audience", type=click.Choice([OWN, *ANYBODY]),
                     help="Who is to have it. own: yourself, with everything."),
        click.option("--approve", "approval", metavar="WHY",
                     help="You have read it and let it leave; kept with your name and this reason."),
        as_option,
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def audience_of(typed: str | None) -> str:
    """Who is to have it; nobody is assumed, as a file for oneself must not be handed on by mistake.

    Raises:
        UsageError: nobody said.
    """
    if typed is None:
        raise UsageError(
            "Say who is to have it: --for own for yourself, with every name and place; or --for "
            "%(others)s, without what is protected.",
            others=", ".join(ANYBODY),
        )
    return typed


def write_document(project: Project, options: Mapping[str, object], wanted: Wanted, make: Make) -> int:
    """Make a document, look through it, and let it out; 0 where it was written.

    Raises:
        UsageError: it cannot be made as asked, or nobody has approved it.
    """
    from gawah.report.drawn import FORMS, form_of
    from gawah.report.words import Words

    forms = {path.name: form_of(path.name) for path in wanted.files}
    _check(wanted, forms)
    words = Words(wanted.lang)
    case, guard, selection = _case(project, options, wanted, words)
    document = make(case, words)
    files = {name: FORMS[form](document) for name, form in forms.items()}
    if wanted.audience != OWN and _found(wanted, guard, (document, files)):
        return 1
    if wanted.audience != OWN and not (wanted.approval or "").strip():
        click.echo(
            "Nothing was written: read what it tells (--for own shows you all), then add --approve with the "
            "reason why it may leave.",
            err=True,
        )
        return 1
    return _let_out(project, wanted, (guard, files), selection)


def _check(wanted: Wanted, forms: Mapping[str, str]) -> None:
    if len(forms) < len(wanted.files):
        raise UsageError("Two of the files have one name: name each once.")
    if wanted.audience != OWN and wanted.as_of is not None:
        raise UsageError("The record of an earlier day is for --for own alone.")


def _case(
    project: Project, options: Mapping[str, object], wanted: Wanted, words: Words
) -> tuple[Case, Guarded | None, str]:
    from gawah.cli.law_verb import law_of_project
    from gawah.cli.selection import incidents_of
    from gawah.report.making import Asked, case_of

    meant = incidents_of(project, options, wanted.as_of)
    chosen = tuple(_chosen(project, meant.incidents, wanted.as_of))
    asked = Asked(wanted.audience, meant.words, words, law_of_project(project.root))
    case, guard = case_of(project, chosen, asked)
    return case, guard, meant.words or "all"


def _chosen(
    project: Project, incidents: Sequence[str], as_of: str | None
) -> Iterable[tuple[Incident, Register]]:
    if as_of is not None:
        from gawah.exchange.whole import incidents_then

        ids = frozenset(incidents)
        yield from (one for one in incidents_then(project, as_of) if one[0].id in ids)
        return
    from gawah.exchange.chosen import chosen

    with closing(project.catalogue()) as catalogue:
        catalogue.update()
        yield from chosen(project, catalogue, incidents)


def _found(wanted: Wanted, guard: Guarded | None, made: tuple[Document, Mapping[str, bytes]]) -> bool:
    """Look through everything that is to leave; what it gives away is told."""
    from gawah.guard.gate import leak_told, leaving
    from gawah.report.drawn import standing_words
    from gawah.report.html import html_of

    document, files = made
    gate = leaving(wanted.output, wanted.audience, guard.leaks if guard is not None else None)
    page = html_of(document)
    pdfs = [data for data in files.values() if data.startswith(b"%PDF")]
    # What a PDF shows is compared with the words of the document; its name leaves with it as any other.
    looked = {name: b"" if data.startswith(b"%PDF") else data for name, data in files.items()}
    leaks = [*_leaks(gate, {**looked, "the words of all forms.html": page}, standing_words())]
    for leak in leaks[:_SHOWN]:
        click.echo(f"  ! {leak_told(leak)}", err=True)
    if len(leaks) > _SHOWN:
        click.echo(f"  … and {len(leaks) - _SHOWN} more", err=True)
    if leaks:
        click.echo("Refused: it would give away what is protected. Nothing was written.", err=True)
        return True
    return any(_says_more(data, document) for data in pdfs)


def _says_more(data: bytes, document: Document) -> bool:
    """Whether a PDF shows words that are not in the document, whose words were looked through."""
    from gawah.report.pdf import words_in
    from gawah.report.pdfwords import foreign

    others = foreign(data, words_in(document))
    if others:
        click.echo("Refused: the PDF shows what was not looked through. Nothing was written.", err=True)
    return bool(others)


def _leaks(gate: Gate, files: Mapping[str, bytes], fixed: str) -> Iterable[Leak | Closed]:
    found = (leak for name, data in files.items() for leak in gate.leaks_of(name, data, fixed))
    return dict.fromkeys(found)


def _let_out(
    project: Project, wanted: Wanted, made: tuple[Guarded | None, Mapping[str, bytes]], selection: str
) -> int:
    from gawah.guard.gate import leaving
    from gawah.members.proposals import export_needs, let_leave
    from gawah.project.custody import Exported, left

    guard, files = made
    actor = who(wanted.reviewer)
    let_leave(project, actor, export_needs(wanted.audience), wanted.audience)
    gate = leaving(wanted.output, wanted.audience, guard.leaks if guard is not None else None)
    if wanted.audience == OWN:
        files = {name: gate.file(name, data) for name, data in files.items()}
    by_folder: dict[Path, dict[str, bytes]] = {}
    for path in wanted.files:
        by_folder.setdefault(path.parent, {})[path.name] = files[path.name]
    what = Exported(actor, f"{wanted.form} {wanted.lang}", selection, wanted.audience, wanted.approval or "")
    if guard is not None:
        guard.kept.keep(actor)
    for folder, some in by_folder.items():
        with laid_ready(folder, some):
            if not project.is_read_only:
                left(project, some, what)
    sign_at_end(project)
    click.echo(f"Written: {', '.join(map(str, wanted.files))}", err=True)
    return 0
