"""JSON lines: every record, one a line, complete: the register can be rebuilt from them. Or some incidents.

The order is fixed (kind, then id or time), so that two exports of the same record are the same bytes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gawah.exchange.incident_form import incident_form
from gawah.store.records import to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.register import Incident, Register
    from gawah.store import Stored
    from gawah.store.records import Record


def jsonl(stored: Stored) -> Iterator[str]:
    """The lines: statements first, then what is needed to say which of them count.

    Each has ``record``: ``statement``, ``document``, ``sighting``, ``run``, ``verdict``, ``judgement`` or
    ``fault``.
    """
    yield from _lines("statement", stored.statements)
    yield from _lines("document", stored.documents)
    yield from _lines("sighting", stored.sightings)
    for run in sorted(stored.runs, key=lambda r: (r.at, r.id)):
        found = sorted([f.claim_id, f.method, f.confidence] for f in run.found)
        yield _line({"record": "run", **to_row(run), "found": found})
    yield from _lines("verdict", stored.verdicts)
    yield from _lines("judgement", stored.judgements)
    yield from _lines("fault", stored.faults)


def incident_lines(found: Iterable[tuple[Incident, Register]]) -> Iterator[str]:
    """Incidents, one a line, each with every claim behind it; in the order in which they are given.

    Args:
        found: incidents with the register, or the part of it, that tells of them.
    """
    for incident, register in found:
        yield _line({"record": "incident", **incident_form(incident, register)})


def _lines(kind: str, records: Iterable[Record]) -> Iterator[str]:
    yield from sorted(_line({"record": kind, **to_row(record)}) for record in records)


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)
