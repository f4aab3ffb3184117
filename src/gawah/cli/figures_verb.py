"""``gawah figures``: numbers, each with its bounds and what it leaves out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gawah.cli.options import as_of_option, project_option, typed_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.analyse import Asked
    from gawah.cli.root import Given


@click.group("figures")
@project_option
def command() -> None:
    """Count what the register holds, and set what is claimed beside it.

    Each number is told with the least and the greatest it can be, and with what it leaves out.
    """


def _filters(function: Callable[..., int]) -> Callable[..., int]:
    for option in (
        project_option,
        as_of_option,
        click.option("--json", "as_json", is_flag=True, help="Print JSON, with the ids of incidents."),
        click.option("--group", metavar="NAME", help="Only incidents that met a community or group."),
        click.option("--type", "type_", metavar="CODE", help="Only incidents with an act of this type."),
        click.option(
            "--place", metavar="NAME", help="Only in a place (town, district, province, country code)."
        ),
        click.option("--to", "until", metavar="DATE", help="Only on or before a date."),
        click.option("--from", "since", metavar="DATE", help="Only on or after a date."),
    ):
        function = option(function)
    return function


def _asked(options: dict[str, str | None], unit: str = "incident", per: tuple[str, ...] = ()) -> Asked:
    from gawah.analyse import Asked, checked

    told = {name: value or "" for name, value in options.items()}
    for name, option in (("since", "--from"), ("until", "--to")):
        told[name] = typed_date(option, told[name]) if told[name] else ""
    return checked(
        Asked(
            unit,
            told["since"],
            told["until"],
            told["place"],
            told["type_"],
            told["group"],
            told.get("perpetrator", ""),
            tuple(dict.fromkeys(per)),
        )
    )


@command.command("count")
@click.option(
    "--unit",
    default="incident",
    show_default=True,
    metavar="UNIT",
    help="What is counted: incident, killed, injured, casualty (both), detained, disappeared, displaced, "
    "site.",
)
@click.option(
    "--per",
    multiple=True,
    metavar="PART",
    help="A row for each year, quarter, month, country, province, district, type, group or perpetrator; "
    "may be given again for a time, a place and a kind.",
)
@click.option("--perpetrator", metavar="NAME", help="Only what somebody did who is called so.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table as CSV.")
@_filters
@click.pass_obj
def count_command(
    given: Given,
    /,
    unit: str,
    per: tuple[str, ...],
    as_of: str | None,
    *,
    as_json: bool,
    as_csv: bool,
    **options: str | None,
) -> int:
    """Count incidents, people or sites, none of them twice.

    Exit status 1 where no incident is as asked.
    """
    from gawah.analyse import claimed_in, count, reading

    asked = _asked(options, unit, per)
    with given.open() as project, reading(project, as_of) as told:
        figures, claims = count(told, asked), claimed_in(told, asked)
    if as_json:
        from gawah.exchange.figures_form import figures_form
        from gawah.guard.gate import for_oneself

        form = json.dumps(figures_form(figures, claims, as_of), ensure_ascii=False, indent=1)
        click.echo(for_oneself("figures count", form))
    elif as_csv:
        from gawah.exchange.figures_form import figures_csv
        from gawah.guard.gate import leaving

        for line in leaving("figures count").text("figures count", figures_csv(figures)):
            click.echo(line.encode("utf-8"), nl=False)
    else:
        from gawah.cli.figures_claims import claimed
        from gawah.cli.figures_table import shown
        from gawah.cli.page import paper

        sheet = paper()
        for line in (*shown(figures, sheet), *claimed(claims, sheet)):
            click.echo(line)
    return 0 if figures.total.sure or figures.total.possible else 1


@command.command("reconcile")
@_filters
@click.pass_obj
def reconcile_command(given: Given, /, as_of: str | None, *, as_json: bool, **options: str | None) -> int:
    """Set each aggregate claim beside what the register holds.

    Exit status 1 where no claim is as asked.
    """
    from gawah.analyse import reading, reconcile

    asked = _asked(options)
    with given.open() as project, reading(project, as_of) as told:
        found = reconcile(told, asked)
    if as_json:
        from gawah.exchange.figures_form import reconciled_form
        from gawah.guard.gate import for_oneself

        form = json.dumps(reconciled_form(found, as_of), ensure_ascii=False, indent=1)
        click.echo(for_oneself("figures reconcile", form))
    else:
        from gawah.cli.figures_claims import reconciled
        from gawah.cli.page import paper

        for line in reconciled(found, paper()):
            click.echo(line)
    return 0 if found.claims else 1
