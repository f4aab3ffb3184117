"""Whether a norm holds for a state, in a place, on a day."""

from __future__ import annotations

from datetime import date

import pytest

from gawah.law import law_of, shipped_law
from gawah.law.force import bound_from
from gawah.law.tables import laid_over, shipped
from gawah.norms import knowledge
from tests.law.told import Paper, engaged, killing, norms, part, proposal, standings


def of_killing(paper: Paper) -> dict[str, str]:
    return dict(standings(part(proposal(paper), "killing")))


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ("2010-09-22", "left"),
        ("2010-09-23", "proposed"),
        ("2010", "depends"),
        ("XXXX-07", "depends"),
        (None, "depends"),
    ],
)
def test_the_iccpr_binds_pakistan_from_the_day_it_came_into_force_for_it(
    told: str | None, where: str
) -> None:
    found = part(proposal(killing(told)), "killing")
    assert standings(found)["ICCPR-6"] == where
    one = engaged(found, "ICCPR-6")
    assert "2010-09-23" in str(one.force)
    assert one.force.is_verified
    assert standings(found)["UDHR-3"] == ("proposed" if told and told.startswith("2010") else "depends")


def test_what_bound_before_the_iccpr_is_proposed_then() -> None:
    """Earlier incidents map to the declaration, to other treaties and to the constitution."""
    paper = killing("2005-05-05", ground="because they were Hazara")
    found = of_killing(paper)
    assert {found[one] for one in ("UDHR-3", "ICERD-5-6", "PK-CONST-9", "PK-PPC-302")} == {"proposed"}
    assert {found[one] for one in ("ICCPR-6", "ICCPR-2", "ICCPR-27")} <= {"left"}


def test_the_days_of_the_table_are_those_worked_out_from_the_deposits() -> None:
    """For Pakistan the table has both: the clauses of the treaties give the same days."""
    listed = knowledge().countries["PK"].treaties
    both = [one for one, entry in listed.items() if entry.get("in_force_for_state")]
    without = {one: {"in_force_for_state": None} for one in both}
    bare = law_of(laid_over(shipped(), {"countries": {"PK": {"treaties": without}}}))
    for treaty in both:
        own, days, _ = bound_from(treaty, "PK", shipped_law())
        assert own == listed[treaty]["in_force_for_state"]
        assert bound_from(treaty, "PK", bare) == (own, days, False)
    assert len(both) == 6


def test_a_state_with_a_deposit_only_is_bound_after_the_time_of_the_treaty() -> None:
    told, days, is_sure = bound_from("ICCPR", "BD", shipped_law())
    assert (told, is_sure) == ("2000-12-06", False)
    assert days is not None
    assert days.first == date(2000, 12, 6)
    assert of_killing(killing("2000-10-01", "BD", ""))["ICCPR-6"] == "left"
    assert of_killing(killing("2000-12-06", "BD", ""))["ICCPR-6"] == "proposed"
    # Of Myanmar the year of the deposit alone is known: any day of that time.
    told, days, _ = bound_from("ICESCR", "MM", shipped_law())
    assert told == "2017-04-01/2018-03-31"


@pytest.mark.parametrize("state", ["BD", "IN", "LK", "EG", "IR"])
def test_no_law_of_another_state_is_proposed(state: str) -> None:
    found = proposal(killing("2021-02-03", state, "", perpetrator="x"))
    one = part(found, "killing")
    able = norms((*one.proposed, *one.depends, *one.flagged, *one.waiting))
    assert {"ICCPR-6", "ICCPR-2", "UDHR-3"} <= norms(one.proposed)
    assert not any(norm.startswith(("PK-", "CCPR-PAK")) for norm in able)
    assert found.state != ""


@pytest.mark.parametrize(("state", "where"), [("PK", "proposed"), ("BD", "left")])
def test_what_was_said_to_one_state_is_not_proposed_for_another(state: str, where: str) -> None:
    paper = Paper().when("2025-02-03").where(state, "Sindh" if state == "PK" else "")
    paper.act("attack_on_place_of_worship", victim=paper.thing("a temple"), outcome="destroyed")
    found = part(proposal(paper), "attack_on_place_of_worship")
    assert standings(found)["CCPR-PAK-CO-2"] == where
    assert standings(found)["ICCPR-18"] == "proposed"


def test_a_signature_binds_nobody_and_none_is_only_none_when_it_was_looked() -> None:
    found = part(proposal(killing("2012-02-03", "CN", "")), "killing")
    assert standings(found)["ICCPR-6"] == "left"
    assert "signed it and is not bound" in str(engaged(found, "ICCPR-6").force)
    found = part(proposal(killing("2012-02-03", "MM", "")), "killing")
    assert "is no party to it (2022)" in str(engaged(found, "ICCPR-6").force)
    found = part(proposal(killing("2024-02-03", "MM", "")), "killing")
    assert "knows of nothing since" in str(engaged(found, "ICCPR-6").force)
    assert engaged(found, "ICCPR-6").force.standing == "unknown"


def test_a_state_without_data_gets_what_needs_no_ratification_and_is_told_so() -> None:
    found = proposal(killing("2021-02-03", "NG", ""))
    one = part(found, "killing")
    assert norms((*one.proposed, *one.depends, *one.flagged)) == {"UDHR-3"}
    assert any("There is no data on the law of NG" in note for note in found.notes)


@pytest.mark.parametrize("country", [None, "two"])
def test_an_unknown_state_gets_what_needs_no_state(country: str | None) -> None:
    paper = killing("2021-02-03", None)
    if country is not None:
        paper.where("PK", "Punjab", "Torva").where("IN", "", "Mbeki")
    found = proposal(paper)
    one = part(found, "killing")
    assert norms((*one.proposed, *one.depends, *one.flagged)) == {"UDHR-3"}
    expected = "Accounts differ on the country (IN, PK)" if country else "Nobody says in which country"
    assert found.notes[0].startswith(expected)


def test_norms_of_pakistan_are_flagged_in_azad_kashmir() -> None:
    paper = Paper().when("2023-11-24").where("PK", "Azad Kashmir")
    paper.act("attack_on_place_of_worship", victim=paper.thing("a mosque"), outcome="destroyed")
    found = proposal(paper)
    one = part(found, "attack_on_place_of_worship")
    assert norms(one.flagged) >= {
        "PK-CONST-20",
        "PK-PLD-2014-SC-699",
        "PK-PPC-295",
        "PK-LHC-IMRAN-HAMEED-2023",
    }
    assert all(not norm.startswith("PK-") for norm in norms((*one.proposed, *one.depends)))
    assert norms(one.proposed) >= {"ICCPR-18", "ICCPR-27", "ICCPR-26", "ICCPR-2"}
    assert found.where.territory is not None
    assert found.where.territory.code == "PK-JK"
    assert any("Azad Jammu and Kashmir" in note for note in found.notes)


@pytest.mark.parametrize(
    ("admin1", "where"), [("Gilgit-Baltistan", "flagged"), ("Sindh", "proposed"), ("", "flagged")]
)
def test_a_province_must_be_known_where_not_all_are_provinces(admin1: str, where: str) -> None:
    found = proposal(killing("2021-02-03", "PK", admin1))
    assert standings(part(found, "killing"))["PK-CONST-9"] == where
    assert bool(found.notes) == (where == "flagged")


def test_an_account_that_names_only_the_state_leaves_the_province_known() -> None:
    paper = killing("2021-02-03", "PK", "Sindh").where("PK", "", "Pakistan")
    assert of_killing(paper)["PK-CONST-9"] == "proposed"


def test_what_is_done_to_a_whole_state_needs_no_province() -> None:
    paper = Paper().when("2021-02-03").where("PK")
    paper.act("censorship_blocking", victim=paper.thing("a website"), outcome="blocked")
    found = proposal(paper)
    one = part(found, "censorship_blocking")
    assert {"PK-CONST-19", "PK-PECA-37"} <= norms(one.proposed)
    assert found.notes == ()


def test_a_ruling_of_a_province_binds_there() -> None:
    def worship(admin1: str, told: str = "2023-06-01") -> dict[str, str]:
        paper = Paper().when(told).where("PK", admin1)
        paper.act("attack_on_place_of_worship", victim=paper.thing("a mosque"))
        return dict(standings(part(proposal(paper), "attack_on_place_of_worship")))

    assert worship("Punjab")["PK-LHC-IMRAN-HAMEED-2023"] == "proposed"
    assert worship("Sindh")["PK-LHC-IMRAN-HAMEED-2023"] == "flagged"
    assert worship("Punjab", "2022-06-01")["PK-LHC-IMRAN-HAMEED-2023"] == "left"


def test_rules_on_blocking_follow_each_other() -> None:
    def blocked(told: str) -> dict[str, str]:
        paper = Paper().when(told).where("PK")
        paper.act("censorship_blocking", victim=paper.thing("a website"), outcome="blocked")
        return dict(standings(part(proposal(paper), "censorship_blocking")))

    assert blocked("2020-12-24")["PK-RULES-2020"] == "proposed"
    assert blocked("2020-12-24")["PK-RULES-2021"] == "left"
    assert blocked("2022-01-01")["PK-RULES-2020"] == "left"
    assert blocked("2022-01-01")["PK-RULES-2021"] == "proposed"
    assert blocked("2021-10")["PK-RULES-2020"] == blocked("2021-10")["PK-RULES-2021"] == "depends"
    assert blocked("2015-05-05")["PK-PECA-37"] == "left"


@pytest.mark.parametrize(
    ("norm", "told", "says"),
    [
        ("PK-PPC-295-C", "1990-01-01", ["imprisonment for life"]),
        ("PK-PPC-295-C", "1991-04-30", ["void"]),
        ("PK-PPC-295-C", "1991-04", ["imprisonment for life", "void"]),
        ("PK-PPC-298", "2016-05-05", ["up to 1 year"]),
        ("PK-PPC-298", "2017-05-05", ["up to 1 year", "1 to 3 years"]),
        ("PK-PPC-298", "2018-05-05", ["1 to 3 years"]),
    ],
)
def test_the_wording_is_that_of_the_day(norm: str, told: str, says: list[str]) -> None:
    paper = Paper().when(told).where("PK", "Punjab")
    paper.act("arrest_detention", victim=paper.person(), ground="for blasphemy", outcome="detained")
    paper.cites(norm, paper.title("He was arrested for blasphemy under this section."))
    found = engaged(part(proposal(paper), "arrest_prosecution_blasphemy"), norm)
    assert len(found.versions) == len(says)
    assert all(words in held.says for words, held in zip(says, found.versions, strict=True))


@pytest.mark.parametrize(
    ("told", "expected"),
    [("2010-12-01", ["2010-06-23"]), ("2015-01-01", ["2011-09-20"]), ("2011", ["2010-06-23", "2011-09-20"])],
)
def test_a_reservation_stands_beside_what_it_touched_on_that_day(told: str, expected: list[str]) -> None:
    paper = Paper().when(told).where("PK")
    paper.act("discriminatory_law")
    paper.title("The law keeps them from voting.")
    found = part(proposal(paper), "discriminatory_law")
    assert [one.made for one in engaged(found, "ICCPR-25").reservations] == expected
    assert engaged(found, "ICCPR-26").reservations == ()


def test_what_a_source_names_is_told_as_the_tables_have_it() -> None:
    """That a source names a norm does not bring it into force, and proposes nothing."""
    paper = killing("2005-05-05").cites("ICCPR-25").cites("PK-PPC-295-C").cites("NOWHERE-1")
    found = proposal(paper)
    assert {norm: one.force.standing.value for norm, one in found.named.items()} == {
        "ICCPR-25": "not",
        "PK-PPC-295-C": "in_force",
    }
    assert "not yet: it binds Pakistan from 2010-09-23" in str(found.named["ICCPR-25"].force)
    assert len(found.cited) == 3
    assert not {"ICCPR-25"} & norms(part(found, "killing").proposed)


def test_a_reservation_that_nobody_dates_holds() -> None:
    found = part(proposal(killing("2015-01-01", "IN", "", ground="x")), "killing")
    assert engaged(found, "ICCPR-9").reservations[0].gist.startswith("Declarations on arts 1, 9")


def test_every_norm_reserved_is_named_by_its_reservation() -> None:
    """The articles that the table gives to a reservation are those that its words name."""
    law = shipped_law()
    for one in law.reserved:
        listed = law.countries[one.state].data["reservations"]
        gist = next(
            e["gist"] for e in listed if e["treaty"] == one.treaty and str(e.get("made") or "") == one.made
        )
        for norm in one.norms:
            assert norm.removeprefix(f"{one.treaty}-") in gist.replace(",", " ").replace("(", " ").split(), (
                norm
            )
