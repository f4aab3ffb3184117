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
    incident,
    incident_deciding,
    joining,
    locked,
    overview,
    pairs,
    register,
    search,
    settings,
    subject,
    subject_deciding,
    subjects,
    undoing,
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
    when_locked: bool = False
    """It answers also while the project is locked."""


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
    Page("/documents/{id}/source", act=deciding.group),
    Page("/redo", act=undoing.redo),
    Page("/locked", locked.show_state, when_locked=True),
    Page("/lock", act=locked.lock, when_locked=True),
    Page("/unlock", act=locked.unlock, when_locked=True),
    Page("/settings", settings.show, settings.change),
    Page("/help", help_page.show),
    Page("/help/keys", help_page.show_keys),
    Page("/register", register.show),
    Page("/register/views/save", act=register.save),
    Page("/register/views/remove", act=register.remove),
    Page("/register/export", act=register.export),
    Page("/search", search.show),
    Page("/incidents/{id}", incident.show),
    Page("/incidents/{id}/map", incident.show_map),
    Page("/incidents/{id}/accept", act=incident_deciding.accept_awaiting),
    Page("/incidents/{id}/reject", act=incident_deciding.reject),
    Page("/incidents/{id}/standard", act=incident_deciding.rate_standard),
    Page("/incidents/{id}/sources", act=incident_deciding.judge_sources),
    Page("/incidents/{id}/undo", act=incident_deciding.undo),
    Page("/incidents/{id}/part", act=incident_deciding.part),
    Page("/subjects", subjects.show),
    Page("/subjects/{key}", subject.show),
    Page("/subjects/{key}/map", subject.show_map),
    Page("/subjects/{key}/name", act=subject_deciding.name),
    Page("/subjects/{key}/unname", act=subject_deciding.unname),
    Page("/subjects/{key}/role", act=subject_deciding.mend_role),
    Page("/subjects/{key}/same", act=subject_deciding.judge_namesake),
    Page("/subjects/{key}/permit", act=subject_deciding.permit_name),
    Page("/subjects/{key}/part", act=subject_deciding.part),
    Page("/subjects/{key}/undo", act=subject_deciding.undo),
    Page("/pairs", pairs.show),
    Page("/pairs/decide", act=pairs.decide),
    Page("/pairs/take-back", act=pairs.take_back),
    Page("/pairs/undo", act=pairs.undo),
    Page("/pairs/safe", joining.show_safe, joining.join_safe),
    Page("/pairs/with/{id}", joining.show_with),
    Page("/pairs/split/{id}", joining.show_parts, joining.part),
    Page("/pairs/{left}/{right}", pairs.show_pair),
)


def routes(statics: Statics) -> list[Route]:
    """The routes of all pages and of the static files."""
    made = [Route(PREFIX + "{name}", statics.answer, methods=["GET"])]
    for page in PAGES:
        if page.show is not None:
            made.append(Route(page.path, shown(page.show, when_locked=page.when_locked), methods=["GET"]))
        if page.act is not None:
            made.append(Route(page.path, done(page.act, when_locked=page.when_locked), methods=["POST"]))
    return made
