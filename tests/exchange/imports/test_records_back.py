"""What left as JSON lines comes into an empty project as the same register, whatever people decided."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gawah.errors import DataError, NotFoundError
from gawah.exchange.imports.records import import_records
from gawah.exchange.jsonl_out import jsonl, jsonl_with_proofs
from gawah.project import Pipeline, Project
from gawah.project.custody import Hands
from gawah.project.forgetting import forget
from gawah.project.verify import verify
from gawah.review import Decision, correct
from tests.conftest import extract_small, read_small
from tests.exchange.test_merged_both_ways import DEEDS, REPORTS, clock, do, fill

if TYPE_CHECKING:
    from gawah.exchange.imports.records import Imported

deeds = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from(DEEDS), st.integers(0, 40), st.integers(0, 3)),
    max_size=14,
)


def out(project: Project, path: Path) -> list[str]:
    lines = list(jsonl(project.engine))
    path.write_text("".join(line + "\n" for line in lines), "utf-8")
    return lines


def back(path: Path, project: Project, evidence: Project | None = None) -> Imported:
    if evidence is None:
        return import_records(project, [path], "Asha")
    return import_records(project, [path], "Asha", evidence.bytes_of)


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(done=deeds, is_behind=st.booleans())
def test_the_same_register_comes_back_as_the_same_bytes(
    done: list[tuple[str, str, int, int]], *, is_behind: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, file = Path(folder), Path(folder) / "record.jsonl"
        with Project.create(root / "a") as here, Project.create(root / "b") as there:
            fill(here, list(REPORTS))
            for who, what, which, how in done:
                with clock(who, is_behind=is_behind):
                    do(here, who, what, which, how)
            lines = out(here, file)
            came = back(file, there, here)
            assert (came.documents, came.new, came.unplaced, came.differing) == (
                len(REPORTS),
                len(REPORTS),
                0,
                0,
            )
            assert there.register() == here.register()
            assert out(there, root / "again.jsonl") == lines
            assert back(file, there, here).records == 0
            assert out(there, root / "again.jsonl") == lines


@pytest.fixture
def filled_here(project: Project) -> Project:
    fill(project, list(REPORTS))
    claim = next(c for c in project.register().claims.values() if c.statement.prop == "date")
    correct(project, claim.id, "1999", Decision("Asha"))
    return project


def test_what_came_back_is_whole_evidence_and_log(filled_here: Project, tmp_path: Path) -> None:
    out(filled_here, tmp_path / "a.jsonl")
    with Project.create(tmp_path / "b") as there:
        came = back(tmp_path / "a.jsonl", there, filled_here)
        assert came.without_bytes == ()
        assert verify(there.root).damages == []
        assert there.bytes_of(sorted(d.id for d in there.stored().documents)[0])


def test_without_the_evidence_the_register_is_the_same_and_the_evidence_is_said_to_be_missing(
    filled_here: Project, tmp_path: Path
) -> None:
    lines = out(filled_here, tmp_path / "a.jsonl")
    with Project.create(tmp_path / "b") as there:
        came = back(tmp_path / "a.jsonl", there)
        assert len(came.without_bytes) == len(REPORTS)
        assert there.register() == filled_here.register()
        with pytest.raises(NotFoundError):
            there.bytes_of(came.without_bytes[0])
        assert verify(there.root).damages
        # It can be brought later.
        assert back(tmp_path / "a.jsonl", there, filled_here).records == 0
        assert there.bytes_of(came.without_bytes[0]) == filled_here.bytes_of(came.without_bytes[0])
        assert out(there, tmp_path / "b.jsonl") == lines


def test_lines_with_proofs_are_read_as_well(filled_here: Project, tmp_path: Path) -> None:
    text = "".join(line + "\n" for line in jsonl_with_proofs(filled_here))
    (tmp_path / "a.jsonl").write_text(text, "utf-8")
    with Project.create(tmp_path / "b") as there:
        back(tmp_path / "a.jsonl", there)
        assert there.register() == filled_here.register()


def test_a_file_that_could_not_be_read_is_remembered(project: Project, tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\0")
    project.process(
        [tmp_path / "broken.txt"], pipeline=Pipeline(read_small, extract_small, lambda _: ("small@1",))
    )
    lines = out(project, tmp_path / "a.jsonl")
    assert '"record": "fault"' in lines[0]
    with Project.create(tmp_path / "b") as there:
        assert back(tmp_path / "a.jsonl", there).records == 1
        assert out(there, tmp_path / "b.jsonl") == lines


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda row: row | {"value": "other"}, "claim_id is not that of the record"),
        (lambda row: row | {"record": "rumour"}, "there is no record called"),
        (lambda row: {k: v for k, v in row.items() if k != "stance"}, "stance"),
        (lambda row: row | {"stance": "sung"}, "sung"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_imported(
    change: object, why: str, filled_here: Project, tmp_path: Path
) -> None:
    lines = out(filled_here, tmp_path / "a.jsonl")
    assert callable(change)
    lines[3] = json.dumps(change(json.loads(lines[3])))
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    with Project.create(tmp_path / "b") as there:
        with pytest.raises(DataError, match=f"line 4 of a.jsonl.*{why}"):
            back(tmp_path / "a.jsonl", there)
        assert there.stored().documents == ()


@pytest.mark.parametrize("cut", ["document", "statement"])
def test_what_speaks_of_what_is_not_there_is_refused(cut: str, filled_here: Project, tmp_path: Path) -> None:
    lines = [line for line in out(filled_here, tmp_path / "a.jsonl") if f'"record": "{cut}"' not in line]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    with Project.create(tmp_path / "b") as there:
        with pytest.raises(DataError, match="not here"):
            back(tmp_path / "a.jsonl", there)
        assert there.stored().statements == ()


def test_bytes_of_another_document_are_refused(filled_here: Project, tmp_path: Path) -> None:
    out(filled_here, tmp_path / "a.jsonl")
    with Project.create(tmp_path / "b") as there:
        with pytest.raises(DataError, match="not those that were received"):
            import_records(there, [tmp_path / "a.jsonl"], "Asha", lambda _: b"other")
        assert there.stored().documents == ()


def test_what_was_destroyed_here_does_not_come_in_again(filled_here: Project, tmp_path: Path) -> None:
    out(filled_here, tmp_path / "a.jsonl")
    with Project.create(tmp_path / "b") as there:
        came = back(tmp_path / "a.jsonl", there, filled_here)
        gone = sorted(document.id for document in there.stored().documents)[0]
        forget(there, gone, "Asha", "She asked.")
        again = back(tmp_path / "a.jsonl", there, filled_here)
        assert (came.left_out, again.left_out) == ((), (gone,))
        assert gone not in {document.id for document in there.stored().documents}


def test_records_come_to_what_is_there(filled_here: Project, tmp_path: Path) -> None:
    """Two projects become one: what both have is there once."""
    out(filled_here, tmp_path / "a.jsonl")
    with Project.create(tmp_path / "b") as there:
        there.add(b"A paper of its own.", name="own.txt", hands=Hands("Bano"))
        fill(there, ["gazette.txt"])
        came = back(tmp_path / "a.jsonl", there, filled_here)
        assert (came.documents, came.new) == (len(REPORTS), len(REPORTS) - 1)
        assert len(there.stored().documents) == len(REPORTS) + 1
        mine, theirs = there.register(), filled_here.register()
        assert mine.claims.keys() == theirs.claims.keys()
        assert [one.date for one in mine.incidents()] == [one.date for one in theirs.incidents()]
