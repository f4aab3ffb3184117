"""The tables agree with themselves, with the schema and with the norms; what is wrong with a file is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from gawah.law import propose, shipped_law
from gawah.law.check import check
from gawah.law.finders import FINDERS
from gawah.law.reading import checked, law_with
from gawah.law.tables import laid_over, shipped
from gawah.law.wording import says_a_finding, says_it_was_broken
from gawah.norms import knowledge
from gawah.schema import vocabulary
from gawah.settings import Settings
from gawah.values.places import Gazetteer
from tests.law.told import incident_of, killing, norms, part, proposal, register_of, standings


def test_what_ships_is_in_order() -> None:
    assert check(shipped()) == ()
    assert not shipped_law().is_own


def test_each_type_of_the_norms_has_a_rule_about_the_acts_of_the_schema() -> None:
    law = shipped_law()
    assert set(law.types) == set(knowledge().data["incident_types"])
    for code, act in vocabulary("act_type").items():
        mapped = act.extra["norms"]
        about = {rule.type for rule in law.types.values() if code in rule.acts}
        assert about == ({mapped} if mapped else set()), code


def test_each_rule_has_the_norms_of_the_norm_file_and_no_other() -> None:
    """What the norm file names for a type is in the rule, and nothing else is."""
    law, data = shipped_law(), knowledge()
    for name, rule in law.types.items():
        file = data.data["engagement_rules"][name]
        ours = {one.norm for one in rule.norms}
        assert {*file["core"], *file["also"]} <= ours, name
        engaged = {norm.id for norm in data.norms.values() if name in norm.engages}
        # The standards name equality beside hatred, and it is proposed for it.
        assert ours - engaged - {*file["core"], *file["also"]} <= {"ICCPR-26"}, name
        assert engaged <= ours, name
        proof = {"law_text_is_proof": "alleged"}.get(file["minimum_standard"], file["minimum_standard"])
        assert rule.standard == proof, name


def test_a_core_norm_waits_only_for_what_is_its_reason() -> None:
    """The standards name these with their condition: fire for arson, an official for torture."""
    conditional = {
        name: {one.norm for one in rule.norms if one.when or one.cited}
        for name, rule in shipped_law().types.items()
    }
    core = {name: set(one["core"]) for name, one in knowledge().data["engagement_rules"].items()}
    assert {name: core[name] & conditional[name] for name in core if core[name] & conditional[name]} == {
        "killing": {"PK-PPC-302", "PK-PPC-324"},  # a death, an attempt
        "mob_violence_property": {"ICCPR-17", "PK-PPC-436", "PK-PPC-148-149"},  # a home, fire, a mob
        "censorship_blocking": {"ICCPR-18", "ICCPR-26", "PK-PECA-37", "PK-IHC-AWP-2019"},  # religion, online
        "hate_speech_incitement": {"PK-PECA-11", "PK-ATA-8-9"},  # online, religion
        "discriminatory_law": {"ICCPR-18", "PK-CONST-20"},  # religion
        "failure_to_protect_investigate": {"ICCPR-6", "PK-PLD-2014-SC-699"},  # life, a minority
        "denial_of_education_or_work": {"ICESCR-2.2", "PK-CONST-22", "PK-CONST-27"},
        "torture_ill_treatment": {"ICCPR-7", "CAT-1", "CAT-2-12-13-16", "PK-CONST-14"},  # an official
    }


def test_every_fact_and_every_way_of_finding_is_used() -> None:
    law = shipped_law()
    used: set[str] = set()
    for rule in law.types.values():
        used |= {*rule.need, *rule.more, *rule.only_if, rule.unless}
        used |= {name for one in rule.norms for names in one.when for name in names}
        used |= {name for one in rule.cautions for name in one.when}
    assert set(law.facts) == used - {""}
    assert {name for fact in law.facts.values() for name in fact.find} == set(FINDERS)


def test_territories_are_called_as_the_gazetteer_calls_them() -> None:
    gazetteer = Gazetteer.open(Settings().cache)
    try:
        units = {unit.name for unit in gazetteer.admin1_units("PK")}
    finally:
        gazetteer.close()
    listed = shipped()["territories"]
    assert {name for one in listed.values() for name in one["units"]} <= units


def test_no_word_of_the_tables_is_a_finding_or_speaks_of_reports() -> None:
    law = shipped_law()
    said = [one.says for one in law.facts.values()]
    for rule in law.types.values():
        said += [rule.label, *(one.why for one in rule.norms), *(one.never for one in rule.norms)]
        said += [one.says for one in rule.cautions]
    said += [text for one in law.routes.values() for text in (one.title, one.note)]
    said += [one.says for one in law.territories.values()]
    said += [held.says for one in law.details.values() for held in one.versions]
    asked = [str(text) for one in law.norms.values() for text in (one.gist, one.data.get("note", ""))]
    assert [words for words in asked if "seed" in words.lower()] == []
    assert len(said) > 400
    assert [words for words in said if says_a_finding(words) or "seed" in words] == []


@pytest.mark.parametrize(
    "words",
    [
        "It violates art. 6",
        "a breach of",
        "infringes",
        "in contravention of",
        "found guilty",
        "is responsible for",
        "ریاست نے اس کی خلاف ورزی کی",
        "اس شق كي خلاف ورزي ہوئی",
        "حکومت ذمہ دار ہے",
        "پولیس مجرم ہے",
    ],
)
def test_words_of_a_finding_are_known(words: str) -> None:
    assert says_a_finding(words)


@pytest.mark.parametrize("words", ["may be engaged", "a responsible official", "whether they are bound"])
def test_other_words_are_left_alone(words: str) -> None:
    assert says_a_finding(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "This was violated by the State.",
        "It violates art. 6",
        "The State has breached the Covenant",
        "This article was clearly infringed",
        "The arrest was a breach of it",
        "in violation of art. 6",
        "یہ ریاست نے خلاف ورزی کی۔",
        "اس شق كي خلاف ورزي ہوئی",
        "حکومت ذمہ دار ہے",
        "حقوق پامال کیے گئے",
    ],
)
def test_what_a_norm_asks_does_not_say_that_it_was_broken(words: str) -> None:
    assert says_it_was_broken(words)


@pytest.mark.parametrize(
    "words",
    [
        "An effective remedy when rights are breached",
        "No unlawful attacks",
        "On a breach of minorities' rights the police must act",
        "Whoever contravenes an order is punished",
        "States must investigate violations and punish those guilty",
        "Everybody is innocent until found guilty",
        "حقوق کی خلاف ورزی پر چارہ جوئی کا حق",
        "جب حقوق کی خلاف ورزی کی گئی ہو، چارہ جوئی",
        "غیر قانونی اجتماع کے ہر رکن کی سزا",
    ],
)
def test_what_a_norm_asks_may_speak_of_a_breach(words: str) -> None:
    assert says_it_was_broken(words) == ""


def test_no_gist_of_the_tables_that_ship_says_that_a_norm_was_broken() -> None:
    assert [one.gist for one in shipped_law().norms.values() if says_it_was_broken(one.gist)] == []


# -------------------------------------------------------------------- an organisation's own file


def own(tmp_path: Path, tables: dict[str, Any] | str) -> Path:
    path = tmp_path / "law.yaml"
    path.write_text(
        tables if isinstance(tables, str) else yaml.safe_dump(tables, allow_unicode=True), "utf-8"
    )
    return path


WRONG: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "wrong_tables.yaml").read_text("utf-8"))
"""Files with one thing wrong, with what is said of it."""
ZEDLAND = {
    "sources": {"ours": {"title": "Our review"}},
    "countries": {
        "ZZ": {
            "name": "Zedland",
            "treaties": {
                "ICCPR": {"status": "party", "bound": "2001-02-03", "verified": True, "sources": ["ours"]}
            },
        }
    },
    "instruments": {
        "CONST-ZZ": {
            "title": "Constitution of Zedland",
            "kind": "constitution",
            "jurisdiction": "ZZ",
            "in_force": "1999-05-29",
            "verified": True,
        }
    },
    "norms": {
        "ZZ-CONST-33": {
            "instrument": "CONST-ZZ",
            "provision": "s. 33",
            "kind": "constitution",
            "role": "right",
            "gist": "Everybody has a right to life.",
            "level": "text",
            "verified": True,
            "sources": ["ours"],
        },
        "ICESCR-11": {"verified": True, "sources": ["ours"]},
    },
    "types": {
        "killing": {"norms": {"ZZ-CONST-33": {"why": "life", "when": ["ground"]}, "PK-PPC-295-C": None}},
        "threats": {
            "label": "Threats",
            "acts": ["threat"],
            "need": ["victim"],
            "norms": {"ICCPR-9": {"why": "security of a person who was threatened"}},
            "verified": False,
            "sources": ["ours"],
        },
    },
}


def test_a_file_of_ones_own_is_laid_over_what_ships(tmp_path: Path) -> None:
    law, wrong = law_with(own(tmp_path, ZEDLAND))
    assert wrong == ()
    assert law.is_own
    paper = killing("2021-02-03", "ZZ", "", ground="x").act("threat")
    found = proposal(paper, law)
    assert found.is_own
    assert found.state == "Zedland"
    assert found.no_rule == ()
    assert {"ZZ-CONST-33", "ICCPR-6"} <= norms(part(found, "killing").proposed)
    assert norms(part(found, "threats").proposed) == {"ICCPR-9"}
    assert "PK-PPC-295-C" not in standings(part(found, "killing"))
    assert law.norms["ICESCR-11"].verified
    assert law.norms["ICESCR-11"].gist == shipped_law().norms["ICESCR-11"].gist
    before = standings(part(proposal(killing("1999-01-01", "ZZ", "", ground="x"), law), "killing"))
    assert before["ZZ-CONST-33"] == before["ICCPR-6"] == "left"
    # What ships is as it was.
    assert "ZZ" not in shipped_law().countries
    assert proposal(paper).no_rule == ("threat",)


def test_without_a_file_it_is_what_ships(tmp_path: Path) -> None:
    assert law_with(tmp_path / "law.yaml") == (shipped_law(), ())


@pytest.mark.parametrize("case", WRONG, ids=lambda case: str(case["where"]))
def test_what_is_wrong_with_a_file_is_told_where_it_stands(case: dict[str, Any], tmp_path: Path) -> None:
    law, wrong = law_with(own(tmp_path, case.get("file") or case["tables"]))
    told = [str(one) for one in wrong]
    assert any(one.startswith(case["where"]) and case["says"] in one for one in told), told
    assert law is shipped_law(), "nothing is proposed on a half of a file"


def test_what_is_wrong_with_words_hides_nothing_else(tmp_path: Path) -> None:
    both = {"ICCPR-66": {"why": "life"}, "ICCPR-6": {"why": "art. 6 was violated"}}
    _, wrong = law_with(own(tmp_path, {"types": {"killing": {"norms": both}}}))
    assert [one.where[-1] for one in wrong] == ["why", "ICCPR-66"]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "law.yaml"
    path.write_bytes(b"\xff\xfe\x00bad")
    _, wrong = checked(path)
    assert "UTF-8" in str(wrong[0]) or "YAML" in str(wrong[0])


def test_laying_over_changes_neither_table() -> None:
    base: dict[str, Any] = {"a": {"b": 1, "c": [1]}, "d": 2}
    over: dict[str, Any] = {"a": {"b": None, "e": {"f": 1}}, "g": {"h": 1}}
    assert laid_over(base, over) == {"a": {"c": [1], "e": {"f": 1}}, "d": 2, "g": {"h": 1}}
    assert base == {"a": {"b": 1, "c": [1]}, "d": 2}
    laid_over(base, over)["g"]["h"] = 2
    assert over["g"] == {"h": 1}


def test_a_proposal_needs_nothing_but_what_it_is_given() -> None:
    """The same incident and tables: the same proposal."""
    register = register_of(killing("2021-02-03"))
    incident = incident_of(register, "incident:1")
    assert propose(incident, register, shipped_law()) == propose(incident, register, shipped_law())
