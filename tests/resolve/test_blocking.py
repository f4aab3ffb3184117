"""Only pairs that share something few share are compared, each once."""

from __future__ import annotations

from gawah.resolve.blocking import blocked, candidates

PEOPLE = ("amin k", "amin l", "nadia k", "omar m")


def given_name(person: str) -> str:
    return person.split(maxsplit=1)[0]


def initial(person: str) -> str:
    return person.split()[1]


def test_a_pair_that_two_rules_bring_together_comes_once() -> None:
    assert list(candidates(("a x", "a x"), (given_name, initial))) == [(0, 1)]


def test_each_rule_brings_its_pairs() -> None:
    assert sorted(candidates(PEOPLE, (given_name, initial))) == [(0, 1), (0, 2)]


def test_who_does_not_tell_is_left_out() -> None:
    assert list(blocked(PEOPLE, lambda _: None)) == []


def test_what_too_many_share_is_left_to_other_rules() -> None:
    assert list(blocked(PEOPLE, lambda _: "all", largest=3)) == []
    assert len(list(blocked(PEOPLE, lambda _: "all", largest=4))) == 6
