"""Members in a browser: everybody can come in, also without script, by keyboard, narrow, dark and in Urdu."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from gawah.members import entering, passphrases
from gawah.members.managing import set_passphrase
from gawah.model import Role
from gawah.project import Project
from gawah.vault import Cost
from tests.members.conftest import gather
from tests.members.group import GROUP, KEEPER, SECRET, code_of, words_of
from tests.web.browsing import NARROW, Way, base_of, opened, overflow, serious_violations, serving_here
from tests.web.laid_out import unfold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

RANA, ESHA = GROUP[Role.READER], GROUP[Role.EDITOR]
WAYS = {
    "narrow and dark": Way(size=NARROW, colours="dark"),
    "urdu": Way(locale="ur-PK"),
}
DOCUMENT = "a[href^='/documents/']"


@pytest.fixture
def start(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The example reports and a group, of whom Esha was given a passphrase, served."""
    monkeypatch.setattr(passphrases, "cost", Cost(memory=32, passes=1, lanes=1))
    times = iter(range(9000, 90_000, 60))
    monkeypatch.setattr(entering, "seconds", lambda: float(next(times)))
    shutil.copytree(examples, tmp_path / "project")
    with Project.open(tmp_path / "project") as project:
        gather(project)
        set_passphrase(project, ESHA, "given by the keeper", KEEPER)
    with serving_here(tmp_path / "project") as address:
        yield address


def come(page: Page, name: str, words: str = "", code: str = "") -> None:
    page.locator("#field-name").fill(name)
    page.locator("#field-passphrase").fill(words or words_of(name))
    page.locator("#field-code").fill(code)
    page.locator("main form button").click()


def faults(page: Page) -> list[str]:
    unfold(page)
    return [f"wider by {overflow(page)}"] * (overflow(page) > 0) + serious_violations(page)


@pytest.mark.parametrize("way", WAYS)
def test_no_page_of_members_shuts_anybody_out(browser: Browser, start: str, way: str) -> None:
    wrong: dict[str, list[str]] = {}
    with opened(browser, start, WAYS[way]) as page:
        assert "/enter" in page.url
        wrong["enter"] = faults(page)
        come(page, RANA, "wrong words")
        page.locator(".notice-bad").wait_for()
        wrong["enter again"] = faults(page)
        come(page, ESHA, "given by the keeper")
        page.wait_for_url("**/account")
        wrong["account"] = faults(page)
        page.goto(base_of(start) + "/inbox")
        assert page.url.endswith("/account")
        page.locator("form[action='/leave'] button").last.click()
        page.wait_for_url("**/enter")
        for name, code in ((RANA, ""), (KEEPER, code_of(SECRET, 9120))):
            page.goto(base_of(start) + "/enter")
            come(page, name, code=code)
            page.locator(".bar-member").wait_for()
            for path in ("/inbox", "/members", "/account", "/proposals"):
                page.goto(base_of(start) + path)
                wrong[name + path] = faults(page)
    assert {name: found for name, found in wrong.items() if found} == {}


def test_one_comes_in_and_leaves_by_the_keyboard_alone(browser: Browser, start: str) -> None:
    with opened(browser, start) as page:
        assert page.locator("#field-name").evaluate("field => field === document.activeElement")
        for typed in (RANA, words_of(RANA), ""):
            page.keyboard.type(typed)
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator(".bar-member").wait_for()
        page.locator(".menu summary").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Leave").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/enter")
        page.get_by_text("You have left.").wait_for()


def test_one_comes_in_and_leaves_without_script(browser: Browser, start: str) -> None:
    with opened(browser, start, Way(has_script=False)) as page:
        page.goto(base_of(start) + "/register")
        come(page, RANA)
        page.wait_for_url("**/register")
        page.goto(base_of(start) + "/account")
        page.locator("main form[action='/leave'] button").click()
        page.wait_for_url("**/enter")


def test_a_reader_is_shown_the_register_and_nothing_to_decide(browser: Browser, start: str) -> None:
    with opened(browser, start) as page:
        come(page, RANA)
        page.locator(".bar-member").wait_for()
        page.goto(base_of(start) + "/inbox")
        page.locator(f"main {DOCUMENT}").first.click()
        page.locator(".entry").first.wait_for()
        unfold(page)
        assert page.locator("main form[method=post], main button").count() == 0
        assert page.locator("main a[href*='correct=']").count() == 0
