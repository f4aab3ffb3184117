"""``gawah list``: incidents, one a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gawah.cli.filters import filter_options, wanted_of
from gawah.cli.options import as_of_option, project_option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.cli.page import Paper
    from gawah.cli.root import Given
    from gawah.cli.sources import Shelf
    from gawah.register import Incident


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
    from gawah.cli.cards import contradiction
    from gawah.cli.page import counted, paper
    from gawah.cli.sources import shelf_of

    wanted, sheet = wanted_of(options), paper()
    with given.open() as project:
        shelf = shelf_of(project, project.stored().until(as_of))
        everything = shelf.register.incidents()
        found = [incident for incident in everything if wanted.holds(incident)]
        if as_json:
            click.echo(_forms(found, shelf))
            return 0 if found else 1
        for incident in found:
            click.echo(_line(incident, sheet))
            if wanted.contradicted:
                click.echo("\n".join(contradiction(one, shelf, sheet) for one in incident.contradictions))
    undated = sum(1 for i in everything if i.date is None or i.date.startswith("XXXX"))
    note = f"; {counted(undated, 'incident')} without a year left out" if wanted.has_dates and undated else ""
    click.echo(sheet.faint(f"{counted(len(found), 'incident')} of {len(everything)}{note}"), err=True)
    return 0 if found else 1


def _forms(incidents: Iterable[Incident], shelf: Shelf) -> str:
    from gawah.exchange.incident_form import incident_form
    from gawah.guard.gate import for_oneself

    forms = [incident_form(one, shelf.register, shelf.sentence) for one in incidents]
    return for_oneself("list --json", json.dumps(forms, ensure_ascii=False, indent=1))


def _line(incident: Incident, sheet: Paper) -> str:
    from gawah.cli.cards import code, short, toll
    from gawah.register.standard import standard

    who = "; ".join(one.label for one in incident.victims if one.label)
    parts = [
        code("act_type", incident.type),
        sheet.value(incident.places[0] if incident.places else "no place"),
    ]
    parts += [sheet.value(who)] if who else []
    parts += [toll(incident)] if toll(incident) else []
    met = standard(incident)
    parts += [f"{code('standard', met.level)} ({sheet.value(met.by)})"] if met.by else []
    mark = sheet.warning("!") if incident.contradictions else "→" if incident.updates else " "
    return f"{sheet.faint(short(incident.id))} {mark} {incident.date or '':<10}  {' · '.join(parts)}"
