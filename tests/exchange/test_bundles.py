"""Bundles that were changed, cut, made by others or by a later gawah: nothing of them is used."""

from __future__ import annotations

import json
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from gawah.errors import DataError, GawahError
from gawah.exchange import merge as merge_module
from gawah.exchange.bundle_in import read_bundle
from gawah.exchange.bundle_out import Packing, packed
from gawah.exchange.merge import Merged, Merging, merge
from gawah.exchange.travel import Selected
from gawah.model import CustodyEvent, Handling, Judgement, Same, Verdict, Word
from gawah.project import Pipeline, Project, merging, now
from gawah.project.conflicts import explained, undecided
from gawah.project.parcels import Parcel
from gawah.project.verify import verify
from gawah.review import Decision, accept, correct, judge, rate, reject
from gawah.review.stating import group_source
from gawah.seal.archive import Pieces, archived, unarchived, whole
from gawah.seal.checkpoint import signed_text
from gawah.seal.keys import LogKey
from gawah.store import append
from gawah.store.custody import custody_of
from gawah.store.in_order import documents_in_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gawah.project.merging import Arrival
    from gawah.seal.archive import Arrived

    Files = dict[str, bytes]


class Given:
    """Files of a bundle, as they are given, without encryption."""

    id = sha256(b"given").hexdigest()

    def __init__(self, files: Files) -> None:
        self._archive = b"".join(archived(whole(name, data) for name, data in files.items()))

    @contextmanager
    def members(self) -> Iterator[Iterator[Arrived]]:
        yield unarchived(Pieces([self._archive]), len(self._archive))


@pytest.fixture
def home(project: Project, reports: Path, small: Pipeline) -> Project:
    project.process([reports], {"publisher": "The Daily"}, pipeline=small)
    return project


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "other") as opened:
        yield opened


def all_of(project: Project) -> Packing:
    documents = tuple(one for some in documents_in_parts(project.engine, 10) for one in some)
    return Packing(documents, "Asha", "all", now(), with_forgotten=True)


def files_of(project: Project) -> Files:
    return {one.name: b"".join(one.pieces) for one in packed(project, all_of(project))}


def hand_over(here: Project, there: Project) -> Merged:
    return merge(there, Selected(here, all_of(here)), Merging("Ben"))


def claim_of(project: Project, value: str) -> str:
    return next(c.id for c in project.register().claims.values() if c.statement.value == value)


def test_a_bundle_that_is_whole_is_read(home: Project) -> None:
    files = files_of(home)
    about, *parcels, rest = read_bundle(
        unarchived(Pieces([b"".join(archived(whole(*one) for one in files.items()))]), 1 << 30)
    )
    assert [type(one).__name__ for one in (about, *parcels, rest)] == ["About", "Parcel", "Parcel", "Rest"]
    assert next(iter(files)) == "about.json"
    assert list(files)[-2:] == ["sums.txt", "signed.txt"]


def _json(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    def changed(data: bytes) -> bytes:
        told = json.loads(data.decode("utf-8", "surrogatepass"))
        change(told)
        return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")

    return changed


def _word(data: dict[str, Any]) -> None:
    data["records"][0][0] = (
        data["records"][0][0].replace("gazette", "herald").replace("herald", "gazette", 1)[:-1] + " ]"
    )


CHANGES: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("000001/evidence", lambda data: data[:-1]),
    ("000001/evidence", lambda data: b"X" + data[1:]),
    ("000001/records.json", _json(_word)),
    ("000001/records.json", _json(lambda told: told["records"].pop())),
    ("000001/records.json", _json(lambda told: told["records"].pop(0))),
    ("000001/records.json", _json(lambda told: told["records"].append(told["records"][0]))),
    ("000001/records.json", _json(lambda told: told["records"][1].__setitem__(1, "00" * 16))),
    ("000001/records.json", _json(lambda told: told["records"][1].__setitem__(2, 0))),
    ("000001/records.json", _json(lambda told: told["records"][1].__setitem__(2, "0"))),
    ("000001/records.json", _json(lambda told: told["records"][1].__setitem__(3, []))),
    ("000001/records.json", _json(lambda told: told["records"][1].__setitem__(3, [10**6]))),
    ("000001/records.json", _json(lambda told: told["hashes"].__setitem__(0, "00"))),
    ("000001/records.json", _json(lambda told: told["undecided"].append("x"))),
    ("000001/records.json", lambda _data: b"[]"),
    ("000001/records.json", lambda _data: b"\xff"),
    ("000001/records.json", lambda _data: b"[" * 100_000),
    ("about.json", _json(lambda told: told.__setitem__("form", "else"))),
    ("about.json", _json(lambda told: told.__setitem__("by", "somebody else"))),
    ("about.json", _json(lambda told: told["documents"].pop())),
    ("about.json", _json(lambda told: told["documents"][0].__setitem__(1, 1 << 40))),
    ("about.json", _json(lambda told: told.__setitem__("key", LogKey.new().public.line))),
    ("about.json", _json(lambda told: told.update(checkpoint=told["checkpoint"].replace("\n", "\n1", 1)))),
    ("about.json", _json(lambda told: told.pop("by"))),
    ("rest.json", _json(lambda told: told.pop("undecided"))),
    ("sums.txt", lambda data: data.replace(b"a", b"b")),
    ("signed.txt", lambda _data: signed_text("gawah-bundle@1\n00\n", LogKey.new()).encode()),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_a_bundle_in_which_anything_was_changed_is_refused(
    number: int, home: Project, other: Project
) -> None:
    files = files_of(home)
    name, change = CHANGES[number]
    changed = files | {name: change(files[name])}
    assert changed != files
    with pytest.raises(DataError):
        merge(other, Given(changed), Merging("Ben"))
    assert other.stored().documents == ()


def test_files_that_are_missing_or_too_many_are_seen(home: Project, other: Project) -> None:
    files = files_of(home)
    for name in files:
        with pytest.raises(DataError):
            merge(other, Given({one: data for one, data in files.items() if one != name}), Merging("Ben"))
    with pytest.raises(DataError, match="behind its end"):
        merge(other, Given(files | {"more.txt": b"x"}), Merging("Ben"))
    swapped = dict(sorted(files.items(), reverse=True))
    with pytest.raises(DataError, match="expected"):
        merge(other, Given(swapped), Merging("Ben"))
    assert other.stored().documents == ()


def test_a_bundle_of_a_later_gawah_says_what_to_do(home: Project, other: Project) -> None:
    files = files_of(home)
    later = _json(lambda told: told.update(version=2, made_with="gawah 9.0"))
    with pytest.raises(DataError, match=r"gawah 9\.0.*Update gawah"):
        merge(other, Given(files | {"about.json": later(files["about.json"])}), Merging("Ben"))


def test_a_bundle_of_another_log_is_refused_where_one_is_named(home: Project, other: Project) -> None:
    with pytest.raises(DataError, match="ask who packed it"):
        merge(other, Given(files_of(home)), Merging("Ben", trusted=LogKey.new().public))


def test_a_record_of_another_document_is_no_record_of_this_one(home: Project) -> None:
    files = files_of(home)
    made = unarchived(Pieces([b"".join(archived(whole(*one) for one in files.items()))]), 1 << 30)
    first, second = (one for one in read_bundle(made) if isinstance(one, Parcel))
    assert (first.misfit(), second.misfit()) == ("", "")
    mixed = Parcel(first.document, first.data, (*first.records, second.records[3]))
    assert "of another document" in mixed.misfit()
    assert "no record of itself" in Parcel(first.document, first.data, first.records[1:]).misfit()
    gone = CustodyEvent(Handling.DESTROYED, first.document, "x", now(), parameters={"leaves": "0-99"})
    assert "no record of a document" in Parcel(first.document, b"", (*first.records, gone)).misfit()
    word = Verdict("f" * 64, Word.ACCEPTED, "x", now())
    assert "does not make" in Parcel(first.document, b"", (*first.records, word)).misfit()
    judged = Judgement("a:1", "a:2", Same.SAME, "review", now(), "x")
    assert "no record of a document" in Parcel(first.document, b"", (*first.records, judged)).misfit()


def test_what_was_cut_off_goes_on_when_it_is_repeated(
    home: Project, other: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(home, claim_of(home, "2021-03-04"), Decision("Asha"))
    bundle = Selected(home, all_of(home))
    calls: list[str] = []

    def killed(project: Project, parcel: Parcel, *more: object) -> Arrival:
        calls.append(parcel.document)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return merging.take_in(project, parcel, *more)  # type: ignore[arg-type]  # as they were given

    monkeypatch.setattr(merge_module, "take_in", killed)
    with pytest.raises(KeyboardInterrupt):
        merge(other, bundle, Merging("Ben"))
    monkeypatch.undo()
    assert len(other.stored().documents) == 1
    came = merge(other, bundle, Merging("Ben"))
    assert len(came.new) == 1
    assert len(other.stored().runs) == len(home.stored().runs)
    assert other.register().claims.keys() == home.register().claims.keys()
    assert verify(other.root).damages == []
    again = merge(other, bundle, Merging("Ben"))
    assert (again.new, again.changed, again.records) == ([], [], 0)


def test_a_trial_adds_nothing(home: Project, other: Project) -> None:
    came = merge(other, Selected(home, all_of(home)), Merging("Ben", is_trial=True))
    assert len(came.new) == 2
    assert other.stored().documents == ()
    assert not (other.root / "keys").exists()


def test_damaged_evidence_is_not_packed(home: Project) -> None:
    document = home.stored().documents[0].id
    home.evidence.path(document).chmod(0o600)
    home.evidence.path(document).write_bytes(b"else")
    with pytest.raises(DataError, match="nothing was packed"):
        files_of(home)


def test_words_of_people_keep_their_names_and_each_go_has_its_row(home: Project, other: Project) -> None:
    accept(home, claim_of(home, "2021-03-04"), Decision("Asha", "seen"))
    correct(home, claim_of(home, "Amin Soyle"), "Amin Soyle Khan", Decision("Rafi"))
    hand_over(home, other)
    with other.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT log.actor, verdicts.reviewer, count(DISTINCT verdicts.batch) FROM verdicts "
            "JOIN log ON log.seq = verdicts.batch GROUP BY verdicts.reviewer ORDER BY 2"
        ).all()
    assert [tuple(row) for row in rows] == [("gawah", "Asha", 1), ("gawah", "Rafi", 1)]
    assert set(home.stored().verdicts) == set(other.stored().verdicts)
    document = home.register().claims[claim_of(home, "2021-03-04")].statement.document
    last = custody_of(other.engine, document)[-1]
    assert last.handling is Handling.RECEIVED
    assert last.parameters["from"] == "Asha"
    assert last.parameters["rows"]


def test_what_two_people_added_apart_stands_for_both(home: Project, other: Project) -> None:
    hand_over(home, other)
    document = home.stored().documents[0].id
    group_source(home, document, "North", Decision("Asha"))
    group_source(other, document, "North", Decision("Ben"))
    assert not hand_over(home, other).conflicts
    assert not hand_over(other, home).conflicts
    claim = claim_of(home, "North")
    mine, others = (one.register().claims[claim] for one in (home, other))
    assert (mine.verdict, mine.person) == (others.verdict, others.person)
    assert mine.person == "Ben"
    assert set(home.stored().verdicts) == set(other.stored().verdicts)


def test_values_that_two_people_gave_apart_and_otherwise_have_to_be_decided(
    home: Project, other: Project
) -> None:
    hand_over(home, other)
    document = home.stored().documents[0].id
    group_source(home, document, "North", Decision("Asha"))
    group_source(other, document, "South", Decision("Ben"))
    came = hand_over(home, other)
    (claim,) = came.conflicts.claims
    told = list(explained(other, undecided(other)))
    assert "Asha said North" in told[0].said[0]
    assert claim == claim_of(home, "North")
    group_source(other, document, "East", Decision("Ben"))
    assert not undecided(other)


def test_pairs_that_were_judged_otherwise_are_shown_until_somebody_judges(
    home: Project, other: Project
) -> None:
    hand_over(home, other)
    left, right = sorted(one.id for one in home.register().of_kind("incident"))
    judge(home, (left, right), Same.SAME, Decision("Asha", "one event"))
    judge(other, (right, left), Same.DIFFERENT, Decision("Ben"))
    came = hand_over(home, other)
    assert came.conflicts.pairs == {(left, right)}
    assert hand_over(other, home).conflicts.pairs == {(left, right)}
    said = next(explained(home, undecided(home))).said
    assert [one.split("  ")[1] for one in said] == ["Asha said same", "Ben said different"]
    assert home.register().names == other.register().names
    judge(home, (left, right), Same.SAME, Decision("Asha"))
    assert not hand_over(home, other).conflicts
    assert not undecided(home)
    assert not undecided(other)


def test_a_word_that_touches_two_documents_comes_with_both_and_a_conflict_on_it_stays(
    home: Project, other: Project
) -> None:
    """So it is where two documents tell of one incident, and somebody rates it."""
    hand_over(home, other)
    first, second = sorted(one.id for one in home.register().of_kind("incident"))
    rate(home, first, "alleged", Decision("Asha", "one witness"))
    rate(home, second, "reasonable_grounds", Decision("Asha", "two witnesses"))
    judge(home, (first, second), Same.SAME, Decision("Asha"))
    hand_over(home, other)
    rate(home, first, "balance_of_probabilities", Decision("Asha", "three witnesses"))
    rate(other, first, "court_finding", Decision("Ben", "the court"))
    claims = {one.claim_id: one.document for one in home.stored().statements}
    across = [
        one for one in home.stored().verdicts if one.instead and claims[one.claim_id] != claims[one.instead]
    ]
    assert across
    (word, *_) = across
    one = claims[word.claim_id]
    merge(other, Selected(home, Packing((one,), "Asha", one, now())), Merging("Ben"))
    assert word not in other.stored().verdicts  # without the other document it has nothing to put there
    came = hand_over(home, other)
    assert word in other.stored().verdicts
    assert word.claim_id in came.conflicts.claims
    assert undecided(other).claims >= came.conflicts.claims
    hand_over(other, home)
    assert undecided(home).claims == undecided(other).claims
    assert set(home.stored().verdicts) == set(other.stored().verdicts)
    rate(home, first, "alleged", Decision("Asha", "talked to Ben"))
    hand_over(home, other)
    assert not undecided(home)
    assert not undecided(other)
    assert verify(other.root).damages == []


def test_the_same_end_by_two_ways_is_no_conflict(home: Project, other: Project) -> None:
    hand_over(home, other)
    claim = claim_of(home, "2021-03-04")
    reject(home, claim, Decision("Asha"))
    accept(home, claim, Decision("Asha"))
    accept(other, claim, Decision("Ben"))
    assert not hand_over(home, other).conflicts
    reject(home, claim, Decision("Asha"))  # without knowing of Ben's word: that is one
    assert hand_over(home, other).conflicts.claims == {claim}


def test_a_document_that_was_read_otherwise_is_told(
    home: Project, other: Project, better: Pipeline, small: Pipeline
) -> None:
    document = home.stored().documents[0].id
    hand_over(home, other)
    home.read_again(document, better)
    assert not hand_over(home, other).conflicts.readings  # the later reading of the same
    other.read_again(document, small)
    home.read_again(document, Pipeline(better.read, better.extract, lambda _text: ("small@3",)))
    came = hand_over(home, other)
    assert came.conflicts.readings in ({document}, frozenset())


def test_what_is_judged_of_others_does_not_come_with_a_selection(home: Project, other: Project) -> None:
    left, right = sorted(one.id for one in home.register().of_kind("incident"))
    judge(home, (left, right), Same.SAME, Decision("Asha"))
    one = home.stored().documents[0].id
    merge(other, Selected(home, Packing((one,), "Asha", one, now())), Merging("Ben"))
    assert other.stored().judgements == ()
    stranger = Judgement(left, "incident:" + "f" * 64, Same.SAME, "review", now(), "Asha")
    append(home.engine, "Asha", stranger.at, [stranger])
    hand_over(home, other)
    assert [one.right for one in other.stored().judgements if one.reviewer] == [right]


def test_a_project_that_cannot_be_written_to_takes_nothing_in(home: Project, other: Project) -> None:
    other.is_read_only = True
    with pytest.raises(GawahError, match="cannot be written to"):
        hand_over(home, other)
