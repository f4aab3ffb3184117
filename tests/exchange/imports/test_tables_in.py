"""A table becomes documents and statements: each value opens its cell. Nobody in these tables is real."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.cli.root import call, root
from gawah.errors import UsageError
from gawah.exchange.imports.mapping import FORM, TARGETS, Mapping, mapping_of, read_mapping, shipped
from gawah.exchange.imports.propose import propose
from gawah.exchange.imports.row import read_row, row_text, text_of
from gawah.exchange.imports.sheet import sheet_of
from gawah.exchange.imports.table import Imported, import_table
from gawah.model import Handling
from gawah.project import Project
from gawah.project.custody import Hands
from gawah.project.forgetting import forget
from gawah.project.verify import verify
from gawah.review import Decision, reject
from gawah.store.custody import all_custody
from gawah.yamldata import load
from tests.exchange.formats.made import happening

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.register import Incident

HEADS = [
    "Date",
    "Village",
    "District",
    "Country",
    "Victim",
    "Age",
    "Killed",
    "Wounded",
    "Story",
    "Type",
    "By",
    "Link",
]
ROWS = [
    ["13/05/2021", "Torva", "Kasur", "Pakistan", "Amin Soyle", "31", "1", "", "Shot near the mill.", "murder",
     "unknown men", "https://example.org/a"],
    ["05/06/2021", "", "Lahore", "PK", "Lena Okoro | Ama Bo", "", "2", "", "Two women were killed.", "murder",
     "", ""],
    ["soon", "Kotli", "", "Narnia", "", "", "many", "0", "A crowd burned houses.", "arson", "a crowd",
     "nowhere"],
]  # fmt: skip
COLUMNS: dict[str, Any] = {
    "Date": {"to": "incident.date", "order": "dmy"},
    "Village": "place.name",
    "District": "place.admin2",
    "Country": "place.country",
    "Victim": {"to": "victim.person", "apart": "|"},
    "Age": "victim.age",
    "Killed": "killed",
    "Wounded": "injured",
    "Story": "incident.title",
    "Type": {"to": "act.type", "codes": {"murder": "killing", "arson": "property_destruction"}},
    "By": "perpetrator.group",
    "Link": "document.url",
}


def mapping(**more: Any) -> Mapping:  # noqa: ANN401 (anything in a file)
    return mapping_of({"form": FORM, "language": "en", "columns": COLUMNS, **more}, "map.yaml")


def take(project: Project, path: Path, rows: list[list[str]], meaning: Mapping | None = None) -> Imported:
    sheet = sheet_of("cases.csv", [HEADS, *rows])
    return import_table(project, sheet, meaning or mapping(), path / "cases.csv", Hands("Asha"))


def told(incident: Incident) -> tuple[object, ...]:
    victims = [(one.kind, one.label, one.count) for one in incident.victims]
    return incident.date, incident.type, incident.places, victims, incident.killed, incident.injured


def test_each_row_is_an_incident_whose_values_open_their_cells(project: Project, tmp_path: Path) -> None:
    came = take(project, tmp_path, ROWS[:2])
    assert (came.rows, came.new, came.faults) == (2, 2, ())
    first, second = project.register().incidents()
    assert told(first) == (
        "2021-05-13", "killing", ("Torva", "Kasur", "PK"), [("person", "Amin Soyle", (1, 1))], (1, 1), (0, 0),
    )  # fmt: skip
    assert [one.label for one in second.victims] == ["Lena Okoro", "Ama Bo"]
    assert second.killed == (2, 2)
    assert [one.label for one in first.perpetrators] == ["unknown men"]
    assert first.victims[0].details["age"] == "31"
    words = {c.statement.prop: c.statement.original for c in first.claims}
    assert (words["date"], words["age"]) == ("13/05/2021", "31")
    for statement in project.stored().statements:
        text = project.text(statement.document)
        if statement.span is not None:
            assert text is not None
            assert text.content[statement.span.start : statement.span.end] == statement.original
    assert verify(project.root).damages == []


def test_a_row_is_kept_whole_as_a_document_of_its_own(project: Project, tmp_path: Path) -> None:
    take(project, tmp_path, ROWS[:1])
    (document,) = project.stored().documents
    assert document.name == "cases row 2.txt"
    content = project.bytes_of(document.id).decode()
    assert content.splitlines()[0] == "Date: 13/05/2021"
    assert "Age: 31" in content
    events = [one for one in all_custody(project.engine) if one.file == document.id]
    assert [(one.handling, one.actor) for one in events[:1]] == [(Handling.COLLECTED, "Asha")]


def test_bad_cells_are_named_and_the_rest_of_the_row_is_taken(project: Project, tmp_path: Path) -> None:
    came = take(project, tmp_path, ROWS)
    assert [fault.what.partition(": ")[0] for fault in came.faults] == [
        f"cases.csv, row 4, column {head}" for head in ("Date", "Country", "Killed", "Link")
    ]
    assert "“soon” is no date" in came.faults[0].what
    assert len(project.stored().faults) == 4
    incident = next(one for one in project.register().incidents() if one.type == "property_destruction")
    assert (incident.date, incident.places, incident.killed) == (None, ("Kotli",), (0, 0))
    assert [one.label for one in incident.perpetrators] == ["a crowd"]


def test_the_same_again_adds_nothing_and_more_adds_what_is_new(project: Project, tmp_path: Path) -> None:
    take(project, tmp_path, ROWS[:2])
    before = project.stored()
    assert take(project, tmp_path, ROWS[:2]).new == 0
    assert project.stored() == before
    came = take(project, tmp_path, [ROWS[2], *ROWS[:2], ROWS[0]])
    assert (came.rows, came.new, came.alike) == (4, 1, 1)
    assert len(project.stored().documents) == 3


def test_another_mapping_replaces_what_the_first_said_but_no_word_of_a_person(
    project: Project, tmp_path: Path
) -> None:
    take(project, tmp_path, ROWS[1:2])
    (incident,) = project.register().incidents()
    assert incident.date == "2021-06-05"
    person = next(c for c in incident.claims if c.statement.value == "Ama Bo")
    reject(project, person.id, Decision("Bano"))
    other = mapping(columns={**COLUMNS, "Date": {"to": "incident.date", "order": "mdy"}})
    assert take(project, tmp_path, ROWS[1:2], other).read_again == 1
    (incident,) = project.register().incidents()
    assert incident.date == "2021-05-06"
    assert "Ama Bo" not in [one.label for one in incident.victims]
    assert take(project, tmp_path, ROWS[1:2]).read_again == 1  # and back again
    assert project.register().incidents()[0].date == "2021-06-05"
    assert take(project, tmp_path, ROWS[1:2]).read_again == 0


def test_a_date_that_can_be_read_in_two_ways_is_refused_without_an_order(
    project: Project, tmp_path: Path
) -> None:
    plain = mapping(columns={**COLUMNS, "Date": "incident.date"})
    came = take(project, tmp_path, ROWS[1:2], plain)
    assert len(came.faults) == 1
    assert project.register().incidents()[0].date is None


def test_what_was_destroyed_stays_out(project: Project, tmp_path: Path) -> None:
    take(project, tmp_path, ROWS[:1])
    (document,) = project.stored().documents
    forget(project, document.id, "Asha", "She asked.")
    came = take(project, tmp_path, ROWS[:2])
    assert (came.new, came.left_out) == (1, 1)


def test_rows_of_one_table_are_one_source(project: Project, tmp_path: Path) -> None:
    take(project, tmp_path, ROWS[:2], mapping(fixed={"document.source_group": "The list"}))
    register = project.register()
    assert len({register.sources.of(one.id) for one in project.stored().documents}) == 1


def reading(meaning: dict[str, Any], *cells: str) -> list[tuple[str, str, str]]:
    """What a row says, without ids: kind, property and value."""
    sheet = sheet_of("a.csv", [list(meaning), list(cells)])
    made = row_text(sheet, sheet.rows[0])
    whole = mapping_of({"form": FORM, "columns": meaning}, "m")
    text = text_of(made, sheet.rows[0], sheet, "en")
    said = read_row(text, made, sheet.rows[0], sheet, whole, "2026-01-01T00:00:00Z")
    return sorted((s.kind, s.prop, s.value if ":" not in s.value else "…") for s in said.statements.values())


def test_more_killed_than_named_are_a_group_with_these_in_it() -> None:
    said = reading({"n": "victim.person", "k": "killed"}, "Amin Soyle", "3")
    assert ("group", "count", "3") in said
    assert ("group", "member", "…") in said
    assert ("act", "type", "killing") in said
    assert sum(prop == "victim" for _, prop, _ in said) == 1


def test_who_of_the_named_died_is_not_guessed_where_others_were_injured(
    project: Project, tmp_path: Path
) -> None:
    row = [*ROWS[0][:6], "1", "2", *ROWS[0][8:]]
    take(project, tmp_path, [row])
    (incident,) = project.register().incidents()
    assert (incident.killed, incident.injured) == ((1, 1), (2, 2))
    known = mapping(columns={**COLUMNS, "Victim": "killed.person"})
    take(project, tmp_path, [row], known)
    (incident,) = project.register().incidents()
    assert (incident.killed, incident.injured) == ((1, 1), (2, 2))
    assert [one.label for one in incident.victims] == ["Amin Soyle", ""]


def test_two_columns_of_dates_are_a_stretch() -> None:
    meaning = {"a": "incident.date", "b": "incident.last_day"}
    assert ("incident", "date", "2021-05-01/2021-05-03") in reading(meaning, "2021-05-01", "2021-05-03")
    assert ("incident", "date", "2021-05-01") in reading(meaning, "2021-05-01", "2021-05-01")
    assert ("incident", "date", "2021-05-03") in reading(meaning, "2021-05-03", "2021-05-01")
    assert ("incident", "date", "2021-05-01") in reading(meaning, "", "2021-05-01")


def test_a_stretch_as_uwazi_writes_it_is_one() -> None:
    column: dict[str, Any] = {"a": "incident.date"}
    assert ("incident", "date", "2021-05-01/2021-05-03") in reading(column, "2021-05-01~2021-05-03")
    assert ("incident", "date", "2021-05-01/2021-05-03") in reading(column, "2021/05/01:2021/05/03")
    assert ("incident", "date", "2021-05-01") in reading(column, "2021-05-01~2021-05-01")
    assert not [one for one in reading(column, "2021-05-03~2021-05-01") if one[1] == "date"]


def test_a_table_that_uwazi_exports_has_a_mapping_proposed(tmp_path: Path) -> None:
    heads = [
        "Title",
        "Date added",
        "Template",
        "Date range",
        "Victims",
        "Geolocation",
        "Documents",
        "Published",
    ]
    row = [
        "A killing",
        "2024-01-01",
        "Case",
        "2021-05-01~2021-05-03",
        "Amin Soyle|Lena Okoro",
        "31.4|73.1",
        "",
        "x",
    ]
    path = tmp_path / "map.yaml"
    path.write_text(propose(sheet_of("uwazi.csv", [heads, row])), "utf-8")
    found = {head: one["to"] for head, one in load(path)["columns"].items()}
    wanted = {
        "Title": "incident.title",
        "Date added": "ignore",
        "Date range": "incident.date",
        "Victims": "victim.person",
        "Geolocation": "place.point",
    }
    assert wanted.items() <= found.items()


def test_a_point_stands_in_one_cell_or_in_two() -> None:
    assert ("place", "point", "31.4,73.1") in reading({"p": "place.point"}, "31.4 | 73.1")
    assert ("place", "point", "-31.4,73.1") in reading(
        {"a": "place.latitude", "b": "place.longitude"}, "-31,4", "73.1"
    )
    wrong = reading({"a": "place.latitude", "b": "place.longitude"}, "131.4", "73.1")
    assert not [one for one in wrong if one[1] == "point"]
    assert not [one for one in reading({"p": "place.point"}, "north of the mill") if one[1] == "point"]


def test_a_place_has_an_entry_only_where_one_alone_can_be_meant() -> None:
    columns = {"v": "place.name", "d": "place.admin2", "c": "place.country"}
    assert any(
        prop == "gazetteer"
        for _, prop, _ in reading({"d": "place.admin1", "c": "place.country"}, "Punjab", "PK")
    )
    assert not any(prop == "gazetteer" for _, prop, _ in reading(columns, "Torva", "Kasur", "PK"))
    assert not any(prop == "gazetteer" for _, prop, _ in reading({"v": "place.name"}, "Springfield"))


@pytest.mark.parametrize(
    ("cell", "value"),
    [("3", "3"), ("1,200", "1200"), ("۳", "3"), ("3-5", "3..5"), ("3 – 5", "3..5"), ("5+", ">=5"),
     ("~40", "~40"), (">=2", ">=2"), ("some", None), ("5-3", None), ("-3", None)],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(cell: str, value: str | None) -> None:
    said = [value for kind, prop, value in reading({"k": "killed"}, cell) if prop == "count"]
    assert said == ([value] if value else [])


def test_a_word_in_a_cell_can_be_given_a_meaning() -> None:
    column = {"to": "killed", "codes": {"At least 3": ">=3", "n/a": "ignore", "several": ""}}
    assert ("group", "count", ">=3") in reading({"k": column}, "at least 3")
    assert reading({"k": column}, "n/a") == []
    assert reading({"k": column}, "several") == []


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({}, "needs form"),
        ({"form": FORM, "columns": {}}, "maps no column"),
        ({"form": FORM, "columns": {"a": "ignore"}}, "maps no column"),
        ({"form": FORM, "columns": {"a": "incident.moon"}}, "there is no incident.moon"),
        ({"form": FORM, "columns": {"a": {"to": "killed", "odd": 1}}}, "it may say"),
        ({"form": FORM, "columns": {"a": {"to": "incident.date", "order": "ydm"}}}, "order is"),
        ({"form": FORM, "columns": {"a": "killed"}, "fixed": {"moon": "x"}}, "there is no moon"),
    ],
)
def test_a_mapping_that_says_what_there_is_not_is_refused(told: dict[str, Any], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        mapping_of(told, "map.yaml")


def test_a_mapping_for_another_table_is_refused(project: Project, tmp_path: Path) -> None:
    other = mapping(columns={**COLUMNS, "Moon": "killed"})
    with pytest.raises(UsageError, match="no column Moon"):
        take(project, tmp_path, ROWS, other)
    (tmp_path / "map.yaml").write_text("a: [", "utf-8")
    with pytest.raises(UsageError, match="is no mapping"):
        read_mapping(tmp_path / "map.yaml")


def test_a_mapping_is_proposed_from_heads_and_values(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(propose(sheet_of("cases.csv", [HEADS, *ROWS])), "utf-8")
    found = load(path)["columns"]
    assert {head: one["to"] for head, one in found.items()} == {
        "Date": "incident.date", "Village": "place.name", "District": "place.admin2",
        "Country": "place.country", "Victim": "victim.person", "Age": "victim.age", "Killed": "killed",
        "Wounded": "injured", "Story": "ignore", "Type": "act.type", "By": "ignore", "Link": "document.url",
    }  # fmt: skip
    assert (found["Date"]["order"], found["Victim"]["apart"]) == ("dmy", "|")
    assert found["Type"]["codes"] == {"murder": "", "arson": ""}
    assert read_mapping(path).fixed == {"document.source_group": "cases.csv"}


@pytest.mark.parametrize(
    ("head", "target"),
    [
        ("Number of killed", "killed"), ("No. of injured", "injured"), ("Name of deceased", "killed.person"),
        ("Incident", "incident.title"), ("Who was the deceased", "killed.person"),
        ("Date of the incident", "incident.date"), ("Entry date", "ignore"), ("Sr. No", "ignore"),
        ("ضلع", "place.admin2"), ("Perpetrator(s)", "perpetrator.group"), ("Colour", "ignore"),
        ("news_source_url", "document.url"), ("VICTIM NAME", "victim.person"),
    ],
)  # fmt: skip
def test_a_head_is_known_by_what_it_is_called(head: str, target: str, tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(propose(sheet_of("a.csv", [[head], ["x"]])), "utf-8")
    assert load(path)["columns"][head]["to"] == target


def test_values_tell_what_a_head_does_not(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    rows = [
        ["x", "y", "z"],
        ["2021-05-03", "https://example.org/1", ""],
        ["2021-06", "https://example.org/2", ""],
    ]
    path.write_text(propose(sheet_of("a.csv", rows)), "utf-8")
    assert [one["to"] for one in load(path)["columns"].values()] == [
        "incident.date",
        "document.url",
        "ignore",
    ]


def test_an_order_of_dates_is_proposed_only_where_the_dates_show_it() -> None:
    def order(*cells: str) -> str | None:
        text = propose(sheet_of("a.csv", [["Date"], *([cell] for cell in cells)]))
        return next(
            (line.split()[-1] for line in text.splitlines() if line.strip().startswith("order:")), None
        )

    assert order("13/05/2021", "01/02/2021") == "dmy"
    assert order("05/13/2021", "01/02/2021") == "mdy"
    assert order("05/13/2021", "13/02/2021") is None
    assert order("05/06/2021") is None
    assert "say order" in propose(sheet_of("a.csv", [["Date"], ["05/06/2021"]]))


odd = st.text(st.characters(codec="utf-8"), max_size=12)


@settings(deadline=None)  # the first example opens the gazetteer
@given(st.lists(st.lists(odd, min_size=1, max_size=4), min_size=1, max_size=4), st.data())
def test_any_table_has_a_mapping_that_can_be_read_and_any_row_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], data: st.DataObject
) -> None:
    if not any(cell.strip() for cell in rows[0]):
        rows[0] = ["Date"]
    sheet = sheet_of("a.csv", rows)
    path = tmp_path_factory.mktemp("m") / "map.yaml"
    path.write_text(propose(sheet), "utf-8", newline="")
    assert list(load(path)["columns"]) == list(sheet.heads)
    columns = {head: data.draw(st.sampled_from(sorted(TARGETS))) for head in sheet.heads}
    meaning = mapping_of({"form": FORM, "columns": columns}, "m")
    for row in sheet.rows:
        made = row_text(sheet, row)
        text = text_of(made, row, sheet, "en")
        said = read_row(text, made, row, sheet, meaning, "2026-01-01T00:00:00Z")
        for one in said.statements.values():
            if one.span is not None:
                assert text.content[one.span.start : one.span.end] == one.original


def test_the_command_proposes_and_imports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, where = tmp_path / "cases.csv", ["--project", str(tmp_path / "p")]
    path.write_text("Date,Victims,Killed\n2021-05-03,Amin Soyle,1\nsoon,Lena Okoro,1\n", "utf-8")
    assert isinstance(CliRunner().invoke(root, [*where, "import", str(path)]).exception, UsageError)
    assert call([*where, "import", str(path), "--propose"]) == 0
    (tmp_path / "map.yaml").write_text(capsys.readouterr().out, "utf-8")
    asked = [
        *where,
        "import",
        str(path),
        "--mapping",
        str(tmp_path / "map.yaml"),
        "--received-from",
        "Ama Bo",
    ]
    assert call(asked) == 3
    told = capsys.readouterr()
    assert "2 rows: 2 new." in told.out
    assert "row 3, column Date: “soon” is no date" in told.err
    assert call(asked) == 3
    assert "2 rows: nothing new." in capsys.readouterr().out
    with Project.open(tmp_path / "p") as project:
        assert [one.killed for one in project.register().incidents()] == [(1, 1), (1, 1)]
        assert {one.parameters.get("from") for one in all_custody(project.engine)} >= {"Ama Bo"}


@pytest.mark.parametrize("form", ["ftm", "uwazi"])
def test_what_was_written_in_a_format_comes_in_by_the_mapping_that_is_shipped(
    form: str, project: Project, tmp_path: Path
) -> None:
    take(project, tmp_path, ROWS[:2])
    path = tmp_path / {"ftm": "out.json", "uwazi": "out.csv"}[form]
    where = ["--project", str(project.root)]
    assert (
        CliRunner()
        .invoke(root, [*where, "out", "export", "--for", "own", "--format", form, "-o", str(path)])
        .exit_code
        == 0
    )
    assert call(["--project", str(tmp_path / "new"), "import", str(path), "--mapping", form]) == 0
    with Project.open(tmp_path / "new") as there:
        mine, theirs = there.register().incidents(), project.register().incidents()
        for one, other in zip(mine, theirs, strict=True):
            assert (one.date, one.type, one.title, one.country) == (
                other.date,
                other.type,
                other.title,
                other.country,
            )
            assert one.places[0] == other.places[0]
            assert one.killed == other.killed
        if form == "ftm":
            assert [[v.label for v in one.victims] for one in mine] == [
                [v.label for v in one.victims] for one in theirs
            ]


@pytest.mark.parametrize(
    "told",
    [
        "2021-03-04",
        "2021-03",
        "2021",
        "2021-03~",
        "2021?",
        "2021-03-04%",
        "202X",
        "20XX",
        "XXXX-05-03",
        "2021-03-04/2021-05",
        "2021-03-04/..",
        "../2023",
        "../2023-04~",
        "2021~/2023?",
        "202X/2021-05",
    ],
)
def test_a_date_of_every_shape_comes_back_from_followthemoney(
    told: str, project: Project, tmp_path: Path
) -> None:
    """Also where a property of FollowTheMoney holds less of it."""
    from gawah.exchange.formats.ftm import ftm

    path = tmp_path / "out.ftm.json"
    path.write_text("".join(ftm([happening(date=told)])), "utf-8")
    assert call(["--project", str(project.root), "import", str(path), "--mapping", "ftm"]) == 0
    assert [one.date for one in project.register().incidents()] == [told]


@pytest.mark.parametrize(
    ("dates", "meant"),
    [
        ({"endDate": ["2023"]}, "../2023"),
        ({"endDate": ["2023-04-05"]}, "../2023-04-05"),
        ({"startDate": ["2021"], "endDate": ["2023"]}, "2021/2023"),
        ({"startDate": ["2021"]}, "2021"),
        ({"date": ["2021-03"]}, "2021-03"),
        ({"date": ["2021-03"], "notes": ["Date (EDTF): 2021-03~"]}, "2021-03~"),
        ({"date": ["2022"], "notes": ["Date (EDTF): 2021-03~"]}, "2022"),
        ({"date": ["2022"], "notes": ["Date (EDTF): soon"]}, "2022"),
    ],
)
def test_an_end_alone_leaves_the_beginning_open(
    dates: dict[str, list[str]], meant: str, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "other.ftm.json"
    told = {"keywords": ["killing"], "summary": ["A man was killed in Torva."], **dates}
    path.write_text(json.dumps({"id": "e-1", "schema": "Event", "properties": told}), "utf-8")
    assert call(["--project", str(project.root), "import", str(path), "--mapping", "ftm"]) == 0
    assert [one.date for one in project.register().incidents()] == [meant]


def test_every_shipped_mapping_can_be_read() -> None:
    assert shipped("ftm") is not None
    assert shipped("uwazi") is not None
    assert shipped("other") is None
