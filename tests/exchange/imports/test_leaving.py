"""Who leaves has everything: it is read without gawah's code here, and gawah reads it back."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from gawah.cli.root import call as run
from gawah.cli.root import root
from gawah.errors import DataError, UsageError
from gawah.exchange.imports.records import bytes_in, import_records
from gawah.exchange.jsonl_out import jsonl
from gawah.exchange.leaving import files_left, left_behind, safe_name
from gawah.model import Handling
from gawah.project import Project
from gawah.project.verify import verify
from gawah.review import Decision, accept, correct
from gawah.store.custody import all_custody
from tests.exchange.test_merged_both_ways import REPORTS, fill
from tests.faults.made import encrypted

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def call(project: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(root, ["--project", str(project), *map(str, words)])


@pytest.fixture
def filled_here(project: Project) -> Project:
    fill(project, list(REPORTS))
    project.add(b"\x00\xff no text", {"publisher": "=Formula & Co"}, name="../odd name\n.bin")
    claims = [c for c in project.register().claims.values() if c.statement.prop == "date"]
    correct(project, claims[0].id, "1999", Decision("Asha"))
    accept(project, claims[1].id, Decision("Bano"))
    return project


@pytest.fixture
def left(filled_here: Project, tmp_path: Path) -> Path:
    told = call(filled_here.root, "out", "leave", tmp_path / "left")
    assert told.exit_code == 0, told.exception
    assert "in the clear" in told.stderr
    return tmp_path / "left"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_stranger_reads_it_with_what_every_system_has(left: Path) -> None:
    """Nothing of gawah is used here: json, csv and hashlib alone."""
    sums = dict(line.split("  ")[::-1] for line in (left / "SHA256SUMS").read_text("utf-8").splitlines())
    there = {path.relative_to(left).as_posix() for path in left.rglob("*") if path.is_file()}
    assert there == {*sums, "SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((left / name).read_bytes()).hexdigest() == digest

    evidence = {row["document"]: row for row in rows(left / "evidence.csv")}
    for document, row in evidence.items():
        assert hashlib.sha256((left / row["file"]).read_bytes()).hexdigest() == document
    assert {row["name"].lstrip("'") for row in evidence.values()} >= set(REPORTS)

    records = lines(left / "records.jsonl")
    texts = {one["id"]: one["content"] for one in lines(left / "texts.jsonl")}
    quoted = [one for one in records if one["record"] == "statement" and one["text"]]
    assert len(quoted) > 20
    for one in quoted:
        assert texts[one["text"]][one["start"] : one["end"]] == one["original"]
        assert one["document"] in evidence
    dates = [one for one in records if one["record"] == "statement" and one["prop"] == "date"]
    words = {one["claim_id"]: one for one in records if one["record"] == "verdict"}
    assert {one["word"] for one in words.values()} == {"corrected", "accepted"}
    assert "1999" in {one["value"] for one in dates}

    package = json.loads((left / "tables" / "datapackage.json").read_text("utf-8"))
    assert len(rows(left / "tables" / "incidents.csv")) == len(REPORTS)
    assert {one["path"] for one in package["resources"]} == {
        path.name for path in (left / "tables").glob("*.csv")
    }
    assert {one["schema"] for one in lines(left / "ftm" / "ftm.ftm.json")} >= {"Event", "Person"}
    about = (left / "README.txt").read_text("utf-8")
    assert all(name.split("/")[0] in about for name in there - {"README.txt"})
    assert any(one["handling"] == "collected" for one in lines(left / "custody.jsonl"))


def test_sha256sum_checks_it(left: Path) -> None:
    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("there is no sha256sum on this system")
    told = subprocess.run(
        [program, "-c", "--quiet", "SHA256SUMS"], cwd=left, capture_output=True, check=False
    )
    assert told.returncode == 0, told.stdout


def test_gawah_reads_it_back_into_an_empty_project(filled_here: Project, left: Path, tmp_path: Path) -> None:
    told = call(tmp_path / "new", "import", left)
    assert told.exit_code == 0, told.exception
    assert "4 of them new" in told.output
    with Project.open(tmp_path / "new") as there:
        assert there.register() == filled_here.register()
        assert list(jsonl(there.engine)) == list(jsonl(filled_here.engine))
        for document in there.stored().documents:
            assert there.bytes_of(document.id) == filled_here.bytes_of(document.id)
            assert there.text(document.id) == filled_here.text(document.id)
        assert verify(there.root).damages == []
        before = {one.id for one in all_custody(filled_here.engine) if one.handling is not Handling.EXPORTED}
        assert before <= {one.id for one in all_custody(there.engine)}
        incident = there.register().incidents()[0].id
    assert "was killed in" in call(tmp_path / "new", "show", incident).output
    again = call(tmp_path / "new", "import", left)
    assert "0 of them new; 0 new records" in again.output


def test_an_encrypted_project_is_left_in_the_clear_and_comes_back_encrypted(
    left: Path, tmp_path: Path
) -> None:
    with encrypted(tmp_path / "locked") as locked:
        files = files_left(left)
        paths = [left / name for name in ("records.jsonl", "texts.jsonl", "custody.jsonl")]
        import_records(locked, paths, "Asha", bytes_in(left, files))
        kept = b"".join(path.read_bytes() for path in locked.root.rglob("*") if path.is_file())
        assert b"Amin Soyle" not in kept
        told = dict.fromkeys(("records.jsonl", "evidence.csv"), b"")
        for name, piece in left_behind(locked, "again"):
            told[name] = told.get(name, b"") + (piece if isinstance(piece, bytes) else piece.encode())
        assert told["records.jsonl"] == (left / "records.jsonl").read_bytes()
        assert told["evidence.csv"] == (left / "evidence.csv").read_bytes()


def test_a_folder_left_twice_is_the_same(filled_here: Project, left: Path, tmp_path: Path) -> None:
    assert call(filled_here.root, "out", "leave", tmp_path / "again").exit_code == 0
    for name in ("records.jsonl", "texts.jsonl", "evidence.csv", "statements.csv", "tables/incidents.csv"):
        assert (left / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_others_are_told_the_same_labels_afterwards(filled_here: Project, tmp_path: Path) -> None:
    asked = ("out", "export", "--for", "partners", "--format", "jsonl", "-o")
    assert call(filled_here.root, *asked, tmp_path / "before.jsonl").exit_code == 0
    assert call(filled_here.root, "out", "leave", tmp_path / "left").exit_code == 0
    assert call(tmp_path / "new", "import", tmp_path / "left").exit_code == 0
    assert call(tmp_path / "new", *asked, tmp_path / "after.jsonl").exit_code == 0
    told = (tmp_path / "before.jsonl").read_text("utf-8")
    assert "Incident " in told
    assert (tmp_path / "after.jsonl").read_text("utf-8") == told


def test_what_was_changed_on_the_way_is_refused(left: Path, tmp_path: Path) -> None:
    name = rows(left / "evidence.csv")[0]["file"]
    (left / name).write_bytes(b"other")
    told = call(tmp_path / "new", "import", left)
    assert isinstance(told.exception, DataError)
    assert name in str(told.exception)
    with Project.open(tmp_path / "new") as there:
        assert there.stored().documents == ()
    assert isinstance(call(tmp_path / "new", "import", tmp_path / "p").exception, DataError)


def test_a_sum_that_leads_out_of_the_folder_is_refused(left: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mine")
    digest = hashlib.sha256(b"mine").hexdigest()
    with (left / "SHA256SUMS").open("a") as file:
        file.write(f"{digest}  ../secret.txt\n")
    assert isinstance(call(tmp_path / "new", "import", left).exception, DataError)


def test_evidence_that_is_missing_is_said_and_the_rest_leaves(
    filled_here: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = filled_here.register().incidents()[0].documents[0]
    filled_here.evidence.path(document).unlink()
    assert call(filled_here.root, "out", "leave", tmp_path / "left").exit_code == 0
    row = next(row for row in rows(tmp_path / "left" / "evidence.csv") if row["document"] == document)
    assert row["file"] == ""
    assert run(["--project", str(tmp_path / "new"), "import", str(tmp_path / "left")]) == 3
    assert "Evidence is missing of 1 document" in capsys.readouterr().out


def test_evidence_that_was_changed_stops_it(filled_here: Project, tmp_path: Path) -> None:
    document = filled_here.register().incidents()[0].documents[0]
    path = filled_here.evidence.path(document)
    path.chmod(0o600)
    path.write_bytes(b"other")
    assert isinstance(call(filled_here.root, "out", "leave", tmp_path / "left").exception, DataError)
    assert not (tmp_path / "left").exists()
    assert not list(tmp_path.glob(".*"))


def test_it_is_written_down_that_somebody_left(filled_here: Project, left: Path) -> None:
    digest = hashlib.sha256((left / "SHA256SUMS").read_bytes()).hexdigest()
    event = [one for one in all_custody(filled_here.engine) if one.file == digest]
    assert [one.parameters["form"] for one in event] == ["leave"]


def test_nothing_is_written_over(filled_here: Project, left: Path) -> None:
    assert isinstance(call(filled_here.root, "out", "leave", left).exception, UsageError)
    assert isinstance(call(filled_here.root, "out", "leave", left.with_suffix(".zip")).exception, UsageError)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a report.txt", "a_report.txt"),
        ("../../etc/passwd", "etc_passwd"),
        ("-rf", "rf"),
        ("...", "document"),
        ("رپورٹ.html", "رپورٹ.html"),
        ("a\nb|c:d.pdf", "a_b_c_d.pdf"),
        ("x" * 300 + ".html", "x" * 75 + ".html"),
    ],
)
def test_names_of_files_are_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe
