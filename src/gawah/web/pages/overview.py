"""The overview: what came in and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.store.arrivals import Fate, arrivals, count_arrivals

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.web.visit import Visit

_NEWEST = 5


def show(visit: Visit) -> Response:
    """What came in and what waits."""
    engine = visit.desk.project.engine
    return visit.page(
        "overview.html",
        total=count_arrivals(engine),
        failed=count_arrivals(engine, Fate.FAILED),
        newest=arrivals(engine, _NEWEST),
    )
