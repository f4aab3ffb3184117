"""A person says which standard of proof an incident meets, changes their mind, and takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gawah.errors import ConflictError, NotFoundError, UsageError
from gawah.model import Same
from gawah.project import Project
from gawah.register.standard import PROP, standard
from gawah.review import Decision, group_source, history, judge, rate, state_of_field, take_back, undo_last

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline
    from gawah.register.standard import Standard

ASHA, BILAL = (
    Decision("Asha", "two witnesses of ours"),
    Decision("Bilal", "the district court, case 12 of 2024"),
)


def first(project: Project) -> str:
    return project.register().incidents()[0].id


def met(project: Project) -> Standard:
    return standard(project.register().incidents()[0])


def test_a_verdict_is_told_with_name_and_reason(filled: Project) -> None:
    claim = rate(filled, first(filled), "reasonable_grounds", ASHA)
    told = met(filled)
    assert (told.level, told.by, told.why) == ("reasonable_grounds", "Asha", "two witnesses of ours")
    assert told.claim is not None
    assert told.claim.id == claim


def test_a_later_verdict_stands_in_its_place_and_both_are_kept(filled: Project) -> None:
    rate(filled, first(filled), "reasonable_grounds", ASHA)
    rate(filled, first(filled), "court_finding", BILAL)
    told = met(filled)
    assert (told.level, told.by, told.why) == ("court_finding", "Bilal", BILAL.why)
    rate(filled, first(filled), "reasonable_grounds", Decision("Asha", "the appeal was granted"))
    told = met(filled)
    assert (told.level, told.by, told.why) == ("reasonable_grounds", "Asha", "the appeal was granted")
    assert not [one for one in filled.register().contradictions() if one.field.prop.name == PROP]
    words = [(deed.reviewer, deed.after) for deed in history(filled, first(filled)) if deed.prop == PROP]
    assert ("Bilal", "court_finding") in words


def test_the_same_verdict_of_another_person_is_theirs(filled: Project) -> None:
    rate(filled, first(filled), "reasonable_grounds", ASHA)
    rate(filled, first(filled), "reasonable_grounds", BILAL)
    assert (met(filled).by, met(filled).why) == ("Bilal", BILAL.why)


def test_what_was_said_is_taken_back_step_by_step(filled: Project) -> None:
    before = filled.register()
    one = rate(filled, first(filled), "reasonable_grounds", ASHA)
    between = met(filled)
    rate(filled, first(filled), "clear_and_convincing", ASHA)
    undo_last(filled, Decision("Asha"))
    assert met(filled) == between
    take_back(filled, one, Decision("Asha"))
    assert met(filled).by == ""
    assert filled.register().incidents() == before.incidents()


@pytest.mark.parametrize("why", ["", "  ", "\n"])
def test_a_verdict_without_a_reason_is_refused(filled: Project, why: str) -> None:
    with pytest.raises(UsageError, match="needs a reason"):
        rate(filled, first(filled), "court_finding", Decision("Asha", why))
    assert met(filled).by == ""


def test_what_cannot_be_done_is_said(filled: Project) -> None:
    with pytest.raises(UsageError, match="no standard of proof"):
        rate(filled, first(filled), "certain", ASHA)
    with pytest.raises(NotFoundError):
        rate(filled, "f" * 20, "alleged", ASHA)
    person = filled.register().of_kind("person")[0].id
    with pytest.raises((NotFoundError, UsageError)):
        rate(filled, person, "alleged", ASHA)


def test_a_verdict_on_what_has_changed_is_refused(filled: Project) -> None:
    seen = state_of_field(filled.register().incidents()[0].subject.fields.get(PROP))
    rate(filled, first(filled), "reasonable_grounds", ASHA)
    with pytest.raises(ConflictError):
        rate(filled, first(filled), "court_finding", Decision("Bilal", "a court", seen))
    assert met(filled).level == "reasonable_grounds"


def test_two_incidents_with_verdicts_are_joined_and_one_word_settles_them(filled: Project) -> None:
    left, right = (one.id for one in filled.register().incidents()[:2])
    rate(filled, left, "reasonable_grounds", ASHA)
    rate(filled, right, "court_finding", BILAL)
    judge(filled, (left, right), Same.SAME, ASHA)
    joined = next(one for one in filled.register().incidents() if len(one.subject.members) == 2)
    assert PROP in {one.field.prop.name for one in joined.contradictions}
    rate(filled, joined.id, "court_finding", ASHA)
    joined = next(one for one in filled.register().incidents() if len(one.subject.members) == 2)
    assert PROP not in {one.field.prop.name for one in joined.contradictions}
    assert (standard(joined).level, standard(joined).by) == ("court_finding", "Asha")


_levels = st.sampled_from(["alleged", "reasonable_grounds", "court_finding"])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_levels, st.sampled_from(["Asha", "Bilal"])), min_size=1, max_size=4))
def test_taking_back_the_last_verdict_restores_what_stood_before(
    tmp_path: Path, small: Pipeline, said: list[tuple[str, str]]
) -> None:
    root = tmp_path / f"p{len(list(tmp_path.iterdir()))}"
    paper = tmp_path / "paper.txt"
    paper.write_text("Amin Soyle was killed in Torva on 2021-03-04.", "utf-8")
    with Project.create(root) as project:
        project.process([paper], pipeline=small)
        stood = [met(project)]
        for level, who in said:
            rate(project, first(project), level, Decision(who, f"{who} looked"))
            stood.append(met(project))
        assert (stood[-1].level, stood[-1].by) == said[-1]
        undo_last(project, Decision(said[-1][1]))
        assert met(project) == stood[-2]


def test_a_person_says_to_which_source_a_document_belongs_and_takes_it_back(
    filled: Project, reports: Path, small: Pipeline
) -> None:
    filled.process(
        [reports], {"published": "2024-05-04"}, pipeline=small
    )  # so that something is said of each
    left, right = (one.id for one in filled.stored().documents[:2])
    assert len(filled.register().sources.among([left, right])) == 2
    group_source(filled, left[:10], "  Torva   Media ", ASHA)
    claim = group_source(filled, right, "Torva Group", ASHA)
    assert len(filled.register().sources.among([left, right])) == 2
    claim = group_source(filled, right, "torva media", BILAL)
    assert filled.register().sources.among([left, right]) == ("source:torva media",)
    take_back(filled, claim, BILAL)
    assert len(filled.register().sources.among([left, right])) == 2
    with pytest.raises(UsageError, match="Write the name"):
        group_source(filled, left, "  ", ASHA)
    with pytest.raises(NotFoundError):
        group_source(filled, "f" * 12, "Torva Media", ASHA)
    with pytest.raises(ConflictError):
        group_source(filled, left, "Another", Decision("Asha", "", "open"))
