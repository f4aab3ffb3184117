from __future__ import annotations

import re
from pathlib import Path

import pytest

from gawah.render import Frame, style_sheet
from tests.render.reading import SVG, parsed, words
from tests.render.samples import figures

DRAWN = {lang: figures(lang) for lang in ("en", "ur")}
PAGE = Path(__file__).parents[2] / "docs" / "figures.md"
TOKEN = re.compile(r"--fig-([\w-]+): var\(--fig-light, (#[0-9a-f]{6})\) var\(--fig-dark, (#[0-9a-f]{6})\);")


@pytest.mark.parametrize("lang", DRAWN)
def test_every_figure_names_and_describes_itself(lang: str) -> None:
    for drawn in DRAWN[lang].values():
        root = parsed(drawn)
        assert root[0].tag == f"{SVG}title"
        assert root[0].text
        assert root[1].tag == f"{SVG}desc"
        assert root.get("lang") == lang
        assert root.get("direction") == ("rtl" if lang == "ur" else "ltr")


def test_nothing_is_coloured_but_by_class() -> None:
    drawn = "".join(drawn for figures in DRAWN.values() for drawn in figures.values())
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?!\))", re.sub(r"url\(#[^)]*\)", "", drawn))
    assert set(re.findall(r' (?:fill|stroke)="([^"]*)"', drawn)) <= {
        "none",
        "currentColor",
        *re.findall(r"url\(#[^)]*\)", drawn),
    }


def test_every_class_has_a_rule() -> None:
    used = {
        name
        for lang in DRAWN.values()
        for drawn in lang.values()
        for name in re.findall(r'class="([^"]*)"', drawn)
    }
    rules = set(re.findall(r"\.(fig[\w-]*)", style_sheet()))
    # A label is as the figure is.
    assert used - rules <= {"fig-label"}


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(left: str, right: str) -> float:
    light, dark = sorted((_luminance(left), _luminance(right)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _themes() -> dict[str, dict[str, str]]:
    told = TOKEN.findall(style_sheet())
    return {
        "light": {name: light for name, light, _ in told},
        "dark": {name: dark for name, _, dark in told},
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_letters_and_marks_stand_out_from_what_they_are_on(theme: str) -> None:
    told = _themes()[theme]
    for ground in ("page", "land"):
        assert _contrast(told["ink"], told[ground]) >= 7
        assert _contrast(told["quiet"], told[ground]) >= 4.5
        assert _contrast(told["vague"], told[ground]) >= 3
    for number in range(2, 7):
        assert _contrast(told[f"{number}"], told[f"ground-{number}"]) >= 3
    assert _contrast(told["ground-1"], told["page"]) >= 3


def test_each_colour_stands_once_with_its_light_and_its_dark_value() -> None:
    told = TOKEN.findall(style_sheet())
    assert len(told) == len({name for name, _, _ in told}) == style_sheet().count(": var(--fig-light,")
    assert {name for name, _, _ in told} >= set(re.findall(r"var\(--fig-([\w-]+)\)", style_sheet()))


def test_the_example_of_the_documentation_draws_what_it_says() -> None:
    told: dict[str, str] = {}
    code = PAGE.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    exec(compile(code, "figures.md", "exec"), told)  # noqa: S102  # our own documentation
    root = parsed(told["svg"])
    assert "2withoutamonth" in words(root) or "2whosetimeisnotonthisaxis" in words(root)


@pytest.mark.parametrize(("ident", "width"), [("", 360), ("a b", 360), ("a)", 360), ("1", 360), ("a", 100)])
def test_a_frame_that_cannot_be_drawn_is_refused(ident: str, width: float) -> None:
    with pytest.raises(ValueError, match="figure"):
        Frame(ident, "Title", "What it says", width=width)
