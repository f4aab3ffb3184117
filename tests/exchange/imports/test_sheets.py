from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.errors import GawahError, UnreadableError, UsageError
from gawah.exchange.imports.sheet import read_sheet, sheet_of
from gawah.exchange.imports.workbook import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{LINKS}"><sheets>'
    '<sheet name="Cases" sheetId="1" r:id="rId1"/>'
    '<sheet name="Notes" sheetId="2" r:id="rId2"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": "<Relationships "
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>Date</t></si><si><t>Victim</t></si>"
    "<si><r><t>Amin </t></r><r><t>Soyle</t></r><rPh><t>x</t></rPh></si><si><t>طاہرہ</t></si></sst>",
    "xl/styles.xml": f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" formatCode="dd\\-mmm\\-yyyy"/>'
    '<numFmt numFmtId="165" formatCode="0.00 &quot;days&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    "</styleSheet>",
    "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>"
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    '<c r="D1" t="inlineStr"><is><t>Killed</t></is></c></row>'
    '<row r="2"><c r="A2" s="1"><v>44319</v></c><c r="B2" t="s"><v>2</v></c>'
    '<c r="D2" s="3"><v>3</v></c></row>'
    '<row r="4"><c r="A4" s="2"><v>44319.75</v></c><c r="B4" t="s"><v>3</v></c>'
    '<c r="C4" t="e"><v>#REF!</v></c>'
    '<c r="D4" t="str"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>',
    "xl/worksheets/sheet2.xml": f'<worksheet {MAIN}><sheetData><row><c t="b"><v>1</v></c>'
    "<c><v>73.083329999999997</v></c></row></sheetData></worksheet>",
}


def workbook(parts: dict[str, str] = PARTS) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "Date,Victim\n2021,Amin Soyle\n"),
        ("a.csv", "Date;Victim\r\n2021;Amin Soyle\r\n"),
        ("a.csv", "\ufeffDate\tVictim\n2021\tAmin Soyle\n"),
        ("a.tsv", "Date\tVictim\n2021\tAmin Soyle\n"),
        ("a.csv", "Date|Victim\n2021|Amin Soyle"),
        ("a.csv", '"Date","Victim"\n"2021"," Amin Soyle "\n,\n\n'),
    ],
)
def test_a_table_of_text_is_read_whatever_parts_its_cells(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8", newline="")
    sheet = read_sheet(tmp_path / name)
    assert sheet.heads == ("Date", "Victim")
    assert [row.cells for row in sheet.rows] == [("2021", "Amin Soyle")]
    assert sheet.rows[0].number == 2


def test_old_encodings_and_marks_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("Ort;Name\nKöln;Zoë\n".encode("cp1252"))
    assert read_sheet(tmp_path / "a.csv").rows[0].cells == ("Köln", "Zoë")
    (tmp_path / "b.csv").write_bytes("نام,مقام\nطاہرہ,کوٹلی\n".encode("utf-16"))
    assert read_sheet(tmp_path / "b.csv").heads == ("نام", "مقام")


def test_heads_are_told_apart_and_nothing_beyond_them_is_lost() -> None:
    sheet = sheet_of("a.csv", [["Name", "Name", "", "Note"], ["a", "b", "c", "d", "e"], ["f"], ["", ""]])
    assert sheet.heads == ("Name", "Name (2)", "column 3", "Note")
    assert [row.cells for row in sheet.rows] == [("a", "b", "c", "d e"), ("f", "", "", "")]
    with pytest.raises(UnreadableError, match="no row of heads"):
        sheet_of("a.csv", [])


def test_an_apostrophe_before_a_formula_is_taken_off() -> None:
    sheet = sheet_of("a.csv", [["a", "b"], ["'=1+1", "'Amin"]])
    assert sheet.rows[0].cells == ("=1+1", "'Amin")


def test_a_workbook_is_read_with_its_dates() -> None:
    rows = list(read_workbook(workbook(), "a.xlsx"))
    assert rows == [
        ["Date", "Victim", "", "Killed"],
        ["2021-05-03", "Amin Soyle", "", "3"],
        [],
        ["2021-05-03", "طاہرہ", "", "2"],
    ]
    assert list(read_workbook(workbook(), "a.xlsx", "Notes")) == [["true", "73.08333"]]
    with pytest.raises(UsageError, match="Cases, Notes"):
        list(read_workbook(workbook(), "a.xlsx", "Other"))


def test_days_of_old_macintoshes_are_others() -> None:
    parts = PARTS | {
        "xl/workbook.xml": PARTS["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    }
    assert list(read_workbook(workbook(parts), "a.xlsx"))[1][0] == "2025-05-04"


def test_a_workbook_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "cases.xlsx").write_bytes(workbook())
    sheet = read_sheet(tmp_path / "cases.xlsx")
    assert [row.number for row in sheet.rows] == [2, 4]
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UsageError, match="no workbook"):
        read_sheet(tmp_path / "a.csv", "Cases")


def test_no_entity_of_a_workbook_is_followed() -> None:
    evil = '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + PARTS["xl/sharedStrings.xml"].replace(
        "<t>Victim</t>", "<t>&x;</t>"
    )
    rows = list(read_workbook(workbook(PARTS | {"xl/sharedStrings.xml": evil}), "a.xlsx"))
    assert rows[0][1] == ""


def test_a_part_that_is_too_big_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    from gawah.exchange.imports import workbook as module

    monkeypatch.setattr(module, "_BIGGEST", 100)
    with pytest.raises(UnreadableError, match="too big"):
        list(read_workbook(workbook(), "a.xlsx"))


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from([*PARTS]))
def test_any_bytes_are_a_table_or_a_sentence(data: bytes, part: str) -> None:
    for made in (b"PK\x03\x04" + data, workbook(PARTS | {part: data.decode("latin-1")})):
        with suppress(GawahError):
            assert all(isinstance(cell, str) for row in read_workbook(made, "a.xlsx") for cell in row)
