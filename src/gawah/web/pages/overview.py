"""The overview: what came in, what waits, and what the register counts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from gawah.catalogue import Wanted
from gawah.schema import vocabulary
from gawah.store.arrivals import Fate, count_arrivals
from gawah.web.figures import by_act, came_in, over_time, register_with
from gawah.web.maps import LAYERS, layer_of, on_a_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from gawah.web.figures import Figure
    from gawah.web.visit import Visit


def show(visit: Visit) -> Response:
    """What came in, what waits, and what the register counts of what is asked for."""
    engine = visit.desk.project.engine
    total = count_arrivals(engine)
    if not total:
        return visit.page("overview.html", total=0)
    catalogue, words = visit.catalogue, visit.words
    wanted = Wanted.of(visit.request.query_params)
    layer = layer_of(catalogue, wanted, visit.query("map"))
    waiting = catalogue.documents("open", size=1)
    figures = _figures(visit, wanted, layer)
    return visit.page(
        "overview.html",
        total=total,
        failed=count_arrivals(engine, Fate.FAILED),
        review=waiting.total,
        next_document=waiting.rows[0] if waiting.rows else None,
        pairs=catalogue.pairs_left("open"),
        unsure=catalogue.pairs_left("unsure"),
        wanted=wanted,
        told=wanted.told(),
        counted=catalogue.count(wanted),
        listed=register_with(wanted),
        figures=figures,
        layers=LAYERS,
        layer=layer,
        layer_addresses={
            one: f"/?{urlencode(wanted.told() | {'map': one})}#figure-by-place" for one in LAYERS
        },
        type_choices=(
            ("", words.gettext("all")),
            *((code, words.label(one.labels)) for code, one in vocabulary("act_type").items()),
        ),
    )


def _figures(visit: Visit, wanted: Wanted, layer: str) -> list[Figure]:
    """All figures, drawn once as long as the register is the same."""
    catalogue, words = visit.catalogue, visit.words
    drawers: dict[str, Callable[[], Figure | None]] = {
        "time": lambda: over_time(catalogue, wanted, words),
        "in": lambda: None if wanted.told() else came_in(catalogue, words),
        "act": lambda: by_act(catalogue, wanted, words),
        layer: lambda: on_a_map(catalogue, wanted, words, layer),
    }
    drawn = [catalogue.once(("figure", name, words.language, wanted), draw) for name, draw in drawers.items()]
    return [figure for figure in drawn if figure is not None]
