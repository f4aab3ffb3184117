"""A decision is looked at by what it says: nobody does by a take-back what is not theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.errors import NotAllowedError, ProposedError
from gawah.members import passphrases
from gawah.members.managing import remove, set_role
from gawah.model import Role, Same
from gawah.review import (
    Consent,
    Decision,
    accept,
    judge,
    permit,
    rate,
    take_back,
    take_back_batch,
    withdraw_permit,
)
from gawah.store.changes import last_batch
from gawah.vault import Cost
from tests.members.conftest import gather
from tests.members.group import GROUP, KEEPER

if TYPE_CHECKING:
    from gawah.project import Project

RAZA = Decision(GROUP[Role.REVIEWER], "as the paper says")
RANA, ESHA = Decision(GROUP[Role.READER], "why not"), Decision(GROUP[Role.EDITOR], "why not")
KIRAN = Decision(KEEPER, "she asked for it")
AGREED = Consent("un", "herself, on paper", "a report", "2024-05-01")


@pytest.fixture
def group(filled: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(passphrases, "cost", Cost(memory=32, passes=1, lanes=1))
    gather(filled)
    return filled


def person(project: Project) -> str:
    return next(iter(project.register().of_kind("person"))).id


@pytest.mark.parametrize("who", [RANA, Decision("Nobody Example", "x")])
def test_who_may_not_decide_decides_nothing(group: Project, who: Decision) -> None:
    first, second = group.register().incidents()
    before = last_batch(group.engine)
    for what in (
        lambda: accept(group, first.subject.fields["date"].claims[0].id, who),
        lambda: judge(group, (first.id, second.id), Same.SAME, who),
        lambda: rate(group, first.id, "alleged", who),
        lambda: permit(group, person(group), AGREED, who),
    ):
        with pytest.raises(NotAllowedError):
            what()  # type: ignore[no-untyped-call, unused-ignore]
    assert last_batch(group.engine) == before


def test_an_editor_proposes_and_lets_nobody_be_named(group: Project) -> None:
    first, _ = group.register().incidents()
    with pytest.raises(ProposedError):
        accept(group, first.subject.fields["date"].claims[0].id, ESHA)
    with pytest.raises(NotAllowedError):
        permit(group, person(group), AGREED, ESHA)
    assert group.stored().verdicts == ()


def test_a_reviewer_decides_and_lets_nobody_be_named(group: Project) -> None:
    first, _ = group.register().incidents()
    accept(group, first.subject.fields["date"].claims[0].id, RAZA)
    rate(group, first.id, "alleged", RAZA)
    with pytest.raises(NotAllowedError):
        permit(group, person(group), AGREED, RAZA)
    with pytest.raises(NotAllowedError):
        withdraw_permit(group, person(group), "un", "2024-06-01", RAZA)


def test_to_take_back_a_withdrawal_is_to_let_somebody_be_named(group: Project) -> None:
    permit(group, person(group), AGREED, KIRAN)
    withdraw_permit(group, person(group), "un", "2024-06-01", KIRAN)
    batch = last_batch(group.engine)
    consent = next(iter(group.register().of_kind("consent")))
    withdrawn = consent.fields["withdrawn"].claims[0].id
    for what in (
        lambda: take_back(group, withdrawn, RAZA),
        lambda: take_back_batch(group, batch, RAZA),
    ):
        with pytest.raises(NotAllowedError):
            what()  # type: ignore[no-untyped-call, unused-ignore]
    assert last_batch(group.engine) == batch
    take_back(group, withdrawn, KIRAN)


def test_a_role_counts_as_it_is_at_the_moment_of_the_decision(group: Project) -> None:
    first, second = group.register().incidents()
    set_role(group, RAZA.reviewer, Role.READER, KEEPER)
    with pytest.raises(NotAllowedError):
        accept(group, first.subject.fields["date"].claims[0].id, RAZA)
    set_role(group, RANA.reviewer, Role.REVIEWER, KEEPER)
    judge(group, (first.id, second.id), Same.DIFFERENT, RANA)
    remove(group, RANA.reviewer, KEEPER)
    with pytest.raises(NotAllowedError, match="is no member"):
        judge(group, (first.id, second.id), Same.SAME, RANA)


def test_a_project_without_members_lets_everybody_decide(filled: Project) -> None:
    first, _ = filled.register().incidents()
    assert accept(filled, first.subject.fields["date"].claims[0].id, Decision("anybody"))
