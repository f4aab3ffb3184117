"""A person at the pairs, in a browser: by keyboard alone, without script, in Urdu, in a small window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.web.browsing import NARROW, Way, base_of, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture
def reviewed(serve: Callable[[Path], str], of_kotli: Path) -> str:
    """The example reports of one place, read and served, to be decided about."""
    return serve(of_kotli)


def waiting(page: Page) -> int:
    """How many pairs wait, as the tab says."""
    return int(page.locator(".tab-number").first.inner_text())


def test_pairs_are_decided_and_taken_back_by_keyboard_alone(browser: Browser, reviewed: str) -> None:
    with opened(browser, reviewed) as page:
        page.keyboard.press("g")
        page.keyboard.press("p")
        page.wait_for_url("**/pairs")
        total = waiting(page)
        page.keyboard.press("n")
        page.wait_for_url("**/pairs?at=2")
        page.evaluate("window.stays = true")
        page.keyboard.press("d")
        page.get_by_text("Kept apart").first.wait_for()
        assert waiting(page) == total - 1
        assert page.evaluate("document.activeElement.id") == "pair-title"
        page.keyboard.press("u")
        page.get_by_text("Taken back.").first.wait_for()
        assert waiting(page) == total
        page.keyboard.press("s")
        page.get_by_text("Joined: both are one incident now.").first.wait_for()
        assert waiting(page) < total
        assert page.evaluate("window.stays") is True


@pytest.mark.parametrize("locale", ["en-GB", "ur-PK"])
def test_pairs_are_decided_and_taken_back_without_script(
    browser: Browser, reviewed: str, locale: str
) -> None:
    with opened(browser, reviewed, Way(has_script=False, size=NARROW, locale=locale)) as page:
        page.goto(base_of(reviewed) + "/pairs")
        total = waiting(page)
        page.locator('button[value="unsure"]').click()
        assert waiting(page) == total - 1
        page.locator("form.pair-last button").click()
        assert waiting(page) == total


def test_a_number_of_the_overview_leads_to_the_register(browser: Browser, reviewed: str) -> None:
    with opened(browser, reviewed) as page:
        page.goto(base_of(reviewed) + "/")
        page.locator("#table-by-act summary").click()
        page.locator("#table-by-act td a").first.click()
        page.wait_for_url(re.compile(r"/register\?type=\w+$"))
