"""``python -m tests.site.shots FOLDER``: pictures of a site of invented incidents, to be looked at."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gawah.site.book import code_of
from gawah.site.laying import laid_ready
from gawah.site.manifest import NOTE, SUMS
from tests.site.made_site import incidents, site
from tests.web.browsing import MISSING, WIDE, Way, browsing, chromium, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MANY = 260
NARROW = (360, 740)
FIRST = code_of(incidents(MANY)[0])
PAGES = {
    "start": "index.html",
    "overview": "{}/index.html",
    "incident": f"{{}}/incidents/{FIRST[:2]}/{FIRST}.html",
    "years": "{}/incidents.html",
    "year": "{}/incidents/2020.html",
    "claims": "{}/claims.html",
    "corrections": "{}/corrections.html",
    "method": "{}/method.html",
    "verify": "{}/verify.html",
    "addresses": "{}/addresses.html",
    "privacy": "{}/privacy.html",
    "data": "{}/data.html",
}
WAYS = {
    "en": ("en", Way(), tuple(PAGES)),
    "ur": ("ur", Way(locale="ur-PK"), ("overview", "incident", "year", "claims", "verify")),
    "narrow": ("en", Way(size=NARROW), ("overview", "incident", "claims", "corrections")),
    "narrow-ur": ("ur", Way(size=NARROW), ("overview", "incident")),
    "dark": ("en", Way(colours="dark"), ("overview", "incident")),
}


def lay(folder: Path, many: int = MANY) -> None:
    """Lay a site of invented incidents into a folder, not signed."""
    with laid_ready(folder, {**site(many), SUMS: b"", NOTE: b"not signed\n"}):
        pass


def _draw(browser: Browser, folder: Path, to: Path, way: str) -> None:
    language, how, names = WAYS[way]
    for name in names:
        address = (folder / PAGES[name].format(language)).as_uri()
        with opened(browser, address, how) as page:
            page.screenshot(path=to / f"{name}-{way}.png", full_page=True)


def main(to: Path) -> None:
    """Draw them all."""
    if chromium() is None:
        sys.exit(MISSING)
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as where, browsing() as browser:
        folder = Path(where)
        lay(folder)
        for way in WAYS:
            _draw(browser, folder, to, way)
        for name in ("overview", "incident"):
            with opened(browser, (folder / PAGES[name].format("en")).as_uri(), Way(size=WIDE)) as page:
                page.pdf(path=to / f"{name}-print.pdf", format="A4")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
