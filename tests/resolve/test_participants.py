"""Who is one person in accounts of one event."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.model import Judgement, Same, Span, Statement
from gawah.register import Register, view
from gawah.resolve.names import THRESHOLD
from gawah.resolve.participants import OnePerson, same_people

Told = dict[str, list[dict[str, str]]]
"""For each document its victims, with their properties."""


def statements(told: Told, role: str = "victim") -> list[Statement]:
    said: list[Statement] = []
    for mark, people in told.items():
        document = mark * 64
        facts = [(f"incident:{mark}", "title", f"What {mark} tells"), (f"act:{mark}", "type", "killing")]
        facts += [(f"act:{mark}", "incident", f"incident:{mark}")]
        for n, person in enumerate(people):
            who = f"person:{mark}{n}"
            facts += [(f"act:{mark}", role, who), *((who, prop, value) for prop, value in person.items())]
        said += [
            Statement(s, p, v, document, "rules@1", "r", "2026-01-01", Span("t", n, n + 4), "word")
            for n, (s, p, v) in enumerate(facts)
        ]
    return said


def register_of(told: Told, *words: Judgement) -> Register:
    joined = [
        Judgement("incident:a", f"incident:{mark}", Same.SAME, "review", "2026", "Asha")
        for mark in told
        if mark != "a"
    ]
    return view(statements(told), [], [*joined, *words], [])


def pairs(told: Told, *words: Judgement) -> set[tuple[str, str]]:
    return {(one.left[7:], one.right[7:]) for one in found(told, *words)}


def found(told: Told, *words: Judgement) -> tuple[OnePerson, ...]:
    register = register_of(told, *words)
    return same_people(register, register.incidents())


def named(*names: str) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bilal Farooq", "Bilal Farouq"),
        ("Bilal Farooq", "بلال فاروق"),
        ("Dr Tahir Soyle", "Tahir Soyle"),
        ("نسرین بی بی", "Nasreen Bibi"),
        ("Amin Soyle", "Amin"),
    ],
)
def test_one_name_in_two_reports_of_one_event_is_one_person(left: str, right: str) -> None:
    (one,) = found({"a": named(left), "b": named(right)})
    assert (one.left, one.right) == ("person:a0", "person:b0")
    assert one.score >= THRESHOLD
    assert left in one.words
    assert right in one.words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Asif Raza", "Kashif Raza"),
        ("آصف رضا", "Kashif Raza"),
        ("طاہر سویل", "طاہرہ سویل"),
        ("Nasreen Bibi", "Yasmin Bibi"),
        ("Bilal Farooq s/o Akram", "Bilal Farooq s/o Yunus"),
    ],
)
def test_like_names_of_two_people_stay_two(left: str, right: str) -> None:
    assert pairs({"a": named(left), "b": named(right)}) == set()


def test_brothers_are_matched_each_with_himself() -> None:
    told = {"a": named("Asif Raza", "Kashif Raza"), "b": named("کاشف رضا", "آصف رضا")}
    assert pairs(told) == {("a0", "b1"), ("a1", "b0")}


def test_a_name_that_may_be_two_peoples_is_nobodys() -> None:
    assert pairs({"a": named("Asif Raza", "Kashif Raza"), "b": named("Raza")}) == set()
    assert pairs({"a": named("Asif Raza"), "b": named("Raza"), "c": named("Kashif Raza")}) == set()
    assert pairs({"a": named("Asif Raza"), "b": named("Raza")}) == {("a0", "b0")}


def test_two_people_of_one_document_are_never_one() -> None:
    told = {"a": named("Bilal Farooq"), "b": named("Bilal Farooq", "Bilal Farouq")}
    assert pairs(told) == set()


def test_three_reports_of_one_person_are_one_group() -> None:
    told = {"a": named("Bilal Farooq"), "b": named("بلال فاروق"), "c": named("Bilal Faruq")}
    made = pairs(told)
    assert len(made) == 2
    assert {one for pair in made for one in pair} == {"a0", "b0", "c0"}


@pytest.mark.parametrize(
    ("ages", "is_one"),
    [
        (("31", "31"), True),
        (("31", "32"), True),
        (("~30", "33"), True),
        (("31", "12"), False),
        (("31", "33"), False),
        ((">=60", "40"), False),
    ],
)
def test_ages_that_cannot_both_be_true_keep_people_apart(ages: tuple[str, str], is_one: bool) -> None:  # noqa: FBT001
    told = {mark: [{"name": "Bilal Farooq", "age": age}] for mark, age in zip("ab", ages, strict=True)}
    assert bool(pairs(told)) is is_one


def test_the_sex_that_reports_tell_keeps_people_apart() -> None:
    told = {mark: [{"name": "Noor", "sex": sex}] for mark, sex in zip("ab", ("male", "female"), strict=True)}
    assert pairs(told) == set()


def test_a_persons_different_is_not_proposed_again() -> None:
    told = {"a": named("Bilal Farooq"), "b": named("Bilal Farooq")}
    word = Judgement("person:a0", "person:b0", Same.DIFFERENT, "review", "2026", "Asha")
    assert pairs(told, word) == set()


def test_who_is_one_already_is_not_proposed_and_keeps_his_documents() -> None:
    told = {"a": named("Bilal Farooq"), "b": named("بلال فاروق", "Amin Soyle"), "c": named("Bilal Faruq")}
    same = Judgement("person:a0", "person:b0", Same.SAME, "review", "2026", "Asha")
    assert pairs(told, same) == {("a0", "c0")}
    other = Judgement("person:a0", "person:b1", Same.SAME, "review", "2026", "Asha")
    assert ("a0", "b0") not in pairs(told, other)  # two people of b would become one


def test_a_victim_is_no_perpetrator_of_the_same_name() -> None:
    told: Told = {"a": named("Bilal Farooq")}
    said = [*statements(told), *statements({"b": named("Bilal Farooq")}, "perpetrator")]
    register = view(said, [], [], [])
    assert same_people(register, register.incidents()) == ()


_NAMES = ("Asif Raza", "Kashif Raza", "Raza", "آصف رضا", "Bilal Farooq", "بلال فاروق", "Bilal", "Noor")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(_NAMES), max_size=3), min_size=1, max_size=4), st.randoms())
def test_the_order_of_what_is_said_changes_nothing_and_no_document_loses_a_person(
    told: list[list[str]],
    chance: object,
) -> None:
    by_mark = {mark: named(*names) for mark, names in zip("abcd", told, strict=False)}
    said = statements(by_mark)
    first = view(said, [], [], [])
    expected = same_people(first, first.incidents())
    chance.shuffle(said)  # type: ignore[attr-defined]
    again = view(said, [], [], [])
    assert same_people(again, again.incidents()[::-1]) == expected
    words = [
        Judgement(one.left, one.right, Same.SAME, "people@1", "2026", None, one.score) for one in expected
    ]
    joined = view(said, [], words, [])
    for person in joined.of_kind("person"):
        assert len({member[7] for member in person.members}) == len(person.members)
