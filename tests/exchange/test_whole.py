"""An export that is worked out by parts is, to the byte, that of the whole record in memory."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gawah.cli.root import root
from gawah.exchange import whole as module
from gawah.exchange.csv_out import incident_rows, incidents_csv, statement_rows, statements_csv
from gawah.exchange.jsonl_out import jsonl
from gawah.exchange.whole import claims_in_order, outlines_in_order
from gawah.model import Fault, Same
from gawah.project import register_of
from gawah.review import Called, Decision, accept, add_name, correct, judge, reject, take_back
from gawah.store import append, in_order
from gawah.store import records as kept
from gawah.store.parts import load_part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Engine

    from gawah.project import Pipeline, Project
    from gawah.store import Stored

ASHA = Decision("Asha")
_TOWNS = ("Torva", "Mbeki", "Sanare", "Ottem")


@pytest.fixture
def decided(project: Project, tmp_path: Path, small: Pipeline) -> Project:
    """Papers with deaths, some of one day, about which people decided this and that."""
    folder = tmp_path / "many"
    folder.mkdir()
    chance = random.Random(11)  # noqa: S311 (what to decide, no secret)
    for number in range(9):
        told = [f"Amin Soyle{chance.choice('ab')} was killed in {chance.choice(_TOWNS)} on 2021-03-1{day}."
                for day in chance.sample(range(3), 2)]  # fmt: skip
        (folder / f"{number}.txt").write_text("\n".join([f"Paper, {number}", *told]), "utf-8")
    project.process([folder], {"publisher": "=Gazette"}, pipeline=small)
    claims = project.register().claims
    dates = sorted(one for one, claim in claims.items() if claim.statement.prop == "date")
    reject(project, dates[0], ASHA)
    correct(project, dates[1], "2021", ASHA)
    correct(project, dates[2], "XXXX-03-04", ASHA)
    accept(project, dates[3], ASHA)
    take_back(project, dates[3], ASHA)
    people = [one.id for one in project.register().of_kind("person")]
    add_name(project, people[0], Called("آمین\nسوئل"), ASHA)
    ids = [one.id for one in project.register().incidents()]
    judge(project, (ids[0], ids[-1]), Same.SAME, ASHA)
    judge(project, (ids[1], ids[2]), Same.UNSURE, ASHA)
    document = project.stored().documents[0].id
    append(project.engine, "gawah", "2020-01-01", [Fault(document, "odd", "A word.", "2020-01-01")])
    return project


def lines_of(stored: Stored) -> list[str]:
    """The lines as they are when everything lies in memory."""

    def line(kind: str, row: dict[str, object]) -> str:
        return json.dumps({"record": kind, **row}, ensure_ascii=False, sort_keys=True)

    lines = []
    for kind, records in (
        ("statement", stored.statements), ("document", stored.documents), ("sighting", stored.sightings),
        ("run", stored.runs), ("verdict", stored.verdicts), ("judgement", stored.judgements),
        ("fault", stored.faults),
    ):  # fmt: skip
        if kind != "run":
            lines += sorted(line(kind, kept.told(kept.to_row(one))) for one in records)
    runs = [
        line(
            "run",
            {
                **kept.told(kept.to_row(one)),
                "found": sorted([f.claim_id, f.method, f.confidence] for f in one.found),
            },
        )
        for one in sorted(stored.runs, key=lambda run: (run.at, run.id))
    ]
    at = len(stored.statements) + len(stored.documents) + len(stored.sightings)
    return [*lines[:at], *runs, *lines[at:]]


def moments(project: Project) -> list[str | None]:
    """No day, days before and after everything, and a time between two decisions."""
    times = sorted({verdict.at for verdict in project.stored().verdicts})
    return [None, "2000", times[1], "2999-01-01"]


@pytest.mark.parametrize("together", [1, 3, 200])
def test_what_is_worked_out_by_parts_is_what_the_whole_gives(
    decided: Project, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(module, "_TOGETHER", together)
    monkeypatch.setattr(module, "MANY", together)
    monkeypatch.setattr(in_order, "MANY", together)
    seen = set()
    for as_of in moments(decided):
        stored = decided.stored().until(as_of)
        register = register_of(stored)
        assert "".join(incident_rows(outlines_in_order(decided, as_of))) == incidents_csv(register)
        assert "".join(statement_rows(claims_in_order(decided.engine, as_of))) == statements_csv(register)
        assert list(jsonl(decided.engine, as_of)) == lines_of(stored)
        seen.add(len(stored.verdicts))
    assert len(seen) == 3


def test_no_more_than_a_part_is_looked_at_in_one_go(
    decided: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_TOGETHER", 2)
    parts: list[int] = []

    def counting(engine: Engine, documents: Sequence[str]) -> Stored:
        parts.append(len(documents))
        return load_part(engine, documents)

    monkeypatch.setattr(module, "load_part", counting)
    assert list(claims_in_order(decided.engine))
    assert parts == [2, 2, 2, 2, 1]


@pytest.mark.parametrize("form", ["csv", "statements", "jsonl"])
def test_a_file_holds_what_the_standard_output_gets(decided: Project, tmp_path: Path, form: str) -> None:
    asked = ["--project", str(decided.root), "out", "export", "--for", "own", "--format", form]
    told = CliRunner().invoke(root, asked)
    assert told.exit_code == 0
    written = CliRunner().invoke(root, [*asked, "-o", str(tmp_path / "out")])
    assert written.exit_code == 0
    assert (tmp_path / "out").read_bytes() == told.stdout_bytes
    assert f"({told.stdout_bytes.count(bytes([10]))} lines)" in written.stderr


def test_a_file_that_cannot_be_finished_is_not_left_half(
    decided: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "out.csv"
    kept.write_text("from last week", "utf-8")

    def breaks(*_given: object) -> object:
        yield from outlines_in_order(decided)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "outlines_in_order", breaks)
    told = CliRunner().invoke(
        root, ["--project", str(decided.root), "out", "export", "--for", "own", "-o", str(kept)]
    )
    assert "No space left" in str(told.exception)
    assert kept.read_text("utf-8") == "from last week"
    assert list(tmp_path.glob(".*")) == []
