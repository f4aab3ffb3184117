"""The documents say what is there: they fail when a room, a table, a key or a field is not described."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gawah.extract.page import Page
from gawah.extract.tagging import taggers
from gawah.languages import codes, table
from gawah.schema import kinds

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "gawah"
ENGLISH = PACKAGE / "languages" / "en"
TABLES = sorted(path.stem for path in ENGLISH.iterdir() if path.suffix == ".yaml" or path.is_dir())
PAGES = sorted([ROOT / "README.md", ROOT / "examples" / "README.md", *(ROOT / "docs").glob("*.md")])


@cache
def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@cache
def sections() -> dict[str, str]:
    """What docs/languages.md says of each table of English."""
    return _under(r"^### (\w+)(?:\.yaml)?$", _chapter("The tables of English"))


@cache
def further() -> dict[str, str]:
    """What it says of keys that only other languages have, by table."""
    return _under(r"^### Further keys of (\w+)(?:\.yaml)?$", _chapter("Keys that only other languages have"))


def _chapter(title: str) -> str:
    return _under(r"^## (.+)$", page("docs/languages.md"))[title]


def _under(heading: str, text: str) -> dict[str, str]:
    parts = re.split(heading, text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def told(section: str) -> set[str]:
    """The keys that the rows of a section name."""
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    return {key for row in rows for key in re.findall(r"`(\w+)`", row.split("|")[1])}


def others(name: str) -> dict[str, set[str]]:
    """The keys of a table that English does not have, with the languages that have them."""
    found: dict[str, set[str]] = {}
    for code in codes():
        for key in set(table(code, name)) - set(table("en", name)):
            found.setdefault(key, set()).add(code)
    return found


def floors() -> list[str]:
    """Every room of the package: folders and single modules."""
    entries = (entry for entry in PACKAGE.iterdir() if not entry.name.startswith(("_", ".")))
    return sorted(
        f"{entry.name}/" if entry.is_dir() else entry.name
        for entry in entries
        if entry.is_dir() or entry.suffix == ".py"
    )


@pytest.mark.parametrize("room", floors())
def test_every_room_of_the_house_is_on_the_map(room: str) -> None:
    assert f"`{room}`" in page("docs/house.md"), f"docs/house.md does not say what {room} is for"


def test_the_map_names_no_room_that_is_not_there() -> None:
    rows = [line for line in page("docs/house.md").splitlines() if re.match(r"\| \d+ \|", line)]
    named = {name for row in rows for name in re.findall(r"`([\w./]+)`", row.split("|")[2])}
    assert named == set(floors())


@pytest.mark.parametrize("room", ["extract", "extract/asking", "extract/assemble", "register", "project"])
def test_the_map_names_each_module_of_the_rooms_where_most_happens(room: str) -> None:
    modules = {path.stem for path in (PACKAGE / room).glob("*.py") if path.stem != "__init__"}
    missing = modules - set(re.findall(r"`(\w+)`", page("docs/house.md")))
    assert not missing, f"docs/house.md does not say what {sorted(missing)} of {room} are for"


def test_the_map_names_the_taggers_in_their_order() -> None:
    listed = page("docs/house.md").partition("*Taggers*")[2].partition("in this order")[0]
    assert re.findall(r"`(\w+)`", listed) == [tagger.name.partition("@")[0] for tagger in taggers()]


def test_the_code_in_the_map_runs(capsys: pytest.CaptureFixture[str]) -> None:
    made: dict[str, Any] = {}
    flow, tagger = re.findall(r"^```python\n(.*?)^```$", page("docs/house.md"), re.MULTILINE | re.DOTALL)
    exec(flow, made)  # noqa: S102 (our own page)
    assert "type attack_on_place_of_worship 'burned'" in capsys.readouterr().out
    exec(tagger, made)  # noqa: S102
    text = made["read_bytes"](b"They came on the MV Seven and left.", "a.txt", made["Given"]())
    marks = list(made["Boats"]().tag(Page(text)))
    assert [text.content[mark.start : mark.end] for mark in marks] == ["MV Seven"]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_described_with_all_its_keys(name: str) -> None:
    assert name in sections(), f"docs/languages.md has no section ### {name}.yaml"
    missing = set(table("en", name)) - set(re.findall(r"`([\w.-]+)`", sections()[name]))
    assert not missing, f"docs/languages.md does not say what {sorted(missing)} of {name}.yaml mean"


@pytest.mark.parametrize("name", sorted(sections()))
def test_no_key_is_described_that_no_table_has(name: str) -> None:
    assert told(sections()[name]) <= set(table("en", name))


@pytest.mark.parametrize("name", TABLES)
def test_the_keys_that_only_other_languages_have_are_those_described(name: str) -> None:
    assert told(further().get(name, "")) == set(others(name)), f"### Further keys of {name}.yaml"


@pytest.mark.parametrize("name", sorted(further()))
def test_each_of_those_keys_says_which_languages_have_it(name: str) -> None:
    having = others(name)
    for line in further()[name].splitlines():
        if line.startswith("| `"):
            _, keys, languages, *_ = line.split("|")
            named = set(re.findall(r"\b[a-z]{2}\b", languages))
            assert named == set().union(*(having[key] for key in re.findall(r"`(\w+)`", keys))), keys


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", path.read_text("utf-8"))
    assert not [link for link in links if not (path.parent / link).exists()]


def test_each_label_of_the_schema_is_whole_in_both_languages() -> None:
    """A label with a comma must be quoted in the YAML, or its rest is lost."""
    for kind in kinds().values():
        for labels in (kind.labels, *(prop.labels for prop in kind.props.values())):
            assert set(labels) == {"en", "ur"}


def test_the_glossary_has_both_languages_in_order() -> None:
    rows = [line.split("|") for line in page("docs/glossary.md").splitlines() if line.startswith("| ")][1:]
    terms = [row[1].strip().lower() for row in rows]
    assert len(terms) > 50
    assert terms == sorted(terms)
    assert all(re.search(r"[\u0600-\u06ff]", row[2]) for row in rows)
