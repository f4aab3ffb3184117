"""A browser at a served project: what the end-to-end tests and the pictures of the documentation share.

Debian's Chromium is driven as it is; no browser is ever downloaded.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

from gawah.settings import Settings
from gawah.web.app import make_app
from gawah.web.desk import Manner
from gawah.web.serving import listen, server_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from gawah.vault import Vault

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "examples" / "reports"
MISSING = (
    "There is no chromium here, so the tests in a browser are left out. On Debian: sudo apt install chromium"
)
_ARGUMENTS = (
    "--headless",
    "--no-sandbox",  # in a container there is no other way, and only our own pages are opened
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NARROW = (380, 800)
WIDE = (1180, 760)


@dataclass(frozen=True)
class Way:
    """How a page is looked at."""

    size: tuple[int, int] = WIDE
    has_script: bool = True
    locale: str = "en-GB"
    colours: Literal["light", "dark"] = "light"


def chromium() -> Path | None:
    """Debian's browser; None where it is not installed."""
    found = shutil.which("chromium")
    return Path(found) if found else None


@contextmanager
def serving(project: Path, *options: str) -> Iterator[str]:
    """Serve a project in a process that is killed in the end; the address that lets a browser in."""
    with started(project, *options) as server:
        try:
            yield address_of(server)
        finally:
            server.kill()
            server.communicate()


@contextmanager
def serving_here(project: Path, vault: Vault | None = None, lock_after: float = 15.0) -> Iterator[str]:
    """The same by a thread of this process.

    It is there at once, and tables that extraction needs are loaded once for all that is served so. A test of
    the process itself, as of its end, uses ``serving``.
    """
    address = listen("127.0.0.1", 0)
    manner = Manner(address.port, lock_after=lock_after)
    server = server_of(make_app(project, Settings(reviewer="Asha Example"), manner, vault))
    thread = Thread(target=server.run, kwargs={"sockets": [address.socket]}, name="serving")
    thread.start()
    try:
        yield address.url(manner.token)
    finally:
        server.should_exit = True
        thread.join()


def started(project: Path, *options: str) -> subprocess.Popen[str]:
    """``gawah serve`` in a process of its own."""
    command = [sys.executable, "-m", "gawah", "--project", str(project), "serve", "--port", "0", *options]
    paths = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {
        "PYTHONPATH": paths,
        "GAWAH_REVIEWER": "Asha Example",
        "PYTHONUNBUFFERED": "1",
    }
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def address_of(server: subprocess.Popen[str]) -> str:
    """The address that it prints."""
    assert server.stdout is not None
    for line in server.stdout:
        found = re.search(r"http://\S+", line)
        if found is not None:
            return found[0]
    raise AssertionError("gawah serve ended without an address")


@contextmanager
def browsing() -> Iterator[Browser]:
    """The browser, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=_ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, start: str, how: Way | None = None) -> Iterator[Page]:
    """A page that was let in, in a profile of its own.

    Args:
        browser: the browser.
        start: the address that lets it in.
        how: the window, and what the browser asks for.
    """
    way = how or Way()
    context: BrowserContext = browser.new_context(
        viewport={"width": way.size[0], "height": way.size[1]},
        java_script_enabled=way.has_script,
        locale=way.locale,
        color_scheme=way.colours,
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(start)
    yield page
    context.close()


def base_of(start: str) -> str:
    """The beginning of all addresses."""
    return start.partition("/start")[0]


def serious_violations(page: Page) -> list[str]:
    """What axe-core finds wrong with a page for people who cannot see it well or use no mouse."""
    # Evaluated by the browser's own debugger, which our Content-Security-Policy does not hold back.
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    # Only what is violated is told with its places: to tell those of all that is well takes as long again.
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {node['html'][:200]} ({node['failureSummary']})"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
