"""Who is protected, and what says so. All people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.guard.people import Sign, Somebody, Stand, people_of, stand_of, together
from gawah.model import Same, Stance, Statement
from gawah.model.decision import Judgement
from gawah.register import view

if TYPE_CHECKING:
    from gawah.register import Register

DOC = "d" * 64
AT = "2026-01-01T00:00:00Z"
WHO = "person:1"


def say(subject: str, prop: str, value: str, stance: Stance = Stance.STATED, doc: str = DOC) -> Statement:
    return Statement(subject, prop, value, doc, "given", "given", AT, stance=stance)


def seen(*said: Statement, name: str = "Lena Okoro", also: tuple[Judgement, ...] = ()) -> Register:
    return view([say(WHO, "name", name), *said], (), also, ())


def stand(*said: Statement, audience: str = "public") -> Stand:
    found = together(people_of(seen(*said)))
    return stand_of(next(one for one in found if WHO in one.members), audience)


def victim(
    outcome: str, stance: Stance = Stance.STATED, act: str = "act:1", doc: str = DOC
) -> list[Statement]:
    return [
        say("incident:1", "title", "It happened", doc=doc),
        say(act, "incident", "incident:1", doc=doc),
        say(act, "type", "killing" if outcome == "killed" else "injury", stance, doc),
        say(act, "outcome", outcome, stance, doc),
        say(act, "victim", WHO, doc=doc),
    ]


def consent(number: int = 1, *, withdrawn: str = "", **told: str) -> list[Statement]:
    one = f"consent:{number}"
    facts = {"person": WHO, "audience": "public", "given_by": "herself", "given": "2026-01-10", **told}
    facts |= {"withdrawn": withdrawn} if withdrawn else {}
    return [say(one, prop, value) for prop, value in facts.items() if value]


def test_nobody_is_let_out_without_a_reason() -> None:
    assert stand() == Stand(is_protected=True, why="named", sign=None)


def test_the_living_are_protected_and_the_dead_are_not() -> None:
    living, dead = stand(*victim("injured")), stand(*victim("killed"))
    assert (living.is_protected, living.why) == (True, "harmed")
    assert (dead.is_protected, dead.why) == (False, "dead")
    assert dead.sign is not None
    assert dead.sign.claim
    assert dead.sign.words == "killed"


def test_a_death_that_is_only_alleged_or_denied_lets_nobody_out() -> None:
    assert stand(*victim("killed", Stance.ALLEGED)).why == "harmed"
    denied = [*victim("killed"), say("act:1", "outcome", "killed", Stance.DENIED, "e" * 64)]
    assert stand(*denied).is_protected


def test_dead_in_one_account_and_wounded_in_another_is_alive_for_us() -> None:
    differing = [*victim("killed"), say("act:1", "outcome", "injured", doc="e" * 64)]
    assert stand(*differing).why == "harmed"


@pytest.mark.parametrize("age", ["17", "3", "<=10", "15..20"])
def test_a_child_is_protected_dead_or_alive_whoever_agrees(age: str) -> None:
    told = [*victim("killed"), say(WHO, "age", age), *consent()]
    assert stand(*told).why == "child"


@pytest.mark.parametrize("role", ["schoolgirl", "a boy", "بچی", "écolière enfant", "minor girl"])
def test_a_child_is_known_by_what_it_is_called(role: str) -> None:
    assert stand(*victim("killed"), say(WHO, "role", role)).why == "child"


def test_any_claim_that_somebody_is_a_child_counts() -> None:
    differing = [say(WHO, "age", "18"), say(WHO, "age", "16", doc="e" * 64)]
    assert stand(*victim("killed"), *differing).why == "child"


def test_an_official_in_office_is_let_out_but_not_as_victim_or_accused() -> None:
    police = [say("body:1", "name", "Torva Police"), say("body:1", "type", "police")]
    in_office = [*police, say(WHO, "affiliation", "body:1"), say("quote:1", "said_by", WHO)]
    assert (stand(*in_office).is_protected, stand(*in_office).why) == (False, "official")
    assert stand(*in_office, *victim("injured")).why == "harmed"
    assert stand(*in_office, say("act:1", "perpetrator", WHO)).why == "accused"
    assert stand(*police, say(WHO, "affiliation", "body:1")).why == "named"
    answered = [say("measure:1", "type", "inquiry"), say("measure:1", "by", WHO)]
    assert stand(*answered).why == "official"


def test_a_source_is_protected_whatever_they_work_for() -> None:
    ngo = [say("body:1", "name", "Torva Aid"), say("body:1", "type", "ngo")]
    assert stand(*ngo, say(WHO, "affiliation", "body:1"), say("quote:1", "said_by", WHO)).why == "speaker"
    told = Statement("incident:1", "title", "x", DOC, "given", "given", AT, speaker=(WHO,))
    assert stand(told).why == "speaker"


def test_a_consent_lets_out_to_its_audience_alone() -> None:
    told = [*victim("injured"), *consent()]
    assert (stand(*told).is_protected, stand(*told).why) == (False, "permitted")
    assert stand(*told, audience="court").is_protected
    assert stand(*victim("injured"), *consent(given_by="")).is_protected


@pytest.mark.parametrize(
    ("given", "withdrawn", "holds"),
    [
        ("2026-01-10", "2026-01-11", False),
        ("2026-01-10", "2026-01-10", False),
        ("2026-01-10", "2026-01-09", True),
        ("2026-01", "2026-01", False),
        ("2026-02", "2026-01", True),
        ("2026-02-03", "2026-02", False),
        ("2026-02-03", "nonsense", False),
        ("nonsense", "2020", False),
    ],
)
def test_a_withdrawal_wins(given: str, withdrawn: str, holds: bool) -> None:  # noqa: FBT001
    told = [*consent(given=given), *consent(2, given="", given_by="", withdrawn=withdrawn)]
    assert stand(*victim("injured"), *told).is_protected != holds


def test_a_withdrawal_wins_over_death_and_office_and_every_earlier_consent() -> None:
    told = [*consent(), *consent(2, given="2025-12-01"), *consent(3, given="", withdrawn="2026-03-01")]
    assert stand(*victim("killed"), *told).why == "withdrawn"
    again = consent(4, given="2026-03-02")
    assert stand(*victim("killed"), *told, *again).why == "permitted"


def test_what_parts_of_the_register_say_is_put_together() -> None:
    """The same person dead in one part and a child in another; a third part ties the two ids."""
    parts = [
        Somebody(frozenset({"person:1"}), ("Lena Okoro",), people(seen(*victim("killed"))), ()),
        Somebody(frozenset({"person:2"}), ("لینا",), people(seen(say(WHO, "age", "9"))), ()),
        Somebody(frozenset({"person:3"}), ("X",), {}, ()),
        Somebody(frozenset({"person:1", "person:2"}), ("Lena",), {}, ()),
    ]
    found = together(parts)
    assert len(found) == 2
    joined = next(one for one in found if len(one.members) == 2)
    assert set(joined.names) == {"Lena Okoro", "لینا", "Lena"}
    assert stand_of(joined, "public").why == "child"


def people(register: Register) -> dict[str, Sign]:
    return dict(next(iter(people_of(register))).signs)


def test_a_consent_given_under_another_id_of_the_person_counts() -> None:
    other = say("person:2", "name", "Lina Okoro", doc="e" * 64)
    same = Judgement(WHO, "person:2", Same.SAME, "review", AT, "Asha")
    register = seen(other, *victim("injured"), *consent(person="person:2"), also=(same,))
    (found,) = together(people_of(register))
    assert set(found.names) == {"Lena Okoro", "Lina Okoro"}
    assert stand_of(found, "public").why == "permitted"
