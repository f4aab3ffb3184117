"""Writes pages with every figure, in English and Urdu, for looking at: ``python -m tests.render.show OUT``.

What is counted in it is invented.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from gawah.render import style_sheet
from tests.render.samples import figures

_PAGE = """<!doctype html>
<html lang="{lang}" dir="{direction}" data-theme="{theme}"><meta charset="utf-8"><title>figures</title>
<link rel="stylesheet" href="figures.css"><link rel="stylesheet" href="page.css">
<main>{figures}</main></html>
"""
_LOOK = """body { margin: 0; padding: 12px; background: #fff; }
[data-theme="dark"] body { background: #14181e; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 344px), 1fr)); gap: 24px; }
"""


def main(folder: Path) -> None:
    """Write the pages and their style sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "figures.css").write_text(style_sheet(), encoding="utf-8")
    (folder / "page.css").write_text(_LOOK, encoding="utf-8")
    for lang, direction in (("en", "ltr"), ("ur", "rtl")):
        drawn = "\n".join(figures(lang).values())
        for theme in ("light", "dark"):
            page = _PAGE.format(lang=escape(lang), direction=direction, theme=theme, figures=drawn)
            (folder / f"{lang}-{theme}.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
