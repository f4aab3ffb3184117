"""The five reports that the norms were gathered for, where they are at hand: it agrees with the standards."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from gawah.law import Proposal, propose, shipped_law
from gawah.law.proposal import Door, Limb
from gawah.norms import knowledge
from gawah.project import Project
from tests.law.told import engaged, norms, part, standings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.register import Incident

SEEDS = Path(os.environ.get("GAWAH_SHARED", Path(__file__).parents[3] / "shared")) / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="there are no seeds beside the checkout")

STANDARDS = {
    "killing": {"ICCPR-6", "ICCPR-2", "ICCPR-26", "PK-CONST-9", "PK-CONST-25"},
    "attack_on_place_of_worship": {
        *("ICCPR-18", "ICCPR-27", "ICCPR-26", "ICCPR-2", "PK-CONST-20", "PK-CONST-36", "PK-PPC-295"),
        *("PK-PPC-296-297", "PK-PLD-2014-SC-699", "PK-LHC-IMRAN-HAMEED-2023"),
    },
    "arrest_prosecution_blasphemy": {
        *("ICCPR-18", "ICCPR-19", "ICCPR-9", "ICCPR-14", "ICCPR-26", "GC-34-48"),
        *("PK-CONST-10", "PK-CONST-10A", "PK-CONST-20", "PK-TAHIR-NAQASH-2022"),
    },
    "censorship_blocking": {"ICCPR-19", "ICCPR-2", "PK-CONST-19", "PK-CONST-10A"},
    "hate_speech_incitement": {"ICCPR-20.2", "ICCPR-2", "ICCPR-26", "RABAT", "PK-PPC-153-A", "PK-PPC-505"},
    "discriminatory_law": {"ICCPR-26", "ICCPR-2", "PK-CONST-25", "PK-CONST-8"},
    "failure_to_protect_investigate": {"ICCPR-2", "ICCPR-26", "PK-CONST-4", "PK-CONST-9", "PK-CRPC-154"},
    "mob_violence_property": {"ICCPR-2", "ICCPR-26", "PK-CONST-23-24"},
}
"""What the standards name for each type without a condition: proposed, or not in force and said to be so."""


class Read(NamedTuple):
    incident: Incident
    proposal: Proposal


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, list[Read]]]:
    with Project.create(tmp_path_factory.mktemp("seeds") / "p") as project:
        project.process([SEEDS])
        register = project.register()
        found = [Read(one, propose(one, register, shipped_law())) for one in register.incidents()]
        yield project, found


def of(seeds: tuple[Project, list[Read]], type_: str, **told: str) -> list[Read]:
    """The incidents of a type, with a date or a country as told."""
    return [
        one
        for one in seeds[1]
        if one.incident.type == type_
        and all(getattr(one.incident, name) == value for name, value in told.items())
    ]


def test_each_proposal_agrees_with_the_standards(seeds: tuple[Project, list[Read]]) -> None:
    engagement = knowledge().data["engagement_rules"]
    engages = {norm.id: norm.engages for norm in knowledge().norms.values()}
    seen = 0
    for _, proposal in seeds[1]:
        for one in proposal.parts:
            type_ = one.rule.type
            said = norms((*one.proposed, *one.depends, *one.flagged))
            listed = {*engagement[type_]["core"], *engagement[type_]["also"], "ICCPR-26"}
            assert all(norm in listed or type_ in engages[norm] for norm in said), type_
            if one.applies and proposal.where.country == "PK":
                where = standings(one)
                assert {norm for norm in STANDARDS[type_] if where[norm] == "waiting"} == set(), type_
                seen += 1
    assert seen >= 12


def test_nothing_that_must_not_be_inferred_is(seeds: tuple[Project, list[Read]]) -> None:
    for incident, proposal in seeds[1]:
        for one in proposal.parts:
            able = norms((*one.proposed, *one.depends, *one.flagged))
            assert "GENOCIDE-1-3" not in able
            if one.rule.type == "killing" and not incident.grounds:
                assert not able & {"ICCPR-18", "ICCPR-27", "ICERD-5-6"}
            if one.rule.type == "censorship_blocking":
                assert not able & {"PK-PPC-295-C", "PK-PPC-298-C"}
            if not proposal.where.is_known_within and not one.rule.whole_state:
                assert not any(norm.startswith("PK-") for norm in norms((*one.proposed, *one.depends)))
            direct = {each.limb for each in (*one.proposed, *one.depends)} & {Limb.ACT}
            assert not direct or any(p.kind == "body" for p in incident.perpetrators)


def test_a_killing_without_a_year_has_its_norms_under_the_day_from_which_they_hold(
    seeds: tuple[Project, list[Read]],
) -> None:
    ((_, found),) = of(seeds, "killing")
    one = part(found, "killing")
    assert one.proposed == ()
    assert {"ICCPR-6", "ICCPR-2", "ICCPR-26", "PK-PPC-302", "PK-PPC-324"} <= norms(one.depends)
    assert engaged(one, "ICCPR-6").force.since == "2010-09-23"
    assert {"date"} == {missing.fact.name for missing in one.missing}
    assert {each.limb for each in one.depends if each.norm.role == "right"} == {Limb.DUTY}
    assert {"motive", "ground", "state", "genocide"} == {caution.name for caution, _ in one.cautions}
    failure = part(found, "failure_to_protect_investigate")
    assert "authority_account" in {shown.fact.name for shown in failure.shown}
    assert found.no_rule == ("injury",)


def test_a_shooting_over_an_accusation_takes_the_ground_from_who_tells_it(
    seeds: tuple[Project, list[Read]],
) -> None:
    ((_, found),) = of(seeds, "attempted_killing")
    one = part(found, "killing")
    assert {"ICCPR-18", "ICCPR-27", "ICCPR-14", "PK-PPC-324"} <= norms(one.depends)
    assert "PK-PPC-302" in norms(one.waiting), "nobody says that he died"
    assert "motive_beside" in {caution.name for caution, _ in one.cautions}, (
        "police speak of enmity in four cases"
    )
    assert [shown.fact.name for shown in engaged(one, "ICCPR-18").shown_by] == ["religious_ground"]


def test_the_attack_in_azad_kashmir_is_flagged(seeds: tuple[Project, list[Read]]) -> None:
    ((_, told),) = of(seeds, "attack_on_place_of_worship", date="2023-11-24")
    assert told.where.territory is not None
    assert told.where.territory.code == "PK-JK"
    one = part(told, "attack_on_place_of_worship")
    assert {"PK-CONST-20", "PK-PLD-2014-SC-699", "PK-PPC-295", "PK-LHC-IMRAN-HAMEED-2023"} <= norms(
        one.flagged
    )
    assert {"ICCPR-18", "ICCPR-27", "ICCPR-26", "ICCPR-2", "UDHR-18"} == norms(one.proposed)
    named = {norm for cited in told.cited for norm in cited.norms}
    assert named == {"PK-CONST-20", "PK-PLD-2014-SC-699", "ICCPR-2", "ICCPR-18", "ICCPR-25", "ICCPR-26"}
    assert "ICCPR-20.2" not in named
    assert {held.made for held in told.named["ICCPR-25"].reservations} == {"2011-09-20"}, (
        "it names what is reserved"
    )
    assert told.named["ICCPR-26"].reservations == ()
    assert told.named["PK-CONST-20"].force.standing == "flagged"


def test_a_yearly_total_stays_a_claim(seeds: tuple[Project, list[Read]]) -> None:
    ((_, found),) = of(seeds, "attack_on_place_of_worship", date="../2023")
    assert "total" in {caution.name for caution, _ in part(found, "attack_on_place_of_worship").cautions}


def test_the_notice_of_2020_meets_the_rules_of_2020(seeds: tuple[Project, list[Read]]) -> None:
    ((_, found),) = of(seeds, "censorship_blocking", date="2020-12-24")
    one = part(found, "censorship_blocking")
    assert {
        "ICCPR-19",
        "ICCPR-18",
        "ICCPR-26",
        "ICCPR-2",
        "PK-PECA-37",
        "PK-RULES-2020",
        "PK-PPC-4",
    } <= norms(one.proposed)
    assert {"PK-RULES-2021", "PK-PECA-2025"} <= norms(one.left)
    assert {"PK-PPC-295-C", "PK-PPC-298-C"} <= norms(one.waiting)
    named = {norm for cited in found.cited for norm in cited.norms}
    assert {"PK-RULES-2020", "PK-PPC-298-C"} <= named


def test_the_arrest_of_2015_is_one_under_a_law_on_religion(seeds: tuple[Project, list[Read]]) -> None:
    ((_, found),) = of(seeds, "arrest_detention")
    one = part(found, "arrest_prosecution_blasphemy")
    assert {"ICCPR-18", "ICCPR-19", "ICCPR-9", "ICCPR-14", "ICCPR-26", "GC-34-48", "PK-CONST-10A"} <= norms(
        one.proposed
    )
    assert {"PK-PPC-295-B", "PK-PPC-295-C"} <= norms(one.waiting), "no source names a section"
    assert "section" in {missing.fact.name for missing in one.missing}
    assert {"PK-TAHIR-NAQASH-2022", "PK-MUBARAK-SANI-2024", "CCPR-PAK-CO-1"} <= norms(one.left)


def test_the_law_of_1974_meets_no_covenant(seeds: tuple[Project, list[Read]]) -> None:
    ((_, found),) = of(seeds, "discriminatory_law", date="1974")
    one = part(found, "discriminatory_law")
    assert not any(norm.startswith("ICCPR") for norm in norms((*one.proposed, *one.depends, *one.flagged)))
    assert {"PK-CONST-260.3", "PK-SECOND-AMENDMENT"} <= norms(one.depends), "in force from a day of that year"
    assert {"UDHR-2-7", "UDHR-18", "PK-CONST-20"} <= norms(one.proposed)


def test_a_petition_without_an_incident_still_names_its_treaties(seeds: tuple[Project, list[Read]]) -> None:
    register = seeds[0].register()
    named = {
        citation.value("instrument")
        for citation in register.of_kind("citation")
        if citation.claims[0].statement.document.startswith("10439a")
    }
    assert named == {
        "Constitution of Pakistan",
        "International Covenant on Civil and Political Rights (ICCPR)",
        "International Covenant on Economic, Social and Cultural Rights (ICESCR)",
    }


RESOLVED = {
    "b88719": {"PK-CONST-260.3", "PK-SECOND-AMENDMENT", "PK-ORD-XX", "PK-PPC-298-C"},
    "b7638e": {"PK-PLD-2014-SC-699", "PK-CONST-20", "ICCPR-2", "ICCPR-18", "ICCPR-25", "ICCPR-26"},
    "f00012": {"PK-PPC-298-C", "PK-RULES-2020"},
    "8152f9": {"PK-CONST-260.3", "PK-SECOND-AMENDMENT"},
    "10439a": set(),
}
"""The norms that each report names, by the beginning of its hash; the last names whole treaties."""


def test_every_legal_reference_resolves_to_its_norm(seeds: tuple[Project, list[Read]]) -> None:
    found: dict[str, set[str]] = {one: set() for one in RESOLVED}
    for citation in seeds[0].register().of_kind("citation"):
        found[citation.claims[0].statement.document[:6]] |= {*citation.values("norm")}
    assert found == RESOLVED


def test_the_doors_for_pakistan(seeds: tuple[Project, list[Read]]) -> None:
    ((_, found),) = of(seeds, "killing")
    doors = {way.name: way.door for way in found.ways}
    assert {name for name, door in doors.items() if door is Door.OPEN} == {
        "special_procedures",
        "hrc_complaint",
    }
    assert set(doors.values()) == {Door.OPEN, Door.CLOSED}
    assert found.bodies[0][0].startswith("National Commission for Human Rights")
