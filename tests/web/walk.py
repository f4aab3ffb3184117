"""The walk from five reports to a signed-off dossier and a public site: ``python -m tests.web.walk``.

What a monitor does is done for real, by the commands and by keys in a browser, and counted; pictures are
taken on the way. The table and the pictures of ``docs/walk.md`` come of it. Reading, which takes a person
longest, is not in the minutes.
"""

from __future__ import annotations

import base64
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gawah.cli import main as gawah
from gawah.project import Project
from tests.web.browsing import MISSING, ROOT, Way, base_of, browsing, chromium, opened, serving_here
from tests.web.journey import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from gawah.register import Claim, Incident

REPORTS = ROOT / "examples" / "walk"
PAGE = ROOT / "docs" / "walk.md"
PICTURES = ROOT / "docs" / "pictures"
BEGIN, END = "<!-- walk:begin -->", "<!-- walk:end -->"
WHY = "one report, its headline and its first sentence"
MISREAD = (
    ("victim", "killed its caretaker", "its caretaker", "the caretaker is Yaqub Inayat, who is named below"),
    ("victim", "Two men who came", "Yaqub Inayat", "he was killed; two others were injured"),
    ("perpetrator", "received a letter", "Rufin Daniyal", "he was threatened, and threatened nobody"),
)
"""What gawah read wrongly: the property, words of the sentence, whom it named, and why that is wrong."""


@dataclass
class Step:
    """One thing that the monitor does."""

    what: str
    commands: int = 0
    keys: int = 0
    seconds: float = 0.0


@dataclass
class Monitor:
    """Does the steps, and counts."""

    root: Path
    out: Path
    pictures: Path | None = None
    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, what: str) -> Iterator[Step]:
        step, begun = Step(what), time.perf_counter()
        yield step
        step.seconds = time.perf_counter() - begun
        self.steps.append(step)

    def type(self, step: Step, *words: str) -> None:
        """Type one command; it must be well."""
        step.commands += 1
        assert gawah(["--project", str(self.root), *words]) == 0, words

    def shoot(self, page: Page, name: str) -> None:
        """Take a picture, where they are wanted."""
        if self.pictures is not None:
            asked = {"format": "webp", "quality": 50}
            taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", asked)
            (self.pictures / f"walk-{name}.webp").write_bytes(base64.b64decode(taken["data"]))


class Counted(Keys):
    """By keyboard alone, each key counted."""

    def __init__(self, page: Page, start: str, step: Step) -> None:
        super().__init__(page, start)
        self.step = step

    def go(self, place: str) -> None:
        self.step.keys += 2
        super().go(place)

    def press(self, key: str) -> None:
        self.step.keys += 1
        super().press(key)


def walk(monitor: Monitor, browser: Browser) -> None:
    """From the reports to what goes out."""
    with monitor.step("five reports are read: `gawah run`") as step:
        monitor.type(step, "run", str(REPORTS))
    killing, other = _incidents(monitor.root)
    with monitor.step("two accounts of one report are joined: `gawah review same`") as step:
        monitor.type(step, "review", "same", killing.id, other.id, "--why", WHY)
    with monitor.step("what was read wrongly is rejected, with the reason: `gawah review reject`") as step:
        for claim, why in _misread(monitor.root):
            monitor.type(step, "review", "reject", claim, "--why", why)
    with serving_here(monitor.root) as start, opened(browser, start, Way()) as page:
        with monitor.step("all that is left is looked through and accepted in the browser, by keys") as step:
            _accept_the_rest(Counted(page, start, step), monitor)
        page.goto(f"{base_of(start)}/incidents/{killing.id}")
        monitor.shoot(page, "incident")
    with monitor.step("the standard of proof is said: `gawah review standard`") as step:
        why = "four independent sources agree on day, place and who was killed"
        monitor.type(step, "review", "standard", killing.id, "reasonable_grounds", "--why", why)
    with monitor.step("the norms that may be engaged are looked at: `gawah law`") as step:
        monitor.type(step, "law", killing.id)
    _goes_out(monitor, browser)


def _accept_the_rest(keys: Counted, monitor: Monitor) -> None:
    """Each report in turn, a whole draft by one key, until none waits."""
    keys.go("i")
    monitor.shoot(keys.page, "inbox")
    keys.press("n")
    monitor.shoot(keys.page, "report")
    while "/documents/" in keys.page.url:
        waiting = keys.page.locator('.draft .entry button[value^="accept "]')
        while waiting.count():
            keys.press("A")
        if keys.page.locator('[data-key="n"]').count() == 0:
            break
        keys.press("n")


def _goes_out(monitor: Monitor, browser: Browser) -> None:
    """The dossier that somebody approves, and the site that anybody can check."""
    dossier, site = monitor.out / "dossier", monitor.out / "public"
    with monitor.step("the dossier for a court is written and approved: `gawah out dossier`") as step:
        forms = [word for form in ("html", "docx", "pdf") for word in ("-o", f"{dossier}.{form}")]
        approved = ("--approve", "read through with counsel")
        monitor.type(step, "out", "dossier", "--all", "--for", "court", *forms, *approved)
    with monitor.step("what the public would learn is looked at: `gawah out publish --preview`") as step:
        monitor.type(step, "out", "publish", "--for", "public", "--preview")
    with monitor.step("the public site is written and signed: `gawah out site`") as step:
        monitor.type(step, "out", "site", str(site), "--title", "An example register")
    with monitor.step("a copy of it is checked: `gawah out site --verify`") as step:
        monitor.type(step, "out", "site", "--verify", str(site))
    with monitor.step("the record is checked: `gawah evidence verify`") as step:
        monitor.type(step, "evidence", "verify")
    page = browser.new_page(viewport={"width": 1180, "height": 760})
    for name, path in (("dossier", dossier.with_suffix(".html")), ("site", site / "en" / "index.html")):
        page.goto(path.as_uri())
        monitor.shoot(page, name)
    page.close()


def _incidents(root: Path) -> tuple[Incident, Incident]:
    """The two accounts of the killing: the one that most reports tell, and the other."""
    with Project.open(root) as project:
        found = [one for one in project.register().incidents() if one.type == "killing"]
    first, second = sorted(found, key=lambda one: -len(one.documents))
    return first, second


def _misread(root: Path) -> list[tuple[str, str]]:
    """The claims that are wrong, each with why; all of them must be there."""
    with Project.open(root) as project:
        register = project.register()
        found = [
            (claim.id, why)
            for prop, sentence, named, why in MISREAD
            for claim in register.claims.values()
            if claim.statement.prop == prop
            and (subject := register.subject(claim.statement.value)) is not None
            and subject.label == named
            and sentence in _around(project, claim)
        ]
    assert len(found) == len(MISREAD), found
    return found


def _around(project: Project, claim: Claim) -> str:
    """The sentence in which a claim's words stand."""
    span = claim.statement.span
    if span is None:
        return ""
    text = project.text(claim.statement.document)
    content = text.content if text is not None else ""
    return content[content.rfind(". ", 0, span.start) + 1 : content.find(".", span.end)]


def table(steps: list[Step]) -> str:
    """The steps as a table, and their sum."""
    rows = ["| step | commands | keys | seconds |", "|---|---|---|---|"]
    rows += [f"| {one.what} | {one.commands or ''} | {one.keys or ''} | {one.seconds:.1f} |" for one in steps]
    whole = [sum(getattr(one, name) for one in steps) for name in ("commands", "keys", "seconds")]
    rows.append(f"| **all {len(steps)}** | **{whole[0]}** | **{whole[1]}** | **{whole[2]:.0f}** |")
    return "\n".join(rows)


def main() -> None:
    if chromium() is None:
        sys.exit(MISSING)
    with tempfile.TemporaryDirectory() as folder, browsing() as browser:
        monitor = Monitor(Path(folder) / "project", Path(folder), PICTURES)
        walk(monitor, browser)
    told = PAGE.read_text("utf-8")
    before, after = told.partition(BEGIN)[0], told.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{table(monitor.steps)}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
