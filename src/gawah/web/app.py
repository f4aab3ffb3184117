"""The interface as an ASGI application."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from gawah.errors import GawahError
from gawah.project import Project
from gawah.web.desk import lay_desk
from gawah.web.guards import InMeasure, LetIn, OwnName, SaysHeaders
from gawah.web.routes import routes
from gawah.web.visit import refusal, trouble_page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from gawah.settings import Settings
    from gawah.web.desk import Manner


def make_app(project_root: Path, settings: Settings, manner: Manner) -> Starlette:
    """The interface to one project, which is made where there is none.

    Args:
        project_root: the directory of the project.
        settings: whose name decisions are recorded under until somebody gives another.
        manner: how it is served: the port, the token that lets a browser in, the first language.

    Raises:
        ProjectError: the project cannot be opened.
    """
    desk = lay_desk(Project.open_or_create(project_root), settings, manner)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        if not desk.project.is_read_only:
            desk.reading.start()
        try:
            yield
        finally:
            desk.close()

    refuse = refusal(desk)
    app = Starlette(
        routes=routes(desk.statics),
        # The outermost first.
        middleware=[
            Middleware(SaysHeaders),
            Middleware(OwnName, access=desk.access, refuse=refuse),
            Middleware(LetIn, access=desk.access, sessions=desk.sessions, refuse=refuse),
            Middleware(InMeasure, refuse=refuse),
        ],
        exception_handlers={HTTPException: trouble_page, GawahError: trouble_page},
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app
