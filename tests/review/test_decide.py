from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.errors import ConflictError, NotFoundError, UsageError
from gawah.model import Same, Word
from gawah.review import Decision, accept, correct, judge, reject, resolve, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project

ASHA = Decision("Asha", "read it again")


def claim_of(project: Project, value: str) -> str:
    return next(c.id for c in project.register().claims.values() if c.statement.value == value)


def test_a_rejected_claim_counts_no_more_until_it_is_accepted(filled: Project) -> None:
    claim = claim_of(filled, "2021-03-04")
    reject(filled, claim[:10], ASHA)
    assert filled.register().incidents()[-1].date is None
    accept(filled, claim[:10], Decision("Ben"))
    assert filled.register().incidents()[0].date == "2021-03-04"
    assert [v.word for v in filled.stored().verdicts] == [Word.REJECTED, Word.ACCEPTED]


def test_a_correction_outlives_a_newer_method_and_keeps_the_words(
    filled: Project, reports: Path, better: Pipeline
) -> None:
    claim = claim_of(filled, "2021-03-04")
    correct(filled, claim, "2021-03-03", ASHA)
    filled.process([reports], pipeline=better)
    (incident,) = filled.register().incidents()
    assert incident.date == "2021-03-03"
    assert incident.date_words == "2021-03-04"
    assert str(incident.subject.fields["date"].why) == "Asha decided so"
    assert filled.register().claims[claim].is_no_longer_found


def test_corrections_can_be_corrected_and_taken_back(filled: Project) -> None:
    first = claim_of(filled, "2021-03-04")
    second = correct(filled, first, "2021-03-03", ASHA).instead
    assert second is not None
    third = correct(filled, second, "2021-03-02", ASHA).instead
    assert filled.register().incidents()[0].date == "2021-03-02"
    assert third is not None
    correct(filled, third, "2021-03-03", ASHA)
    assert filled.register().incidents()[0].date == "2021-03-03"
    accept(filled, first, ASHA)
    assert "2021-03-04" in filled.register().incidents()[0].subject.values("date")


def test_a_date_is_corrected_as_people_write_it(filled: Project) -> None:
    correct(filled, claim_of(filled, "2021-03-04"), "3 March 2021", ASHA)
    assert filled.register().incidents()[0].date == "2021-03-03"
    correct(filled, claim_of(filled, "2021-03-03"), "۲ مارچ ۲۰۲۱ء", ASHA)
    assert filled.register().incidents()[0].date == "2021-03-02"
    with pytest.raises(UsageError, match="written 2021-04-03, or as day 4 of month 3"):
        correct(filled, claim_of(filled, "2021-03-02"), "03/04/2021", ASHA)
    with pytest.raises(UsageError, match="That is the value the claim has"):
        correct(filled, claim_of(filled, "2021-03-02"), "2 March 2021", ASHA)


def test_a_value_must_fit_its_property(filled: Project) -> None:
    for value, wrong in (
        ("2021-03-04", "yesterday"),
        ("2021-03-04", " "),
        ("2021-03-04", "2021-03-04"),
        ("killing", "murder most foul"),
        ("killed", "killed?"),
    ):
        with pytest.raises(UsageError):
            correct(filled, claim_of(filled, value), wrong, ASHA)
    victim = next(c.id for c in filled.register().claims.values() if c.statement.prop == "victim")
    with pytest.raises(NotFoundError, match="person or body or group or object"):
        correct(filled, victim, "ffffffffffff", ASHA)
    other = next(s.id for s in filled.register().of_kind("person"))
    already = filled.register().claims[victim].statement.value
    if other == already:
        other = filled.register().of_kind("person")[1].id
    correct(filled, victim, other.partition(":")[2][:12], ASHA)
    assert filled.stored().verdicts[-1].word is Word.CORRECTED


def test_a_decision_about_something_that_has_changed_is_refused(filled: Project) -> None:
    claim = claim_of(filled, "2021-03-04")
    seen = state_of(filled.register().claims[claim])
    accept(filled, claim, Decision("Ben", expect=seen))
    with pytest.raises(ConflictError, match="Ben said accepted"):
        reject(filled, claim, Decision("Asha", expect=seen))


def test_two_subjects_are_joined_and_parted(filled: Project) -> None:
    one, other = (i.id for i in filled.register().incidents())
    judge(filled, (one, other[:20]), Same.SAME, ASHA)
    (joined,) = filled.register().incidents()
    assert joined.subject.members == tuple(sorted((one, other)))
    assert [c.field.prop.name for c in joined.contradictions if c.subject == joined.id] == ["date", "place"]
    judge(filled, (one, other), Same.DIFFERENT, ASHA)
    assert len(filled.register().incidents()) == 2
    person = filled.register().of_kind("person")[0].id
    for pair in ((one, one), (one, person)):
        with pytest.raises(UsageError):
            judge(filled, pair, Same.SAME, ASHA)


def test_beginnings_of_ids() -> None:
    ids = ["incident:abcd12", "person:abce12", "ffff"]
    assert (
        resolve("abcd", ids) == resolve("incident:abcd", ids) == resolve(" ABCD ", ids) == "incident:abcd12"
    )
    assert resolve("f", ids) == "ffff"
    with pytest.raises(UsageError, match=r"2 ids: incident:abcd12, person:abce12"):
        resolve("abc", ids)
    with pytest.raises(NotFoundError):
        resolve("0", ids)
    with pytest.raises(UsageError):
        resolve("incident:", ids)
