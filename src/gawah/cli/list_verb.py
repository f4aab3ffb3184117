"""``gawah list``: incidents, one a line."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

import click

from gawah.cli.door import note_list
from gawah.cli.filters import filter_options, wanted_of
from gawah.cli.options import as_of_option, project_option
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.catalogue import Catalogue
    from gawah.cli.filters import Wanted
    from gawah.cli.page import Paper
    from gawah.cli.root import Given
    from gawah.cli.sources import Shelf
    from gawah.project import Project
    from gawah.register import Incident, Register
    from gawah.register.outline import Outline

_TOGETHER = 200
"""Incidents that are looked up in one go."""


@record
class Listed:
    """An incident of the register."""

    told: Outline
    is_wanted: bool
    whole: tuple[Incident, Register] | None
    """With all its claims and the part of the register that has it; None where that was not asked for."""


@click.command("list")
@filter_options()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, with every claim.")
@as_of_option
@project_option
@click.pass_obj
def command(given: Given, /, as_of: str | None, *, as_json: bool, **options: object) -> int:
    """List incidents, one a line, in order of date.

    With --contradicted each side stands below: the sentence, who says so, when it was published and which
    source it belongs to. What only went on (the toll rose, the wounded died) is no contradiction.

    Exit status 1 where none is as asked.
    """
    from gawah.cli.page import counted, paper

    wanted, sheet = wanted_of(options), paper()
    found = everything = undated = 0
    with given.open() as project:
        try:
            for one in _listed(project, wanted, as_of, is_whole=as_json or wanted.contradicted):
                everything += 1
                undated += one.told.date is None or one.told.date.startswith("XXXX")
                if one.is_wanted:
                    found += 1
                    if as_json:
                        click.echo(_form(one, project, is_first=found == 1), nl=False)
                    else:
                        click.echo(_told(one, project, sheet))
        finally:  # also where whoever reads has stopped in the middle: they have seen so many
            note_list(project, "list --json" if as_json else "list", wanted.told() | {"as_of": as_of}, found)
    if as_json:
        click.echo("\n]" if found else "[]")
        return 0 if found else 1
    note = f"; {counted(undated, 'incident')} without a year left out" if wanted.has_dates and undated else ""
    click.echo(sheet.faint(f"{counted(found, 'incident')} of {everything}{note}"), err=True)
    return 0 if found else 1


def _listed(project: Project, wanted: Wanted, as_of: str | None, *, is_whole: bool) -> Iterator[Listed]:
    """All incidents in the order of the register, as it stands or stood on a day.

    Args:
        project: whose catalogue, which keeps what incidents tell, is brought up to date for it.
        wanted: which are wanted.
        as_of: a day or time (ISO 8601, UTC).
        is_whole: of those that are wanted, all claims are asked for.
    """
    from contextlib import closing

    from gawah.exchange.whole import incidents_then
    from gawah.register.outline import outline_of

    if as_of is not None:
        for whole in incidents_then(project, as_of):
            told = outline_of(whole[0])
            is_wanted = wanted.holds(whole[0])
            yield Listed(told, is_wanted, whole if is_whole else None)
        return
    with closing(project.catalogue()) as catalogue:
        catalogue.update()
        yield from _listed_now(project, catalogue, wanted, is_whole=is_whole)


def _listed_now(
    project: Project, catalogue: Catalogue, wanted: Wanted, *, is_whole: bool
) -> Iterator[Listed]:
    from gawah.catalogue import Wanted as Asked
    from gawah.exchange.chosen import chosen

    of_type = frozenset(catalogue.ids(Asked(type=wanted.type))) if wanted.type is not None else None
    told = catalogue.outlines(catalogue.as_listed())
    while some := tuple(islice(told, _TOGETHER)):
        mine = {one.id for one in some if (of_type is None or one.id in of_type) and wanted.holds_told(one)}
        in_order = [one.id for one in some if one.id in mine] if is_whole else []
        wholes = {whole[0].id: whole for whole in chosen(project, catalogue, in_order)}
        yield from (Listed(one, one.id in mine, wholes.get(one.id)) for one in some)


def _form(one: Listed, project: Project, *, is_first: bool) -> str:
    """An incident as one of a JSON list: written one by one, a long list never lies in memory as a whole."""
    from gawah.exchange.incident_form import incident_form
    from gawah.guard.gate import for_oneself

    if one.whole is None:
        return ""
    incident, register = one.whole
    form = incident_form(incident, register, _shelf(project, one.whole).sentence)
    told = json.dumps(form, ensure_ascii=False, indent=1).replace("\n", "\n ")
    return for_oneself("list --json", f"{'[' if is_first else ','}\n {told}")


def _told(one: Listed, project: Project, sheet: Paper) -> str:
    """The line of an incident; where that was asked for, with each of its contradictions below."""
    from gawah.cli.cards import contradiction

    lines = [_line(one.told, sheet)]
    if one.whole is not None:
        shelf = _shelf(project, one.whole)
        lines += [contradiction(found, shelf, sheet) for found in one.whole[0].contradictions]
    return "\n".join(lines)


def _shelf(project: Project, whole: tuple[Incident, Register]) -> Shelf:
    """The shelf of one incident: the files of its documents are called as they came."""
    from gawah.cli.sources import Shelf
    from gawah.store.look_up import names_of

    incident, register = whole
    return Shelf(register, names_of(project.engine, incident.documents), project.text)


def _line(told: Outline, sheet: Paper) -> str:
    from gawah.cli.cards import code, short, toll

    who = "; ".join(one.label for one in told.victims if one.label)
    parts = [code("act_type", told.type), sheet.value(told.places[0] if told.places else "no place")]
    parts += [sheet.value(who)] if who else []
    parts += [toll(told)] if toll(told) else []
    by = told.standard_by
    parts += [f"{code('standard', told.standard)} ({sheet.value(by)})"] if by else []
    mark = sheet.warning("!") if told.contradicted else "→" if told.updated else " "
    return f"{sheet.faint(short(told.id))} {mark} {told.date or '':<10}  {' · '.join(parts)}"
