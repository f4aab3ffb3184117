"""What ``list`` and ``show`` print of a part of the record is, to the byte, what they would of the whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.cli import finding
from gawah.cli.sources import Shelf, shelf_of
from gawah.exchange.incident_form import incident_form
from gawah.model import Same
from gawah.project import Project
from gawah.review import Decision, accept, correct, judge, reject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.register import Register
    from gawah.store import Stored
    from tests.cli.conftest import Call

ASHA = Decision("Asha")
MORE = (
    "Amin Soyle was killed in Torva on 2021-03-05.",
    "Lena Okoro was injured in Torva on 2021-03-01.",
    "Amin Soyle was killed in Mbeki on 2021-03-02.",
)


@pytest.fixture
def decided(filled: Call, tmp_path: Path) -> Call:
    """Some reports on what may be the same, about which people decided this and that."""
    folder = tmp_path / "more"
    folder.mkdir()
    for number, told in enumerate(MORE):
        (folder / f"{number}.txt").write_text(f"Paper {number}\n\n{told}\n", "utf-8")
    assert filled("run", folder)[0] == 0
    with opened() as project:
        register = project.register()
        dates = sorted(one for one, claim in register.claims.items() if claim.statement.prop == "date")
        accept(project, dates[0], ASHA)
        correct(project, dates[1], "2021", ASHA)
        reject(project, dates[-1], ASHA)
        ids = [one.id for one in register.incidents()]
        judge(project, (ids[0], ids[1]), Same.SAME, ASHA)
        judge(project, (ids[1], ids[-1]), Same.DIFFERENT, ASHA)
    return filled


def opened() -> Project:
    return Project.open(Path("gawah-project"))


def ids_of(register: Register) -> Iterator[str]:
    yield from register.subjects
    yield from (member for subject in register.subjects.values() for member in subject.members)
    yield from register.claims


def test_what_is_shown_is_what_the_whole_record_shows(decided: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened() as project:
        stored = project.stored()
        wanted = [one for one in ids_of(project.register()) if not one.startswith("document:")]
    wanted += [document.id for document in stored.documents]
    asked = [("show", one, *form) for one in wanted for form in ((), ("--json",))]
    shown = {one: decided(*one) for one in asked}
    assert {status for status, *_ in shown.values()} == {0}

    def whole(project: Project, *_: object) -> Shelf:
        return shelf_of(project, stored)

    monkeypatch.setattr(finding, "shelf_with", whole)
    monkeypatch.setattr(finding, "shelf_of_incident", whole)
    monkeypatch.setattr("gawah.store.parts.load_part", lambda *_: stored)
    assert [one for one in asked if decided(*one) != shown[one]] == []


def test_the_list_in_json_is_that_of_the_whole_register(decided: Call) -> None:
    with opened() as project:
        shelf = shelf_of(project, project.stored())
        forms = [incident_form(one, shelf.register, shelf.sentence) for one in shelf.register.incidents()]
    assert decided("list", "--json")[1] == json.dumps(forms, ensure_ascii=False, indent=1) + "\n"
    assert decided("list", "--as-of", "2999", "--json") == decided("list", "--json")
    assert decided("list", "--as-of", "2999", "--contradicted") == decided("list", "--contradicted")
    assert decided("list", "--as-of", "2999", "--type", "killing") == decided("list", "--type", "killing")
    assert decided("list", "--place", "nowhere", "--json") == (1, "[]\n", "")


def test_nothing_that_lists_or_shows_loads_the_whole_record(
    decided: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = decided("list")[1].split()[0]
    person = json.loads(decided("show", first, "--json")[1])["victims"][0]["id"]

    def never(_: Project) -> Stored:
        raise AssertionError("the whole record was loaded")

    monkeypatch.setattr(Project, "stored", never)
    for asked in (
        ("list",), ("list", "--json"), ("list", "--contradicted"), ("list", "--as-of", "2999"),
        ("show", first), ("show", person), ("show", person, "--json"), ("search", "Soyle"),
    ):  # fmt: skip
        assert decided(*asked)[0] == 0


@pytest.mark.parametrize("prefix", ["incident:", "", "zz", "f" * 70, "place:0x"])
def test_an_id_that_is_none_or_too_short_is_explained(decided: Call, prefix: str) -> None:
    status, out, err = decided("show", prefix)
    assert (status, out) != (0, "")
    assert err.startswith("gawah: ")


def test_the_name_of_a_kind_stands_for_all_of_the_kind(decided: Call) -> None:
    assert "is the beginning of" in decided("show", "act")[2]
