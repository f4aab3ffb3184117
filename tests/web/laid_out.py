"""A project that has something to show on every page, and the address of each.

The pages are looked at for faults (``test_every_page.py``) and drawn for the documentation (``shots.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from gawah.catalogue import Wanted
from gawah.model import Same
from gawah.project import Project
from gawah.project.views import SavedView, save_view
from gawah.review import Decision, accept, correct, judge, reject_incident
from tests.web.browsing import REPORTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from gawah.catalogue import Catalogue

NOT_TEXT = b"%PDF-1.4 an invented file that is no text"
ASHA, BILAL = Decision("Asha Example"), Decision("Bilal Example", "the court's record says so")
KINDS = ("person", "body", "place", "claim", "quote", "demand", "notice", "citation")
FIXED = {
    "overview": "/",
    "overview-world": "/?map=world",
    "overview-nothing": "/?type=killing&since=1900&until=1901",
    "inbox": "/inbox",
    "inbox-failed": "/inbox?show=failed",
    "inbox-waiting": "/inbox?show=waiting",
    "register": "/register",
    "register-cards": "/register?view=cards&type=killing&since=2021",
    "register-wrong": "/register?since=lately&place=lahore",
    "register-nothing": "/register?words=nothing",
    "search": "/search?q=kotli",
    "search-reports": "/search?q=kotli&in=reports",
    "search-nothing": "/search?q=nowhere",
    "pairs": "/pairs",
    "pairs-unsure": "/pairs?show=unsure",
    "pairs-decided": "/pairs?show=decided",
    "pairs-safe": "/pairs/safe",
    "settings": "/settings",
    "help": "/help",
    "keys": "/help/keys",
    "not-found": "/nowhere",
    "no-incident": "/incidents/incident:0",
    "no-kind": "/subjects?kind=ship",
}
"""Pages whose address is the same in every project."""


def lay_out(root: Path) -> dict[str, str]:
    """Have the example reports and a file that is no text read, and decide about some of what they tell.

    Returns:
        the address of every page, by a name for it.
    """
    with Project.open_or_create(root) as project:
        for report in sorted(REPORTS.iterdir()):
            project.add(report)
        project.add(NOT_TEXT, {}, "scan-of-a-leaflet.pdf")
        for document in [one.id for one in project.stored().documents]:
            project.read_added(document)
        killings = SavedView("Killings since 2021", {"type": "killing", "since": "2021"})
        save_view(project, killings, ASHA.reviewer)
        catalogue = project.catalogue()
        catalogue.update()
        gone = _decide(project, catalogue)
        catalogue.update()
        found = FIXED | {"incident-gone": f"/incidents/{gone}"}
        for some in (_incidents, _documents, _subjects, _pairs):
            found |= some(catalogue)
        catalogue.close()
    return found


def _decide(project: Project, catalogue: Catalogue) -> str:
    """Decide a few things in all the ways there are; the incident that is none then."""
    first, *others = [(pair.left, pair.right) for pair in catalogue.pairs(size=6).rows]
    judge(project, first, Same.SAME, ASHA)
    judge(project, others[-1], Same.UNSURE, BILAL)
    judge(project, others[-2], Same.DIFFERENT, BILAL)
    incidents = project.register().incidents()
    joined = next(one for one in incidents if set(first) <= set(one.subject.members))
    told = joined.subject.fields
    accept(project, told["title"].readings[0].claims[0].id, ASHA)
    correct(project, told["date"].readings[0].claims[0].id, "2023-11-25", BILAL)
    in_a_pair = {one for pair in catalogue.pairs(size=500).rows for one in (pair.left, pair.right)}
    gone = next(one.id for one in incidents if not in_a_pair & set(one.subject.members))
    reject_incident(project, gone, BILAL)
    return gone


def _incidents(catalogue: Catalogue) -> dict[str, str]:
    rows = catalogue.incidents(Wanted(), size=200).rows
    joined = max(rows, key=lambda row: row.reports)
    killing = max(rows, key=lambda row: row.killed_low)
    return {
        "incident": f"/incidents/{joined.id}",
        "incident-killing": f"/incidents/{killing.id}",
        "incident-map": f"/incidents/{joined.id}/map",
        "place": f"/subjects/{quote(str(joined.place))}",
        "pairs-split": f"/pairs/split/{joined.id}",
        "pairs-with": f"/pairs/with/{joined.id}?q=Kotli",
    }


def _documents(catalogue: Catalogue) -> dict[str, str]:
    rows = {row.name[:2]: row for row in catalogue.documents(size=200).rows}
    return {
        "document": f"/documents/{rows['02'].id}",
        "document-urdu": f"/documents/{rows['06'].id}",
        "document-asked": f"/documents/{rows['07'].id}?at=10-40#at-10",
        "document-no-incident": f"/documents/{rows['13'].id}",
        "document-failed": f"/documents/{rows['sc'].id}",
        "document-next": "/documents/next",
    }


def _subjects(catalogue: Catalogue) -> dict[str, str]:
    found = {"subjects": "/subjects?order=-incidents"}
    for kind in KINDS:
        rows = catalogue.subjects(kind, order="-incidents").rows
        found[f"subjects-{kind}"] = f"/subjects?kind={kind}"
        if rows and kind != "place":
            found[kind] = f"/subjects/{quote(rows[0].id)}"
    place = next(row for row in catalogue.subjects("place", order="-incidents").rows if row.incidents)
    return found | {"subject-map": f"/subjects/{quote(place.id)}/map"}


def _pairs(catalogue: Catalogue) -> dict[str, str]:
    pair = catalogue.pairs().rows[0]
    return {"pair": f"/pairs/{pair.left}/{pair.right}"}


def unfold(page: Page) -> None:
    """Open all menus and what is folded away, as a person does one after the other."""
    # Not by clicks: a box that is open may lie over the next summary.
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


def open_forms(page: Page) -> None:
    """Open what a person opens who corrects a value and adds one that was missed."""
    page.locator('.entry a[href*="correct="]').first.click()
    page.locator(".entry-instead").wait_for()
    page.locator("#missed > summary").click()
    page.locator("#missed").scroll_into_view_if_needed()


def ask_for_a_place(page: Page) -> None:
    """Correct a place to a name that several have: a list to choose from."""
    line = page.locator(".entry", has=page.locator('.entry-value a[href*="place"]')).first
    line.locator('a[href*="correct="]').click()
    form = page.locator('form[action$="/place"]')
    form.locator("input[name=value]").fill("Kotli")
    form.locator("button").click()
    page.locator("input[name=place]").first.wait_for(state="attached")


def ask_for_words_that_stand_twice(page: Page) -> None:
    """Add words that stand in the text more than once: a list of their places to choose from."""
    page.locator("#missed > summary").click()
    page.locator("#field-words").fill("Kotli")
    page.locator("#field-what").select_option("means")
    page.locator(".missed-form button").click()
    page.locator(".place-choice").first.wait_for()


def add_nothing(page: Page) -> None:
    """Send the form of the inbox without a report."""
    page.locator(".intake-go button").click()
    page.locator("main :is(.trouble, .notice, .wrong)").first.wait_for()


def send_an_empty_name(page: Page) -> None:
    """Ask to be recorded without a name."""
    page.locator("#field-reviewer").evaluate("field => { field.required = false; field.value = '' }")
    page.locator("main form button").last.click()
    page.locator("main :is([aria-invalid], .notice-bad, .trouble)").first.wait_for()


def decide_what_has_changed(page: Page) -> None:
    """Decide about a value as it stood before somebody else decided."""
    entry = page.locator(".entry").filter(has=page.locator('button[value^="accept "]')).first
    button = entry.locator('button[value^="accept "]')
    button.evaluate("button => { button.value = button.value.replace(/\\S+$/, 'before') }")
    button.click()
    page.locator(".notice-bad").wait_for()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "document-forms": ("document", open_forms),
    "document-place": ("document", ask_for_a_place),
    "document-words": ("document", ask_for_words_that_stand_twice),
    "document-changed": ("document-urdu", decide_what_has_changed),
    "inbox-nothing": ("inbox", add_nothing),
    "settings-wrong": ("settings", send_an_empty_name),
}
"""What a page shows after something was done on it: the page, and what is done."""
