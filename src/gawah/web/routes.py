"""The addresses of all pages, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from gawah.model.record import record
from gawah.web.pages import help_page, inbox, joining, later, overview, pairs, settings
from gawah.web.statics import PREFIX
from gawah.web.visit import done, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from gawah.web.statics import Statics
    from gawah.web.visit import Visit


@record
class Page:
    """One address."""

    path: str
    show: Callable[[Visit], Response] | None = None
    """What answers where it is opened."""
    act: Callable[[Visit], Response] | None = None
    """What answers where a form is sent to it."""


PAGES = (
    Page("/", overview.show),
    Page("/inbox", inbox.show),
    Page("/inbox/add", act=inbox.add),
    Page("/inbox/again", act=inbox.read_again),
    Page("/settings", settings.show, settings.change),
    Page("/help", help_page.show),
    Page("/help/keys", help_page.show_keys),
    Page("/register", later.show),
    Page("/pairs", pairs.show),
    Page("/pairs/decide", act=pairs.decide),
    Page("/pairs/take-back", act=pairs.take_back),
    Page("/pairs/undo", act=pairs.undo),
    Page("/pairs/safe", joining.show_safe, joining.join_safe),
    Page("/pairs/with/{id}", joining.show_with),
    Page("/pairs/split/{id}", joining.show_parts, joining.part),
    Page("/pairs/{left}/{right}", pairs.show_pair),
    Page("/subjects", later.show),
    Page("/search", later.show),
)


def routes(statics: Statics) -> list[Route]:
    """The routes of all pages and of the static files."""
    made = [Route(PREFIX + "{name}", statics.answer, methods=["GET"])]
    for page in PAGES:
        if page.show is not None:
            made.append(Route(page.path, shown(page.show), methods=["GET"]))
        if page.act is not None:
            made.append(Route(page.path, done(page.act), methods=["POST"]))
    return made
