"""A person at an encrypted project: locking it with one key, opening it again, and leaving it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.project import Project
from gawah.vault import Cost, Vault, lock_with
from tests.web.browsing import NARROW, WIDE, Way, base_of, opened, overflow, serious_violations, serving_here

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from gawah.project import Pipeline

PHRASE = "seven green chairs by the well"
AMIN = "Amin Soyle"


@pytest.fixture
def sealed(tmp_path: Path, small: Pipeline) -> tuple[Path, Vault]:
    """An encrypted project with an incident."""
    vault = Vault.new()
    (tmp_path / "report.txt").write_text(f"{AMIN} was killed in Torva on 2021-03-04.\n", "utf-8")
    lock = vault, lock_with(PHRASE, vault.main, Cost(memory=64, passes=1, lanes=1))
    with Project.create(tmp_path / "p", lock) as project:
        project.process([tmp_path / "report.txt"], pipeline=small)
    return tmp_path / "p", vault


@pytest.fixture
def start(sealed: tuple[Path, Vault]) -> Iterator[str]:
    with serving_here(*sealed) as address:
        yield address


@pytest.mark.parametrize(
    "way",
    [Way(), Way(has_script=False), Way(size=NARROW, locale="ur-PK"), Way(colours="dark")],
    ids=["usual", "without script", "narrow, in Urdu", "dark"],
)
def test_it_is_locked_and_opened_again(browser: Browser, start: str, way: Way) -> None:
    with opened(browser, start, way) as page:
        page.goto(f"{base_of(start)}/register")
        assert AMIN in page.inner_text("main")
        if way.has_script:
            page.keyboard.press("Shift+L")
            page.wait_for_selector("input[type=password]")
        else:
            page.locator('form[action="/lock"] button').click()
        page.goto(f"{base_of(start)}/register")
        assert AMIN not in page.content()
        if way.has_script:
            assert serious_violations(page) == []
        assert overflow(page) <= 0
        page.fill("#field-passphrase", PHRASE + "!")
        page.keyboard.press("Enter")
        page.wait_for_selector("[aria-invalid=true]")
        page.fill("#field-passphrase", PHRASE)
        page.keyboard.press("Enter")
        page.wait_for_url("**/register")
        assert AMIN in page.inner_text("main")


def test_what_is_shown_goes_when_nobody_is_there(browser: Browser, sealed: tuple[Path, Vault]) -> None:
    with (
        serving_here(*sealed, lock_after=0.04) as start,
        opened(browser, start, Way(size=WIDE)) as page,
    ):
        page.goto(f"{base_of(start)}/register")
        page.wait_for_selector("input[type=password]", timeout=20_000)
        assert AMIN not in page.content()
        page.go_back()
        page.wait_for_load_state()
        assert AMIN not in page.content()
