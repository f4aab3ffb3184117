"""A person at the interface, in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest

from gawah.render import style_sheet
from tests.web.browsing import NARROW, REPORTS, Way, base_of, opened, serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Serve = Callable[[], str]


@pytest.mark.parametrize("has_script", [True, False])
def test_reports_go_from_files_to_what_was_found(
    browser: Browser,
    serve_new: Serve,
    has_script: bool,  # noqa: FBT001 (a case of the test)
) -> None:
    reports = sorted(REPORTS.iterdir())[:3]
    with opened(browser, serve_new(), Way(has_script=has_script)) as page:
        page.get_by_role("link", name="Inbox", exact=True).click()
        page.set_input_files("#files", reports)
        page.get_by_role("button", name="Add and read").click()
        assert "3 documents added." in page.inner_text(".notice")
        # Without script the page loads itself again, as it was asked to.
        page.get_by_text("read: 1 incident").nth(2).wait_for(timeout=30_000)
        page.set_input_files("#files", reports[:1])
        page.get_by_role("button", name="Add and read").click()
        assert "was there already" in page.inner_text(".notice")


@pytest.mark.parametrize("has_script", [True, False])
def test_a_question_to_the_register_is_asked_saved_and_exported(
    browser: Browser,
    serve: Callable[[Path], str],
    examples: Path,
    has_script: bool,  # noqa: FBT001 (a case of the test)
) -> None:
    with opened(browser, serve(examples), Way(size=NARROW, has_script=has_script)) as page:
        page.get_by_role("link", name="Register", exact=True).click()
        assert not page.locator("#field-since").is_visible()
        page.get_by_text("Filters", exact=True).click()
        page.fill("#field-since", "2021")
        page.select_option("#field-type", label="Killing")
        page.get_by_role("button", name="Show").click()
        page.wait_for_url("**/register?since=2021&type=killing")
        assert "5 of 36 incidents" in page.inner_text("#register-count")
        page.locator("#tool-save summary").click()
        page.fill("#field-name", "Killings since 2021")
        page.get_by_role("button", name="Save", exact=True).click()
        page.locator("#tool-export summary").click()
        with page.expect_download() as leaving:
            page.get_by_role("button", name="CSV").click()
        assert len(leaving.value.path().read_text("utf-8").splitlines()) >= 6
        page.locator("#tool-export summary").click()
        page.locator(".chips a").first.click()
        page.wait_for_url("**/register?type=killing")
        page.get_by_role("link", name="Killings since 2021").click()
        page.wait_for_url("**/register?since=2021&type=killing")
        page.get_by_role("button", name="Take the view").click()
        page.get_by_text("is no longer listed").wait_for()


@pytest.mark.parametrize("has_script", [True, False])
def test_letters_stand_on_buttons_only_where_they_press_them(
    browser: Browser,
    served: str,
    has_script: bool,  # noqa: FBT001 (a case of the test)
) -> None:
    with opened(browser, served, Way(has_script=has_script)) as page:
        for path, most in (("/inbox", 1), ("/pairs", 3)):
            page.goto(base_of(served) + path)
            letters = page.locator("main kbd")
            seen = [letters.nth(number).is_visible() for number in range(letters.count())]
            assert len(seen) >= most
            assert set(seen) == {has_script}, path
        page.goto(base_of(served) + "/help/keys")
        assert page.locator("kbd").first.is_visible(), "the page that tells the keys shows them"


def test_a_file_keeps_a_name_with_quotes_in_it(browser: Browser, serve_new: Serve, tmp_path: Path) -> None:
    report = tmp_path / 'The "quiet" town, 50%.txt'
    report.write_text("Nothing happened.", "utf-8")
    with opened(browser, serve_new()) as page:
        page.goto(page.url + "inbox")
        page.set_input_files("#files", report)
        page.get_by_role("button", name="Add and read").click()
        page.get_by_role("link", name='The "quiet" town, 50%.txt').wait_for()


def test_the_register_by_keyboard_alone(browser: Browser, served: str) -> None:
    with opened(browser, served, Way(size=NARROW)) as page:
        page.keyboard.press("g")
        page.keyboard.press("r")
        page.wait_for_url("**/register")
        page.keyboard.press("f")
        press_until(page, "Tab", "#field-words", "")
        page.keyboard.type("minarets")
        page.keyboard.press("Enter")
        page.wait_for_url("**/register?words=minarets")
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.id").startswith("row-")
        page.keyboard.press("Enter")
        page.wait_for_url("**/incidents/incident:*")


def test_what_is_looked_for_in_the_bar_is_found_in_urdu(browser: Browser, served: str) -> None:
    with opened(browser, served, Way(locale="ur-PK")) as page:
        page.keyboard.press("/")
        page.keyboard.type("عبادت گاه")  # with another letter than the reports have
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=*")
        assert {"عبادت", "گاہ"} <= set(page.locator("mark").all_inner_texts())
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/documents/\w+\?at=(\d+)#at-\1$"))


def test_nothing_is_lost_when_the_program_is_killed(browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path / "project") as start, opened(browser, start) as page:
        page.goto(page.url + "inbox")
        page.set_input_files("#files", sorted(REPORTS.iterdir()))
        page.get_by_role("button", name="Add and read").click()
        page.get_by_text("15 documents added.").wait_for()
    with serving(tmp_path / "project") as start, opened(browser, start) as page:
        page.goto(page.url + "inbox")
        page.locator("progress").wait_for(state="detached", timeout=60_000)
        assert page.get_by_text(re.compile("^read: ")).count() == 15


def test_a_text_is_pasted_by_keyboard_alone(browser: Browser, serve_new: Serve) -> None:
    with opened(browser, serve_new()) as page:
        page.keyboard.press("g")
        page.keyboard.press("i")
        page.wait_for_url("**/inbox")
        press_until(page, "Tab", "summary", "Paste a text instead")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("g i ? / j: a title")
        page.keyboard.press("Tab")
        page.keyboard.type("KOTLI: Two men burned a church in Kotli on 3 May 2021.")
        press_until(page, "Tab", "button", "Add and read")
        page.keyboard.press("Enter")
        page.get_by_text("read: 1 incident").wait_for(timeout=30_000)
        page.keyboard.press("j")
        assert "g i j a title.txt" in str(page.evaluate("document.activeElement.textContent"))
        page.keyboard.press("?")
        page.wait_for_url("**/help/keys")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "search"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_keys_are_found_where_they_stand_on_an_urdu_keyboard(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        for letter, code in (("گ", "KeyG"), ("ی", "KeyI")):
            page.evaluate(
                "([key, code]) => document.body.dispatchEvent(new KeyboardEvent('keydown',"
                " { key, code, bubbles: true, cancelable: true }))",
                [letter, code],
            )
        page.wait_for_url("**/inbox")


def press_until(page: Page, key: str, tag: str, words: str) -> None:
    """Press a key until something has the focus, as a person does who uses no mouse."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate(
            "([tag, words]) => document.activeElement.matches(tag) &&"
            " document.activeElement.textContent.includes(words)",
            [tag, words],
        ):
            return
    raise AssertionError(f"{words} cannot be reached with {key}")


def test_a_quick_form_keeps_the_place_and_tells_what_was_done(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        page.goto(base_of(served) + "/settings")
        page.evaluate(
            "() => { const form = document.querySelector('main form'); form.dataset.quick = '';"
            " form.querySelector('[name=next]').value = '/help'; window.stays = true }"
        )
        page.fill("#field-reviewer", "Lena Okoro")
        page.get_by_role("button", name="Save").click()
        page.wait_for_url("**/help")
        assert page.inner_text("h1") == "Help"
        assert page.evaluate("window.stays") is True
        assert "Lena Okoro" in page.inner_text("#told")
        page.go_back()
        page.wait_for_function("!window.stays")
        assert page.input_value("#field-reviewer") == "Lena Okoro"


def test_what_is_dropped_anywhere_on_the_page_is_chosen(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        page.goto(base_of(served) + "/inbox")
        page.evaluate(
            "() => { const data = new DataTransfer(); data.items.add(new File(['x'], 'dropped.txt'));"
            " document.querySelector('h1').dispatchEvent(new DragEvent('drop',"
            " { dataTransfer: data, bubbles: true, cancelable: true })) }"
        )
        assert page.evaluate("document.querySelector('#files').files[0].name") == "dropped.txt"


@pytest.mark.parametrize("has_script", [True, False])
def test_language_and_light_are_chosen_in_the_menu(
    browser: Browser,
    served: str,
    has_script: bool,  # noqa: FBT001 (a case of the test)
) -> None:
    with opened(browser, served, Way(has_script=has_script)) as page:
        page.goto(base_of(served) + "/help")
        page.locator(".menu summary").click()
        page.get_by_role("button", name="اردو").click()
        page.wait_for_load_state()
        assert page.get_attribute("html", "dir") == "rtl"
        assert page.inner_text("h1") == "مدد"
        page.locator(".menu summary").click()
        page.get_by_role("button", name="تاریک").click()
        page.wait_for_load_state()
        assert page.get_attribute("html", "data-theme") == "dark"
        assert page.url.endswith("/help")


def test_an_upload_that_is_too_big_is_explained(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        page.goto(base_of(served) + "/inbox")
        page.evaluate(
            "() => { const data = new DataTransfer(); const part = new Uint8Array(26 * 2 ** 20);"
            " for (const name of 'abcde') data.items.add(new File([part], name + '.txt'));"
            " document.querySelector('#files').files = data.files }"
        )
        page.get_by_role("button", name="Add and read").click()
        page.get_by_text("more than gawah takes at once").wait_for()


def test_a_browser_without_the_token_is_told_how_to_get_in(browser: Browser, served: str) -> None:
    with opened(browser, base_of(served)) as page:
        assert "open the address that gawah printed" in page.inner_text("main")
        assert page.locator("nav").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["", "light", "dark"])
def test_a_figure_is_dark_where_the_reader_or_the_page_asks_for_it_and_never_on_paper(
    browser: Browser, scheme: Literal["light", "dark"], theme: str
) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.set_content(
            f'<html data-theme="{theme}"><style>{style_sheet()}</style><svg class="fig"></svg></html>'
        )
        colour = "getComputedStyle(document.querySelector('.fig')).color"
        is_dark = (theme or scheme) == "dark"
        assert page.evaluate(colour) == ("rgb(230, 234, 240)" if is_dark else "rgb(29, 39, 51)")
        page.emulate_media(media="print")
        assert page.evaluate(colour) == "rgb(29, 39, 51)"
