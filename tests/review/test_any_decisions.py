"""Whatever people decide and take back, in whatever order the records are read."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.errors import GawahError
from gawah.model import Judgement, Same, Statement, Verdict, Word
from gawah.project import Pipeline, Project, register_of
from gawah.register import Register, view
from gawah.register.clusters import last_words
from gawah.register.live import said
from gawah.review import (
    Decision,
    accept,
    correct,
    history,
    judge,
    last_deed,
    reject,
    take_back,
    take_back_batch,
    take_back_judgement,
)
from gawah.store import verify_log
from tests.conftest import extract_small, read_small
from tests.register.test_view import at, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_PATIENT = settings(deadline=timedelta(seconds=2))
"""Some ten records take milliseconds: this leaves room for a busy machine, and still ends what hangs."""
_GIVEN = st.sampled_from([Word.ACCEPTED, Word.REJECTED])
_STEPS = st.lists(st.one_of(_GIVEN, st.just(Word.WITHDRAWN)), max_size=9)


def words(steps: Sequence[Word], claim: str) -> list[Verdict]:
    return [Verdict(claim, word, "Asha", at(n)) for n, word in enumerate(steps, 5)]


def uncancelled(steps: Sequence[Word]) -> list[Word]:
    """What is left when each take-back is struck out with the word before it."""
    left: list[Word] = []
    for word in steps:
        if word is not Word.WITHDRAWN:
            left.append(word)
        elif left:
            left.pop()
    return left


def shown(register: Register) -> list[tuple[str, bool, str | None]]:
    return [(c.id, c.counts, c.verdict.word if c.verdict else None) for c in register.claims.values()]


@_PATIENT
@given(_STEPS)
def test_words_and_take_backs_equal_those_that_do_not_cancel(steps: list[Word]) -> None:
    one = say("person:1", "age", "31")
    left = view([one], words(uncancelled(steps), one.claim_id), [], [])
    assert shown(view([one], words(steps, one.claim_id), [], [])) == shown(left)


@_PATIENT
@given(_STEPS)
def test_what_a_person_added_is_itself_a_word(steps: list[Word]) -> None:
    one = say("person:1", "age", "31", method="review", reviewer="Asha")
    left = uncancelled([Word.ACCEPTED, *steps])
    counts = bool(left) and left[-1] is Word.ACCEPTED
    found = view([one], words(steps, one.claim_id), [], []).claims.get(one.claim_id)
    assert (found is not None and found.counts) is counts


@_PATIENT
@given(st.lists(st.sampled_from([Same.SAME, Same.DIFFERENT, Same.UNSURE, Same.WITHDRAWN]), max_size=9))
def test_judgements_and_take_backs_equal_those_that_do_not_cancel(steps: list[Same]) -> None:
    by_method = Judgement("p:1", "p:2", Same.SUGGESTED, "names@1", at(30))
    left = [by_method.same]
    for word in steps:
        if word is not Same.WITHDRAWN:
            left.append(word)
        elif len(left) > 1:
            left.pop()
    said_so = [Judgement("p:1", "p:2", w, "review", at(n), "Asha") for n, w in enumerate(steps, 5)]
    assert last_words([by_method, *said_so])["p:1", "p:2"].same is left[-1]
    assert last_words([*said_so, *said_so, by_method]) == last_words([by_method, *said_so])


_READ = [say("person:1", "age", str(n)) for n in range(2)]
_ADDED = say("person:1", "age", "9", method="review", reviewer="Asha", at=at(3))
_MADE = say("person:1", "age", "13", method="review", reviewer="Asha", at=at(5))
_CLAIMS = (*_READ, _ADDED, _MADE)
_SPOKEN = st.lists(st.sampled_from([(claim, word) for claim in _CLAIMS for word in Word]), max_size=8)


def told_by(spoken: list[tuple[Statement, Word]]) -> tuple[list[Statement], list[Verdict]]:
    """Claims read and added, with corrections among them, all words at times of their own."""
    verdicts = [Verdict(_READ[0].claim_id, Word.CORRECTED, "Asha", at(5), _MADE.claim_id)]
    for n, (claim, word) in enumerate(spoken, 6):
        instead = _MADE.claim_id if word is Word.CORRECTED else None
        verdicts.append(Verdict(claim.claim_id, word, "Ben", at(n), instead))
    return [*_CLAIMS], verdicts


@_PATIENT
@given(_SPOKEN, st.randoms())
def test_the_order_of_records_changes_nothing(spoken: list[tuple[Statement, Word]], chance: Random) -> None:
    statements, verdicts = told_by(spoken)
    before = shown(view(statements, verdicts, [], []))
    chance.shuffle(statements)
    chance.shuffle(verdicts)
    assert shown(view(statements, [*verdicts, *verdicts[:2]], [], [])) == before
    for statement in statements:
        assert said(statement, verdicts) == said(statement, verdicts[::-1])


@_PATIENT
@given(_SPOKEN)
def test_as_of_a_time_is_the_register_of_what_was_said_by_then(
    spoken: list[tuple[Statement, Word]],
) -> None:
    statements, verdicts = told_by(spoken)
    for n in range(3, 15):
        then = [s for s in statements if s.at <= at(n)], [v for v in verdicts if v.at <= at(n)]
        assert shown(view(statements, verdicts, [], [], at(n))) == shown(view(*then, [], []))


_DEEDS = st.lists(
    st.sampled_from(
        [
            (deed, which)
            for deed in ("accept", "reject", "correct", "same", "back", "part", "undo")
            for which in range(4)
        ]
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two deaths, to be copied: making one takes longer than what is done to it."""
    folder = tmp_path_factory.mktemp("decisions")
    page = folder / "page.txt"
    page.write_text(
        "Amin Soyle was killed in Torva on 2021-03-04.\nLena Okoro was killed in Mbeki on 2022-11-30.\n",
        "utf-8",
    )
    with Project.create(folder / "p") as project:
        project.process([page], pipeline=Pipeline(read_small, extract_small, lambda _text: ("small@1",)))
    return folder / "p"


def do(project: Project, deed: str, which: int) -> None:
    stored = project.stored()
    claims = sorted(c.id for c in register_of(stored).claims.values() if c.statement.prop == "date")
    claim = claims[which % len(claims)]
    incidents = sorted({s.subject for s in stored.statements if s.kind == "incident"})
    pair = (incidents[0], incidents[-1])
    match deed:
        case "accept":
            accept(project, claim, Decision("Asha"))
        case "reject":
            reject(project, claim, Decision("Ben"))
        case "correct":
            correct(project, claim, f"2020-01-0{which + 1}", Decision("Asha"))
        case "same":
            judge(project, pair, [Same.SAME, Same.DIFFERENT][which % 2], Decision("Ben"))
        case "back":
            take_back(project, claim, Decision("Ben"))
        case "part":
            take_back_judgement(project, pair, Decision("Asha"))
        case _:
            last = last_deed(project, "Asha")
            if last is not None:
                take_back_batch(project, last.batch, Decision("Asha"))


@settings(max_examples=15, deadline=timedelta(seconds=30))
@given(_DEEDS)
def test_whatever_is_done_can_be_undone_and_nothing_is_lost(
    read_once: Path, deeds: list[tuple[str, int]]
) -> None:
    with TemporaryDirectory() as folder, Project.open(copytree(read_once, Path(folder) / "p")) as project:
        stored = project.stored()
        first, size = shown(register_of(stored)), len(stored.statements)
        for deed, which in deeds:
            before = stored
            with suppress(GawahError):
                do(project, deed, which)
            stored = project.stored()
            assert stored.verdicts[: len(before.verdicts)] == before.verdicts
            assert stored.judgements[: len(before.judgements)] == before.judgements
        assert shown(register_of(stored)) == shown(project.part([d.id for d in stored.documents]))
        assert len(stored.statements) >= size
        for one in [c for c in stored.statements if c.kind == "incident"]:
            assert all(deed.reviewer for deed in history(project, one.claim_id))
        empty(project)
        assert shown(project.register()) == first
        assert verify_log(project.engine) == []


def empty(project: Project) -> None:
    """Take everything back, word by word."""
    stored = project.stored()
    for statement in stored.statements:
        for _ in range(len(stored.verdicts) + 1):  # more words than that nobody can have said of it
            try:
                take_back(project, statement.claim_id, Decision("Cleo"))
            except GawahError:
                break
