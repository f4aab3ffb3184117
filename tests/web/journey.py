"""A whole afternoon of a reviewer: from files to a reviewed register and back, in the ways it may be walked.

The pages are told by what they do, not by their words, so that one journey is walked in every language.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.web.browsing import base_of, overflow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Locator, Page

READ_WITHIN = 120_000  # milliseconds, for all reports together on a busy computer
OPEN_LINES = '.draft .entry button[value^="accept "]'
LOOKED_AWAY = """key => {
  const named = [...document.querySelectorAll("[data-key]")].filter((e) => e.dataset.key === key);
  const parts = named.map((e) => e.closest("[data-item]") || e.closest("[data-keys-group] .draft"));
  return named.length > 0 && parts.every((part) => part && !part.contains(document.activeElement));
}"""
"""Whether a key decides about parts of the page none of which has the focus."""
AWAY = "() => !document.querySelector('main[data-left]')"


class Walk:
    """What a person does with a mouse or a finger, where no script runs."""

    def __init__(self, page: Page, start: str) -> None:
        self.page = page
        self.base = base_of(start)

    def go(self, place: str) -> None:
        """Open an entry of the top bar."""
        self.page.locator(f'[data-go="{place}"]').click()
        self.page.wait_for_load_state()

    def press(self, key: str) -> None:
        """Do what a key does, and wait for what it leads to."""
        with self.answered():
            self._shown(f'[data-key="{key}"]').click()

    def choose(self, files: Sequence[Path]) -> None:
        """Choose files and have them read."""
        self.page.set_input_files("#files", files)
        with self.answered():
            self.page.locator(".intake-go button").click()

    def leave_with(self, tool: str, button: str) -> str:
        """Press a button of a tool of the register that is folded away; the file that comes of it."""
        self.page.locator(f"{tool} summary").click()
        with self.page.expect_download() as leaving:
            self.page.locator(f"{tool} {button}").click()
        self.page.locator(f"{tool} summary").click()
        return leaving.value.path().read_text("utf-8")

    def follow(self, link: str) -> None:
        """Follow the first link of a kind."""
        self._shown(link).click()
        self.page.wait_for_load_state()

    @contextmanager
    def answered(self) -> Iterator[None]:
        """Wait until the page that comes of what is done is there."""
        self.page.evaluate("document.querySelector('main').dataset.left = ''")
        yield
        self.page.wait_for_function(AWAY)
        self.page.wait_for_load_state()
        assert overflow(self.page) <= 0, self.page.url

    def _shown(self, selector: str) -> Locator:
        return self.page.locator(selector).locator("visible=true").first


class Keys(Walk):
    """What a person does by keyboard alone."""

    def __init__(self, page: Page, start: str) -> None:
        super().__init__(page, start)
        # Asked for ahead: a key may be quicker than the browser's knowing that its chooser is waited for.
        page.on("filechooser", lambda _chooser: None)

    def go(self, place: str) -> None:
        with self.answered():
            self.page.keyboard.press("g")
            self.page.keyboard.press(place)

    def press(self, key: str) -> None:
        if self.page.evaluate(LOOKED_AWAY, key):
            self.page.keyboard.press(key)  # decides nothing yet: it shows what it would decide
        with self.answered():
            self.page.keyboard.press(key)

    def choose(self, files: Sequence[Path]) -> None:
        self.reach("#files")
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(files)
        self.reach(".intake-go button")
        with self.answered():
            self.page.keyboard.press("Enter")

    def leave_with(self, tool: str, button: str) -> str:
        self.reach(f"{tool} summary")
        self.page.keyboard.press("Enter")
        self.reach(f"{tool} {button}")
        with self.page.expect_download() as leaving:
            self.page.keyboard.press("Enter")
        return leaving.value.path().read_text("utf-8")

    def follow(self, link: str) -> None:
        self.reach(link)
        with self.answered():
            self.page.keyboard.press("Enter")

    def reach(self, selector: str) -> None:
        """Press Tab until something has the focus."""
        for _ in range(400):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
        raise AssertionError(f"{selector} cannot be reached by Tab")


def bring(walk: Walk, reports: Sequence[Path]) -> None:
    """Choose files in the inbox and see each go through."""
    walk.go("i")
    walk.choose(reports)
    states = walk.page.locator(".cell-state")
    walk.page.locator("progress").wait_for(state="detached", timeout=READ_WITHIN)
    assert states.count() == len(reports)
    assert states.locator(".chip-bad").count() == 0


def review(walk: Walk) -> int:
    """Decide about all that awaits somebody, one report after the other; how many decisions that took."""
    walk.go("i")
    walk.press("n")
    taken = 0
    while "/documents/" in walk.page.url:
        taken += _review_one(walk, accepts_one_by_one=not taken)
        walk.press("n") if _has(walk, '[data-key="n"]') else walk.go("i")
    if taken:
        walk.go("i")
        walk.press("n")
    assert walk.page.url.endswith("/inbox")
    assert walk.page.locator(".notice").count() == 1
    return taken


def _review_one(walk: Walk, *, accepts_one_by_one: bool) -> int:
    taken = 0
    waiting = walk.page.locator(OPEN_LINES)
    for key in "ar" if accepts_one_by_one else "":
        walk.press(key)
        assert walk.page.locator(".notice").count() == 1
        taken += 1
    while waiting.count():
        before = waiting.count()
        walk.press("A")
        assert waiting.count() < before
        taken += 1
    return taken


def decide_pairs(walk: Walk) -> int:
    """Join the likeliest pair, tell every other apart; how many decisions that took."""
    walk.go("p")
    taken = 0
    while _has(walk, 'button[value="same"]'):
        before = pairs_waiting(walk)
        walk.press("d" if taken else "s")
        assert pairs_waiting(walk) < before
        taken += 1
    return taken


def pairs_waiting(walk: Walk) -> int:
    """How many pairs wait, as the tab says."""
    return int(walk.page.locator(".tab-number").first.inner_text())


def take_back(walk: Walk, decisions: int) -> None:
    """Take back all that was decided, to the very beginning; one more is told that nothing is left."""
    walk.go("p")
    while _has(walk, "form.pair-last"):
        walk.press("u")
        decisions -= 1
    walk.go("i")
    walk.follow(".cell-name a")
    for _ in range(decisions):
        walk.press("u")
        assert walk.page.locator(".notice").count() == 1
        assert _has(walk, ".desk"), "nothing was left to take back, although something was decided"
    walk.press("u")
    assert _has(walk, ".notice-warn"), "something was left to take back"


def register_of(walk: Walk) -> tuple[str, list[str], list[str]]:
    """What the register shows and what leaves it: how many incidents, their rows, and the table as a file.

    Those of one day, and those without a date, have no order among them that would tell anything.
    """
    walk.go("r")
    rows = sorted(walk.page.locator("[id^=row-]").all_inner_texts())
    table = walk.leave_with("#tool-export", "button[value=csv]")
    return walk.page.inner_text("#register-count"), rows, sorted(table.splitlines())


def awaiting(walk: Walk) -> int:
    """How many incidents of the register await a person, as it lists them."""
    walk.page.goto(walk.base + "/register?awaiting=yes")
    return walk.page.locator("[id^=row-]").count()


def _has(walk: Walk, selector: str) -> bool:
    return walk.page.locator(selector).count() > 0


def there_and_back(walk: Walk, reports: Sequence[Path]) -> None:
    """From files to a reviewed register, and back to the register as it was read."""
    bring(walk, reports)
    as_read = register_of(walk)
    incidents = len(as_read[2]) - 1
    waiting = awaiting(walk)
    walk.go("p")
    pairs = pairs_waiting(walk)
    decisions = review(walk)
    joined = decide_pairs(walk)
    reviewed = register_of(walk)
    assert awaiting(walk) == 0 < waiting
    assert pairs == 0 or len(reviewed[2]) - 1 < incidents
    assert reviewed != as_read
    take_back(walk, decisions + joined)
    again = register_of(walk)
    for now, then in zip(again, as_read, strict=True):
        assert now == then
    assert awaiting(walk) == waiting
    walk.go("p")
    assert pairs_waiting(walk) == pairs
