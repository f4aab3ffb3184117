"""Bodies and places of one entry are one by definition; a person's "different" parts them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.model import Judgement, Same, Stance, Statement
from gawah.register import view
from gawah.register.entries import NOTHING, Elsewhere
from tests.register.test_view import A, B, judge, say

C = "c" * 64


def named(n: int, name: str, entry: str | None, document: str) -> list[Statement]:
    said = [say(f"body:{n}", "name", name, document, lang="en")]
    return [*said, say(f"body:{n}", "directory", entry, document)] if entry else [*said]


THREE = [
    *named(1, "Daesh", "islamic_state", A),
    *named(2, "داعش", "islamic_state", B),
    *named(3, "ISIS", "islamic_state", C),
    *named(4, "ISKP", "islamic_state_khorasan", A),
    *named(5, "Torva Police", None, A),
    *named(6, "Torva Police", None, B),
]


def clusters(judgements: list[Judgement], elsewhere: Elsewhere = NOTHING) -> set[tuple[str, ...]]:
    register = view(THREE, [], judgements, [], elsewhere=elsewhere)
    return {subject.members for subject in register.of_kind("body")}


def test_bodies_with_one_entry_are_one_under_all_their_names_and_others_are_not() -> None:
    alone = {("body:4",), ("body:5",), ("body:6",)}
    assert clusters([]) == {("body:1", "body:2", "body:3"), *alone}
    found = view(THREE, [], [], []).subject("body:3")
    assert found is not None
    assert set(found.called) == {"Daesh", "داعش", "ISIS"}
    assert not found.fields["directory"].is_contradicted


def test_a_person_parts_bodies_of_one_entry_and_neither_keeps_it() -> None:
    apart = judge("body:1", "body:3", Same.DIFFERENT, 1, "Asha")
    assert {("body:1",), ("body:2",), ("body:3",)} <= clusters([apart])
    joined = [apart, judge("body:1", "body:2", Same.SAME, 2, "Asha")]
    assert {("body:1", "body:2"), ("body:3",)} <= clusters(joined)
    assert ("body:1", "body:2", "body:3") in clusters(
        [*joined, judge("body:3", "body:1", Same.SAME, 3, "Ben")]
    )


def test_a_different_between_two_entries_parts_nothing_of_one() -> None:
    word = judge("body:1", "body:4", Same.DIFFERENT, 1, "Asha")
    assert ("body:1", "body:2", "body:3") in clusters([word])


def test_a_denied_entry_and_two_entries_join_nothing() -> None:
    denied = [say("body:7", "directory", "islamic_state", B, stance=Stance.DENIED)]
    two = [
        say("body:8", "directory", "islamic_state", B),
        say("body:8", "directory", "islamic_state_khorasan", B, start=9),
    ]
    register = view([*THREE, *denied, *two], [], [], [])
    assert register.names.get("body:7", "body:7") == "body:7"
    assert register.names.get("body:8", "body:8") == "body:8"
    assert register.names["body:3"] == "body:1"


def test_a_part_of_the_record_knows_the_entries_of_what_is_judged_outside_it() -> None:
    same = judge("body:6", "body:9", Same.SAME, 1, "Asha")
    assert ("body:6", "body:9") in clusters([same])
    assert ("body:1", "body:2", "body:3", "body:6", "body:9") in clusters(
        [same], Elsewhere({"body:9": "islamic_state"}, {})
    )
    apart = judge("body:2", "body:9", Same.DIFFERENT, 1, "Asha")
    assert {("body:1", "body:3"), ("body:2",)} <= clusters(
        [apart], Elsewhere({"body:9": "islamic_state"}, {})
    )


@settings(max_examples=50)
@given(st.permutations(THREE), st.booleans())
def test_the_order_of_what_is_said_changes_nothing(said: list[Statement], is_parted: bool) -> None:  # noqa: FBT001
    words = [judge("body:2", "body:3", Same.DIFFERENT, 1, "Asha")] if is_parted else []
    there = view(said, [], words, [])
    assert dict(there.names) == dict(view(THREE, [], words, []).names)
