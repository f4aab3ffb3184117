"""What a person had before them is kept with what they say of two subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.model import Judgement, Same
from gawah.review import Decision, join, joined_by_method, judge, split
from gawah.store import verify_log
from gawah.store.engine import open_store
from gawah.store.records import record_digest, to_row

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project

ASHA = Decision("Asha", "one name")


@pytest.fixture
def two(project: Project, reports: Path, small: Pipeline) -> tuple[str, str]:
    (reports / "post.txt").write_text("Amin Soyle was killed in Torva on 2021-03-04.\n", "utf-8")
    project.process([reports], pipeline=small)
    first, second = (one.id for one in project.register().incidents() if one.date == "2021-03-04")
    return first, second


def last(project: Project) -> tuple[str | None, str]:
    word = project.stored().judgements[-1]
    return word.shown, word.words


@pytest.mark.parametrize("same", [Same.SAME, Same.DIFFERENT, Same.UNSURE])
def test_the_signs_are_kept_beside_the_reason(project: Project, two: tuple[str, str], same: Same) -> None:
    judge(project, two, same, ASHA)
    shown, why = last(project)
    assert shown is not None
    assert "victims: Amin Soyle" in shown
    assert "date: 2021-03-04" in shown
    assert why == "one name"
    assert verify_log(project.engine) == []


def test_parting_and_joining_several_keep_them_too(project: Project, two: tuple[str, str]) -> None:
    join(project, [two], ASHA)
    assert "victims: Amin Soyle" in (last(project)[0] or "")
    (joined,) = (one for one in project.register().incidents() if len(one.subject.members) == 2)
    split(project, joined.id, joined.subject.members[0], ASHA)
    assert "victims: Amin Soyle" in (last(project)[0] or "")
    assert joined_by_method(project) == ()


def test_of_two_people_their_names_are_kept(project: Project, two: tuple[str, str]) -> None:
    del two
    people = [one.id for one in project.register().of_kind("person") if one.label == "Amin Soyle"]
    judge(project, (people[0], people[1]), Same.SAME, ASHA)
    assert last(project)[0] == "Amin Soyle | Amin Soyle"


def test_a_record_from_before_it_was_kept_still_holds(project: Project, two: tuple[str, str]) -> None:
    """A judgement without it has the hash it always had, and an older table gains the column."""
    judge(project, two, Same.SAME, ASHA)
    store = project.root / "store.sqlite"
    with project.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER judgements_no_update")
        connection.exec_driver_sql(
            "DELETE FROM migrations WHERE number >= (SELECT number FROM migrations WHERE name = 'with_shown')"
        )
        connection.exec_driver_sql("ALTER TABLE judgements DROP COLUMN shown")
    project.engine.dispose()
    engine = open_store(store)
    with engine.connect() as connection:
        (kept,) = connection.exec_driver_sql("SELECT shown FROM judgements").scalars()
    assert kept is None
    engine.dispose()


def test_what_was_never_shown_is_no_part_of_the_hash() -> None:
    row = to_row(Judgement("incident:1", "incident:2", Same.SAME, "review", "2026-01-01T00:00:00Z", "Asha"))
    older = {name: value for name, value in row.items() if name != "shown"}
    assert record_digest("judgements", row) == record_digest("judgements", older)
    assert record_digest("judgements", row | {"shown": "date"}) != record_digest("judgements", older)
