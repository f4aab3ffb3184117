"""A person at the pairs, in a browser: by keyboard alone, without script, in Urdu, in a small window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gawah.project import Project
from tests.web.browsing import NARROW, REPORTS, Way, base_of, opened, overflow, serious_violations, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WAYS = {
    "english": Way(),
    "urdu, narrow": Way(size=NARROW, locale="ur-PK"),
    "dark, narrow": Way(size=NARROW, colours="dark"),
}


@pytest.fixture
def reviewed(tmp_path: Path) -> Iterator[str]:
    """The example reports of one place, read and served, to be decided about."""
    with Project.open_or_create(tmp_path / "project") as project:
        project.process([one for one in sorted(REPORTS.iterdir()) if one.name[:2] in {"01", "02", "03"}])
    with serving(tmp_path / "project") as start:
        yield start


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
        page.keyboard.press("z")
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


@pytest.mark.parametrize("way", WAYS)
def test_no_page_of_pairs_shuts_anybody_out(browser: Browser, reviewed: str, way: str) -> None:
    with opened(browser, reviewed, WAYS[way]) as page:
        page.goto(base_of(reviewed) + "/pairs")
        ids = [page.locator(f'input[name="{side}"]').first.input_value() for side in ("left", "right")]
        page.locator('button[value="same"]').click()
        page.locator(".notice").first.wait_for()
        whole = min(ids)
        paths = [
            "/pairs", "/pairs?show=decided", "/pairs?show=unsure", "/pairs/safe",
            f"/pairs/{ids[0]}/{ids[1]}", f"/pairs/with/{whole}?q=Kotli", f"/pairs/split/{whole}",
            "/?map=world", "/?type=killing&since=1900&until=1901",
        ]  # fmt: skip
        wrong = []
        for path in paths:
            page.goto(base_of(reviewed) + path)
            for folded in page.locator("main details").all():
                folded.evaluate("folded => folded.open = true")
            wrong += [f"{path}: {one}" for one in serious_violations(page)]
            if overflow(page) > 0:
                wrong.append(f"{path} is wider than its window by {overflow(page)}")
        assert wrong == []


def test_a_number_of_the_overview_leads_to_the_register(browser: Browser, reviewed: str) -> None:
    with opened(browser, reviewed) as page:
        page.goto(base_of(reviewed) + "/")
        page.locator("#table-by-act summary").click()
        page.locator("#table-by-act td a").first.click()
        page.wait_for_url(re.compile(r"/register\?type=\w+$"))
