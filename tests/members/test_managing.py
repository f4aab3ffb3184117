from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DatabaseError

from gawah.errors import NotAllowedError, NotEnteredError, NotFoundError, UsageError
from gawah.members import Shown, enter, has_members, member_named, members_of
from gawah.members.managing import add, drop_codes, remove, set_passphrase, set_role, unlock
from gawah.members.ruling import set_rule
from gawah.model import Role
from gawah.project.verify import verify
from gawah.review import Decision, undo_last
from gawah.store.deeds import deeds_by
from gawah.store.members import member_changes
from tests.members.group import GROUP, KEEPER, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.project import Project

RANA, RAZA = GROUP[Role.READER], GROUP[Role.REVIEWER]


def test_the_first_member_is_the_keeper(project: Project) -> None:
    assert not has_members(project)
    added = add(project, "  Lena   Okoro ", Role.READER, words_of("Lena"), "anybody")
    assert (added.name, added.role, added.by) == ("Lena Okoro", Role.KEEPER, "Lena Okoro")
    assert has_members(project)


def test_only_a_keeper_changes_who_belongs(group: Project) -> None:
    tries: list[Callable[[str], object]] = [
        lambda by: add(group, "New Example", Role.READER, "some good words", by),
        lambda by: set_role(group, RANA, Role.KEEPER, by),
        lambda by: remove(group, RANA, by),
        lambda by: set_passphrase(group, KEEPER, "some good words", by),
        lambda by: drop_codes(group, KEEPER, by),
        lambda by: unlock(group, RANA, by),
        lambda by: set_rule(group, "codes", "all", by),
    ]
    before = member_changes(group.engine)
    for what in tries:
        for by in (*(name for name in GROUP.values() if name != KEEPER), "Nobody Example", ""):
            with pytest.raises(NotAllowedError):
                what(by)
    assert member_changes(group.engine) == before


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "gawah", "GAWAH", "A + B", "rana example", "a\u200bb"])
def test_a_name_that_cannot_be_is_refused(group: Project, name: str) -> None:
    with pytest.raises(UsageError):
        add(group, name, Role.READER, "some good words", KEEPER)


def test_the_last_keeper_stays(group: Project) -> None:
    with pytest.raises(UsageError, match="only keeper"):
        remove(group, KEEPER, KEEPER)
    with pytest.raises(UsageError, match="only keeper"):
        set_role(group, KEEPER, Role.READER, KEEPER)
    set_role(group, RAZA, Role.KEEPER, KEEPER)
    remove(group, KEEPER, RAZA)
    assert [one.name for one in members_of(group) if one.role is Role.KEEPER] == [RAZA]


def test_one_who_was_removed_is_let_in_no_more_and_may_come_again(group: Project) -> None:
    remove(group, RANA, KEEPER)
    with pytest.raises(NotEnteredError):
        enter(group, Shown(RANA, words_of(RANA)))
    with pytest.raises(NotFoundError, match="Kiran Example"):
        member_named(group, RANA)
    add(group, RANA, Role.EDITOR, "some good words", KEEPER)
    assert member_named(group, RANA).role is Role.EDITOR


def test_who_could_do_what_on_a_day_can_be_shown_later(group: Project) -> None:
    before = member_changes(group.engine)[-1].at
    set_role(group, RANA, Role.REVIEWER, KEEPER)
    remove(group, RAZA, KEEPER)
    told = {one.name: one.role for one in members_of(group, before)}
    assert told == {name: role for role, name in GROUP.items()}
    now = {one.name: one.role for one in members_of(group)}
    assert now == {KEEPER: Role.KEEPER, GROUP[Role.EDITOR]: Role.EDITOR, RANA: Role.REVIEWER}


def test_each_change_is_a_leaf_of_the_log_and_cannot_be_changed(group: Project) -> None:
    assert verify(group.root).damages == []
    with (
        pytest.raises(DatabaseError, match="only adds"),
        group.engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        connection.exec_driver_sql("UPDATE members SET value = 'keeper'")


def test_no_secret_is_in_the_record(group: Project) -> None:
    said = " ".join(f"{one.member} {one.change} {one.value}" for one in member_changes(group.engine))
    assert "argon2" not in said
    assert "words of" not in said


def test_a_change_of_members_is_no_decision_that_one_takes_back(group: Project) -> None:
    assert list(deeds_by(group.engine, KEEPER)) == []
    with pytest.raises(UsageError, match="nothing of yours"):
        undo_last(group, Decision(KEEPER))
