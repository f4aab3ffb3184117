"""The interface in a test: called without a socket, or served to a browser."""

from __future__ import annotations

import re
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from gawah.project import Project
from gawah.settings import Settings
from gawah.web.app import make_app
from gawah.web.desk import Desk, Manner
from tests.web.browsing import MISSING, REPORTS, browsing, chromium, serving, serving_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from httpx2 import Response
    from playwright.sync_api import Browser

    from gawah.project import Pipeline

pytest.register_assert_rewrite("tests.web.journey")
PORT = 8765
TOKEN = "the-token-of-the-tests"  # noqa: S105 (of no use anywhere)


@dataclass(frozen=True)
class Site:
    """The interface with one browser that may have been let in."""

    client: TestClient
    desk: Desk

    def get(self, path: str, **named: object) -> Response:
        return self.client.get(path, **named)  # type: ignore[arg-type]  # whatever the client takes

    def post(self, path: str, data: dict[str, str] | None = None, **named: object) -> Response:
        """Send a form as a page of ours does."""
        whole = {"csrf": self.csrf()} | (data or {})
        return self.client.post(path, data=whole, follow_redirects=True, **named)  # type: ignore[arg-type]

    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.client.get("/settings").text)
        return found[1] if found is not None else ""

    def wait(self) -> None:
        assert self.desk.reading.finish(20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, in one line: a suite that is green by skipping would mislead."""
    if chromium() is None:
        terminalreporter.write_line(MISSING)


def let_in(client: TestClient) -> None:
    client.get(f"/start?token={TOKEN}")


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty project to be copied, which is quicker than making one for each test."""
    root = tmp_path_factory.mktemp("empty") / "project"
    Project.create(root).close()
    return root


@pytest.fixture
def outside(tmp_path: Path, small: Pipeline, empty: Path) -> Iterator[Site]:
    """The interface to an empty project, for a browser that was not let in yet."""
    shutil.copytree(empty, tmp_path / "project")
    manner = Manner(PORT, TOKEN, pipeline=small)
    app = make_app(tmp_path / "project", Settings(reviewer="Asha"), manner)
    with TestClient(app, f"http://127.0.0.1:{PORT}", follow_redirects=False) as client:
        yield Site(client, app.state.desk)


@pytest.fixture
def site(outside: Site) -> Site:
    """The same for a browser that was let in."""
    let_in(outside.client)
    return outside


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if chromium() is None:
        pytest.skip(MISSING)
    with browsing() as found:
        yield found


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the example reports, read once for all tests: to be copied."""
    root = tmp_path_factory.mktemp("examples") / "project"
    with Project.open_or_create(root) as project:
        project.process([REPORTS])
        leave_apart(project)
    return root


def leave_apart(project: Project) -> None:
    """Have nothing joined by the method as the project is served: what is tested waits for a person."""
    catalogue = project.catalogue()
    catalogue.update()
    catalogue.joined(catalogue.to_join())
    catalogue.close()


@pytest.fixture(scope="session")
def of_kotli(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with those of one place, which make pairs."""
    root = tmp_path_factory.mktemp("kotli") / "project"
    with Project.open_or_create(root) as project:
        project.process([one for one in sorted(REPORTS.iterdir()) if one.name[:2] in {"01", "02", "03"}])
        leave_apart(project)
    return root


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Iterator[str]:
    """The example reports, served by a process; the address that lets a browser in. Tests only look at it."""
    root = tmp_path_factory.mktemp("served") / "project"
    shutil.copytree(examples, root)
    with serving(root) as start:
        yield start


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Path], str]]:
    """Serves a copy of a project, to be decided about."""
    with ExitStack() as running:

        def start(made: Path) -> str:
            shutil.copytree(made, tmp_path / "project")
            return running.enter_context(serving_here(tmp_path / "project"))

        yield start


@pytest.fixture
def serve_new(serve: Callable[[Path], str], empty: Path) -> Callable[[], str]:
    """Serves an empty project of the test's own."""
    return lambda: serve(empty)
