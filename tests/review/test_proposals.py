"""Two people for one decision: what one proposes holds once another confirms it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from gawah.errors import ConflictError, NotAllowedError, NotFoundError, ProposedError, UsageError
from gawah.members import Privilege, passphrases
from gawah.members.managing import remove, set_role
from gawah.members.proposals import all_proposals, let_leave, needs_two, propose
from gawah.members.rules import SIGNED
from gawah.members.ruling import set_rule
from gawah.model import BlockKind, ProposalWord, Role, Same
from gawah.project.verify import verify
from gawah.register.standard import standard
from gawah.review import (
    Consent,
    Decision,
    accept,
    class_block,
    confirm,
    consents_of,
    judge,
    lines_of,
    permit,
    rate,
    refuse,
    reject,
    to_read_again,
    undo_last,
)
from gawah.store.deeds import deeds_by
from gawah.vault import Cost
from tests.members.conftest import gather
from tests.members.group import GROUP, KEEPER

if TYPE_CHECKING:
    from gawah.project import Pipeline, Project
    from gawah.register import Incident

RANA, ESHA, RAZA = (
    Decision(GROUP[role], "as the paper says") for role in (Role.READER, Role.EDITOR, Role.REVIEWER)
)
KIRAN = Decision(KEEPER, "she asked for it")
AGREED = Consent("un", "herself, on paper", "a report", "2024-05-01")


@pytest.fixture
def group(filled: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(passphrases, "cost", Cost(memory=32, passes=1, lanes=1))
    gather(filled)
    return filled


def first(project: Project) -> Incident:
    return project.register().incidents()[0]


def date_of(project: Project) -> str:
    return first(project).subject.fields["date"].claims[0].id


def proposed(project: Project) -> str:
    """The id of the proposal that waits."""
    (one,) = [one for one in all_proposals(project) if one.is_open]
    return one.first.proposal


def second_keeper(project: Project) -> None:
    set_role(project, RAZA.reviewer, Role.KEEPER, KEEPER)


def test_what_an_editor_decides_holds_once_a_reviewer_confirms_it(group: Project) -> None:
    claim = date_of(group)
    with pytest.raises(ProposedError):
        reject(group, claim, ESHA)
    assert group.stored().verdicts == ()
    (line,) = lines_of(group, all_proposals(group)[0].first)
    assert (line.word, line.kind, line.prop, line.value) == ("rejected", "incident", "date", "2021-03-04")
    confirm(group, proposed(group)[:6], RAZA)
    (verdict,) = group.stored().verdicts
    assert verdict.reviewer == f"{ESHA.reviewer} + {RAZA.reviewer}"
    assert verdict.why == ESHA.why
    assert verdict.at > all_proposals(group)[0].first.at
    assert all_proposals(group)[0].last.word is ProposalWord.CONFIRMED
    assert verify(group.root).damages == []


@pytest.mark.parametrize("who", [ESHA, RANA, Decision("Nobody Example")])
def test_nobody_confirms_what_they_may_not_do_or_proposed_themselves(group: Project, who: Decision) -> None:
    with pytest.raises(ProposedError):
        accept(group, date_of(group), ESHA)
    with pytest.raises(NotAllowedError):
        confirm(group, proposed(group), who)
    if who is not ESHA:
        with pytest.raises(NotAllowedError):
            refuse(group, proposed(group), who)
    assert group.stored().verdicts == ()


def test_where_two_are_asked_for_a_reviewer_needs_another(group: Project) -> None:
    set_rule(group, "standard", "two", KEEPER)
    accept(group, date_of(group), RAZA)
    with pytest.raises(ProposedError):
        rate(group, first(group).id, "reasonable_grounds", RAZA)
    assert standard(first(group)).by == ""
    with pytest.raises(NotAllowedError, match="Nobody confirms"):
        confirm(group, proposed(group), RAZA)
    confirm(group, proposed(group), KIRAN)
    met = standard(first(group))
    assert (met.level, met.by) == ("reasonable_grounds", f"{RAZA.reviewer} + {KEEPER}")


def test_a_consent_under_two_names(group: Project) -> None:
    with pytest.raises(UsageError, match="Two members"):
        set_rule(group, "permit", "two", KEEPER)
    second_keeper(group)
    set_rule(group, "permit", "two", KEEPER)
    person = next(iter(group.register().of_kind("person"))).id
    with pytest.raises(ProposedError):
        permit(group, person, AGREED, KIRAN)
    assert consents_of(group.register(), person) == ()
    with pytest.raises(NotAllowedError):
        confirm(group, proposed(group), ESHA)
    confirm(group, proposed(group), RAZA)
    assert [one.value("audience") for one in consents_of(group.register(), person)] == ["un"]


def test_a_pair_is_joined_by_two(group: Project) -> None:
    set_rule(group, "pairs", "two", KEEPER)
    one, other = group.register().incidents()
    with pytest.raises(ProposedError):
        judge(group, (one.id, other.id), Same.SAME, RAZA)
    assert len(group.register().incidents()) == 2
    confirm(group, proposed(group), KIRAN)
    assert len(group.register().incidents()) == 1


def test_what_was_decided_since_is_not_decided_over(group: Project) -> None:
    claim = date_of(group)
    with pytest.raises(ProposedError):
        reject(group, claim, ESHA)
    accept(group, claim, RAZA)
    with pytest.raises(ConflictError, match="since it was proposed"):
        confirm(group, proposed(group), KIRAN)
    refuse(group, proposed(group), KIRAN)
    assert [one.word.value for one in group.stored().verdicts] == ["accepted"]


def test_a_standard_that_was_said_since_is_not_said_over(group: Project) -> None:
    with pytest.raises(ProposedError):
        rate(group, first(group).id, "alleged", ESHA)
    rate(group, first(group).id, "reasonable_grounds", RAZA)
    with pytest.raises(ConflictError, match="since it was proposed"):
        confirm(group, proposed(group), KIRAN)


def test_a_proposal_is_refused_or_taken_back_once(group: Project) -> None:
    for who in (RAZA, ESHA):
        with pytest.raises(ProposedError):
            accept(group, date_of(group), ESHA)
        waiting = proposed(group)
        assert refuse(group, waiting, who).actor == ESHA.reviewer
        for again in (confirm, refuse):
            with pytest.raises(ConflictError, match="already"):
                again(group, waiting, KIRAN)
    with pytest.raises(NotFoundError):
        confirm(group, "0" * 12, RAZA)
    assert group.stored().verdicts == ()


def test_a_proposal_is_no_deed_that_is_taken_back_and_what_was_confirmed_is_one(group: Project) -> None:
    with pytest.raises(ProposedError):
        accept(group, date_of(group), ESHA)
    assert not any(
        one for some in deeds_by(group.engine, ESHA.reviewer) for one in some if one.says_something
    )
    confirm(group, proposed(group), RAZA)
    undo_last(group, RAZA)
    assert first(group).subject.fields["date"].claims[0].verdict is None


def test_what_is_said_of_a_block_is_read_again_once_it_is_confirmed(group: Project, small: Pipeline) -> None:
    document = next(one for one in group.stored().documents if one.name == "gazette.txt").id
    with pytest.raises(ProposedError):
        class_block(group, document, "3", BlockKind.NAVIGATION, ESHA)
    done = confirm(group, proposed(group), RAZA)
    assert to_read_again(group, done.claims) == {document}
    group.read_again(document, small)
    assert len(group.register().incidents()) == 1


def test_something_leaves_once_for_each_word_of_two(group: Project) -> None:
    second_keeper(group)
    let_leave(group, KEEPER, Privilege.PUBLISH, "public")
    set_rule(group, "publish", "two", KEEPER)
    for _ in range(2):  # asked again, it is the same proposal
        with pytest.raises(ProposedError):
            let_leave(group, KEEPER, Privilege.PUBLISH, "public")
    with pytest.raises(NotAllowedError):
        confirm(group, proposed(group), KIRAN)
    confirm(group, proposed(group), RAZA)
    with pytest.raises(ProposedError):
        let_leave(group, KEEPER, Privilege.PUBLISH, "un")
    let_leave(group, KEEPER, Privilege.PUBLISH, "public")
    with pytest.raises(ProposedError):
        let_leave(group, KEEPER, Privilege.PUBLISH, "public")


def test_of_several_who_write_at_once_one_does(group: Project) -> None:
    second_keeper(group)
    set_rule(group, "publish", "two", KEEPER)
    with pytest.raises(ProposedError):
        let_leave(group, KEEPER, Privilege.PUBLISH, "public")
    confirm(group, proposed(group), RAZA)

    def leave(_number: int) -> bool:
        try:
            let_leave(group, KEEPER, Privilege.PUBLISH, "public")
        except (ProposedError, ConflictError):
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(leave, range(6))) == 1


def test_what_was_added_since_was_confirmed_by_nobody(group: Project) -> None:
    second_keeper(group)
    set_rule(group, "publish", "two", KEEPER)
    with pytest.raises(ProposedError):
        let_leave(group, KEEPER, Privilege.PUBLISH, "public")
    confirm(group, proposed(group), RAZA)
    accept(group, date_of(group), RAZA)
    with pytest.raises(ProposedError):
        let_leave(group, KEEPER, Privilege.PUBLISH, "public")


def test_two_destroy_a_document_and_the_tombstone_has_both_names(group: Project) -> None:
    second_keeper(group)
    set_rule(group, "forget", "two", KEEPER)
    document = first(group).documents[0]
    with pytest.raises(ProposedError):
        accept(group, date_of(group), ESHA)
    refuse(group, proposed(group), ESHA)
    what = {"document": document, "documents": [document]}
    assert isinstance(propose(group, Privilege.FORGET, what, KEEPER, "consent withdrawn"), ProposedError)
    assert confirm(group, proposed(group), RAZA).told > 0
    found = verify(group.root)
    assert found.damages == []
    assert any(f"destroyed by {KEEPER} + {RAZA.reviewer}" in one for one in found.remarks)
    # What was proposed about it is gone with it.
    assert all_proposals(group) == ()
    assert first(group).documents[0] != document


def test_that_one_is_enough_again_takes_two_keepers(group: Project) -> None:
    second_keeper(group)
    set_rule(group, "forget", "two", KEEPER)
    with pytest.raises(ProposedError):
        set_rule(group, "forget", "one", KEEPER)
    assert needs_two(group, [Privilege.FORGET])
    with pytest.raises(NotAllowedError):
        confirm(group, proposed(group), KIRAN)
    confirm(group, proposed(group), RAZA)
    assert not needs_two(group, [Privilege.FORGET])
    set_rule(group, "forget", "two", KEEPER)
    remove(group, RAZA.reviewer, KEEPER)
    set_rule(group, "forget", "one", KEEPER)
    assert not needs_two(group, [Privilege.FORGET])


def test_every_rule_of_two_is_of_a_privilege() -> None:
    assert set(SIGNED) <= {one.value for one in Privilege}


def test_a_project_without_members_proposes_nothing(filled: Project) -> None:
    accept(filled, date_of(filled), ESHA)
    let_leave(filled, "anybody", Privilege.PUBLISH, "public")
    assert all_proposals(filled) == ()
