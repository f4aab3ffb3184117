"""What a process that was killed left of a file that it was writing: it does not lie there for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.project.forgetting import forget
from tests.faults.made import SMALL, child, grow_old, id_of, is_sound, report

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.children import Nursery
    from tests.faults.made import Kind


def test_what_was_left_half_written_goes_when_nobody_writes_to_it_any_more(
    kind: Kind, nursery: Nursery, tmp_path: Path
) -> None:
    root, file = tmp_path / "p", report(tmp_path / "in", 1)
    with kind.create(root) as project:
        project.process([file], pipeline=SMALL)
        half = project.evidence.path(id_of(file)).with_name(".part-half")
        half.write_bytes(file.read_bytes()[:20])
    assert nursery.one(child(kind, root, ("add", file))).said[0].status == 0
    assert half.exists(), "another process may still write to it"
    grow_old([half])
    assert nursery.one(child(kind, root, ("add", file))).said[0].status == 0
    assert not half.exists()


def test_what_was_left_half_written_of_a_document_is_forgotten_with_it(kind: Kind, tmp_path: Path) -> None:
    root, file = tmp_path / "p", report(tmp_path / "in", 1)
    with kind.create(root) as project:
        project.process([file], pipeline=SMALL)
        half = project.evidence.path(id_of(file)).with_name(".part-half")
        half.write_bytes(file.read_bytes()[:20])
        forget(project, id_of(file), "Asha", "consent was withdrawn")
    assert not half.exists()
    is_sound(root)
