"""The interface as an ASGI application."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware

from gawah.errors import GawahError
from gawah.project import Project
from gawah.web import limits
from gawah.web.desk import lay_desk
from gawah.web.guards import InMeasure, LetIn, OwnName, SaysHeaders
from gawah.web.routes import routes
from gawah.web.visit import refusal, trouble_page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from gawah.settings import Settings
    from gawah.vault import Vault
    from gawah.web.desk import Manner


# What is handed in stays in memory: a temporary file would hold it as it is, and remain where a process is
# killed.
MultiPartParser.spool_max_size = limits.BODY


def make_app(project_root: Path, settings: Settings, manner: Manner, vault: Vault | None = None) -> Starlette:
    """The interface to one project, which is made where there is none.

    Args:
        project_root: the directory of the project.
        settings: whose name decisions are recorded under until somebody gives another.
        manner: how it is served: the port, the token that lets a browser in, the first language.
        vault: the keys of the project, where it is encrypted.

    Raises:
        ProjectError: the project cannot be opened.
    """
    desk = lay_desk(Project.open_or_create(project_root, vault), settings, manner)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        desk.locking.start()
        try:
            yield
        finally:
            desk.locking.stop()

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
