"""One letter, one deed: what a key does is the same on every page, and each is told on the page of keys."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import gawah.web
from gawah.web.navigation import BAR, DECIDING, EVERYWHERE, JUDGING, KEYS, LOOKING

if TYPE_CHECKING:
    from tests.web.conftest import Site

TEMPLATES = Path(gawah.web.__file__).parent / "templates"


def test_no_letter_means_two_things() -> None:
    pressed = [key.press for key in (*EVERYWHERE, *DECIDING, *JUDGING, *LOOKING)]
    assert len(pressed) == len(set(pressed))
    assert "g" not in pressed  # it begins the way to another page
    assert len({place.key for place in BAR}) == len(BAR)


def test_templates_name_their_keys() -> None:
    named: set[str] = set()
    for template in TEMPLATES.rglob("*.html"):
        text = template.read_text("utf-8")
        assert not re.search(r'data-key="[^{]|[(,] *key="', text), f"{template.name} has a letter of its own"
        named |= set(re.findall(r"\bkeys\.(\w+)", text))
    assert named == set(KEYS)


def test_every_key_is_told_on_the_page_of_keys(site: Site) -> None:
    page = site.get("/help/keys").text
    for letter in KEYS.values():
        assert f"<kbd>{letter}</kbd>" in page
