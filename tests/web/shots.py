"""``make shots``: the pictures of the documentation, of the example reports as they are read."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gawah.project import Project
from tests.web.browsing import (
    MISSING,
    NARROW,
    REPORTS,
    ROOT,
    Way,
    base_of,
    browsing,
    chromium,
    opened,
    serving,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = ROOT / "docs" / "pictures"
PAGES = {
    "overview": "/",
    "inbox": "/inbox",
    "inbox-failed": "/inbox?show=failed",
    "desk": "/documents/next",
    "register": "/register?type=killing",
    "register-cards": "/register?view=cards&since=2021",
    "register-wrong": "/register?since=lately&place=lahore",
    "search": "/search?q=kotli",
    "search-nothing": "/search?q=nowhere",
    "pairs": "/pairs",
    "settings": "/settings",
    "help": "/help",
    "keys": "/help/keys",
    "not-found": "/nowhere",
}
"""Each page that is drawn, with its address."""
MAIN = ("overview", "inbox", "desk", "register", "pairs", "search")
"""Those that are drawn in all ways."""
WAYS = {
    "dark": Way(colours="dark"),
    "urdu": Way(locale="ur-PK"),
    "narrow": Way(size=NARROW),
    "urdu-narrow": Way(size=NARROW, locale="ur-PK"),
}
NOT_TEXT = b"%PDF-1.4 an invented file that is no text"


def _draw(browser: Browser, start: str, name: str, how: tuple[str, Way]) -> None:
    suffix, way = how
    with opened(browser, start, way) as page:
        page.goto(base_of(start) + PAGES[name])
        page.screenshot(path=PICTURES / (f"{name}-{suffix}.png" if suffix else f"{name}.png"))


def main() -> None:
    if chromium() is None:
        sys.exit(MISSING)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        with Project.open_or_create(root) as project:
            for report in sorted(REPORTS.iterdir()):
                project.add(report)
            project.add(NOT_TEXT, {}, "scan-of-a-leaflet.pdf")
            for document in [one.id for one in project.stored().documents]:
                project.read_added(document)
        with serving(root) as start, browsing() as browser:
            for name in PAGES:
                _draw(browser, start, name, ("", Way()))
            for name in MAIN:
                for how in WAYS.items():
                    _draw(browser, start, name, how)


if __name__ == "__main__":
    main()
