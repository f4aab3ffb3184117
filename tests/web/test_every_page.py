"""Every page in every state: nobody is shut out, nothing is wider than its window, no console complains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from gawah.web.routes import PAGES
from tests.web.browsing import NARROW, Way, base_of, opened, overflow, serious_violations, serving_here
from tests.web.laid_out import STATES, lay_out, unfold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

WAYS = {
    "dark and narrow": Way(size=NARROW, colours="dark"),
    "urdu": Way(locale="ur-PK"),
}
SHOWN = [page.path for page in PAGES if page.show is not None and page.path != "/locked"]  # see test_locking
PLAIN = [path for path in SHOWN if "{" not in path]
ALIKE = {"document-next", "document-asked", "no-kind"}
ALIKE |= {f"subjects-{kind}" for kind in ("person", "body", "place", "claim", "demand", "notice", "citation")}
"""Made by a template and of parts that another page is made of as well: axe-core takes seconds for each."""
EMPTY_TOO = ("/pairs?show=decided", "/pairs?show=unsure", "/inbox?show=failed", "/subjects?kind=quote")
BY_ID = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """A project with something on every page: the address that lets a browser in, and those of the pages."""
    root = tmp_path_factory.mktemp("laid-out") / "project"
    addresses = lay_out(root)
    with serving_here(root) as start:
        yield start, addresses


def faults_of(page: Page) -> list[str]:
    """What is wrong with a page as it is now, folded parts and all."""
    found = [f"wider than its window by {overflow(page)}"] if overflow(page) > 0 else []
    unfold(page)
    return found + serious_violations(page)


def test_every_page_is_looked_at(laid_out: tuple[str, dict[str, str]]) -> None:
    paths = [unquote(address.partition("?")[0].partition("#")[0]) for address in laid_out[1].values()]
    patterns = {path: re.compile(BY_ID.sub("[^/]+", path)) for path in SHOWN}
    assert [path for path, one in patterns.items() if not any(map(one.fullmatch, paths))] == []


@pytest.mark.parametrize("way", WAYS)
def test_no_page_shuts_anybody_out(browser: Browser, laid_out: tuple[str, dict[str, str]], way: str) -> None:
    start, addresses = laid_out
    wrong: dict[str, list[str]] = {}
    with opened(browser, start, WAYS[way]) as page:
        for name, address in addresses.items():
            if name in ALIKE:
                continue
            page.goto(base_of(start) + address)
            wrong[name] = faults_of(page)
        for name, (of, do) in STATES.items():
            page.goto(base_of(start) + addresses[of])
            do(page)
            wrong[name] = faults_of(page)
    assert {name: faults for name, faults in wrong.items() if faults} == {}


@pytest.mark.parametrize("way", WAYS)
def test_no_page_of_an_empty_project_shuts_anybody_out(
    browser: Browser, serve_new: Callable[[], str], way: str
) -> None:
    start, wrong = serve_new(), {}
    with opened(browser, start, WAYS[way]) as page:
        for path in (*PLAIN, *EMPTY_TOO):
            page.goto(base_of(start) + path)
            wrong[path] = faults_of(page)
    with opened(browser, base_of(start), WAYS[way]) as page:
        wrong["without the token"] = faults_of(page)
    assert {path: faults for path, faults in wrong.items() if faults} == {}


@pytest.mark.parametrize(
    "way", [Way(size=NARROW), Way(size=NARROW, locale="ur-PK"), Way()], ids=["380", "380, urdu", "wide"]
)
def test_no_page_is_wider_than_its_window_or_says_anything_on_the_console(
    browser: Browser, laid_out: tuple[str, dict[str, str]], way: Way
) -> None:
    start, addresses = laid_out
    said: list[str] = []
    wide: dict[str, int] = {}
    with opened(browser, start, way) as page:
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text))
        for name, address in addresses.items():
            answer = page.goto(base_of(start) + address)
            wide[name] = overflow(page)
            if answer is not None and not answer.ok:  # as it is meant to be
                said = [one for one in said if "Failed to load resource" not in one]
    assert said == []
    assert {name: by for name, by in wide.items() if by > 0} == {}
