"""A person reviews what was read, in a browser: by keyboard alone, without script, by selecting words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.browsing import NARROW, REPORTS, Way, base_of, opened
from tests.web.journey import LOOKED_AWAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    Serve = Callable[[], str]

KOTLI = REPORTS / "03-kotli-urdu.html"
WIRE = REPORTS / "07-mach-miners-wire.txt"


def bring(page: Page, start: str, *reports: object) -> None:
    page.goto(base_of(start) + "/inbox")
    page.set_input_files("#files", [str(one) for one in reports])
    page.locator(".intake-go button").click()
    page.locator(".chip-good").nth(len(reports) - 1).wait_for(timeout=30_000)


def open_lines(page: Page) -> int:
    return page.locator('.draft .entry button[value^="accept "]').count()


def press(page: Page, key: str) -> None:
    """Look at what a key decides about where it is not looked at already, and decide."""
    if page.evaluate(LOOKED_AWAY, key):
        page.keyboard.press(key)
    page.keyboard.press(key)


@pytest.mark.parametrize(
    "way", [Way(), Way(locale="ur-PK"), Way(size=NARROW)], ids=["wide", "urdu", "narrow"]
)
def test_by_keyboard_from_the_inbox_to_a_reviewed_register_and_back(
    browser: Browser, serve_new: Serve, way: Way
) -> None:
    start = serve_new()
    with opened(browser, start, way) as page:
        bring(page, start, KOTLI, WIRE)
        page.locator("body").press("n")
        page.wait_for_url(re.compile(r"/documents/\w{64}"))
        first, waiting = page.url.partition("?")[0], open_lines(page)
        assert waiting > 3
        page.keyboard.press("a")  # nothing has the focus: it is only shown what would be accepted
        expect(page.locator(".entry:focus")).to_have_count(1)
        assert open_lines(page) == waiting
        for left in range(waiting - 1, waiting - 4, -1):
            page.keyboard.press("a")
            expect(page.locator('.draft .entry button[value^="accept "]')).to_have_count(left)
        page.keyboard.press("u")
        expect(page.locator('.draft .entry button[value^="accept "]')).to_have_count(waiting - 2)
        page.keyboard.press("U")
        expect(page.locator('.draft .entry button[value^="accept "]')).to_have_count(waiting - 3)
        page.keyboard.press("u")
        expect(page.locator('.draft .entry button[value^="accept "]')).to_have_count(waiting - 2)
        press(page, "r")
        expect(page.locator('.draft .entry button[value^="accept "]')).to_have_count(waiting - 3)
        while open_lines(page):
            before = open_lines(page)
            press(page, "A")
            expect(page.locator('.draft .entry button[value^="accept "]')).not_to_have_count(before)
        page.keyboard.press("n")
        page.wait_for_url(lambda url: first not in url)


def test_without_script_each_decision_can_be_taken_and_taken_back(browser: Browser, serve_new: Serve) -> None:
    start = serve_new()
    with opened(browser, start, Way(has_script=False)) as page:
        bring(page, start, WIRE)
        page.goto(base_of(start) + "/documents/next")
        waiting = open_lines(page)
        page.locator('.draft .entry button[value^="accept "]').first.click()
        assert open_lines(page) == waiting - 1
        page.locator('.draft .entry button[value^="undo "]').first.click()
        assert open_lines(page) == waiting
        page.locator('form[action="/redo"] button').click()
        assert open_lines(page) == waiting - 1
        page.locator('form[action$="/undo"] button').first.click()
        assert open_lines(page) == waiting
        page.locator('.draft .entry a[href*="correct="]').first.click()
        page.locator(".draft .entry-instead input[name=value]").first.fill("2021-01-04")
        page.locator(".draft .entry-instead button").first.click()
        expect(page.locator(".draft-head").first).to_contain_text("4 January 2021")


def test_selected_words_are_added_where_they_stand(browser: Browser, serve_new: Serve) -> None:
    start = serve_new()
    with opened(browser, start) as page:
        page.goto(base_of(start) + "/inbox")
        page.locator(".intake-paste summary").click()
        page.fill(
            "#field-text", "Two men shot Amin Soyle dead in Multan on 3 May 2021. 🙂 They used a rifle."
        )
        page.locator(".intake-go button").click()
        page.locator(".chip-good").first.wait_for(timeout=30_000)
        page.goto(base_of(start) + "/documents/next")
        page.evaluate(
            """() => {
              const pane = document.querySelector(".desk-text");
              const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
              for (let node; (node = walker.nextNode());) {
                const at = node.data.indexOf("a rifle");
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at); range.setEnd(node, at + 7);
                getSelection().removeAllRanges(); getSelection().addRange(range);
              }
            }"""
        )
        expect(page.locator("#field-words")).to_have_value("a rifle")
        page.keyboard.press("+")
        page.locator("#field-what").select_option("means")
        page.locator(".missed-form button").click()
        line = page.locator(".entry", has_text="Means").filter(has_text="a rifle")
        expect(line).to_contain_text("added by Asha Example")


def test_words_and_their_line_find_each_other(browser: Browser, serve_new: Serve) -> None:
    start = serve_new()
    with opened(browser, start) as page:
        bring(page, start, WIRE)
        page.goto(base_of(start) + "/documents/next")
        page.locator("mark.mark-date a").first.click()
        expect(page.locator(".entry:focus")).to_contain_text("Date")
        expect(page.locator("mark.is-here").first).to_be_visible()


def test_by_keyboard_a_correction_that_cannot_be_used_is_mended_or_left(
    browser: Browser, serve_new: Serve
) -> None:
    start = serve_new()
    with opened(browser, start) as page:
        bring(page, start, WIRE)
        page.goto(base_of(start) + "/documents/next")
        page.keyboard.press("j")
        expect(page.locator(".entry:focus")).to_contain_text("Date")
        page.keyboard.press("c")
        expect(page.locator("#instead:focus")).to_have_count(1)
        page.keyboard.press("Control+a")
        page.keyboard.type("some day")
        page.keyboard.press("Enter")
        expect(page.locator("#instead:focus[aria-invalid=true]")).to_have_value("some day")
        expect(page.locator("#instead-wrong")).to_contain_text("some day")
        page.locator(".entry-instead a").click()
        expect(page.locator("#instead")).to_have_count(0)
        page.keyboard.press("c")
        page.locator("#instead").fill("2021-01-04")
        page.keyboard.press("Enter")
        expect(page.locator(".draft-head").first).to_contain_text("4 January 2021")


def test_by_keyboard_a_block_is_set_aside_with_one_key_and_put_back_with_the_same(
    browser: Browser, serve_new: Serve
) -> None:
    start = serve_new()
    with opened(browser, start) as page:
        bring(page, start, WIRE)
        page.goto(base_of(start) + "/documents/next")
        blocks = page.locator(".desk-text > .block-body")
        whole = blocks.count()
        page.locator(".desk-text > .block-body").last.focus()
        held = page.evaluate("document.activeElement.id")
        page.keyboard.press("b")
        expect(page.locator(f".aside #{held}")).to_have_count(1, timeout=20_000)
        page.locator(f".aside:has(#{held}) > summary").click()
        page.locator(f"#{held}").focus()
        page.keyboard.press("b")
        expect(page.locator(".desk-text > .block-body")).to_have_count(whole, timeout=20_000)
        page.locator(f"#{held}").focus()
        page.keyboard.press("B")
        expect(page.locator(f"#{held} select:focus")).to_have_count(1)
