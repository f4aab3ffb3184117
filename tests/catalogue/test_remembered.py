"""What is remembered, and for how long."""

from __future__ import annotations

from itertools import count

import pytest

from gawah.catalogue import remembered
from gawah.catalogue.remembered import Remembered


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still unless it is put forward."""
    now = [0.0]
    monkeypatch.setattr(remembered, "monotonic", lambda: now[0])
    return now


def test_an_answer_is_worked_out_once_for_what_it_depends_on() -> None:
    answers, memory = count(), Remembered()
    assert memory.once((1, "a"), lambda: next(answers)) == 0
    assert memory.once((1, "a"), lambda: next(answers)) == 0
    assert memory.once((2, "a"), lambda: next(answers)) == 1


def test_what_was_not_asked_for_the_longest_is_forgotten_first() -> None:
    answers, memory = count(), Remembered(2)
    for asked in ("a", "b", "a", "c"):
        memory.once((asked,), lambda: next(answers))
    assert memory.once(("a",), lambda: next(answers)) == 0
    assert memory.once(("b",), lambda: next(answers)) == 3


def test_what_takes_long_may_lag_behind_a_while_and_what_does_not_may_not(clock: list[float]) -> None:
    answers, memory = count(), Remembered()

    def slow() -> int:
        clock[0] += 0.1
        return next(answers)

    assert memory.lately(("slow",), 1, slow) == 0
    assert memory.lately(("slow",), 2, slow) == 0
    clock[0] += 19
    assert memory.lately(("slow",), 2, slow) == 0
    clock[0] += 2
    assert memory.lately(("slow",), 2, slow) == 1
    clock[0] += 1_000
    assert memory.lately(("slow",), 2, slow) == 1  # nothing has changed since

    assert memory.lately(("quick",), 1, lambda: next(answers)) == 2
    assert memory.lately(("quick",), 1, lambda: next(answers)) == 2
    assert memory.lately(("quick",), 2, lambda: next(answers)) == 3


def test_what_took_no_time_is_not_remembered_where_only_long_work_is_worth_it() -> None:
    answers, memory = count(), Remembered()
    assert [memory.once(("a",), lambda: next(answers), least=60.0) for _ in range(2)] == [0, 1]
    assert [memory.once(("a",), lambda: next(answers)) for _ in range(2)] == [2, 2]
