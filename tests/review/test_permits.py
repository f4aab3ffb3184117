"""A name may leave with a consent that is recorded one by one; a withdrawal is another record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gawah.cli.root import root
from gawah.errors import NotFoundError, UsageError
from gawah.model import Same, Statement
from gawah.review import (
    Consent,
    Decision,
    consents_of,
    history,
    judge,
    permit,
    take_back,
    undo_last,
    withdraw_permit,
)
from gawah.review.selection import Sayer
from gawah.store import append

if TYPE_CHECKING:
    from gawah.project import Project
    from gawah.register import Subject

ASHA = Decision("Asha", "she wants to be named")
TO_THE_UN = Consent("un", "herself, on paper, in the safe", "letter to the rapporteur", "1 March 2026")


def person(project: Project, name: str = "Lena Okoro") -> str:
    return next(one.id for one in project.register().of_kind("person") if one.label == name)


def consents(project: Project, name: str = "Lena Okoro") -> list[dict[str, str | None]]:
    register = project.register()

    def told(one: Subject) -> dict[str, str | None]:
        return {prop: one.value(prop) for prop in ("audience", "given_by", "purpose", "given", "withdrawn")}

    return [told(one) for one in consents_of(register, person(project, name))]


def aged(project: Project, age: str) -> None:
    about = person(project)
    document = project.register().subjects[about].claims[0].statement.document
    said = Statement(about, "age", age, document, "given", "given", "2026")
    append(project.engine, "gawah", "2026", [said])


def test_a_consent_is_kept_whole(filled: Project) -> None:
    permit(filled, person(filled)[:20], TO_THE_UN, ASHA)
    assert consents(filled) == [
        {
            "audience": "un",
            "given_by": "herself, on paper, in the safe",
            "purpose": "letter to the rapporteur",
            "given": "2026-03-01",
            "withdrawn": None,
        }
    ]
    assert consents(filled, "Amin Soyle") == []


def test_a_withdrawal_is_added_and_nothing_is_lost(filled: Project) -> None:
    one = permit(filled, person(filled), TO_THE_UN, ASHA)
    permit(filled, person(filled), Consent("court", "herself", "case 12", "2026-03-01"), ASHA)
    assert withdraw_permit(filled, person(filled), "un", "2026-04-02", Decision("Bilal", "she rang")) == one
    told = {c["audience"]: c["withdrawn"] for c in consents(filled)}
    assert told == {"un": "2026-04-02", "court": None}
    deeds = [(deed.reviewer, deed.after) for deed in history(filled, one) if deed.prop == "withdrawn"]
    assert ("Bilal", "2026-04-02") in deeds


def test_a_refusal_needs_no_consent_before_it(filled: Project) -> None:
    withdraw_permit(filled, person(filled), "public", "2026-04", Decision("Asha", "the family asked for it"))
    assert [(c["audience"], c["withdrawn"], c["given"]) for c in consents(filled)] == [
        ("public", "2026-04", None)
    ]


def test_both_are_taken_back(filled: Project) -> None:
    before = filled.register()
    permit(filled, person(filled), TO_THE_UN, ASHA)
    withdraw_permit(filled, person(filled), "un", "2026-04-02", ASHA)
    undo_last(filled, Decision("Asha"))
    assert [c["withdrawn"] for c in consents(filled)] == [None]
    undo_last(filled, Decision("Asha"))
    assert consents(filled) == []
    assert filled.register().incidents() == before.incidents()
    one = permit(filled, person(filled), TO_THE_UN, ASHA)
    claim = next(c for c in filled.register().subjects[one].claims if c.statement.prop == "audience")
    take_back(filled, claim.id, ASHA)
    assert [c["audience"] for c in consents(filled)] == [None]


def test_a_consent_is_found_under_each_id_of_a_joined_person(filled: Project) -> None:
    permit(filled, person(filled), TO_THE_UN, ASHA)
    judge(filled, (person(filled), person(filled, "Amin Soyle")), Same.SAME, ASHA)
    register = filled.register()
    joined = next(one for one in register.of_kind("person") if len(one.members) == 2)
    for member in joined.members:
        assert len(consents_of(register, member)) == 1


@pytest.mark.parametrize("age", ["17", "4", "<=12", "15..19", "~17"])
def test_no_consent_lets_out_the_name_of_a_child(filled: Project, age: str) -> None:
    aged(filled, age)
    with pytest.raises(UsageError, match="name of a child"):
        permit(filled, person(filled), TO_THE_UN, ASHA)
    assert consents(filled) == []


def test_somebody_of_age_may_agree(filled: Project) -> None:
    aged(filled, "18")
    permit(filled, person(filled), TO_THE_UN, ASHA)
    assert len(consents(filled)) == 1


def test_a_child_by_another_document_is_a_child(filled: Project) -> None:
    aged(filled, "12")
    judge(filled, (person(filled), person(filled, "Amin Soyle")), Same.SAME, ASHA)
    joined = next(one for one in filled.register().of_kind("person") if len(one.members) == 2)
    for member in joined.members:
        with pytest.raises(UsageError, match="name of a child"):
            permit(filled, member, TO_THE_UN, ASHA)


@pytest.mark.parametrize(
    ("consent", "why", "sentence"),
    [
        (Consent("everybody", "herself", "x", "2026"), "why", "no audience everybody"),
        (Consent("own", "herself", "x", "2026"), "why", "no audience own"),
        (Consent("un", " ", "x", "2026"), "why", "who gave the consent"),
        (Consent("un", "herself", "\n", "2026"), "why", "what the consent was given for"),
        (Consent("un", "herself", "x", "soon"), "why", "soon is not a date"),
        (Consent("un", "herself", "x", "2026"), "  ", "needs a reason"),
    ],
)
def test_what_is_missing_is_said(filled: Project, consent: Consent, why: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        permit(filled, person(filled), consent, Decision("Asha", why))
    assert consents(filled) == []


def test_only_people_agree(filled: Project) -> None:
    with pytest.raises(NotFoundError):
        permit(filled, filled.register().incidents()[0].id, TO_THE_UN, ASHA)
    with pytest.raises(UsageError, match="needs a reason"):
        withdraw_permit(filled, person(filled), "un", "2026", Decision("Asha"))
    with pytest.raises(UsageError, match="no audience"):
        withdraw_permit(filled, person(filled), "all", "2026", ASHA)


def test_a_consent_is_for_nobodys_eyes_by_default(filled: Project) -> None:
    document = filled.stored().documents[0].id
    by = Sayer(document, None, ASHA, "2026")
    said = [by.say("consent:1", prop, "x") for prop in ("person", "given_by", "purpose", "withdrawn")]
    assert {one.visibility.value for one in said} == {"restricted"}


def test_by_command(filled: Project) -> None:
    asked = ["--project", str(filled.root), "review", "permit", person(filled)[:18], "--for", "public"]
    given = ["--consent", "herself, by telephone", "--purpose", "the yearly report", "--why", "she asked"]
    told = CliRunner().invoke(root, [*asked, *given, "--as", "Asha", "--on", "2026-05-01"])
    assert told.exit_code == 0
    assert told.output.startswith("Consent recorded: person:")
    assert [c["given"] for c in consents(filled)] == ["2026-05-01"]
    told = CliRunner().invoke(root, [*asked, "--withdraw", "--why", "she rang", "--as", "Asha"])
    assert told.output.startswith("Consent withdrawn: person:")
    assert len(consents(filled)) == 1
    assert consents(filled)[0]["withdrawn"]
