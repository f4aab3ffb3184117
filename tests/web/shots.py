"""``make shots``: the pictures of the documentation, of the example reports and some decisions."""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.web.browsing import MISSING, NARROW, ROOT, Way, base_of, browsing, chromium, opened, serving_here
from tests.web.laid_out import STATES, lay_out

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PICTURES = ROOT / "docs" / "pictures"
WHOLE = ("incident", "incident-gone", "person", "place", "quote", "document-failed", "pair", "pairs-split")
"""Pages that are drawn to their end, not only what the window shows of them."""
LEFT_OUT = {"overview-nothing", "inbox-waiting", "document-next", "document-asked", "no-incident", "no-kind"}
LEFT_OUT |= {f"subjects-{kind}" for kind in ("person", "place", "claim", "demand", "notice", "citation")}
"""Pages that look as another does."""
WAYS = {
    "": (Way(), ()),
    "dark": (Way(colours="dark"), ("overview", "document", "register", "pairs")),
    "urdu": (
        Way(locale="ur-PK"),
        ("overview", "inbox", "document-urdu", "register", "pairs", "incident-killing"),
    ),
    "narrow": (Way(size=NARROW), ("overview", "inbox", "document", "register", "person")),
    "urdu-narrow": (Way(size=NARROW, locale="ur-PK"), ("document-urdu", "register", "pairs", "search")),
}
"""How pages are drawn, and which; without any name: all of them."""
LONGEST = 1800
"""Pixels of a page that is drawn to its end, at most."""
QUALITY = 50
"""Of a picture, of 100: letters are still sharp, and the pictures together stay under two megabytes."""


def _keep(page: Page, name: str) -> None:
    """Keep what the page shows. As WebP, which the browser itself writes in a third of the bytes of PNG."""
    width, height = page.evaluate("[innerWidth, innerHeight]")
    if name.partition(".")[0] in WHOLE:
        whole = int(page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": width, "height": min(max(whole, height), LONGEST)})
        page.wait_for_load_state("networkidle")  # a map is only drawn once it comes near the window
    asked = {"format": "webp", "quality": QUALITY}
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", asked)
    (PICTURES / f"{name.replace('.', '-')}.webp").write_bytes(base64.b64decode(taken["data"]))
    page.set_viewport_size({"width": width, "height": height})


def _draw(browser: Browser, start: str, pages: dict[str, str], way: str) -> None:
    """Draw pages in one way."""
    how, names = WAYS[way]
    with opened(browser, start, how) as page:
        for name in names or [one for one in (*pages, *STATES) if one not in LEFT_OUT]:
            of, do = STATES.get(name, (name, None))
            page.goto(base_of(start) + pages[of])
            if do is not None:
                do(page)
            _keep(page, f"{name}.{way}" if way else name)


def main() -> None:
    if chromium() is None:
        sys.exit(MISSING)
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.webp"):
        if not old.name.startswith("walk-"):  # of tests.web.walk
            old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        pages = lay_out(root)
        with serving_here(root) as start, browsing() as browser:
            for way in WAYS:
                _draw(browser, start, pages, way)


if __name__ == "__main__":
    main()
