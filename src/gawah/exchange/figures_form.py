"""Figures as JSON and CSV: each number with its unit, bounds, period and incidents; what it leaves out."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from gawah.analyse.count import periods
from gawah.exchange.csv_out import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.analyse import Asked, Figures, Row

    Json = dict[str, Any]

COLUMNS = ("low", "high", "incidents", "possible", "sources", "contradicted", "awaiting", "pairs")
"""The columns of a table of figures behind those by which it is parted: see docs/counting.md."""


def figures_form(figures: Figures, as_of: str | None = None) -> Json:
    """A count as JSON.

    Args:
        figures: the count.
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
