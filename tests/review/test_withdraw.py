"""Taking back: the word before holds again, whatever came in between."""

from __future__ import annotations

from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest

from gawah.errors import ConflictError, NotFoundError, UsageError
from gawah.model import Same, Word
from gawah.review import (
    Decision,
    accept,
    accept_all,
    correct,
    deeds_of,
    history,
    judge,
    last_deed,
    reject,
    reject_incident,
    split,
    state_of,
    state_of_incident,
    state_of_pair,
    take_back,
    take_back_batch,
    take_back_judgement,
    word_on,
)
from gawah.store import verify_log

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project

ASHA, BEN = Decision("Asha"), Decision("Ben")


def claim_of(project: Project, value: str) -> str:
    return next(c.id for c in project.register().claims.values() if c.statement.value == value)


def dates(project: Project) -> list[str]:
    return sorted(str(incident.date) for incident in project.register().incidents())


def test_taking_back_twice_takes_back_two(filled: Project) -> None:
    claim = claim_of(filled, "2021-03-04")
    accept(filled, claim, ASHA)
    reject(filled, claim, BEN)
    told = take_back(filled, claim, ASHA)
    assert (told.word, told.reviewer) == ("rejected", "Ben")
    verdict = filled.register().claims[claim].verdict
    assert verdict is not None
    assert (verdict.word, verdict.reviewer) == (Word.ACCEPTED, "Asha")
    assert take_back(filled, claim, ASHA).word == "accepted"
    assert filled.register().claims[claim].verdict is None
    with pytest.raises(UsageError, match="Nobody has said anything"):
        take_back(filled, claim, ASHA)
    reject(filled, claim, ASHA)
    assert "2021-03-04" not in dates(filled)
    assert len(filled.stored().verdicts) == 5
    assert verify_log(filled.engine) == []


def test_a_correction_taken_back_counts_no_more_and_may_be_made_again(filled: Project) -> None:
    claim = claim_of(filled, "2021-03-04")
    correct(filled, claim, "2021-03-03", ASHA)
    assert take_back(filled, claim, ASHA).word == "corrected"
    assert dates(filled) == ["2021-03-04", "2022-11-30"]
    correct(filled, claim, "2021-03-03", ASHA)
    assert dates(filled) == ["2021-03-03", "2022-11-30"]


def test_a_value_in_anothers_place_takes_the_correction_back(filled: Project) -> None:
    claim = claim_of(filled, "2021-03-04")
    second = correct(filled, claim, "2021-03-03", ASHA).instead
    assert second is not None
    assert take_back(filled, second, ASHA).about == (claim,)
    assert dates(filled) == ["2021-03-04", "2022-11-30"]
    with pytest.raises(UsageError):
        take_back(filled, second, ASHA)
    with pytest.raises(NotFoundError, match="stands no more"):
        accept(filled, second, ASHA)


def test_a_correction_to_what_was_refused_is_taken_back_whole(filled: Project) -> None:
    claim = claim_of(filled, "2021-03-04")
    second = correct(filled, claim, "2021-03-03", ASHA).instead
    assert second is not None
    reject(filled, second, BEN)
    correct(filled, claim, "2021-03-03", ASHA)
    assert "2021-03-03" in dates(filled)
    take_back(filled, claim, ASHA)
    assert "2021-03-03" not in dates(filled)
    verdict = filled.register().claims[second].verdict
    assert verdict is not None
    assert verdict.reviewer == "Ben"


def test_the_register_of_a_day_before_a_take_back_has_the_word(filled: Project) -> None:
    claim = claim_of(filled, "2021-03-04")
    reject(filled, claim, ASHA)
    at = filled.stored().verdicts[-1].at
    take_back(filled, claim, ASHA)
    assert not filled.register(at).claims[claim].counts
    assert filled.register().claims[claim].counts


def test_a_newer_tagger_loses_no_verdict_and_no_take_back(
    filled: Project, reports: Path, better: Pipeline
) -> None:
    kept, lost = claim_of(filled, "2021-03-04"), claim_of(filled, "2022-11-30")
    accept(filled, kept, ASHA)
    accept(filled, lost, ASHA)
    take_back(filled, lost, ASHA)
    filled.process([reports], pipeline=better)
    standing = filled.register().claims
    assert kept in standing
    assert lost not in standing


def test_what_is_said_of_two_subjects_is_taken_back(filled: Project) -> None:
    one, other = (incident.id for incident in filled.register().incidents())
    assert state_of_pair(word_on(filled, (one, other))) == "open"
    judge(filled, (one, other), Same.SAME, ASHA)
    judge(filled, (other, one), Same.DIFFERENT, BEN)
    told = take_back_judgement(filled, (one[:20], other[:20]), ASHA)
    assert (told.word, told.reviewer) == ("different", "Ben")
    assert len(filled.register().incidents()) == 1
    take_back_judgement(filled, (one, other), ASHA)
    assert len(filled.register().incidents()) == 2
    with pytest.raises(UsageError, match="Nobody has said anything about these two"):
        take_back_judgement(filled, (one, other), ASHA)


def test_a_pair_that_was_judged_meanwhile_is_not_judged_blindly(filled: Project) -> None:
    one, other = (incident.id for incident in filled.register().incidents())
    judge(filled, (one, other), Same.UNSURE, Decision("Ben", expect="open"))
    with pytest.raises(ConflictError, match="Ben said unsure on"):
        judge(filled, (one, other), Same.SAME, Decision("Asha", expect="open"))


def test_one_member_is_parted_and_the_others_stay_joined(
    project: Project, tmp_path: Path, small: Pipeline
) -> None:
    for day in (1, 2, 3):
        (tmp_path / f"{day}.txt").write_text(f"Amin Soyle was killed in Torva on 2021-03-0{day}.\n", "utf-8")
    project.process([tmp_path / f"{day}.txt" for day in (1, 2, 3)], pipeline=small)
    first, middle, last = (incident.id for incident in project.register().incidents())
    judge(project, (first, middle), Same.SAME, ASHA)
    judge(project, (middle, last), Same.SAME, ASHA)
    (joined,) = project.register().incidents()
    seen = " ".join(joined.subject.members)
    words = split(project, joined.id, middle[:20], Decision("Asha", expect=seen))
    assert sorted(word.same for word in words) == [Same.DIFFERENT, Same.DIFFERENT, Same.SAME]
    assert sorted(len(i.subject.members) for i in project.register().incidents()) == [1, 2]
    with pytest.raises(ConflictError, match="Asha said"):
        split(project, first, last, Decision("Ben", expect=seen))
    with pytest.raises(UsageError, match="stands by itself"):
        split(project, middle, middle, ASHA)
    batch = next(deed.batch for deed in history(project, first))
    assert len(take_back_batch(project, batch, ASHA)) == 3
    assert len(project.register().incidents()) == 1
    assert verify_log(project.engine) == []


def test_all_are_accepted_or_none(filled: Project) -> None:
    claims = [c for c in filled.register().claims.values() if c.statement.prop == "date"]
    seen: dict[str, str | None] = {claim.id: state_of(claim) for claim in claims}
    reject(filled, claims[0].id, BEN)
    with pytest.raises(ConflictError, match=rf"1 claim has .*{claims[0].id[:8]} \(Ben said rejected on"):
        accept_all(filled, seen, ASHA)
    assert len(filled.stored().verdicts) == 1
    seen[claims[0].id] = None
    assert len(accept_all(filled, seen, ASHA)) == 2
    deed = last_deed(filled, "Asha")
    assert deed is not None
    assert len(deeds_of(filled, deed.batch)) == 2
    take_back_batch(filled, deed.batch, ASHA)
    assert not filled.register().claims[claims[0].id].counts
    assert last_deed(filled, "Asha") is None


def test_what_is_no_incident_leaves_the_register_and_comes_back(filled: Project) -> None:
    first = filled.register().incidents()[0]
    state = state_of_incident(first)
    claims = reject_incident(filled, first.id, Decision("Asha", "a rumour", state))
    assert len(claims) > 5
    assert dates(filled) == ["2022-11-30"]
    with pytest.raises(NotFoundError, match="stands no more"):
        reject_incident(filled, first.id, ASHA)
    deed = last_deed(filled, "Asha")
    assert deed is not None
    take_back_batch(filled, deed.batch, ASHA)
    (again, _) = filled.register().incidents()
    assert (again.id, state_of_incident(again)) == (first.id, state)
    with pytest.raises(UsageError, match="taken back"):
        take_back_batch(filled, deed.batch, ASHA)
    with pytest.raises(NotFoundError, match="no row 999"):
        take_back_batch(filled, 999, ASHA)


def test_a_batch_of_which_a_part_was_decided_anew_is_not_taken_back(filled: Project) -> None:
    claims = [c.id for c in filled.register().claims.values() if c.statement.prop == "date"]
    accept_all(filled, dict.fromkeys(claims), ASHA)
    deed = last_deed(filled, "Asha")
    assert deed is not None
    reject(filled, claims[1], BEN)
    with pytest.raises(ConflictError, match="Ben said rejected"):
        take_back_batch(filled, deed.batch, ASHA)
    take_back(filled, claims[1], BEN)
    take_back(filled, claims[1], BEN)
    assert len(take_back_batch(filled, deed.batch, ASHA)) == 1


def test_an_incident_that_changed_is_not_rejected_blindly(filled: Project) -> None:
    first = filled.register().incidents()[0]
    accept(filled, claim_of(filled, "Torva"), BEN)
    with pytest.raises(ConflictError, match="Ben said accepted"):
        reject_incident(filled, first.id, Decision("Asha", expect=state_of_incident(first)))


def test_the_history_tells_each_deed_with_the_value_before_and_after(filled: Project) -> None:
    claim = claim_of(filled, "2021-03-04")
    correct(filled, claim, "2021-03-03", Decision("Asha", "the notice says so"))
    reject(filled, claim, BEN)
    take_back(filled, claim, ASHA)
    incident = filled.register().incidents()[0].id
    for about in (claim, incident):
        told = [
            (d.reviewer, d.word, d.before, d.after) for d in history(filled, about) if d.about == (claim,)
        ]
        assert told == [
            ("Asha", "withdrawn", None, "2021-03-03"),
            ("Ben", "rejected", "2021-03-03", None),
            ("Asha", "corrected", "2021-03-04", "2021-03-03"),
        ]
    assert history(filled, claim)[-1].why == "the notice says so"
    other = filled.register().incidents()[1].id
    judge(filled, (incident, other), Same.SAME, BEN)
    (deed,) = [d for d in history(filled, other) if d.word == "same"]
    assert (deed.before, deed.after, deed.about) == (None, "same", (incident, other))


def test_of_two_who_decide_at_once_one_learns_of_the_other(filled: Project) -> None:
    claim = claim_of(filled, "2021-03-04")
    told: list[str] = []
    start = Barrier(20)

    def decide(number: int) -> None:
        start.wait()
        try:
            accept(filled, claim, Decision(f"Reader {number}", expect="open"))
        except ConflictError as error:
            told.append(str(error))

    threads = [Thread(target=decide, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(filled.stored().verdicts) == 1
    winner = filled.stored().verdicts[0]
    assert len(told) == 19
    at = f"{winner.at[:10]} {winner.at[11:16]} UTC"
    assert all(f"{winner.reviewer} said accepted on {at}" in sentence for sentence in told)


def test_what_was_done_first_is_found_behind_all_that_was_taken_back(filled: Project) -> None:
    first, second = [one for one in filled.register().claims.values() if one.statement.prop == "date"]
    accept(filled, first.id, ASHA)
    for _ in range(101):
        accept(filled, second.id, ASHA)
        take_back(filled, second.id, ASHA)
    deed = last_deed(filled, "Asha")
    assert deed is not None
    assert deed.about == (first.id,)
    take_back_batch(filled, deed.batch, ASHA)
    assert last_deed(filled, "Asha") is None
