"""One press takes back what a person did last, another does it again."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from gawah.errors import ConflictError, GawahError, UsageError
from gawah.model import BlockKind, Same
from gawah.review import (
    Called,
    Decision,
    accept,
    accept_all,
    add_name,
    class_block,
    correct,
    judge,
    last_deed,
    may_redo,
    redo_last,
    reject,
    reject_incident,
    split,
    take_back,
    to_read_again,
    undo_last,
)
from gawah.store import verify_log

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.project import Pipeline, Project

    Standing = tuple[dict[str, tuple[bool, str | None]], dict[str, str], list[str]]

ASHA = Decision("Asha")
BEN = Decision("Ben")


def claims_of(project: Project, prop: str) -> list[str]:
    return sorted(c.id for c in project.register().claims.values() if c.statement.prop == prop and c.counts)


def standing(project: Project) -> Standing:
    """Which claims count and what was said of them, who is joined with whom, what everything is called."""
    register = project.register()
    told = {
        claim.id: (claim.counts, claim.verdict.word.value if claim.verdict else None)
        for claim in register.claims.values()
        if claim.counts or claim.verdict
    }
    return told, dict(register.names), [subject.label for subject in register.subjects.values()]


def press_until_nothing(press: Callable[[], object]) -> int:
    """Press until there is nothing left; how often something came of it."""
    for number in range(100):
        try:
            press()
        except UsageError:
            return number
    raise AssertionError("it never ends")


def test_what_was_taken_back_is_done_again_step_by_step(filled: Project) -> None:
    date, other = claims_of(filled, "date")
    person, _ = (one.id for one in filled.register().of_kind("person"))
    pair = (filled.register().incidents()[0].id, filled.register().incidents()[1].id)
    stages = [standing(filled)]
    steps: list[Callable[[], object]] = [
        lambda: accept(filled, date, ASHA),
        lambda: correct(filled, date, "2021-03-09", Decision("Asha", "their letter")),
        lambda: reject(filled, other, ASHA),
        lambda: add_name(filled, person, Called("A. Soyle"), ASHA),
        lambda: judge(filled, pair, Same.SAME, ASHA),
    ]
    for step in steps:
        step()
        stages.append(standing(filled))
    for stage in reversed(stages[:-1]):
        undo_last(filled, ASHA)
        assert standing(filled) == stage
        assert may_redo(filled, "Asha")
    with pytest.raises(UsageError, match="nothing of yours left"):
        undo_last(filled, ASHA)
    for stage in stages[1:]:
        redo_last(filled, ASHA)
        told, joined, labels = standing(filled)
        assert ({one for one, (counts, _) in told.items() if counts}, joined, labels) == (
            {one for one, (counts, _) in stage[0].items() if counts},
            stage[1],
            stage[2],
        )
    with pytest.raises(UsageError, match="nothing to do again"):
        redo_last(filled, ASHA)
    assert press_until_nothing(lambda: undo_last(filled, ASHA)) == len(steps)
    assert standing(filled) == stages[0]
    assert verify_log(filled.engine) == []


@pytest.mark.parametrize("seed", range(6))
def test_all_that_is_taken_back_can_be_done_again(filled: Project, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (which deeds, no secret)
    register = filled.register()
    claims, incidents = sorted(register.claims), [one.id for one in register.incidents()]
    for _ in range(8):
        one = chance.choice(claims)
        deeds: list[Callable[[], object]] = [
            lambda one=one: accept(filled, one, ASHA),  # type: ignore[misc]  # kept for this round
            lambda one=one: reject(filled, one, ASHA),  # type: ignore[misc]
            lambda: accept_all(filled, dict.fromkeys(chance.sample(claims, 3)), ASHA),
            lambda: reject_incident(filled, incidents[0], ASHA),
            lambda: judge(filled, (incidents[0], incidents[1]), chance.choice(list(Same)[:3]), ASHA),
            lambda: split(filled, incidents[0], incidents[1], ASHA),
            lambda one=one: take_back(filled, one, ASHA),  # type: ignore[misc]
        ]
        try:
            chance.choice(deeds)()
        except GawahError:
            continue  # nothing stands there to be decided about
    after = standing(filled)
    undone = press_until_nothing(lambda: undo_last(filled, ASHA))
    for _ in range(undone):
        redo_last(filled, ASHA)
    told, joined, labels = standing(filled)
    assert (joined, labels) == after[1:]
    assert {one for one, (counts, _) in told.items() if counts} == {
        one for one, (counts, _) in after[0].items() if counts
    }


def test_a_deed_that_somebody_has_overtaken_is_stepped_over(filled: Project) -> None:
    date, other = claims_of(filled, "date")
    accept(filled, other, ASHA)
    accept(filled, date, ASHA)
    reject(filled, date, BEN)
    before = standing(filled)
    undone = undo_last(filled, ASHA)
    assert undone.taken == ()
    assert undone.stepped_over is not None
    assert undone.stepped_over.deed.about == (date,)
    assert (undone.stepped_over.newer.reviewer, undone.stepped_over.newer.word) == ("Ben", "rejected")
    assert undone.before_it is not None
    assert undone.before_it.about == (other,)
    assert standing(filled) == before
    taken = undo_last(filled, ASHA, {undone.stepped_over.deed.batch})
    assert [one.about for one in taken.taken] == [(other,)]
    with pytest.raises(UsageError, match="nothing of yours left"):
        undo_last(filled, ASHA, {undone.stepped_over.deed.batch})
    undo_last(filled, BEN)
    deed = last_deed(filled, "Asha")
    assert deed is not None
    assert deed.about == (date,)
    assert undo_last(filled, ASHA, {deed.batch}).taken[0].about == (date,)


def test_nothing_is_done_again_once_something_else_was_decided(filled: Project) -> None:
    date, other = claims_of(filled, "date")
    with pytest.raises(UsageError, match="took nothing back"):
        redo_last(filled, ASHA)
    accept(filled, date, ASHA)
    undo_last(filled, ASHA)
    accept(filled, other, ASHA)
    assert not may_redo(filled, "Asha")
    with pytest.raises(UsageError, match="decided something else since"):
        redo_last(filled, ASHA)


def test_nothing_is_done_again_over_what_somebody_else_said_since(filled: Project) -> None:
    date, other = claims_of(filled, "date")
    accept(filled, date, ASHA)
    undo_last(filled, ASHA)
    accept(filled, other, BEN)
    redo_last(filled, ASHA)
    undo_last(filled, ASHA)
    reject(filled, date, BEN)
    with pytest.raises(ConflictError, match="Ben said rejected"):
        redo_last(filled, ASHA)


def test_a_document_is_to_be_read_again_where_the_class_of_a_block_was_taken_back(
    filled: Project, small: Pipeline
) -> None:
    before = {one for one in filled.register().claims if filled.register().claims[one].counts}
    document = filled.stored().documents[0].id
    kept = next(c.id for c in filled.part([document]).claims.values() if c.statement.prop == "date")
    accept(filled, kept, BEN)
    text = filled.text(document)
    assert text is not None
    where = next(block for block in text.blocks if "killed" in text.content[block.start : block.end])
    line = text.content.count("\n", 0, where.start) + 1
    class_block(filled, document, str(line), BlockKind.NAVIGATION, ASHA)
    filled.read_again(document, small)
    assert filled.part([document]).claims[kept].is_no_longer_found
    undone = undo_last(filled, ASHA)
    assert to_read_again(filled, [one for word in undone.taken for one in word.about]) == {document}
    filled.read_again(document, small)
    after = filled.register().claims
    assert {one for one in after if after[one].counts} == before
    assert (after[kept].person, after[kept].is_no_longer_found) == ("Ben", False)
    redone = redo_last(filled, ASHA)
    assert to_read_again(filled, [one for word in redone for one in word.about]) == {document}
    filled.read_again(document, small)
    assert filled.part([document]).claims[kept].is_no_longer_found
    assert to_read_again(filled, [kept]) == frozenset()
