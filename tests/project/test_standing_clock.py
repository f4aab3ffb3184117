"""The clock where that of the computer stands still for a while, as on Windows, or is set back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from gawah.project import clock

if TYPE_CHECKING:
    import pytest

TOLD = datetime(2026, 1, 1, 10, tzinfo=UTC)


def test_of_two_words_said_while_it_stands_still_the_last_is_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moments = [TOLD] * 3 + [TOLD - timedelta(milliseconds=1), TOLD + timedelta(milliseconds=16)]
    told = told_at(monkeypatch, moments)
    assert told == sorted(set(told))
    assert told[-1] == "2026-01-01T10:00:00.016000Z"


def test_a_clock_that_is_set_back_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    told = told_at(monkeypatch, [TOLD, TOLD - timedelta(hours=1), TOLD - timedelta(hours=1)])
    assert told == [
        "2026-01-01T10:00:00.000000Z",
        "2026-01-01T09:00:00.000000Z",
        "2026-01-01T09:00:00.000001Z",
    ]


def told_at(monkeypatch: pytest.MonkeyPatch, moments: list[datetime]) -> list[str]:
    """What the clock tells while that of the computer tells some moments, one after the other."""
    left = iter(moments)

    class Computer(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            assert tz is UTC
            return next(left)

    monkeypatch.setattr(clock, "datetime", Computer)
    monkeypatch.setattr(clock, "_CLOCK", clock._Clock())
    return [clock.now() for _ in moments]
