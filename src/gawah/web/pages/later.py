"""A place in the bar whose page is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.web.navigation import BAR

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.web.visit import Visit


def show(visit: Visit) -> Response:
    """Say so, and where the same is found until then."""
    path = visit.request.url.path
    label = next((place.label for place in BAR if place.path == path), "")
    return visit.page("later.html", label=label)
