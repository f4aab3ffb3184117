"""Taking back what a person did last, one press after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import UsageError
from gawah.model.record import record
from gawah.review.history import deeds_of
from gawah.review.withdraw import holding_in, take_back_batch
from gawah.store.deeds import deeds_by

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from gawah.project import Project
    from gawah.review.decision import Decision
    from gawah.review.history import Deed
    from gawah.review.withdraw import Spoken, TakenBack
    from gawah.store.deeds import Batch


@record
class SteppedOver:
    """Something that cannot be taken back, since something newer was said of it."""

    deed: Deed
    newer: TakenBack
    """What was said later, by whom and when."""


@record
class Undone:
    """What came of taking back the last deed."""

    taken: tuple[TakenBack, ...]
    """What holds no more; empty where a deed was stepped over."""
    deed: Deed | None = None
    """What was taken back; of several things done in one go the first."""
    stepped_over: SteppedOver | None = None
    before_it: Deed | None = None
    """What the next press takes back; None where there is nothing left."""


def undo_last(project: Project, decision: Decision, told: Collection[int] = ()) -> Undone:
    """A person takes back all that they did last in one go.

    Where something newer was said of it, nothing is taken back: it is stepped over. Who then gives its row of
    the log among those that were told takes back the one before.

    Args:
        project: the project.
        decision: who takes back and why.
        told: rows of the log of which the person knows that they cannot be taken back.

    Raises:
        UsageError: nothing of theirs is left that could be taken back.
        ConflictError: somebody said something newer at that very moment.
    """
    going = _holding(project, decision.reviewer)
    for batch, holding in going:
        newer = _newest([word.newer for word in holding if word.newer is not None])
        deed = next(iter(deeds_of(project, batch.seq)), None)
        if newer is None:
            return Undone(take_back_batch(project, batch.seq, decision), deed)
        if batch.seq not in told and deed is not None:
            return Undone((), None, SteppedOver(deed, newer), _first_free(project, going))
    raise UsageError("There is nothing of yours left that could be taken back.")


def last_deed(project: Project, reviewer: str) -> Deed | None:
    """What a person did last that still holds, take-backs left out; None where there is nothing.

    Of several things done in one go the first; ``deeds_of`` its batch gives all.
    """
    for batch, _ in _holding(project, reviewer):
        return next(iter(deeds_of(project, batch.seq)), None)
    return None


def _first_free(project: Project, going: Iterator[tuple[Batch, list[Spoken]]]) -> Deed | None:
    for batch, holding in going:
        if all(word.newer is None for word in holding):
            return next(iter(deeds_of(project, batch.seq)), None)
    return None


def _holding(project: Project, reviewer: str) -> Iterator[tuple[Batch, list[Spoken]]]:
    """The rows of a person's of which anything holds, newest first, with what does."""
    for some in deeds_by(project.engine, reviewer):
        yield from holding_in(project, some)


def _newest(words: list[TakenBack]) -> TakenBack | None:
    return max(words, key=lambda told: told.at, default=None)
