"""The addresses of all pages, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from gawah.model.record import record
from gawah.web.pages import (
    adding,
    deciding,
    document,
    help_page,
    inbox,
    later,
    overview,
    register,
    search,
    settings,
)
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
    Page("/documents/next", document.following),
    Page("/documents/{id}", document.show),
    Page("/documents/{id}/decide", act=deciding.decide),
    Page("/documents/{id}/accept", act=deciding.accept_rest),
    Page("/documents/{id}/no-incident", act=deciding.no_incident),
    Page("/documents/{id}/undo", act=deciding.undo),
    Page("/documents/{id}/block", act=deciding.block),
    Page("/documents/{id}/place", act=deciding.place),
    Page("/documents/{id}/add", act=adding.add_missed),
    Page("/settings", settings.show, settings.change),
    Page("/help", help_page.show),
    Page("/help/keys", help_page.show_keys),
    Page("/register", register.show),
    Page("/register/views/save", act=register.save),
    Page("/register/views/remove", act=register.remove),
    Page("/register/export", act=register.export),
    Page("/pairs", later.show),
    Page("/subjects", later.show),
    Page("/search", search.show),
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
