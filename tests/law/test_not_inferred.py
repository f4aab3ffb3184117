"""What nobody may read into an incident: each line of the standards' last column, as a rule that is kept."""

from __future__ import annotations

import json

import pytest

from gawah.exchange.law_form import law_form
from gawah.law import propose, shipped_law
from gawah.law.proposal import Limb
from gawah.model import Stance, Verdict, Word
from gawah.register import view
from tests.law.told import Paper, engaged, incident_of, killing, norms, part, proposal, register_of, standings


def cautions(paper: Paper, type_: str) -> set[str]:
    return {one.name for one, _ in part(proposal(paper), type_).cautions}


# -------------------------------------------------------------------- killing


@pytest.mark.parametrize(
    "label", ["three Ahmadi farmers", "a Christian", "four Hazara miners", "Hindus", "a rabbi"]
)
def test_no_ground_is_taken_from_who_the_victims_are(label: str) -> None:
    paper = Paper().when("2021-02-03").where("PK", "Punjab")
    paper.act("killing", victim=paper.group(label, "3"), outcome="killed")
    one = part(proposal(paper), "killing")
    wanting = norms(one.waiting)
    assert {"ICCPR-18", "ICCPR-27", "ICERD-5-6", "ICERD-1", "PK-ATA-6-7"} <= wanting
    assert "ground" in {found.fact.name for found in one.more if not found.is_shown}
    assert "ground" in cautions(paper, "killing")


def test_no_ground_is_taken_from_a_name_or_a_title() -> None:
    """The sentence that tells it may name a community: only a ground is one."""
    paper = killing("2021-02-03")
    paper.title("Invented Masih, a Christian of the Ahmadi quarter, was killed near a mosque.")
    one = part(proposal(paper), "killing")
    assert {"ICCPR-18", "ICCPR-27"} <= norms(one.waiting)


@pytest.mark.parametrize(
    ("ground", "proposed", "waiting"),
    [
        ("because of their faith", {"ICCPR-18", "ICCPR-27"}, {"ICERD-5-6"}),
        ("because they were Hazara", {"ICCPR-27", "ICERD-5-6"}, {"ICCPR-18"}),
        ("over a land dispute", set(), {"ICCPR-18", "ICCPR-27", "ICERD-5-6"}),
        ("مذہب کی بنا پر", {"ICCPR-18"}, {"ICERD-5-6"}),
        ("por su religión", {"ICCPR-18"}, {"ICERD-5-6"}),
    ],
)
def test_the_ground_that_somebody_gives_is_taken_as_it_is(
    ground: str, proposed: set[str], waiting: set[str]
) -> None:
    one = part(proposal(killing("2021-02-03", ground=ground)), "killing")
    assert proposed <= norms(one.proposed)
    assert waiting <= norms(one.waiting)


def test_a_ground_that_is_only_denied_is_none() -> None:
    paper = Paper().when("2021-02-03").where("PK", "Punjab")
    paper.act("killing", victim=paper.person(), outcome="killed")
    paper.say(f"act:1{_number(paper)}", "ground", "because of his faith", stance=Stance.DENIED)
    one = part(proposal(paper), "killing")
    assert "ICCPR-18" in norms(one.waiting)
    ground = next(found for found in one.more if found.fact.name == "ground")
    assert not ground.is_shown
    assert len(ground.denials) == 1


def _number(paper: Paper) -> str:
    return next(s.subject for s in paper.statements if s.prop == "type").removeprefix("act:1")


def test_a_ground_that_a_person_rejected_is_none() -> None:
    paper = killing("2021-02-03", ground="because of his faith")
    claim = next(s for s in paper.statements if s.prop == "ground")
    rejected = Verdict(claim.claim_id, Word.REJECTED, "Asha", "2026-02-01T00:00:00Z")
    register = view(paper.statements, [rejected], (), [paper.run])
    found = propose(incident_of(register, paper.incident), register, shipped_law())
    assert "ICCPR-18" in norms(part(proposal(paper), "killing").proposed)
    assert "ICCPR-18" in norms(part(found, "killing").waiting)


def test_where_police_tell_of_another_motive_it_is_said() -> None:
    paper = killing("2021-02-03", ground="because of his faith")
    assert "motive" not in cautions(paper, "killing")
    paper.measure("denial", "Personal enmity may be behind it, police said.")
    assert "motive" in cautions(paper, "killing")
    assert "motive_beside" not in cautions(paper, "killing")


def test_where_the_same_report_tells_another_motive_of_another_incident_it_is_said_too() -> None:
    paper = killing("2021-02-03", ground="because of his faith")
    own = paper.incident
    paper.incident = "incident:other"
    paper.say(paper.incident, "title", "Another man was killed.")
    paper.measure("denial", "Personal enmity may be behind it, police said.")
    paper.incident = own
    assert "motive_beside" in cautions(paper, "killing")
    assert "motive" not in cautions(paper, "killing")


@pytest.mark.parametrize(
    ("who", "limb"),
    [
        ("group:gunmen", Limb.DUTY),
        ("group:a mob", Limb.DUTY),
        ("group:two policemen", Limb.ACT),
        ("group:soldiers", Limb.ACT),
        ("body:state", Limb.ACT),
        ("body:police", Limb.ACT),
        ("body:military", Limb.ACT),
        ("body:armed_group", Limb.DUTY),
        ("body:party", Limb.DUTY),
        ("body:organisation", Limb.UNKNOWN),
        ("group:former soldiers", Limb.UNKNOWN),
        ("group:men dressed as police", Limb.UNKNOWN),
        ("group:officers", Limb.UNKNOWN),
        ("group:a district governor", Limb.UNKNOWN),
        ("group:اہلکاروں", Limb.UNKNOWN),
        ("group:unidentified men", Limb.DUTY),
        ("", Limb.UNKNOWN),
    ],
)
def test_only_an_organ_of_the_state_makes_it_an_act_of_the_state(who: str, limb: Limb) -> None:
    paper = Paper().when("2021-02-03").where("PK", "Punjab")
    kind, _, what = who.partition(":")
    facts = {"perpetrator": paper.group(what) if kind == "group" else paper.body("The Torva Body", what)}
    paper.act("killing", victim=paper.person(), outcome="killed", **(facts if who else {}))
    one = part(proposal(paper), "killing")
    assert {found.limb for found in one.proposed if found.norm.role == "right"} == {limb}
    assert engaged(one, "PK-PPC-302").limb is None
    assert "state" in cautions(paper, "killing")


@pytest.mark.parametrize("role", ["police guard", "driver"])
def test_a_member_of_a_body_did_not_therefore_act_for_it(role: str) -> None:
    paper = Paper().when("2021-02-03").where("PK", "Punjab")
    guard = paper.person("Bilal Invented", role=role, affiliation=paper.body("Torva Police", "police"))
    paper.act("killing", victim=paper.person(), outcome="killed", perpetrator=guard)
    assert engaged(part(proposal(paper), "killing"), "ICCPR-6").limb is Limb.UNKNOWN


def test_an_organ_that_denies_it_leaves_the_claim_and_the_dispute() -> None:
    paper = Paper().when("2021-02-03").where("PK", "Punjab")
    police = paper.body("Torva Police", "police")
    paper.act("killing", victim=paper.person(), outcome="killed", perpetrator=police)
    act = next(s.subject for s in paper.statements if s.prop == "perpetrator")
    paper.say(act, "perpetrator", police, "it was not us", Stance.DENIED)
    found = proposal(paper)
    actor = next(one for one in part(found, "killing").shown if one.fact.name == "actor")
    assert len(actor.denials) == 1
    assert any("Who did it is disputed" in note for note in found.notes)


def test_genocide_is_never_proposed() -> None:
    paper = killing("2021-02-03", ground="because they were Hazara")
    paper.cites("GENOCIDE-1-3", paper.title("Hazara were killed, a genocide, the petition says."))
    found = proposal(paper)
    one = part(found, "killing")
    assert "GENOCIDE-1-3" not in standings(one)
    assert {norm.id for norm, _ in one.never} == {"GENOCIDE-1-3"}
    assert "genocide" in cautions(paper, "killing")
    assert found.cited[0].norms == ("GENOCIDE-1-3",)


# -------------------------------------------------------------------- places of worship


def worship(admin1: str, label: str = "a mosque", count: str = "1") -> Paper:
    paper = Paper().when("2023-11-24").where("PK", admin1)
    return paper.act("attack_on_place_of_worship", victim=paper.thing(label, count), outcome="destroyed")


@pytest.mark.parametrize("admin1", ["Azad Kashmir", "Gilgit-Baltistan", ""])
def test_directions_of_the_supreme_court_are_not_taken_to_bind_everywhere(admin1: str) -> None:
    one = part(proposal(worship(admin1)), "attack_on_place_of_worship")
    assert standings(one)["PK-PLD-2014-SC-699"] == "flagged"
    assert (
        standings(part(proposal(worship("Sindh")), "attack_on_place_of_worship"))["PK-PLD-2014-SC-699"]
        == "proposed"
    )


def test_a_yearly_total_is_a_claim_of_its_source() -> None:
    assert "total" in cautions(worship("Punjab", "forty mosques", "40"), "attack_on_place_of_worship")
    assert "total" not in cautions(worship("Punjab"), "attack_on_place_of_worship")


# -------------------------------------------------------------------- arrest and prosecution


def arrest(told: str = "", **facts: str) -> Paper:
    paper = Paper().when("2015-09-01").where("PK", "Punjab")
    paper.act("arrest_detention", victim=paper.person(), outcome="detained", **facts)
    if told:
        paper.title(told)
    return paper


@pytest.mark.parametrize(
    "told",
    [
        "Police arrested him for robbery.",
        "Three Ahmadi men were arrested.",
        "They were arrested after Friday prayers, religious leaders said.",
        "",
    ],
)
def test_any_other_arrest_is_not_taken_for_one_under_a_law_on_religion(told: str) -> None:
    one = part(proposal(arrest(told)), "arrest_prosecution_blasphemy")
    assert not one.applies
    assert standings(one) == {}
    assert "only where it is told" in one.why_not


@pytest.mark.parametrize(
    ("told", "ground"),
    [
        ("He was arrested for blasphemy.", ""),
        ("He was arrested over pages of the Quran.", ""),
        ("Police arrested her for insulting religious feelings.", ""),
        ("It happened.", "for holding a prayer in a private house"),
        ("It happened.", "because he is an Ahmadi"),
        ("It happened.", "توہین مذہب کے الزام میں"),
    ],
)
def test_an_arrest_under_a_law_on_religion_is_known_by_its_words(told: str, ground: str) -> None:
    paper = arrest(told, **({"ground": ground} if ground else {}))
    one = part(proposal(paper), "arrest_prosecution_blasphemy")
    assert one.applies
    assert {"ICCPR-18", "ICCPR-9"} <= norms(one.proposed)


def test_only_sections_that_a_source_names_are_proposed() -> None:
    paper = arrest(ground="over blasphemy")
    paper.cites("PK-PPC-298-C", paper.title("Police arrested him under section 298-C."))
    paper.cites("PK-PPC-295-C")  # elsewhere in the page
    one = part(proposal(paper), "arrest_prosecution_blasphemy")
    sections = {norm for norm in norms(one.proposed) if norm.startswith("PK-PPC")}
    assert sections == {"PK-PPC-298-C"}
    assert {"PK-PPC-295-C", "PK-PPC-295-A", "PK-PPC-298-B"} <= norms(one.waiting)
    assert "ICCPR-6" in norms(one.waiting), "no capital charge is told of him"
    assert "guilt" in cautions(paper, "arrest_prosecution_blasphemy")


def test_295_c_has_no_life_option_since_1991() -> None:
    paper = arrest(ground="over blasphemy")
    paper.cites("PK-PPC-295-C", paper.title("He faces the death penalty under section 295-C."))
    one = part(proposal(paper), "arrest_prosecution_blasphemy")
    assert [held.since for held in engaged(one, "PK-PPC-295-C").versions] == ["1991-04-30"]
    assert "ICCPR-6" in norms(one.proposed)
    assert "life" in cautions(paper, "arrest_prosecution_blasphemy")


# -------------------------------------------------------------------- censorship


def blocked(country: str, told: str = "The website was blocked over blasphemy.") -> Paper:
    paper = Paper().when("2020-12-24").where(country)
    paper.act("censorship_blocking", victim=paper.thing("the website"), outcome="blocked")
    paper.title(told)
    return paper


def test_a_publisher_abroad_is_not_taken_to_be_within_reach_of_the_code() -> None:
    one = part(proposal(blocked("PK")), "censorship_blocking")
    assert {"PK-PPC-295-C", "PK-PPC-298-C"} <= norms(one.waiting)
    assert "PK-PPC-4" in norms(one.proposed)
    assert {"reach", "border"} <= {caution.name for caution, _ in one.cautions}
    abroad = part(proposal(blocked("US")), "censorship_blocking")
    assert norms((*abroad.proposed, *abroad.depends, *abroad.flagged, *abroad.waiting)) == {"UDHR-19"}


def test_what_is_blocked_is_not_taken_for_religious() -> None:
    one = part(proposal(blocked("PK", "A news website was blocked.")), "censorship_blocking")
    assert {"ICCPR-19", "PK-CONST-19"} <= norms(one.proposed)
    assert {"ICCPR-18", "PK-CONST-20", "GC-34-48"} <= norms(one.waiting)


# -------------------------------------------------------------------- words of hate


def test_offence_is_not_taken_for_incitement() -> None:
    paper = Paper().when("2021-02-03").where("PK", "Punjab")
    paper.act("hate_speech_incitement", victim=paper.group("Ahmadis"), perpetrator=paper.group("clerics"))
    one = part(proposal(paper), "hate_speech_incitement")
    rabat = [found.fact.name for found in one.more if found.fact.name.startswith("rabat_")]
    assert len(rabat) == 6
    assert not any(found.is_shown for found in one.more if found.fact.name in rabat)
    assert "exact_words" in {found.fact.name for found in one.missing}
    assert "six factors" in engaged(one, "ICCPR-20.2").why
    assert "offence" in cautions(paper, "hate_speech_incitement")


def test_the_slur_is_not_written_out_anywhere() -> None:
    paper = killing("2021-02-03", ground="because of his faith")
    told = paper.title("The cleric called them SLUR and told all to kill them.")
    paper.act("hate_speech_incitement", victim=paper.group("SLUR people"))
    act = paper.statements[-1].subject
    paper.inside(act, "means", "SLUR", told)
    found = proposal(paper)
    hidden = [
        c
        for one in found.parts
        for s in (*one.shown, *one.more)
        for c in s.claims
        if c.statement.subject == act
    ]
    assert hidden
    assert all(map(found.masked.hides, hidden))
    titles = [s for s in paper.statements if s.prop == "title"]
    assert all(span in found.masked.spans for span in (one.span for one in titles))
    paper.say(act, "type", "hate_speech_incitement", "SLUR")
    register = register_of(paper)
    form = json.dumps(law_form(proposal(paper), register))
    assert "hate_speech_incitement" in form
    assert "SLUR" not in form
    plain = next(c for s in part(found, "killing").shown if s.fact.name == "date" for c in s.claims)
    assert not found.masked.hides(plain)


# -------------------------------------------------------------------- laws


def test_a_bill_is_no_law() -> None:
    paper = Paper().when("2023-02-03").where("PK").act("discriminatory_law")
    paper.title("The assembly debated a bill that would keep Ahmadis from voting.")
    one = part(proposal(paper), "discriminatory_law")
    assert not one.applies
    assert standings(one) == {}
    assert {"bill", "version", "later"} == {caution.name for caution, _ in one.cautions}


def test_the_wording_of_1974_is_not_that_of_today() -> None:
    def versions(told: str) -> list[str | None]:
        paper = Paper().when(told).where("PK").act("discriminatory_law")
        paper.cites("PK-CONST-260.3", paper.title("The constitution declared them non-Muslim."))
        found = engaged(part(proposal(paper), "discriminatory_law"), "PK-CONST-260.3")
        return [held.since for held in found.versions]

    assert versions("1975-01-01") == ["1974-09-17"]
    assert versions("1985") == ["1974-09-17", "1985"]
    assert versions("2020-01-01") == ["1985"]


# -------------------------------------------------------------------- failure


def test_an_acquittal_alone_is_no_failure() -> None:
    paper = killing("2021-02-03").measure("acquittal", "The court acquitted both men.")
    assert [one.rule.type for one in proposal(paper).parts] == ["killing"]
    paper.measure("refusal", "Police refused to register a case.")
    assert [one.rule.type for one in proposal(paper).parts] == ["killing", "failure_to_protect_investigate"]
    assert "result" in cautions(paper, "failure_to_protect_investigate")


def test_the_authoritys_own_account_is_shown_or_missing() -> None:
    paper = killing("2021-02-03").measure("failure_to_protect", "Police did not come.")
    one = part(proposal(paper), "failure_to_protect_investigate")
    assert "authority_account" in {found.fact.name for found in one.missing}
    paper.measure("inquiry", "Police said that they are looking into it.")
    one = part(proposal(paper), "failure_to_protect_investigate")
    assert "authority_account" in {found.fact.name for found in one.shown}


# -------------------------------------------------------------------- displacement


def test_that_they_left_afterwards_does_not_make_it_the_cause() -> None:
    paper = Paper().when("2021-02-03").where("PK", "Punjab")
    paper.act("displacement", victim=paper.group("forty families", "40"), outcome="displaced")
    one = part(proposal(paper), "forced_displacement")
    assert "cause" in {found.fact.name for found in one.missing}
    assert {"timing", "address"} <= {caution.name for caution, _ in one.cautions}
    paper.act("threat", victim=paper.group("families"))
    one = part(proposal(paper), "forced_displacement")
    assert "cause" in {found.fact.name for found in one.shown}


def test_where_they_live_now_is_not_asked_for() -> None:
    """No fact of this type asks where they went."""
    paper = Paper().when("2021-02-03").act("displacement")
    one = part(proposal(paper), "forced_displacement")
    asked = [found.fact.name for found in (*one.shown, *one.missing, *one.more)]
    assert set(asked) == {
        "victim",
        "place",
        "date",
        "cause",
        "ground",
        "return_possible",
        "damage",
        "aid",
        "border",
    }


# -------------------------------------------------------------------- torture


def test_without_an_official_torture_is_not_proposed() -> None:
    paper = Paper().when("2021-02-03").where("PK", "Punjab")
    paper.act("torture_ill_treatment", victim=paper.person(), perpetrator=paper.group("a mob"))
    one = part(proposal(paper), "torture_ill_treatment")
    assert {"ICCPR-7", "CAT-1", "CAT-2-12-13-16"} <= norms(one.waiting)
    assert one.proposed == ()
    assert "state_actor" in {found.fact.name for found in one.missing}


@pytest.mark.parametrize(
    ("label", "is_child"),
    [("a girl", True), ("two school children", True), ("a mother of two children", False), ("a man", False)],
)
def test_a_child_is_who_is_called_one(label: str, is_child: bool) -> None:  # noqa: FBT001 (a parameter of the table)
    paper = Paper().when("2021-02-03").where("PK", "Punjab")
    paper.act("killing", victim=paper.group(label, "1"), outcome="killed")
    assert ("CRC-2-6" in norms(part(proposal(paper), "killing").proposed)) is is_child


@pytest.mark.parametrize(("age", "is_child"), [("7", True), ("17", True), ("18", False), ("15..20", False)])
def test_a_child_is_who_is_under_18_for_certain(age: str, is_child: bool) -> None:  # noqa: FBT001 (a parameter)
    paper = Paper().when("2021-02-03").where("PK", "Punjab")
    paper.act("killing", victim=paper.person(age=age), outcome="killed")
    assert ("CRC-2-6" in norms(part(proposal(paper), "killing").proposed)) is is_child
