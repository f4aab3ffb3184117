"""Whoever waits for what may leave is told how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.exchange.released import released

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Project


def test_each_document_is_looked_at_twice_and_it_ends_where_all_are(project: Project, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(
            f"On {number + 1} May 2021 a man was killed in Kotli.\n", "utf-8"
        )
    project.process([tmp_path])
    told: list[tuple[int, int]] = []
    released(project, "public", lambda done, every: told.append((done, every)))
    assert told[-1] == (6, 6)
    assert (3, 6) in told
    assert told == sorted(told)
