"""What was worked out before and need not be worked out again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Callable

    Asked = tuple[object, ...]

T = TypeVar("T")

_KEPT = 512
"""Answers that are remembered; those not asked for the longest are forgotten first."""
_LONG = 0.02
"""Seconds of work that are worth saving even where a little may have changed."""
_GOOD_FOR = 200
"""How many times as long as it took an answer is good enough, where it may lag behind."""


@record
class _Answer:
    value: Any
    state: object
    """Of that on which it depends."""
    took: float
    at: float


class Remembered:
    """Answers to what was asked, for all threads."""

    def __init__(self, most: int = _KEPT) -> None:
        """Nothing yet.

        Args:
            most: answers that are remembered.
        """
        self._most = most
        self._answers: OrderedDict[Asked, _Answer] = OrderedDict()
        self._lock = Lock()

    def once(self, asked: Asked, work_out: Callable[[], T], least: float = 0.0) -> T:
        """The answer, worked out the first time that it is asked for.

        Args:
            asked: what; with all on which the answer depends.
            work_out: works the answer out.
            least: seconds; an answer that took less is not worth remembering.
        """
        known = self._find(asked)
        if known is not None:
            return known.value  # type: ignore[no-any-return]  # as it was put there
        return self._work_out(asked, None, work_out, least)

    def lately(self, asked: Asked, state: object, work_out: Callable[[], T]) -> T:
        """The answer, or one from a little while ago where it takes long to work out.

        For what is only offered, as the values of a filter: while documents are read, the register changes
        many times a second.

        Args:
            asked: what.
            state: of that on which it depends: as long as it is the same, so is the answer.
            work_out: works the answer out.
        """
        known = self._find(asked)
        if known is not None and (known.state == state or _is_good_enough(known)):
            return known.value  # type: ignore[no-any-return]  # as it was put there
        return self._work_out(asked, state, work_out)

    def _find(self, asked: Asked) -> _Answer | None:
        with self._lock:
            if asked in self._answers:
                self._answers.move_to_end(asked)
            return self._answers.get(asked)

    def _work_out(self, asked: Asked, state: object, work_out: Callable[[], T], least: float = 0.0) -> T:
        begun = monotonic()
        value = work_out()
        now = monotonic()
        if now - begun < least:
            return value
        with self._lock:
            self._answers[asked] = _Answer(value, state, now - begun, now)
            self._answers.move_to_end(asked)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return value


def _is_good_enough(known: _Answer) -> bool:
    return known.took >= _LONG and monotonic() - known.at < known.took * _GOOD_FOR
