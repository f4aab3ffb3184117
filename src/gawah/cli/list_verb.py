"""``gawah list``: incidents, one a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gawah.cli.options import as_of_option, project_option, typed_date
from gawah.errors import UsageError
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.cli.page import Paper
    from gawah.cli.root import Given
    from gawah.cli.sources import Shelf
    from gawah.register import Incident


@record
class Wanted:
    """Which incidents are wanted; None wants all."""

    type: str | None
    place: str | None
    since: str | None
    until: str | None
    contradicted: bool

    def holds(self, incident: Incident) -> bool:
        """Whether an incident is wanted."""
        from gawah.values.scripts import key

        if self.type is not None and self.type not in {
            incident.type,
            *(a.value("type") for a in incident.acts),
        }:
            return False
        if self.place is not None and not any(key(self.place) in key(name) for name in incident.places):
            return False
        if self.contradicted and not incident.contradictions:
            return False
        return _is_within(incident.date, self.since, self.until)


def _is_within(value: str | None, since: str | None, until: str | None) -> bool:
    """Whether a date may lie in a stretch; what has no year may not be said to."""
    from gawah.values import edtf

    if since is None and until is None:
        return True
    if value is None or not edtf.is_valid(value):
        return False
    date = edtf.parse(value)
    if date.is_unresolved or date.is_yearless:
        return False
    stretch = edtf.between(edtf.parse(since) if since else None, edtf.parse(until) if until else None)
    return edtf.compatible(date, stretch)


@click.command("list")
@click.option("--type", "type_", metavar="CODE", help="Only incidents with an act of this type, as killing.")
@click.option(
    "--place", metavar="NAME", help="Only incidents in a place (town, district, province, country code)."
)
@click.option("--from", "since", metavar="DATE", help="Only incidents that may have been on or after a date.")
@click.option("--to", "until", metavar="DATE", help="Only incidents that may have been on or before a date.")
@click.option("--contradicted", is_flag=True, help="Only incidents whose accounts differ.")
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

    wanted, sheet = _wanted(options), paper()
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
    note = f"; {counted(undated, 'incident')} without a year left out" if _dates(wanted) and undated else ""
    click.echo(sheet.faint(f"{counted(len(found), 'incident')} of {len(everything)}{note}"), err=True)
    return 0 if found else 1


def _forms(incidents: Iterable[Incident], shelf: Shelf) -> str:
    from gawah.exchange.incident_form import incident_form
    from gawah.guard.gate import for_oneself

    forms = [incident_form(one, shelf.register, shelf.sentence) for one in incidents]
    return for_oneself("list --json", json.dumps(forms, ensure_ascii=False, indent=1))


def _dates(wanted: Wanted) -> bool:
    return wanted.since is not None or wanted.until is not None


def _wanted(options: dict[str, object]) -> Wanted:
    from gawah.schema import vocabulary

    texts = {name: None if value is None else str(value) for name, value in options.items()}
    type_ = texts["type_"]
    if type_ is not None and type_ not in vocabulary("act_type"):
        raise UsageError(f"{type_} is no type of act. There are: {', '.join(vocabulary('act_type'))}.")
    for name, option in (("since", "--from"), ("until", "--to")):
        value = texts[name]
        texts[name] = None if value is None else typed_date(option, value)
    _check_forwards(texts["since"], texts["until"])
    return Wanted(type_, texts["place"], texts["since"], texts["until"], bool(options["contradicted"]))


def _check_forwards(since: str | None, until: str | None) -> None:
    from gawah.values import edtf

    if since is not None and until is not None and edtf.ends_before(since, until):
        raise UsageError(f"--to {until} is before --from {since}: no incident can lie between. Swap them.")


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
