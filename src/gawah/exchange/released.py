"""What leaves for an audience, as files: incidents, a table of victims, and what they are."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from gawah.exchange.csv_out import lines
from gawah.exchange.incident_form import bounds_words
from gawah.guard.coarse import Where
from gawah.guard.gate import LeakError, leaving
from gawah.guard.guarded import guarded
from gawah.guard.preview import Preview, preview_of
from gawah.guard.redact import told_of
from gawah.guard.told import Told, ToldDocument, ToldMeasure, ToldParty
from gawah.guard.victims import SEXES, victims_table
from gawah.model.record import record
from gawah.project import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.guard.guarded import Guarded, OnProgress
    from gawah.guard.victims import Table
    from gawah.project import Project
    from gawah.register.compare import Bounds

COLUMNS = {
    "id": "a label that tells nothing; the same in every output for this audience",
    "date": "EDTF date, as exactly as the audience may know it",
    "type": "the gravest act (a code of act_type)",
    "place": "the unit and what it lies in, the smallest first; parted by ;",
    "country": "ISO 3166-1 alpha-2",
    "latitude": "of the unit's label point, in degrees; never of the place itself unless it may be told",
    "longitude": "the same",
    "title": "how it is told, without sentences that give somebody away",
    "victims": "names that may leave, labels for all others, groups with counts; parted by ;",
    "perpetrators": "the same of perpetrators",
    "killed_low": "at least so many killed",
    "killed_high": "at most so many; empty where nobody says",
    "injured_low": "at least so many injured",
    "injured_high": "at most so many; empty where nobody says",
    "means": "weapons or means, parted by ;",
    "grounds": "the reported grounds, parted by ;",
    "measures": "types of the state's responses, with date and by whom; parted by ;",
    "standard": "the standard of proof that it meets (a code of standard)",
    "sources": "how many independent sources",
    "documents": "publisher, date and address of what tells of it; parted by ;",
}
_NAMES = ("incidents.csv", "incidents.jsonl", "victims.csv", "README.txt")
_ABOUT = """\
What this is
============

A part of a register of human-rights incidents, made for: {audience}.
Made on {day} by gawah.

{incidents} incidents. Recorded, not total: what no document tells is not in it.

- Names of people who may be alive are labels, as "Person BCDFG". A label is drawn by chance; it tells nothing
  of who it is, and is the same in every file made for this audience.
- Places are told as the unit that may be known, dates as exactly as may be known.
- "{left_out}" stands where sentences were left out.
- victims.csv: an empty cell is hidden, since it is smaller than {least} or would give away one that is. The
  total of a year is told however small it is: it can be counted in the list of incidents.{beside}

Files: incidents.csv, incidents.jsonl, victims.csv.
"""
_KEPT = """
  Age and sex of the people of a hidden cell are left out of the list of incidents, so that it cannot be
  counted there."""
_COUNTABLE = """
  The list of incidents tells the sex of people: hidden cells can be counted there. Hide them again before you
  pass any of this on."""


@record
class Released:
    """What is to leave, whole, with what it tells."""

    guard: Guarded
    files: dict[str, bytes]
    """By name."""
    preview: Preview


def released(project: Project, audience: str, on_progress: OnProgress | None = None) -> Released:
    """The files for an audience, looked through; nothing is written yet.

    Args:
        project: the project.
        audience: a code of ``audience``.
        on_progress: called with how many documents are done, and how many there are: each is looked at twice.

    Raises:
        UsageError: there is no such audience.
    """
    guard = guarded(project, audience, fixed_words(), _of_twice(on_progress, 0))
    told, cut = told_of(project, guard, on_progress=_of_twice(on_progress, 1))
    table = victims_table(told, guard.audience.least)
    gate = leaving("out publish", audience, guard.leaks)
    preview = preview_of(guard, told, cut, table, ())
    files = {name: "".join(pieces).encode("utf-8") for name, pieces in _files(told, guard, preview)}
    fixed = {"README.txt": _ABOUT + _KEPT + _COUNTABLE}
    leaks = [leak for name, data in files.items() for leak in gate.leaks_of(name, data, fixed.get(name, ""))]
    return Released(guard, files, replace(preview, leaks=tuple(leaks)))


def _of_twice(on_progress: OnProgress | None, before: int) -> OnProgress | None:
    """Progress of what is done two times over, of which some is done."""
    if on_progress is None:
        return None
    return lambda done, every: on_progress(before * every + done, 2 * every)


def let_out(found: Released, by: str) -> dict[str, bytes]:
    """The files, which may now be written; what they tell for the first time is kept.

    Args:
        found: what is to leave.
        by: who lets it out.

    Raises:
        LeakError: something in them gives away what is protected.
        ProjectError: what they tell cannot be kept.
    """
    if found.preview.leaks:
        raise LeakError(found.preview.leaks)
    found.guard.kept.keep(by)
    return found.files


def chosen_for(
    project: Project, audience: str, form: str, only: frozenset[str] | None = None, *, bom: bool = False
) -> tuple[Guarded, Iterator[str]]:
    """Incidents as an audience may know them, as lines of one file.

    Args:
        project: the project.
        audience: a code of ``audience``.
        form: ``csv`` or ``jsonl``.
        only: the ids of the incidents that are wanted; all where it is None.
        bom: whether CSV begins with a byte order mark.

    Returns:
        what is protected, and the lines, which have still to go through the gate.

    Raises:
        UsageError: there is no such audience.
    """
    guard = guarded(project, audience, fixed_words())
    told, _ = told_of(project, guard, only)
    return guard, told_lines(told) if form == "jsonl" else told_rows(told, bom=bom)


def fixed_words() -> list[str]:
    """What stands in the files whatever the register holds: heads, keys, names of files and of quantities."""
    records = (Told, ToldParty, ToldMeasure, ToldDocument, Where)
    keys = [one.name for record_ in records for one in fields(record_)]
    told = ["record incident low high at least to under total year", *SEXES, *_NAMES]
    return [word.replace("_", " ") for word in (*COLUMNS, *keys, *told)]


def _files(told: tuple[Told, ...], guard: Guarded, preview: Preview) -> Iterator[tuple[str, Iterable[str]]]:
    about = [_about(told, guard, preview)]
    made = (told_rows(told, bom=True), told_lines(told), victim_rows(preview.table), about)
    yield from zip(_NAMES, made, strict=True)


def _about(told: tuple[Told, ...], guard: Guarded, preview: Preview) -> str:
    from gawah.guard.redact import LEFT_OUT
    from gawah.schema import vocabulary

    audience = vocabulary("audience")[guard.audience.code].labels["en"]
    beside = ""
    if guard.audience.lets("person", "sex") and preview.table.kept_back:
        beside = _KEPT if guard.audience.keeps_small else _COUNTABLE if preview.countable else ""
    return _ABOUT.format(
        audience=audience,
        day=now()[:10],
        incidents=len(told),
        left_out=LEFT_OUT,
        least=guard.audience.least,
        beside=beside,
    )


def victim_rows(table: Table) -> Iterator[str]:
    """The table of victims as the lines of a CSV table; what is hidden is empty."""
    heads = ("year", *SEXES, "total")
    return lines(heads, (dict(zip(heads, row, strict=True)) for row in table.rows), bom=True)


def told_rows(told: Iterable[Told], *, bom: bool = False) -> Iterator[str]:
    """Incidents as the lines of a CSV table."""
    return lines(list(COLUMNS), map(told_row, told), bom=bom)


def told_lines(told: Iterable[Told]) -> Iterator[str]:
    """Incidents as JSON lines."""
    for one in told:
        yield json.dumps({"record": "incident", **_form(one)}, ensure_ascii=False, sort_keys=True) + "\n"


def _form(one: Told) -> dict[str, Any]:
    own = {name: getattr(one, name) for name in ("id", "date", "type", "standard", "sources", "title")}
    where = None if one.where is None else {f.name: getattr(one.where, f.name) for f in fields(one.where)}
    return {
        **own,
        "where": where,
        "killed": _bounds(one.killed),
        "injured": _bounds(one.injured),
        "victims": [_party_form(party) for party in one.victims],
        "perpetrators": [_party_form(party) for party in one.perpetrators],
        "means": list(one.means),
        "grounds": list(one.grounds),
        "measures": [{f.name: getattr(m, f.name) for f in fields(m)} for m in one.measures],
        "documents": [{f.name: getattr(d, f.name) for f in fields(d)} for d in one.documents],
    }


def _party_form(party: ToldParty) -> dict[str, Any]:
    return {f.name: getattr(party, f.name) for f in fields(party)} | {"count": _bounds(party.count)}


def _bounds(bounds: Bounds | None) -> dict[str, int | None] | None:
    return None if bounds is None else {"low": bounds[0], "high": bounds[1]}


def told_row(one: Told) -> dict[str, object]:
    """An incident as a row of the table, by the names of ``COLUMNS``."""
    where = one.where
    killed, injured = one.killed or ("", ""), one.injured or ("", "")
    return {
        "id": one.id,
        "date": one.date,
        "type": one.type,
        "place": "; ".join(where.names) if where is not None else None,
        "country": where.country if where is not None else None,
        "latitude": where.lat if where is not None else None,
        "longitude": where.lon if where is not None else None,
        "title": one.title,
        "victims": "; ".join(map(_party_words, one.victims)),
        "perpetrators": "; ".join(map(_party_words, one.perpetrators)),
        "killed_low": killed[0],
        "killed_high": killed[1],
        "injured_low": injured[0],
        "injured_high": injured[1],
        "means": "; ".join(one.means),
        "grounds": "; ".join(one.grounds),
        "measures": "; ".join(map(_measure_words, one.measures)),
        "standard": one.standard,
        "sources": one.sources,
        "documents": "; ".join(
            ", ".join(filter(None, (d.publisher, d.published, d.url))) for d in one.documents
        ),
    }


def _party_words(party: ToldParty) -> str:
    told = [party.age, party.sex, party.role, bounds_words(party.count) or None]
    about = ", ".join(filter(None, told))
    name = party.who or party.kind
    return f"{name} ({about})" if about else name


def _measure_words(measure: ToldMeasure) -> str:
    about = ", ".join(filter(None, (measure.date, *measure.by)))
    return f"{measure.type} ({about})" if about else measure.type
