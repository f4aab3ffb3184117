"""Figures as JSON and CSV: each number with its unit, bounds, period and incidents; what it leaves out."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from gawah.analyse.count import periods
from gawah.exchange.csv_out import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.analyse import Asked, Beside, Figures, Reconciled, Row
    from gawah.analyse.arithmetic import Claim
    from gawah.analyse.scope import Scope
    from gawah.catalogue import Aggregate
    from gawah.register.compare import Bounds

    Json = dict[str, Any]

COLUMNS = ("low", "high", "incidents", "possible", "sources", "contradicted", "awaiting", "pairs")
"""The columns of a table of figures behind those by which it is parted: see docs/counting.md."""


def figures_form(figures: Figures, claims: Iterable[Claim], as_of: str | None = None) -> Json:
    """A count as JSON.

    Args:
        figures: the count.
        claims: what is claimed of the same; it stands beside the count and is not added to it.
        as_of: the day (ISO 8601, UTC) at which the record stood so, where not as it stands.
    """
    asked = figures.asked
    first, last = periods(asked)
    return {
        "unit": asked.unit,
        "period": {"from": first, "to": last},
        "asked": _filters(asked),
        "per": list(asked.per),
        "as_of": as_of,
        "total": row_form(figures.total, asked),
        "rows": [row_form(row, asked) for row in figures.rows],
        "rows_overlap": figures.overlap,
        "left_out": asdict(figures.left_out),
        "claimed": [claim_form(one.told, one.scope) for one in claims],
    }


def _filters(asked: Asked) -> Json:
    own = ("place", "type", "group", "perpetrator")
    return {one.name: getattr(asked, one.name) or None for one in fields(asked) if one.name in own}


def row_form(row: Row, asked: Asked) -> Json:
    """One number as JSON, with the ids of its incidents."""
    return {
        **dict(zip(asked.per, row.key, strict=False)),
        "low": row.low,
        "high": row.high,
        "incidents": list(row.sure),
        "possible": list(row.possible),
        "sources": row.sources,
        "contradicted": row.contradicted,
        "awaiting": row.awaiting,
        "pairs": row.pairs,
    }


def figures_csv(figures: Figures) -> Iterator[str]:
    """The lines of a table of a count; the last row is the total where it is parted."""
    per = figures.asked.per
    rows = [*figures.rows, figures.total]
    return lines((*per, *COLUMNS), (_cells(row, per) for row in rows))


def _cells(row: Row, per: tuple[str, ...]) -> Json:
    key = row.key or ("total", *[None] * len(per))
    return {
        **dict(zip(per, key, strict=False)),
        **{name: getattr(row, name) for name in COLUMNS if name not in {"incidents", "possible"}},
        "incidents": len(row.sure),
        "possible": len(row.possible),
    }


def reconciled_form(found: Reconciled, as_of: str | None = None) -> Json:
    """Claims beside the register as JSON.

    Args:
        found: the claims.
        as_of: the day (ISO 8601, UTC) at which the record stood so, where not as it stands.
    """
    return {
        "as_of": as_of,
        "claims": [_beside_form(one) for one in found.claims],
        "conflicts": [
            {"code": one.code, "claims": [{"document": d, "claim": c} for d, c in one.claims]}
            for one in found.conflicts
        ],
        "passed_over": found.passed_over,
    }


def claim_form(claim: Aggregate, scope: Scope) -> Json:
    """An aggregate claim as JSON, with what it counts in the terms of the register."""
    period = scope.period
    return {
        "claim": claim.id,
        "document": claim.document,
        "published": claim.published,
        "publisher": claim.publisher or None,
        "source": claim.source,
        "said_by": list(claim.speakers),
        "stance": claim.stance,
        "evidence": claim.what,
        "quantity": claim.quantity,
        "is_ordinal": scope.is_ordinal,
        "low": scope.bounds[0],
        "high": scope.bounds[1],
        "unit": scope.unit,
        "unit_words": claim.unit or None,
        "types": sorted(scope.types),
        "communities": sorted(scope.communities),
        "period": claim.period,
        "counted": None if period is None else [period.first.isoformat(), period.last.isoformat()],
        "place": claim.place_name,
        "part_of": claim.part_of,
    }


def _beside_form(one: Beside) -> Json:
    held = one.held
    return {
        **claim_form(one.claim, one.scope),
        "held": None
        if held is None
        else {
            "low": held.low,
            "high": held.high,
            "incidents": list(held.sure),
            "possible": list(held.possible),
        },
        "missing": _bounds_form(one.missing),
        "excess": _bounds_form(one.excess),
        "remarks": [{"code": r.code, **r.args, "sentence": str(r)} for r in one.remarks],
    }


def _bounds_form(bounds: Bounds | None) -> Json | None:
    return None if bounds is None else {"low": bounds[0], "high": bounds[1]}
