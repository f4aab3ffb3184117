"""News is no contradiction: tolls that rise, the wounded who died, who was charged and then convicted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.model import Judgement, Same, Span, Stance, Statement, Verdict, Word
from gawah.register import Incident, Register, view
from gawah.register.updates import may_follow
from gawah.schema import prop, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

MONDAY, TUESDAY, FRIDAY = "2021-03-01", "2021-03-02", "2021-03-05"


def report(
    mark: str, published: str | None, killed: str = "", injured: str = "", news: str = "", paper: str = ""
) -> list[Statement]:
    """What one paper tells of one event.

    Args:
        mark: of the document and its subjects.
        published: its date.
        killed: how many were.
        injured: how many were.
        news: the outcome whose sentence goes on from earlier reports.
        paper: who publishes it.
    """
    document = mark * 64
    facts: list[tuple[str, str, str | None, int]] = [
        (f"document:{document}", "published", published, 0),
        (f"document:{document}", "publisher", paper or f"Paper {mark}", 1),
        (f"incident:{mark}", "title", f"What {mark} tells", 2),
    ]
    for at, (outcome, count) in enumerate((("killed", killed), ("injured", injured)), 1):
        if count:
            act, group = f"act:{mark}{outcome}", f"group:{mark}{outcome}"
            facts += [
                (act, "incident", f"incident:{mark}", 100 * at),
                (act, "outcome", outcome, 100 * at + 1),
                (act, "victim", group, 100 * at + 2),
                (group, "count", count, 100 * at + 3),
                (group, "label", "miners", 100 * at + 4),
            ]
        if news == outcome:
            facts += [(f"document:{document}", "follow_up", "The toll rose.", 100 * at)]
    return [
        _said(subject, name, value, document, at, 90 if name == "follow_up" else 1)
        for subject, name, value, at in facts
        if value is not None
    ]


def _said(subject: str, name: str, value: str, document: str, at: int, size: int = 4) -> Statement:
    span = Span("t", at, at + size)
    told = (subject, name, value, document, "rules@1", "r", "2026-01-01", span, "x" * size)
    return Statement(*told, confidence=0.5)


def one_event(*reports: list[Statement], verdicts: Sequence[Verdict] = ()) -> Register:
    said = [one for told in reports for one in told]
    incidents = sorted({one.subject for one in said if one.kind == "incident"})
    joined = [Judgement(incidents[0], one, Same.SAME, "review", "2026", "Asha") for one in incidents[1:]]
    return view(said, verdicts, joined, [])


def seen(*reports: list[Statement]) -> Incident:
    (incident,) = one_event(*reports).incidents()
    return incident


def contradicted(incident: Incident) -> list[str]:
    return [one.field.prop.name for one in incident.contradictions]


def updated(incident: Incident) -> dict[str, list[str]]:
    return {one.field.prop.name: [step.value for step in one.field.steps] for one in incident.updates}


def test_a_toll_that_rises_with_the_date_of_its_report_is_an_update() -> None:
    incident = seen(report("a", MONDAY, "5", "12"), report("b", TUESDAY, "7", "10"))
    assert contradicted(incident) == []
    assert updated(incident) == {"killed": ["5", "7"], "injured": ["12", "10"]}
    assert (incident.killed, incident.injured) == ((7, 7), (10, 10))
    (killed, _) = incident.updates
    assert [step.dates for step in killed.field.steps] == [(MONDAY,), (TUESDAY,)]
    assert [step.sources for step in killed.field.steps] == [("source:paper a",), ("source:paper b",)]
    assert (killed.field.preferred, killed.field.why and killed.field.why.code) == ("7", "latest")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("5", "12"), ("7", "9")),  # three of the wounded are gone, and two died
        (("7", ""), ("5", "")),  # a fall
        (("5", "12"), ("5", "9")),  # nobody died, yet fewer are wounded
        (("7", "9"), ("5", "12")),
    ],
)
def test_what_falls_or_does_not_add_up_is_a_contradiction(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    incident = seen(report("a", MONDAY, *first), report("b", TUESDAY, *second))
    assert contradicted(incident) == [
        name for name, a, b in zip(("killed", "injured"), first, second, strict=True) if a != b
    ]
    assert incident.updates == ()


def test_two_papers_of_one_day_contradict_each_other_and_each_side_is_shown() -> None:
    incident = seen(report("a", MONDAY, "10"), report("b", MONDAY, "11"))
    (found,) = incident.contradictions
    assert found.field.prop.name == "killed"
    assert {reading.value: reading.sources for reading in found.field.readings} == {
        "10": ("source:paper a",),
        "11": ("source:paper b",),
    }
    assert [len(reading.claims) for reading in found.field.readings] == [1, 1]
    assert incident.killed == (10, 11)


@pytest.mark.parametrize("days", [(None, None), (MONDAY, None), ("2021-03", TUESDAY)])
def test_what_nobody_dated_is_no_update_unless_its_words_say_so(days: tuple[str | None, str | None]) -> None:
    plain = seen(report("a", days[0], "5"), report("b", days[1], "7"))
    assert (contradicted(plain), updated(plain)) == (["killed"], {})
    told = seen(report("a", days[0], "5"), report("b", days[1], "7", news="killed"))
    assert (contradicted(told), updated(told)) == ([], {"killed": ["5", "7"]})


def test_words_do_not_turn_a_fall_or_an_earlier_report_into_news() -> None:
    fell = seen(report("a", None, "7"), report("b", None, "5", news="injured"))
    assert contradicted(fell) == ["killed"]
    earlier = seen(report("a", TUESDAY, "5"), report("b", MONDAY, "7", news="killed"))
    assert contradicted(earlier) == ["killed"]


def test_a_contradiction_of_the_first_day_stays_beside_later_news() -> None:
    incident = seen(report("a", MONDAY, "10"), report("b", MONDAY, "12"), report("c", FRIDAY, "15"))
    (found,) = incident.contradictions
    assert (found.field.prop.name, found.field.preferred) == ("killed", "15")
    assert incident.killed == (15, 15)


def test_three_reports_are_three_steps() -> None:
    incident = seen(report("c", FRIDAY, "9"), report("a", MONDAY, "5"), report("b", TUESDAY, "7"))
    assert updated(incident) == {"killed": ["5", "7", "9"]}
    assert incident.killed == (9, 9)


def test_those_who_died_are_no_longer_among_the_wounded_of_whom_nobody_tells_again() -> None:
    incident = seen(report("a", MONDAY, "5", "12"), report("b", TUESDAY, "7"))
    assert (incident.killed, incident.injured) == ((7, 7), (10, 12))


def test_a_report_that_tells_only_who_died_since_is_no_toll() -> None:
    incident = seen(report("a", MONDAY, "5", "12"), report("b", TUESDAY, "1", news="killed"))
    assert contradicted(incident) == []
    assert incident.killed == (5, 6)


def test_about_so_many_and_so_many_are_no_two_tolls() -> None:
    incident = seen(report("a", MONDAY, "~40"), report("b", MONDAY, "42"), report("c", MONDAY, ">=30"))
    assert (contradicted(incident), updated(incident)) == ([], {})


def naming(mark: str, published: str, *names: str) -> list[Statement]:
    """What a paper tells that names those who were killed and does not count them."""
    facts = [(f"document:{mark * 64}", "published", published), (f"incident:{mark}", "title", "t")]
    for n, name in enumerate(names):
        act, person = f"act:{mark}{n}", f"person:{mark}{n}"
        facts += [(act, "incident", f"incident:{mark}"), (act, "type", "killing"), (act, "victim", person)]
        facts += [(person, "name", name)]
    return [_said(subject, name, value, mark * 64, n) for n, (subject, name, value) in enumerate(facts)]


def test_who_names_some_of_the_dead_does_not_say_that_they_were_all() -> None:
    incident = seen(report("a", MONDAY, "5"), naming("b", MONDAY, "Bilal Farooq", "Amin Soyle"))
    assert (contradicted(incident), updated(incident), incident.killed) == ([], {}, (5, 5))
    named = seen(naming("a", MONDAY, "Bilal Farooq"), naming("b", MONDAY, "Bilal Farooq", "Amin Soyle"))
    assert (contradicted(named), named.killed) == ([], (1, 2))


def test_who_names_more_dead_than_another_counts_contradicts_them() -> None:
    incident = seen(report("a", MONDAY, "1"), naming("b", MONDAY, "Bilal Farooq", "Amin Soyle"))
    (found,) = incident.contradictions
    assert {reading.value for reading in found.field.readings} == {"1", ">=2"}
    later = seen(report("a", MONDAY, "1"), naming("b", TUESDAY, "Bilal Farooq", "Amin Soyle"))
    assert updated(later) == {"killed": ["1", ">=2"]}
    assert later.killed == (2, 2)


# --- one person ---------------------------------------------------------------------------------------------


def of_one(
    mark: str, published: str | None, outcome: str, type_: str = "attempted_killing"
) -> list[Statement]:
    """A paper that tells what became of Bilal Farooq."""
    document = mark * 64
    facts = [
        (f"incident:{mark}", "title", f"What {mark} tells"),
        (f"act:{mark}", "incident", f"incident:{mark}"),
        (f"act:{mark}", "type", type_),
        (f"act:{mark}", "outcome", outcome),
        (f"act:{mark}", "victim", f"person:{mark}"),
        (f"person:{mark}", "name", "Bilal Farooq"),
    ]
    facts += [(f"document:{document}", "published", published)] if published else []
    return [_said(subject, name, value, document, n) for n, (subject, name, value) in enumerate(facts)]


def one_person(*reports: list[Statement]) -> Incident:
    said = [one for told in reports for one in told]
    marks = sorted({one.subject.partition(":")[2] for one in said if one.kind == "person"})
    joined = [
        Judgement(f"{kind}:{marks[0]}", f"{kind}:{mark}", Same.SAME, "review", "2026", "Asha")
        for mark in marks[1:]
        for kind in ("incident", "person")
    ]
    (incident,) = view(said, [], joined, []).incidents()
    return incident


def test_the_wounded_man_who_died_is_counted_once_and_his_history_shows() -> None:
    incident = one_person(of_one("a", MONDAY, "injured"), of_one("b", FRIDAY, "killed", "killing"))
    assert contradicted(incident) == []
    (found,) = incident.updates
    assert (found.subject, found.field.prop.name) == ("person:a", "outcome")
    assert [(step.value, step.dates) for step in found.field.steps] == [
        ("injured", (MONDAY,)),
        ("killed", (FRIDAY,)),
    ]
    assert (incident.killed, incident.injured) == ((1, 1), (0, 0))


@pytest.mark.parametrize("days", [(MONDAY, MONDAY), (FRIDAY, MONDAY), (None, None)])
def test_who_is_dead_in_one_paper_and_wounded_in_another_is_a_contradiction(
    days: tuple[str | None, str | None],
) -> None:
    incident = one_person(of_one("a", days[0], "injured"), of_one("b", days[1], "killed", "killing"))
    assert contradicted(incident) == ["outcome"]
    assert incident.updates == ()


def test_arrested_charged_convicted_is_a_course() -> None:
    incident = one_person(
        of_one("a", MONDAY, "detained", "arrest_detention"),
        of_one("b", TUESDAY, "charged", "prosecution_charge"),
        of_one("c", FRIDAY, "convicted", "prosecution_charge"),
    )
    assert updated(incident) == {"outcome": ["detained", "charged", "convicted"]}
    other_way = one_person(
        of_one("a", FRIDAY, "detained", "arrest_detention"),
        of_one("b", MONDAY, "convicted", "prosecution_charge"),
    )
    assert (contradicted(other_way), updated(other_way)) == ([], {})  # held again, for all that is known


# --- fields -------------------------------------------------------------------------------------------------


def field_of(*said: tuple[str, str, str | None], subject: str = "group:g", name: str = "count"):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """A field of one subject, as (document, value, published) tell it."""
    told = []
    for n, (mark, value, published) in enumerate(said):
        document = mark * 64
        told += [Statement(subject, name, value, document, "r@1", "r", "2026", Span("t", n, n + 1), "w")]
        if published:
            told += [Statement(f"document:{document}", "published", published, document, "r@1", "r", "2026")]
    return view(told, [], [], []).subjects[subject].fields[name]


def test_a_count_that_rises_is_an_update_and_an_age_is_not() -> None:
    told = (("a", "5", MONDAY), ("b", "7", TUESDAY))
    field = field_of(*told)
    assert (field.is_contradicted, [step.value for step in field.steps]) == (False, ["5", "7"])
    assert field.preferred == "7"
    assert field_of(*told, subject="person:p", name="age").is_contradicted


def test_the_type_of_a_measure_follows_the_course_of_justice() -> None:
    told = (("b", "trial", TUESDAY), ("a", "custody", MONDAY), ("c", "acquittal", FRIDAY))
    field = field_of(*told, subject="measure:m", name="type")
    assert [step.value for step in field.steps] == ["custody", "trial", "acquittal"]
    back = (("b", "conviction", MONDAY), ("a", "custody", TUESDAY))
    assert field_of(*back, subject="measure:m", name="type").is_contradicted


def test_what_a_person_chose_stands_first_and_the_history_shows_beside_it() -> None:
    first, second = report("a", MONDAY, "5"), report("b", TUESDAY, "7")
    groups = [one for told in (first, second) for one in told if one.prop == "count"]
    join = [Judgement("group:akilled", "group:bkilled", Same.SAME, "review", "2026", "Asha")]
    accepted = Verdict(groups[0].claim_id, Word.ACCEPTED, "Asha", "2026-02-02")
    register = view([*first, *second], [accepted], join, [])
    field = register.subjects["group:akilled"].fields["count"]
    assert (field.preferred, field.why and field.why.code) == ("5", "person")
    assert [step.value for step in field.steps] == ["5", "7"]


def test_a_denial_is_a_contradiction_whenever_it_is_made() -> None:
    said = [*report("a", MONDAY, "5"), *report("b", TUESDAY, "7")]
    denied = [
        Statement("group:akilled", "count", "5", "c" * 64, "r@1", "r", "2026", stance=Stance.DENIED),
        Statement("group:akilled", "count", "7", "b" * 64, "r@1", "r", "2026"),
    ]
    assert view([*said, *denied], [], [], []).subjects["group:akilled"].fields["count"].is_contradicted


def test_codes_follow_each_other_one_way_only() -> None:
    outcome = prop("act", "outcome")
    for first in vocabulary("outcome"):
        for second in vocabulary("outcome"):
            assert not (may_follow(outcome, first, second) and may_follow(outcome, second, first))
    assert may_follow(outcome, "disappeared", "convicted")
    for name in ("outcome", "act_type", "measure_type"):
        codes = vocabulary(name)
        assert {after for code in codes.values() for after in code.extra.get("then") or ()} <= codes.keys()


_DAYS = st.sampled_from([MONDAY, TUESDAY, FRIDAY, "2021-03", None])
_COUNTS = st.sampled_from(["", "3", "5", "7", "~6", ">=4", "2..9"])


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.tuples(_DAYS, _COUNTS, _COUNTS, st.sampled_from(["", "killed", "injured"])),
        min_size=1,
        max_size=4,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_reports_changes_nothing_and_no_fact_is_both(told: list[tuple[str | None, str, str, str]], chance: object) -> None:  # fmt: skip  # noqa: E501
    reports = [
        report(mark, day, killed, injured, news)
        for mark, (day, killed, injured, news) in zip("abcd", told, strict=False)
    ]
    (incident,) = one_event(*reports).incidents()
    shuffled = [one for said in reports for one in said]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    (again,) = one_event(*[[one] for one in shuffled]).incidents()
    assert again.updates == incident.updates
    assert again.contradictions == incident.contradictions
    assert (again.killed, again.injured) == (incident.killed, incident.injured)
    both = {one.field.prop.name for one in incident.updates}
    assert both.isdisjoint(one.field.prop.name for one in incident.contradictions)
    for low, high in (incident.killed, incident.injured):
        assert high is None or low <= high
