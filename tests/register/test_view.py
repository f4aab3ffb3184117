from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.model import Finding, Judgement, Run, Same, Span, Stance, Statement, Verdict, Word
from gawah.register import Register, view
from gawah.register.clusters import cluster
from gawah.register.compare import bounds, compatible, places_meet, precision
from gawah.register.parties import party_of

if TYPE_CHECKING:
    from collections.abc import Sequence

A, B = "a" * 64, "b" * 64


def at(n: int) -> str:
    return f"2026-01-01T00:00:{n:02}Z"


def say(subject: str, prop: str, value: str, document: str = A, **more: object) -> Statement:
    start = int(str(more.pop("start", 0)))
    fields: dict[str, object] = {
        "method": "rules@1",
        "run": "r1",
        "at": at(1),
        "span": Span("t", start, start + 4),
        "original": "word",
        "confidence": 0.5,
    }
    return Statement(subject, prop, value, document, **(fields | more))  # type: ignore[arg-type]


def judge(left: str, right: str, same: Same, n: int = 1, reviewer: str | None = None) -> Judgement:
    return Judgement(left, right, same, "review" if reviewer else "names@1", at(n), reviewer, 0.9)


# --- values -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type_", "left", "right", "both"),
    [
        ("date", "2023-07", "2023-07-14", True),
        ("date", "2023-07-14", "2023-07-15", False),
        ("date", "2023-07-14/2023-07-16", "2023-07-15", True),
        ("date", "[2023-07-14,2023-07-15]", "2023-07-15", True),
        ("date", "XXXX-XX", "2023-07-15", True),
        ("date", "no date", "2023", False),
        ("quantity", ">=7", "9", True),
        ("quantity", ">=7", "5", False),
        ("quantity", "5..7", "6", True),
        ("quantity", "~40", "42", True),
        ("quantity", "3", "4", False),
        ("quantity", "many", "4", False),
        ("name", "Zoë Ali", "zoe ali", True),
        ("ref:body", "body:1", "body:2", False),
        ("code:body_type", "organisation", "police", True),
        ("code:body_type", "police", "court", False),
        ("code:outcome", "killed", "injured", False),
    ],
)
def test_two_values_can_both_be_true(type_: str, left: str, right: str, *, both: bool) -> None:
    assert compatible(type_, left, right) is both
    assert compatible(type_, right, left) is both


@pytest.mark.parametrize(
    ("value", "expected"),
    [("3", (3, 3)), (">=3", (3, None)), ("<=3", (0, 3)), ("2..5", (2, 5)),
     ("5..2", None), ("~40", (40, 40)), ("many", None), ("", None)],
)  # fmt: skip
def test_bounds(value: str, expected: tuple[int, int | None] | None) -> None:
    assert bounds(value) == expected


@given(st.sampled_from(["date", "quantity", "name", "text", "ref:place", "code:sex"]), st.text(), st.text())
def test_any_values_can_be_compared(type_: str, left: str, right: str) -> None:
    assert compatible(type_, left, right) == compatible(type_, right, left)
    assert precision(type_, left) >= 0


def test_a_town_meets_its_province_but_not_another_town() -> None:
    town = {"country": "PK", "admin1": "Punjab", "settlement": "Murh"}
    assert places_meet(town, {"country": "PK", "admin1": "Punjab"})
    assert not places_meet(town, {"country": "PK", "admin1": "Sindh"})
    assert not places_meet(town, town | {"settlement": "Okara"})


# --- fields -------------------------------------------------------------------------------------------------


def test_a_more_precise_date_is_preferred_and_contradicts_nothing() -> None:
    field = (
        view(
            [say("incident:1", "date", "2023-07"), say("incident:1", "date", "2023-07-14", start=9)],
            [],
            [],
            [],
        )
        .subjects["incident:1"]
        .fields["date"]
    )
    assert (field.preferred, field.why and field.why.code, field.is_contradicted) == (
        "2023-07-14", "precision", False,
    )  # fmt: skip


def test_independent_sources_win_over_confidence_and_a_person_over_both() -> None:
    said = [
        say("group:1", "count", "5", confidence=0.9),
        say("group:1", "count", "3", start=9, confidence=0.4),
        say("group:1", "count", "3", B, start=9, confidence=0.4),
    ]
    field = view(said, [], [], []).subjects["group:1"].fields["count"]
    assert (field.preferred, field.why and field.why.code, field.is_contradicted) == ("3", "sources", True)
    verdict = Verdict(said[0].claim_id, Word.ACCEPTED, "Asha", at(5))
    field = view(said, [verdict], [], []).subjects["group:1"].fields["count"]
    assert (field.preferred, field.why and field.why.code) == ("5", "person")


def test_what_is_only_denied_is_shown_and_never_preferred() -> None:
    field = (
        view([say("act:1", "outcome", "killed", stance=Stance.DENIED)], [], [], [])
        .subjects["act:1"]
        .fields["outcome"]
    )
    assert (field.preferred, field.why, field.is_contradicted) == (None, None, False)
    assert len(field.readings[0].denials) == 1


def test_a_rejected_claim_is_kept_and_does_not_count() -> None:
    one = say("person:1", "age", "31")
    register = view([one], [Verdict(one.claim_id, Word.REJECTED, "Asha", at(2))], [], [])
    assert register.subjects["person:1"].fields == {}
    assert not register.claims[one.claim_id].counts
    undone = view(
        [one],
        [
            Verdict(one.claim_id, Word.REJECTED, "Asha", at(2)),
            Verdict(one.claim_id, Word.ACCEPTED, "Asha", at(3)),
        ],
        [],
        [],
    )
    assert undone.claims[one.claim_id].counts


def test_a_correction_that_was_taken_back_counts_no_more() -> None:
    wrong = say("person:1", "age", "31")
    right = say("person:1", "age", "13", method="review", reviewer="Asha", at=at(2))
    verdicts = [
        Verdict(wrong.claim_id, Word.CORRECTED, "Asha", at(2), right.claim_id),
        Verdict(wrong.claim_id, Word.ACCEPTED, "Ben", at(3)),
    ]
    assert view([wrong, right], verdicts[:1], [], []).subjects["person:1"].values("age") == ("13",)
    assert view([wrong, right], verdicts, [], []).subjects["person:1"].values("age") == ("31",)
    assert view([wrong, right], verdicts, [], [], as_of=at(2)).subjects["person:1"].values("age") == ("13",)


# --- clusters -----------------------------------------------------------------------------------------------


def test_joined_subjects_are_one_under_the_first_id_and_keep_their_own() -> None:
    said = [
        say("incident:1", "date", "2021"),
        say("incident:2", "date", "2021-03", B),
        say("act:1", "incident", "incident:2", B),
        say("act:1", "type", "killing", B),
    ]
    register = view(said, [], [judge("incident:2", "incident:1", Same.SAME, reviewer="Asha")], [])
    (incident,) = register.incidents()
    assert (incident.id, incident.subject.members) == ("incident:1", ("incident:1", "incident:2"))
    assert (incident.type, incident.date, len(incident.sources)) == ("killing", "2021-03", 2)
    assert register.subject("incident:2") is register.subject("incident:1")


def test_a_person_parts_what_a_method_joined_and_the_last_word_wins() -> None:
    joined = [judge("p:1", "p:2", Same.SAME), judge("p:2", "p:3", Same.SAME)]
    assert cluster(joined) == {"p:1": "p:1", "p:2": "p:1", "p:3": "p:1"}
    parted = [*joined, judge("p:1", "p:3", Same.DIFFERENT, reviewer="Asha")]
    assert cluster(parted) == {"p:1": "p:1", "p:2": "p:1"}
    assert cluster([*parted, judge("p:3", "p:1", Same.SAME, 9, "Ben")]) == cluster(joined)
    assert cluster([judge("p:1", "p:2", Same.SAME, 1, "Asha"), judge("p:1", "p:2", Same.DIFFERENT, 9)])
    assert cluster([judge("p:1", "p:2", Same.SUGGESTED), judge("p:1", "p:1", Same.SAME)]) == {}


def test_places_with_one_gazetteer_entry_are_one_unless_a_person_says_no() -> None:
    said = [say("place:1", "gazetteer", "geonames:7"), say("place:2", "gazetteer", "geonames:7", B)]
    assert list(view(said, [], [], []).subjects) == ["place:1"]
    apart = [judge("place:1", "place:2", Same.DIFFERENT, reviewer="Asha")]
    assert list(view(said, [], apart, []).subjects) == ["place:1", "place:2"]


# --- tolls --------------------------------------------------------------------------------------------------


def incident_with(*said: tuple[str, str, str]) -> Register:
    return view(
        [say("incident:1", "title", "t"), *(say(s, p, v, start=i) for i, (s, p, v) in enumerate(said))],
        [],
        [],
        [],
    )


def test_members_of_a_group_are_not_counted_again() -> None:
    register = incident_with(
        ("act:1", "incident", "incident:1"),
        ("act:1", "type", "killing"),
        ("act:1", "victim", "group:1"),
        ("act:1", "victim", "person:1"),
        ("act:1", "victim", "person:2"),
        ("group:1", "count", ">=4"),
        ("group:1", "member", "person:1"),
        ("person:1", "name", "Amin Soyle"),
        ("person:2", "name", "Lena Okoro"),
    )
    assert register.incidents()[0].killed == (5, None)


def test_groups_that_nobody_counted_make_no_number_of_their_own() -> None:
    """Three ways of naming the dead are not three dead."""
    uncounted = [(f"act:{n}", "victim", f"group:{n}") for n in (1, 2, 3)]
    acts = [(f"act:{n}", "incident", "incident:1") for n in (1, 2, 3)]
    killed = [(f"act:{n}", "outcome", "killed") for n in (1, 2, 3)]
    uncounted += [
        (f"group:{n}", "label", label) for n, label in ((1, "the miners"), (2, "our people"), (3, "they"))
    ]
    assert incident_with(*acts, *killed, *uncounted).incidents()[0].killed == (1, None)
    told = ("group:2", "count", "10")
    assert incident_with(*acts, *killed, *uncounted, told).incidents()[0].killed == (10, None)


def test_a_victim_of_two_acts_is_one_and_an_unnamed_one_at_least_one() -> None:
    register = incident_with(
        ("act:1", "incident", "incident:1"),
        ("act:1", "outcome", "injured"),
        ("act:1", "victim", "person:1"),
        ("act:2", "incident", "incident:1"),
        ("act:2", "outcome", "injured"),
        ("act:2", "victim", "person:1"),
        ("person:1", "age", "9"),
    )
    assert register.incidents()[0].injured == (1, 1)
    register = incident_with(("act:1", "incident", "incident:1"), ("act:1", "type", "killing"))
    assert register.incidents()[0].killed == (1, None)


def test_only_a_killing_implies_its_outcome() -> None:
    register = incident_with(("act:1", "incident", "incident:1"), ("act:1", "type", "injury"))
    assert (register.incidents()[0].killed, register.incidents()[0].injured) == ((0, 0), (0, 0))


def test_who_died_is_not_among_the_injured() -> None:
    register = incident_with(
        ("act:1", "incident", "incident:1"),
        ("act:1", "outcome", "injured"),
        ("act:1", "victim", "person:1"),
        ("act:1", "victim", "person:2"),
        ("act:2", "incident", "incident:1"),
        ("act:2", "outcome", "killed"),
        ("act:2", "victim", "person:1"),
        ("person:1", "age", "9"),
        ("person:2", "age", "8"),
    )
    incident = register.incidents()[0]
    assert (incident.killed, incident.injured) == ((1, 1), (1, 1))


def test_incidents_stand_in_order_of_date_then_of_place_those_without_last() -> None:
    said = [
        say("incident:1", "date", "XXXX-07"),
        say("incident:2", "date", "2022"),
        say("incident:3", "date", "1998-01-01"),
        say("incident:4", "title", "t"),
        say("incident:5", "date", "201X"),
        say("incident:6", "date", "1998-01-01"),
        say("incident:6", "place", "place:1"),
        say("place:1", "name", "Torva"),
        say("incident:7", "date", "1998-01-01"),
        say("incident:7", "place", "place:2"),
        say("place:2", "name", "Mbeki"),
    ]
    assert "".join(i.id[-1] for i in view(said, [], [], []).incidents()) == "7635214"


def test_the_most_telling_sentence_is_the_evidence() -> None:
    said = [
        say("incident:1", "title", "Two died.", start=0, confidence=0.4),
        say("incident:1", "title", "Two were shot dead in Torva.", start=9, confidence=0.9),
        say("incident:1", "title", "Two were shot dead there.", start=30, confidence=0.9),
    ]
    (incident,) = view(said, [], [], []).incidents()
    assert incident.evidence is not None
    assert incident.evidence.statement.value == "Two were shot dead in Torva."


def test_what_says_only_more_is_no_contradiction() -> None:
    said = [
        say("document:1", "title", "Two shot in Torva"),
        say("document:1", "title", "Two shot in Torva | The Lamp", start=9),
        say("person:1", "affiliation", "body:1"),
        say("person:1", "affiliation", "body:2", start=9),
        say("person:2", "affiliation", "body:2"),
        say("person:2", "affiliation", "body:3", start=9),
        say("body:1", "name", "Open Hands"),
        say("body:2", "name", "Open Hands Torva"),
        say("body:3", "name", "Lamp Society"),
    ]
    assert [c.subject for c in view(said, [], [], []).contradictions()] == ["person:2"]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ({"name": "Torva"}, {"name": "Torva"}, False),
        ({"name": "Torva", "country": "PK"}, {"name": "torva", "admin1": "Punjab"}, False),
        ({"name": "Torva", "admin2": "Sorv"}, {"name": "Torva", "admin2": "Mbeki"}, True),
        ({"name": "Torva", "country": "PK"}, {"name": "Torva", "country": "IN"}, True),
        ({"name": "Torva"}, {"name": "Mbeki"}, True),
        ({"name": "Torva"}, {"name": "Torvabad", "previous_name": "Torva"}, False),
        ({"name": "Torva"}, {"name": "Mbeki", "weak_alias": "Torva"}, True),
        (
            {"name": "Torva", "precision": "settlement"},
            {"name": "Torvabad", "precision": "settlement", "alias": "Torva"},
            False,
        ),
        ({"precision": "settlement"}, {"name": "Torva"}, False),
        ({"name": "—"}, {"name": "—"}, True),
    ],
)
def test_joined_places_known_by_name_differ_where_something_says_so(
    one: dict[str, str], other: dict[str, str], *, differs: bool
) -> None:
    said = [say("place:1", prop, value) for prop, value in one.items()]
    said += [say("place:2", prop, value, B) for prop, value in other.items()]
    said += [say("incident:1", "place", "place:1"), say("incident:2", "place", "place:2", B)]
    register = view(said, [], [judge("incident:1", "incident:2", Same.SAME, reviewer="Asha")], [])
    assert [c.field.prop.name for c in register.contradictions()] == (["place"] if differs else [])


def test_a_label_that_holds_the_number_says_so() -> None:
    said = [
        say("group:1", "label", "two men", start=3),
        say("group:1", "count", "2", start=3),
        say("group:2", "label", "the men", start=20),
        say("group:2", "count", "3", start=40),
    ]
    subjects = view(said, [], [], []).subjects.values()
    assert [party_of(subject).label_tells_count for subject in subjects] == [True, False]


# --- any record ---------------------------------------------------------------------------------------------

_subjects = st.sampled_from(
    ["incident:1", "incident:2", "act:1", "act:2", "person:1", "group:1", "place:1", "odd:1"]
)
_statements = st.builds(
    say,
    _subjects,
    st.sampled_from(["date", "place", "incident", "type", "victim", "count", "member", "name", "odd"]),
    st.one_of(
        _subjects, st.sampled_from(["2021", "2021-05", "3", ">=2", "killing", "Asha"]), st.text(max_size=3)
    ),
    st.sampled_from([A, B]),
    start=st.integers(0, 9),
    stance=st.sampled_from(list(Stance)),
    confidence=st.sampled_from([0.2, 0.7]),
    method=st.sampled_from(["rules@1", "rules@2", "given", "review"]),
)


def runs_of(said: Sequence[Statement], name: str, n: int, version: str) -> list[Run]:
    return [
        Run(
            f"{name}{document[0]}",
            document,
            "t",
            (f"rules@{version}",),
            at(n),
            tuple(
                Finding(s.claim_id, f"rules@{version}", s.confidence) for s in said if s.document == document
            ),
        )
        for document in (A, B)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(_statements, max_size=12), st.randoms(use_true_random=False), st.data())
def test_any_records_in_any_order_give_one_register(
    said: list[Statement], chance: object, data: st.DataObject
) -> None:
    del chance
    verdicts = [
        Verdict(s.claim_id, data.draw(st.sampled_from([Word.ACCEPTED, Word.REJECTED])), "Asha", at(i))
        for i, s in enumerate(said[:3])
    ]
    judgements = [
        judge(data.draw(_subjects), data.draw(_subjects), data.draw(st.sampled_from(list(Same))), i)
        for i in range(3)
    ]
    runs = runs_of(said[: len(said) // 2], "r", 2, "1") + runs_of(said, "q", 1, "1")
    once = view(said, verdicts, judgements, runs)
    again = view(
        data.draw(st.permutations(said)),
        data.draw(st.permutations(verdicts)),
        data.draw(st.permutations(judgements)),
        data.draw(st.permutations(runs)),
    )
    assert once == again
    assert once.incidents() == again.incidents()
    assert {v.claim_id for v in verdicts} <= once.claims.keys()


@settings(max_examples=40, deadline=None)
@given(st.lists(_statements, max_size=10))
def test_a_second_run_adds_no_claim_and_a_newer_one_loses_no_verdict(said: list[Statement]) -> None:
    first = runs_of(said, "r", 2, "1")
    once = view(said, [], [], first)
    assert (
        view([*said, *said], [], [], [*first, *runs_of(said, "q", 3, "2")]).claims.keys()
        == once.claims.keys()
    )
    verdicts = [Verdict(s.claim_id, Word.ACCEPTED, "Asha", at(5)) for s in said]
    after = view(said, verdicts, [], [*first, *runs_of([], "q", 6, "2")])
    assert after.claims.keys() == {s.claim_id for s in said}
    assert all(claim.counts for claim in after.claims.values())


def test_what_can_be_true_with_all_others_takes_no_side() -> None:
    said = [
        say("group:1", "count", "10"),
        say("group:1", "count", "11", B, start=9),
        say("group:1", "count", ">=1", "c" * 64, start=20),
    ]
    field = view(said, [], [], []).subjects["group:1"].fields["count"]
    assert field.is_contradicted
    assert {reading.value for reading in field.sides} == {"10", "11"}
    assert len(field.readings) == 3
