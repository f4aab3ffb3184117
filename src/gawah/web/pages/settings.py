"""Settings of this browser: language, light or dark, the name under which decisions are recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.members import has_members
from gawah.web.faults import ToldError
from gawah.web.sessions import THEMES
from gawah.web.texts import LANGUAGES

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.web.visit import Visit

_NAME = 100
"""Characters of a name, at most."""


def show(visit: Visit) -> Response:
    """The settings."""
    return visit.page("settings.html")


def change(visit: Visit) -> Response:
    """Take over what a form says; what it does not say stays."""
    session = visit.reader
    language, theme = visit.field("language"), visit.field("theme")
    if language in LANGUAGES:
        session.language = language
    if theme in THEMES:
        session.theme = theme
    if has_members(visit.desk.project):
        return visit.go(visit.field("next"))  # members are called what they are called
    if "keep_name" in visit.form:
        session.asks_name = False
    elif "reviewer" in visit.form:
        session.reviewer, session.asks_name = _name(visit), False
        visit.say(visit.words.gettext("Your decisions are recorded as %(name)s.", name=session.reviewer))
    return visit.go(visit.field("next"))


def _name(visit: Visit) -> str:
    name = " ".join(visit.field("reviewer").split())
    if not name or len(name) > _NAME or not name.isprintable():
        raise ToldError(
            visit.words.gettext("A name is needed: it stands in the record with each of your decisions.")
        )
    return name
