"""Help: how to work here, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.web.navigation import DECIDING, EVERYWHERE, JUDGING, LOOKING

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.web.visit import Visit


def show(visit: Visit) -> Response:
    """How to work here."""
    return visit.page("help.html")


def show_keys(visit: Visit) -> Response:
    """All keys."""
    return visit.page("keys.html", everywhere=EVERYWHERE, deciding=DECIDING, judging=JUDGING, looking=LOOKING)
