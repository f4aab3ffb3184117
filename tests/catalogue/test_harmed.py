"""How many people and sites an incident harmed, as figures count them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.catalogue.counted import counted_of
from gawah.catalogue.harmed import harms
from gawah.extract import extract
from gawah.model import Finding, Run
from gawah.read import Given, read_bytes
from gawah.register import Register, view

if TYPE_CHECKING:
    from collections.abc import Mapping

AT = "2024-01-01T00:00:00Z"
Bounds = tuple[int, int | None]


def register_of(words: str) -> Register:
    text = read_bytes(f"KOTLI: {words}".encode(), "a.txt", Given())
    found = extract(text, run_id="try", at=AT)
    findings = tuple(Finding(s.claim_id, s.method, s.confidence) for s in found.statements)
    return view(found.statements, [], [], [Run("try", text.document, text.id, found.methods, AT, findings)])


def told(words: str) -> Mapping[tuple[str, str], Bounds]:
    """The bounds of the one incident that is told, by unit and type of act."""
    register = register_of(words)
    (incident,) = register.incidents()
    found = harms(incident, register)
    return {(harm.unit, harm.of): (harm.low, harm.high) for harm in found}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Gunmen killed 12 villagers on 3 May 2021.", (12, 12)),
        ("Gunmen killed about 40 villagers on 3 May 2021.", (32, 48)),
        ("Gunmen killed at least 40 villagers on 3 May 2021.", (40, None)),
        ("Gunmen killed 10 to 12 villagers on 3 May 2021.", (10, 12)),
    ],
)
def test_the_bounds_of_a_toll_hold_what_its_words_allow(words: str, expected: Bounds) -> None:
    assert told(words)["killed", ""] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A mob burned a mosque on 3 May 2021.", (1, 1)),
        ("A mob burned a mosque on 3 May 2021. They also destroyed its minarets.", (1, 1)),
        ("A mob burned three churches on 3 May 2021.", (3, 3)),
    ],
)
def test_parts_of_a_building_are_no_sites_of_their_own(words: str, expected: Bounds) -> None:
    assert told(words)["site", "attack_on_place_of_worship"] == expected


def test_who_is_known_by_name_is_told_by_id() -> None:
    register = register_of("Gunmen shot dead Omar Rashid on 3 May 2021.")
    (incident,) = register.incidents()
    (harm,) = harms(incident, register)
    assert [register.label(one) for one in harm.named] == ["Omar Rashid"]
    assert counted_of(incident, register).harms == (harm,)


def test_an_incident_that_harmed_nobody_counts_nobody() -> None:
    assert told("A mob threatened three teachers on 3 May 2021.") == {}
