"""JSON lines: every record, one a line, complete: the register can be rebuilt from them. Or some incidents.

The order is fixed (kind, then id or time), so that two exports of the same record are the same bytes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from gawah.exchange.incident_form import incident_form
from gawah.model import Run
from gawah.store.in_order import in_order
from gawah.store.records import to_row, told
from gawah.store.tree import size_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Connection, Engine

    from gawah.project import Project
    from gawah.register import Incident, Register
    from gawah.store.records import Record

    ProofOf: TypeAlias = "Callable[[Record], dict[str, Any] | None]"

_ORDER = ("statement", "document", "sighting", "run", "verdict", "judgement", "fault")


def jsonl(engine: Engine, as_of: str | None = None, proof_of: ProofOf | None = None) -> Iterator[str]:
    """The lines: statements first, then what is needed to say which of them count.

    Each has ``record``: ``statement``, ``document``, ``sighting``, ``run``, ``verdict``, ``judgement`` or
    ``fault``.

    Args:
        engine: the store.
        as_of: a day or time (ISO 8601, UTC); what was recorded later is left out.
        proof_of: what shows that a record is in the log, which stands in its line as ``proof``.
    """
    with engine.connect() as connection:
        yield from _lines(connection, as_of, proof_of)


def _lines(connection: Connection, as_of: str | None, proof_of: ProofOf | None) -> Iterator[str]:
    for kind in _ORDER:
        for alike in in_order(connection, kind, as_of):
            # What sorts the records stands first in each line: their lines are in order, too.
            yield from sorted(record_line(kind, one, proof_of) for one in alike)


def jsonl_with_proofs(project: Project, as_of: str | None = None) -> Iterator[str]:
    """The same lines, each with the proof that its record is in the log.

    The last line, ``checkpoint``, is the signed state of the log that all proofs lead to.

    Args:
        project: whose record it is; its log is signed as it is now.
        as_of: a day or time (ISO 8601, UTC); what was recorded later is left out.

    Raises:
        ProjectError: the log cannot be signed.
    """
    from gawah.project.proofs import Prover  # loads what signs, which the web interface does without

    with project.engine.connect() as connection:
        # From here on the store is read as it is now: what comes in later is not in the tree that is signed.
        size_of(connection)
        prover = Prover(project)
        yield from _lines(connection, as_of, prover.proof_of)
    yield _line({"record": "checkpoint", **prover.signed})


def incident_lines(found: Iterable[tuple[Incident, Register]]) -> Iterator[str]:
    """Incidents, one a line, each with every claim behind it; in the order in which they are given.

    Args:
        found: incidents with the register, or the part of it, that tells of them.
    """
    for incident, register in found:
        yield _line({"record": "incident", **incident_form(incident, register)})


def record_line(kind: str, one: Record, proof_of: ProofOf | None = None) -> str:
    """A record as a line, without its end.

    Args:
        kind: what it is called.
        one: the record.
        proof_of: what shows that it is in the log.
    """
    row: dict[str, Any] = {"record": kind, **told(to_row(one))}
    if isinstance(one, Run):
        row["found"] = sorted([f.claim_id, f.method, f.confidence] for f in one.found)
    shown = proof_of(one) if proof_of is not None else None
    return _line(row if shown is None else row | {"proof": shown})


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)
