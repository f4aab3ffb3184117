"""A person at the page of an incident, in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.web.browsing import REPORTS, Way, base_of, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    Serve = Callable[[], str]


def open_person(page: Page, start: str) -> None:
    """Go to the page of somebody who has a part in an incident, as one who looks for them does."""
    page.goto(base_of(start) + "/subjects?order=-incidents")
    page.locator("tbody a").first.click()
    page.wait_for_url("**/subjects/person*")


def open_incident(page: Page, start: str) -> None:
    open_person(page, start)
    page.locator("#roles + .lines a").first.click()
    page.wait_for_url("**/incidents/*")


def test_the_map_is_drawn_when_it_comes_near(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        open_incident(page, served)
        page.locator("#map").scroll_into_view_if_needed()
        page.locator("#map svg").wait_for()
        assert page.locator("#map svg title").count() > 0


@pytest.mark.parametrize("has_script", [True, False])
def test_what_awaits_is_accepted_and_taken_back(
    browser: Browser,
    serve_new: Serve,
    has_script: bool,  # noqa: FBT001 (a case of the test)
) -> None:
    with opened(browser, serve_new(), Way(has_script=has_script)) as page:
        start = page.url.rstrip("/")
        page.goto(start + "/inbox")
        page.set_input_files("#files", sorted(REPORTS.iterdir())[4:5])
        page.get_by_role("button", name="Add and read").click()
        page.get_by_text(re.compile(r"^read: \d")).first.wait_for(timeout=30_000)
        open_incident(page, start)
        press(page, "A", "Accept all that awaits")
        page.get_by_text("Nothing awaits you here").wait_for()
        press(page, "z", "Take back the last decision")
        page.get_by_text("Taken back: what held before holds again.").first.wait_for()
        if has_script:
            page.keyboard.press("x")  # what is folded away is only shown by the first press
        else:
            page.locator("#no-incident summary").click()
        press(page, "x", "It is no incident")
        page.get_by_role("heading", name="This incident stands no more").wait_for()
        if has_script:
            page.keyboard.press("z")  # so is the decision that is to be taken back
        press(page, "z", "Take back")
        page.get_by_role("heading", name="What is known, and why").wait_for()


def press(page: Page, key: str, button: str) -> None:
    """Press the key where the page has a script, else the button that it stands beside."""
    if page.evaluate("typeof press === 'function'"):
        page.keyboard.press(key)
    else:
        page.get_by_role("button", name=button).first.click()
