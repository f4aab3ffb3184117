"""Every page of a site in a browser: from a folder and from a host, it keeps nothing and loads nothing else.

What a page may keep or load stands in ``gawah.site.privacy``; all else fails here.
"""

from __future__ import annotations

import functools
import http.server
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from gawah.site.privacy import REGISTRY
from tests.site.shots import FIRST, NARROW, PAGES, lay
from tests.web.browsing import Way, browsing, chromium, opened, overflow, serious_violations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request

MANY = 12
SEEN = """
window.kept = [];
const note = (what, of, name) => {
  const real = of[name];
  of[name] = function (...words) { window.kept.push(what + ' ' + words[0]); return real.apply(this, words); };
};
note('storage', Storage.prototype, 'setItem');
note('database', IDBFactory.prototype, 'open');
if (window.caches) note('cache', CacheStorage.prototype, 'open');
if (navigator.serviceWorker) note('worker', ServiceWorkerContainer.prototype, 'register');
const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
Object.defineProperty(document, 'cookie', {
  get() { return cookie.get.call(document); },
  set(value) { window.kept.push('cookie ' + value); cookie.set.call(document, value); },
});
"""
"""Notes down every attempt to keep something, also one that fails."""

pytestmark = pytest.mark.skipif(chromium() is None, reason="there is no chromium here")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("stick") / "any folder" / "site"
    lay(where, MANY)
    return where


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The site on a host, under a path of its own."""
    handler = functools.partial(_Quiet, directory=str(folder.parent.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/any%20folder/site/"
        finally:
            server.shutdown()
            thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class Crawl:
    """Opens every page that can be reached and notes what it keeps and asks for."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.kept: set[str] = set()
        self.foreign: set[str] = set()
        self.failed: set[str] = set()
        self.loaded: set[str] = set()
        page.context.add_init_script(SEEN)
        page.context.on("request", lambda one: self._asked(one.url))
        page.context.on("requestfailed", self._failed)
        page.on("console", lambda one: self.failed.add(one.text))

    def _failed(self, one: Request) -> None:
        if one.failure != "net::ERR_ABORTED":  # the next page was opened before a picture had come
            self.failed.add(one.url)

    def _asked(self, url: str) -> None:
        (self.loaded if url.startswith(self.base) else self.foreign).add(url)

    def run(self) -> set[str]:
        """The paths of all pages."""
        seen, waiting = set[str](), [f"{self.base}index.html"]
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            self.page.goto(address)
            self.kept |= set(self.page.evaluate("window.kept"))
            assert self.page.evaluate("localStorage.length + sessionStorage.length") == 0
            links = self.page.evaluate("[...document.links].map(one => one.href.split('#')[0])")
            waiting += [one for one in links if one.startswith(self.base) and one.endswith(".html")]
        self.kept |= {f"cookie {one['name']}" for one in self.page.context.cookies()}
        return {address.removeprefix(self.base) for address in seen}


def _check(browser: Browser, base: str, folder: Path) -> None:
    with opened(browser, "about:blank") as page:
        crawl = Crawl(page, base)
        seen = crawl.run()
        assert {one.relative_to(folder).as_posix() for one in folder.rglob("*.html")} == seen
        assert crawl.kept <= {f"{one.kind} {one.name}" for one in REGISTRY}
        assert crawl.foreign <= {one.name for one in REGISTRY if one.kind == "request"} | {"about:blank"}
        assert crawl.failed == set()
        assert {one.rpartition(".")[2] for one in crawl.loaded} <= {"html", "css", "svg", "ico"}


def test_from_a_memory_stick_it_keeps_nothing_and_loads_nothing(browser: Browser, folder: Path) -> None:
    _check(browser, f"{folder.as_uri()}/", folder)


def test_from_a_host_it_keeps_nothing_and_loads_nothing(browser: Browser, folder: Path) -> None:
    with hosted(folder) as base:
        _check(browser, base, folder)


def test_the_crawl_sees_what_it_looks_for(browser: Browser, tmp_path: Path) -> None:
    """A page that does all that a site must not do."""
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "index.html").write_text(
        "<script>localStorage.setItem('a', '1'); document.cookie = 'b=2'; indexedDB.open('c')</script>"
        "<img src='http://127.0.0.1:9/elsewhere.png'>"
    )
    with hosted_at(bad) as base, opened(browser, "about:blank") as page:
        crawl = Crawl(page, base)
        with pytest.raises(AssertionError):
            crawl.run()
        assert crawl.kept == {"storage a", "cookie b=2", "database c"}
        assert crawl.foreign - {"about:blank"} == {"http://127.0.0.1:9/elsewhere.png"}


@contextmanager
def hosted_at(folder: Path) -> Iterator[str]:
    with hosted(folder / "x" / "y") as base:
        yield base.replace("any%20folder/site/", "")


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("name", sorted(PAGES))
def test_everybody_can_read_it(browser: Browser, folder: Path, name: str, language: str) -> None:
    path = "{}/incidents.html" if name == "year" else PAGES[name]
    if name == "incident":
        path = next((folder / "en/incidents").glob("??/*.html")).relative_to(folder / "en").as_posix()
        path = f"{{}}/{path}"
    address = (folder / path.format(language)).as_uri()
    for way in (Way(), Way(colours="dark")) if name in {"overview", "claims"} else (Way(),):
        with opened(browser, address, way) as page:
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            assert serious_violations(page) == []
            assert overflow(page) <= 0
            page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
            assert overflow(page) <= 0


def test_the_first_incident_of_the_pictures_is_one_of_theirs() -> None:
    assert len(FIRST) == 5
