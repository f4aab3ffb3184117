"""Every format, through the command, for its keeper and for others."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from gawah.cli.out_form import FORMATS
from gawah.cli.root import root
from gawah.errors import UsageError
from gawah.exchange.formats.forms import FORMS
from gawah.exchange.formats.standing import standing
from gawah.exchange.happenings import own_happenings
from gawah.guard.gate import LeakError
from gawah.guard.outputs import ANYBODY
from gawah.model import Handling
from gawah.store.custody import all_custody
from tests.guard.made_up import Report

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from gawah.project import Project


@pytest.fixture
def filled_here(project: Project) -> Project:
    report = Report(1)
    person, other = report.person("Lena Okoro", age="31"), report.person("Amin Soyle")
    place = report.id("place", "torva")
    for prop, value in {
        "name": "Torva", "admin2": "Mbeki", "admin1": "East", "country": "PK", "precision": "settlement",
        "point": "31.41667,73.08333",
    }.items():  # fmt: skip
        report.say(place, prop, value)
    for name, victim in (("a", person), ("b", other)):
        facts = {
            "date": "2024-05-06",
            "place": place,
            "victim": victim,
            "title": "In Torva.",
            "outcome": "injured",
        }
        report.incident(name, type="injury", **facts)
    report.keep(project)
    return project


def export(project: Project, *words: str) -> Result:
    return CliRunner().invoke(root, ["--project", str(project.root), "out", "export", *words])


def written(path: Path) -> str:
    found = [path] if path.is_file() else sorted(path.iterdir())
    return "".join(one.read_text("utf-8") for one in found)


def test_the_command_knows_every_format() -> None:
    assert set(FORMATS) == set(FORMS)
    assert all(one.name == name for name, one in FORMS.items())


@pytest.mark.parametrize("form", FORMATS)
def test_the_keeper_gets_everything(form: str, filled_here: Project, tmp_path: Path) -> None:
    there = tmp_path / "there"
    told = export(filled_here, "--for", "own", "--format", form, "-o", str(there))
    assert told.exit_code == 0, told.output
    if form != "ucdp":  # nobody died
        assert "Lena Okoro" in written(there)
        assert "31.41667" in written(there) or form not in {"geojson", "acled", "package"}
    named = [one.name for one in tmp_path.iterdir()]
    assert named == ["p", "there"] or sorted(named) == ["p", "there"]
    events = [one for one in all_custody(filled_here.engine) if one.handling is Handling.EXPORTED]
    assert {one.parameters["form"] for one in events} == {form}


@pytest.mark.parametrize("audience", ANYBODY)
@pytest.mark.parametrize("form", [name for name in FORMATS if FORMS[name].for_others])
def test_others_get_no_name_and_no_exact_place(
    form: str, audience: str, filled_here: Project, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    told = export(filled_here, "--for", audience, "--format", form, "-o", str(there))
    assert told.exit_code == 0, told.output
    words = written(there)
    assert "Okoro" not in words
    assert "Soyle" not in words
    assert "31.41667" not in words
    if audience == "public":
        assert "2024-05-06" not in words
    if audience != "court" and audience != "un":
        assert "Torva" not in words


@pytest.mark.parametrize("form", [name for name in FORMATS if not FORMS[name].file])
def test_several_files_need_a_folder_or_an_archive(form: str, filled_here: Project, tmp_path: Path) -> None:
    assert isinstance(export(filled_here, "--for", "own", "--format", form).exception, UsageError)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    told = export(filled_here, "--for", "own", "--format", form, "-o", str(tmp_path / "full"))
    assert isinstance(told.exception, UsageError)
    assert [one.name for one in (tmp_path / "full").iterdir()] == ["notes.txt"]
    assert export(filled_here, "--for", "own", "--format", form, "-o", str(tmp_path / "a.zip")).exit_code == 0
    assert export(filled_here, "--for", "own", "--format", form, "-o", str(tmp_path / "b")).exit_code == 0
    with ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(one.name for one in (tmp_path / "b").iterdir())
        assert {one.date_time[0] for one in archive.infolist()} == {1980}


def test_nothing_is_written_where_something_would_leak(
    filled_here: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gawah.exchange import happenings

    monkeypatch.setattr(happenings, "happenings_told", lambda _: own_happenings(filled_here))
    for form in FORMATS:
        if form == "ucdp":  # nobody died
            continue
        there = tmp_path / "there"
        told = export(filled_here, "--for", "public", "--format", form, "-o", str(there))
        assert isinstance(told.exception, LeakError | UsageError), form
        assert not there.exists()
        assert not list(tmp_path.glob(".*.part"))


def test_a_file_of_one_can_go_to_a_pipe(filled_here: Project) -> None:
    told = export(filled_here, "--for", "own", "--format", "geojson")
    assert len(json.loads(told.stdout)["features"]) == 2
    marked = export(filled_here, "--for", "own", "--format", "acled", "--bom")
    assert marked.stdout.startswith("\ufeff")


def test_a_register_can_be_written_as_it_stood(filled_here: Project) -> None:
    then = export(filled_here, "--for", "own", "--format", "geojson", "--as-of", "2020-01-01")
    assert json.loads(then.stdout)["features"] == []
    asked = export(filled_here, "--for", "un", "--format", "geojson", "--as-of", "2020-01-01")
    assert isinstance(asked.exception, UsageError)


def test_a_licence_stands_in_the_descriptor_and_nowhere_else(filled_here: Project, tmp_path: Path) -> None:
    there = tmp_path / "there"
    words = ["--for", "own", "--format", "package", "--licence", "CC-BY-4.0", "-o", str(there)]
    assert export(filled_here, *words).exit_code == 0
    assert json.loads((there / "datapackage.json").read_text())["licenses"] == [{"name": "CC-BY-4.0"}]
    asked = export(filled_here, "--for", "own", "--format", "acled", "--licence", "CC-BY-4.0")
    assert isinstance(asked.exception, UsageError)


@pytest.mark.parametrize("form", [name for name in FORMATS if FORMS[name].for_others])
def test_nobody_is_told_of_by_what_a_format_always_says(form: str, project: Project, tmp_path: Path) -> None:
    words = {word for text in standing(form).values() for word in re.findall("[A-Za-z]{4,}", text)}
    report = Report(2)
    for word in sorted(words)[:: 1 + len(words) // 150]:
        report.incident(
            f"x{word}", type="injury", victim=report.person(f"{word.title()} Okoro"), outcome="injured"
        )
    report.keep(project)
    told = export(project, "--for", "public", "--format", form, "-o", str(tmp_path / "x7"))
    assert told.exit_code == 0, told.exception
    assert "Okoro" not in written(tmp_path / "x7")
