"""Which subjects are one, of all that people and methods said."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from gawah.model import Judgement, Same
from gawah.register.clusters import Clusters, cluster

if TYPE_CHECKING:
    import random

AT = "2026-01-01T00:00:00Z"
FOUR = ("a", "b", "c", "d")


def word(
    pair: str, same: Same = Same.SAME, *, by: str | None = None, score: float = 1.0, kind: str = "incident"
) -> Judgement:
    """What was said of two, called by their letters; by a method where nobody is named."""
    left, right = (f"{kind}:{one}" for one in pair)
    return Judgement(left, right, same, "review" if by else "m@1", AT, by, None if by else score)


def groups(*words: Judgement, homes: dict[str, str] | None = None) -> set[frozenset[str]]:
    """The groups of more than one, each member by its letter."""
    found: dict[str, set[str]] = {}
    for member, head in cluster(words, (), homes or {}).items():
        found.setdefault(head, set()).add(member[-1])
    return {frozenset(some) for some in found.values()}


def test_a_chain_of_likely_pairs_makes_no_group_of_what_is_unlike() -> None:
    chain = [word("ab", score=3), word("bc", score=2), word("cd", score=1)]
    assert groups(*chain) == {frozenset("abc")}
    whole = [word("".join(pair)) for pair in combinations(FOUR, 2)]
    assert groups(*whole) == {frozenset("abcd")}
    # Of people two pairs are enough for three: who is one is compared with each.
    star = [word(pair, kind="person") for pair in ("ab", "ac", "ad")]
    assert groups(*star) == {frozenset("abcd")}


def test_the_surest_pair_comes_first_where_two_exclude_each_other() -> None:
    homes = {"incident:a": "one", "incident:b": "one", "incident:c": "two"}
    assert groups(word("ac", score=1), word("bc", score=2), homes=homes) == {frozenset("bc")}


def test_a_person_who_is_unsure_keeps_a_method_from_joining_and_a_method_does_not() -> None:
    joined = [word("ab"), word("bc")]
    assert groups(*joined) == {frozenset("abc")}
    assert groups(*joined, word("ac", Same.UNSURE)) == {frozenset("abc")}
    assert frozenset("abc") not in groups(*joined, word("ac", Same.UNSURE, by="Asha"))
    assert frozenset("abc") not in groups(*joined, word("ac", Same.DIFFERENT))
    by_people = [word("ab", by="Asha"), word("bc", by="Asha")]
    assert groups(*by_people, word("ac", Same.DIFFERENT)) == {frozenset("abc")}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["".join(pair) for pair in combinations(FOUR, 2)]),
            st.sampled_from([Same.SAME, Same.SAME, Same.DIFFERENT, Same.UNSURE]),
            st.sampled_from([None, None, "Asha"]),
            st.sampled_from([1.0, 2.0, 3.0]),
        ),
        unique_by=lambda told: (told[0], told[2]),
    ),
    st.randoms(),
)
def test_the_order_of_judgements_changes_nothing(
    told: list[tuple[str, Same, str | None, float]], chance: random.Random
) -> None:
    words = [word(pair, same, by=by, score=score) for pair, same, by, score in told]
    mixed = words.copy()
    chance.shuffle(mixed)
    assert groups(*words) == groups(*mixed)
    for pair, same, by, _ in told:
        if same is Same.DIFFERENT and by and not any(one.reviewer and one.same is Same.SAME for one in words):
            assert not any(set(pair) <= group for group in groups(*words))


SIX = "abcdef"
PAIRS = list(combinations(SIX, 2))


@given(
    st.sets(st.sampled_from(PAIRS)),
    st.sets(st.sampled_from(PAIRS)),
    st.dictionaries(st.sampled_from(SIX), st.sampled_from(["one", "two", "three"])),
    st.lists(st.sampled_from(PAIRS), max_size=6),
)
def test_what_is_known_of_two_groups_is_what_is_known_of_each_two_of_their_members(
    apart: set[tuple[str, str]],
    said: set[tuple[str, str]],
    homes: dict[str, str],
    merged: list[tuple[str, str]],
) -> None:
    clusters = Clusters(apart, homes, said)
    groups = {one: frozenset(one) for one in SIX}
    for left, right in merged:
        clusters.merge(left, right)
        joined = groups[left] | groups[right]
        groups |= dict.fromkeys(joined, joined)
    for left, right in PAIRS:
        assert clusters.members(left) == groups[left]
        if groups[left] == groups[right]:
            assert not clusters.may_merge(left, right)
            continue
        between = [(min(pair), max(pair)) for pair in product(groups[left], groups[right])]
        is_told_twice = any(homes.get(one, one) == homes.get(other, other) for one, other in between)
        assert clusters.may_merge(left, right) == (apart.isdisjoint(between) and not is_told_twice)
        assert clusters.are_mostly_said(left, right) == (2 * len(said & {*between}) >= len(between))
    firsts = {one: min(groups[one]) for one in SIX if len(groups[one]) > 1}
    assert clusters.canonical() == firsts


def test_hundreds_of_reports_of_one_event_are_one_incident() -> None:
    reports = [f"incident:{number:03}" for number in range(300)]
    pairs = list(combinations(reports, 2))
    words = [Judgement(*pair, Same.SAME, "m@1", AT, None, 1.0) for pair in pairs]
    assert set(cluster(words).values()) == {reports[0]}
