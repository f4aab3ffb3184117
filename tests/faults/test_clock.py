"""A clock that goes back, stands in 1970, or runs far ahead: the order is that of the log, and it is told."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

import gawah.project.clock
from gawah.model import Same
from gawah.project.checkpoints import sign_state
from gawah.review import (
    Called,
    Decision,
    accept,
    add_name,
    correct,
    history,
    judge,
    reject,
    take_back,
    take_back_judgement,
)
from gawah.store.look_up import newest_run
from tests.faults.made import SMALL, report, verified

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path
    from typing import Self

    from gawah.model import Statement
    from gawah.project import Pipeline, Project
    from gawah.register import Claim
    from tests.faults.made import Kind

pytestmark = pytest.mark.parametrize("kind", ["plain"], indirect=True)
ASHA, BANO = Decision("Asha"), Decision("Bano")
TODAY, DEAD, BEFORE, AHEAD = "2026-03-04T12:00", "1970-01-01T00:00", "2026-03-04T07:00", "2099-12-31T23:00"
"""What a clock tells: the truth; with a dead battery; five hours too little, as where one system keeps local
time; far too much."""
WRONG = pytest.mark.parametrize("clock", [(TODAY, DEAD), (TODAY, BEFORE), (AHEAD, TODAY)])
"""What the clock tells first, and then."""


class Clock(datetime):
    """The clock of the computer: it goes on from where it was set to."""

    told = datetime.fromisoformat(TODAY)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        Clock.told += timedelta(seconds=1)
        return cls.fromisoformat(Clock.told.isoformat()).replace(tzinfo=tz)

    @staticmethod
    def set(to: str) -> None:
        Clock.told = datetime.fromisoformat(to)


@pytest.fixture(autouse=True)
def set_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gawah.project.clock, "datetime", Clock)
    Clock.set(TODAY)


@pytest.fixture
def made(kind: Kind, tmp_path: Path) -> Iterator[Project]:
    with kind.create(tmp_path / "p") as project:
        yield project


def is_told(project: Project) -> None:
    """Verify finds nothing wrong, and says that the clock went back."""
    sign_state(project)
    found = verified(project.root)
    assert found.damages == []
    assert found.signed == found.leaves
    assert any(one.startswith("The clock went back at row") for one in found.remarks)


def stated(project: Project, prop: str) -> list[Statement]:
    return [one for one in project.stored().statements if one.prop == prop]


def claim(project: Project, known: str) -> Claim | None:
    return project.register().claims.get(known)


@WRONG
def test_files_keep_their_order_and_the_log_its_checkpoints(
    made: Project, tmp_path: Path, clock: tuple[str, str]
) -> None:
    added = []
    for number, time in enumerate((*clock, TODAY)):
        Clock.set(time)
        added.append(made.add(report(tmp_path / "in", number)).document)
        assert sign_state(made) is not None
    assert [one.id for one in made.stored().documents] == added
    assert verified(made.root).checkpoints == 3
    is_told(made)


@WRONG
def test_the_last_word_wins_whatever_the_clock_says(
    made: Project, tmp_path: Path, clock: tuple[str, str]
) -> None:
    first, then = clock
    Clock.set(first)
    made.process([report(tmp_path / "in", 1)], pipeline=SMALL)
    (date,) = stated(made, "date")
    accept(made, date.claim_id, ASHA)
    Clock.set(then)
    reject(made, date.claim_id, BANO)
    found = claim(made, date.claim_id)
    assert found is not None
    assert not found.counts
    told = correct(made, date.claim_id, "2020", ASHA)
    instead = claim(made, told.instead or "")
    assert instead is not None
    assert instead.counts
    assert [deed.word for deed in history(made, date.claim_id)] == ["corrected", "rejected", "accepted"]
    for counts in (False, True):  # the correction is taken back, then the rejection
        take_back(made, date.claim_id, BANO)
        found = claim(made, date.claim_id)
        assert found is not None
        assert found.counts is counts
    assert found is not None
    assert found.person == "Asha"
    is_told(made)


@WRONG
def test_the_last_word_on_two_incidents_wins(made: Project, tmp_path: Path, clock: tuple[str, str]) -> None:
    first, then = clock
    Clock.set(first)
    made.process([report(tmp_path / "in", 1), report(tmp_path / "in", 2)], pipeline=SMALL)
    left, right = (one.subject for one in stated(made, "title"))
    judge(made, (left, right), Same.SAME, ASHA)
    assert len(made.register().incidents()) == 1
    Clock.set(then)
    judge(made, (left, right), Same.DIFFERENT, BANO)
    assert len(made.register().incidents()) == 2
    take_back_judgement(made, (left, right), BANO)
    assert len(made.register().incidents()) == 1
    is_told(made)


@WRONG
def test_of_two_values_that_people_chose_the_later_stands_first(
    made: Project, tmp_path: Path, clock: tuple[str, str]
) -> None:
    first, then = clock
    Clock.set(first)
    made.process([report(tmp_path / "in", 1), report(tmp_path / "in", 2)], pipeline=SMALL)
    left, right = (one.subject for one in stated(made, "title"))
    judge(made, (left, right), Same.SAME, ASHA)
    for one, time in zip(reversed(stated(made, "date")), (first, then), strict=True):
        Clock.set(time)
        accept(made, one.claim_id, ASHA)
        (incident,) = made.register().incidents()
        assert incident.date == one.value
    with closing(made.catalogue()) as catalogue:
        catalogue.update()
        assert [row.date for row in catalogue.outlines(catalogue.as_listed())] == [incident.date]
    is_told(made)


@WRONG
def test_somebody_is_called_first_as_was_said_last(
    made: Project, tmp_path: Path, clock: tuple[str, str]
) -> None:
    first, then = clock
    Clock.set(first)
    files = [report(tmp_path / "in", 1), report(tmp_path / "in", 2)]
    made.process(files, pipeline=SMALL)
    people = sorted({one.value for one in stated(made, "victim")})
    judge(made, (people[0], people[1]), Same.SAME, ASHA)
    for person, name, time in zip(people, ("Dana Elson", "Dana Elsin"), (first, then), strict=True):
        Clock.set(time)
        told = {one.document for one in stated(made, "name") if one.subject == person}
        add_name(made, person, Called(name, "name"), ASHA, told.pop())
        with closing(made.catalogue()) as catalogue:
            catalogue.update()
            assert [row.label for row in catalogue.subjects("person").rows] == [name]
    is_told(made)


@WRONG
def test_the_newest_reading_counts_and_is_done_once(
    made: Project, tmp_path: Path, better: Pipeline, clock: tuple[str, str]
) -> None:
    first, then = clock
    files = [report(tmp_path / "in", 1)]
    Clock.set(first)
    made.process(files, pipeline=SMALL)
    assert made.register().incidents()
    Clock.set(then)
    (document,) = made.process(files, pipeline=better).read_again
    last = newest_run(made.engine, document)
    assert last is not None
    assert last.methods == ("small@2",)
    assert not made.register().incidents()
    assert made.process(files, pipeline=better).already == (document,)
    is_told(made)


@WRONG
def test_what_is_said_of_a_file_after_it_was_read_is_read(
    made: Project, tmp_path: Path, clock: tuple[str, str]
) -> None:
    first, then = clock
    file = report(tmp_path / "in", 1)
    Clock.set(first)
    made.process([file], pipeline=SMALL)
    Clock.set(then)
    made.add(file, {"publisher": "The Gazette of Torva"})
    (document,) = made.process([file], pipeline=SMALL).read_again
    assert [one.value for one in stated(made, "publisher")] == ["The Gazette of Torva"]
    Clock.set(TODAY)
    made.process([file], pipeline=SMALL)
    assert made.process([file], pipeline=SMALL).already == (document,)


def test_a_clock_that_goes_on_is_not_told(made: Project, tmp_path: Path) -> None:
    for number, time in enumerate((DEAD, BEFORE, TODAY, AHEAD)):
        Clock.set(time)
        made.add(report(tmp_path / "in", number))
    sign_state(made)
    found = verified(made.root)
    assert found.damages == found.remarks == []
