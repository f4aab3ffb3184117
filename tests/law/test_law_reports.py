"""Invented reports, read as any report is, and what is proposed for them. Nobody in them is real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.law import Proposal, propose, shipped_law
from gawah.law.proposal import Door, Limb
from gawah.project import Project
from tests.law.told import norms, part, standings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Read = Callable[..., list[Proposal]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads reports and proposes for each incident that they tell, in the order of the register."""

    def run(*reports: str) -> list[Proposal]:
        folder = tmp_path / "reports"
        folder.mkdir()
        for number, report in enumerate(reports):
            (folder / f"{number}.txt").write_text(report, "utf-8")
        with Project.create(tmp_path / "p") as project:
            project.process([folder])
            register = project.register()
        return [propose(incident, register, shipped_law()) for incident in register.incidents()]

    return run


def test_bangladesh_a_mob_and_a_temple(read: Read) -> None:
    (found,) = read("On 14 October 2021 a mob set fire to a Hindu temple in Cumilla, Bangladesh.")
    one = part(found, "attack_on_place_of_worship")
    assert found.state == "Bangladesh"
    assert norms(one.proposed) == {"ICCPR-18", "ICCPR-27", "ICCPR-26", "ICCPR-2", "UDHR-18"}
    assert one.is_ready
    assert {each.limb for each in one.proposed} == {Limb.DUTY}
    doors = {way.name: way.door for way in found.ways}
    assert doors["iccpr_op1"] is Door.CLOSED
    assert doors["cedaw_op"] is Door.OPEN
    assert doors["special_procedures"] is doors["hrc_complaint"] is Door.OPEN
    assert doors["icerd_14"] is Door.UNKNOWN


def test_india_police_and_a_ground(read: Read) -> None:
    (found,) = read(
        "On 3 March 2019 police shot dead Suresh Invented in Lucknow, India, because of his caste."
    )
    one = part(found, "killing")
    assert {"ICCPR-6", "ICERD-1", "ICERD-5-6", "ICCPR-27"} <= norms(one.proposed)
    assert "ICCPR-18" in norms(one.waiting)
    assert {each.limb for each in one.proposed if each.norm.role == "right"} == {Limb.ACT}
    assert {"ICCPR-9", "ICCPR-14"} <= norms(one.waiting)


def test_sri_lanka_has_the_optional_protocol_from_a_day(read: Read) -> None:
    before, after = read(
        "On 2 May 1996 gunmen killed Kumaran Invented in Colombo, Sri Lanka.",
        "On 2 May 2009 gunmen killed Nimal Invented in Kandy, Sri Lanka.",
    )
    doors = [next(way for way in found.ways if way.name == "iccpr_op1") for found in (before, after)]
    assert [way.door for way in doors] == [Door.TOO_EARLY, Door.OPEN]
    assert "1998-01-03" in doors[0].why
    assert not doors[1].is_verified, "the day is worked out from the deposit"


def test_nigeria_has_no_data_and_it_is_said(read: Read) -> None:
    (found,) = read("On 5 June 2022 gunmen killed forty worshippers in a church in Owo, Nigeria.")
    able = [each.norm.id for one in found.parts for each in (*one.proposed, *one.depends, *one.flagged)]
    assert set(able) <= {"UDHR-3", "UDHR-18"}
    assert able
    assert any("There is no data on the law of NG" in note for note in found.notes)
    assert {way.name for way in found.ways if way.door is Door.OPEN} == {
        "special_procedures",
        "hrc_complaint",
    }
    assert all(way.door is Door.UNKNOWN for way in found.ways if way.door is not Door.OPEN)


def test_pakistan_before_and_after_the_covenant(read: Read) -> None:
    before, after = read(
        "On 28 May 2010 gunmen killed eighty Ahmadi worshippers in Lahore because of their faith.",
        "On 28 May 2014 a gunman killed Dr Kamran Invented in Rabwah because of his faith.",
    )
    then, now = part(before, "killing"), part(after, "killing")
    assert {standings(then)[one] for one in ("ICCPR-6", "ICCPR-2", "ICCPR-18")} == {"left"}
    assert {standings(now)[one] for one in ("ICCPR-6", "ICCPR-2", "ICCPR-18")} == {"proposed"}
    assert {"UDHR-3", "PK-CONST-9", "PK-PPC-302", "PK-ATA-6-7"} <= norms(then.proposed)


def test_azad_kashmir_and_an_undated_report(read: Read) -> None:
    dated, undated = read(
        "KOTLI: On 24 November 2023 forty men razed the minarets of a mosque in Kotli, Azad Kashmir.",
        "A church was burned by two men in Gojra, Punjab.",
    )
    one = part(dated, "attack_on_place_of_worship")
    assert dated.where.territory is not None
    assert not any(norm.startswith("PK-") for norm in norms(one.proposed))
    assert {"PK-CONST-20", "PK-PLD-2014-SC-699"} <= norms(one.flagged)
    one = part(undated, "attack_on_place_of_worship")
    assert one.proposed == ()
    assert {"ICCPR-18", "PK-CONST-20", "PK-PPC-295", "PK-PPC-436"} <= norms(one.depends)
    assert "date" in {found.fact.name for found in one.missing}


def test_what_has_no_rule_says_so(read: Read) -> None:
    (found,) = read(
        "On 3 March 2019 two men abducted Asma Invented in Karachi, and nobody has seen her since."
    )
    assert found.parts == ()
    assert len(found.no_rule) == 1


@pytest.mark.parametrize(
    ("report", "norm"),
    [
        ("arrested Yunus Invented in Lahore, Pakistan, under section 298-C of the PPC.", "PK-PPC-298-C"),
        ("in Lahore charged Yunus Invented under section 295-C of the Pakistan Penal Code.", "PK-PPC-295-C"),
    ],
)
def test_a_section_that_the_report_names_is_proposed_and_stays_its_claim(
    report: str, norm: str, read: Read
) -> None:
    (found,) = read(f"On 3 May 2019 police {report}")
    assert norm in norms(part(found, "arrest_prosecution_blasphemy").proposed)
    assert any(norm in one.norms and one.is_told_with for one in found.cited)


def test_article_20_is_resolved_by_its_instrument(read: Read) -> None:
    """A bare article beside a judgment of a court is the Constitution's, not the Covenant's."""
    (found,) = read(
        "On 4 May 2019 a mob burned an Ahmadi mosque in Sialkot, Pakistan. That violates Article 20 "
        "and the Supreme Court judgment of 2014 (PLD 2014 SC 699)."
    )
    named = {norm for one in found.cited for norm in one.norms}
    assert named == {"PK-CONST-20", "PK-PLD-2014-SC-699"}


def test_urdu_and_english_tell_the_same(read: Read) -> None:
    (urdu,) = read("4 مئی 2019 کو لاہور، پاکستان میں پولیس نے ایک احمدی شخص کو قتل کر دیا۔")
    one = part(urdu, "killing")
    assert {"ICCPR-6", "PK-CONST-9", "PK-PPC-302"} <= norms(one.proposed)
    assert "ICCPR-18" in norms(one.waiting), "no ground is told"
