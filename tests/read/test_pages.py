"""Whole pages of invented papers, blogs, NGOs and ministries: what is read, what is set aside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from gawah.model import BlockKind
from gawah.read import read_bytes

if TYPE_CHECKING:
    from gawah.model import Text

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((PAGES / "expected.yaml").read_text("utf-8"))


def page(name: str) -> Text:
    return read_bytes((PAGES / name).read_bytes(), name)


def words(text: Text, *, read: bool) -> str:
    return "\n".join(text.content[b.start : b.end] for b in text.blocks if b.is_read is read)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_the_report_says_is_read(name: str) -> None:
    read = words(page(name), read=True)
    assert [part for part in EXPECTED[name]["read"] if part not in read] == []


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_is_furniture_is_set_aside(name: str) -> None:
    text = page(name)
    read, aside = words(text, read=True), words(text, read=False)
    assert [part for part in EXPECTED[name]["aside"] if part not in aside or part in read] == []


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_the_page_says_of_itself(name: str) -> None:
    text = page(name)
    told = {prop: datum.value for prop in EXPECTED[name]["meta"] if (datum := text.meta(prop)) is not None}
    assert told == EXPECTED[name]["meta"]
    if "published" not in EXPECTED[name]["meta"]:
        assert text.meta("published") is None


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_language(name: str) -> None:
    assert page(name).lang == EXPECTED[name]["lang"]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_metadata_with_a_place_quote_it(name: str) -> None:
    text = page(name)
    for datum in text.metadata:
        if datum.start is not None and datum.end is not None and datum.prop not in {"published", "updated"}:
            assert text.content[datum.start : datum.end] == datum.value


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_block_set_aside_has_a_reason(name: str) -> None:
    assert [b for b in page(name).blocks if not b.is_read and not b.reason] == []


def test_a_glued_pull_quote_is_cut_off_and_a_paragraph_told_twice_is_marked() -> None:
    text = page("pullquotes_en.txt")
    quotes = [b for b in text.blocks if b.kind is BlockKind.PULL_QUOTE]
    assert [text.content[b.start : b.start + 9] for b in quotes] == ["“They sai", "The distr"]
    assert text.blocks[1].end == quotes[0].start
    repeated = text.blocks[-1]
    assert repeated.repeats is not None
    assert text.content[repeated.repeats :].startswith("No arrest") is True
    assert quotes[0].repeats == text.content.index(
        "“They said we had no right to teach the children of their village, and"
    )
