"""The draft of a communication, the ledger behind it, and the table for the press."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gawah.errors import NotFoundError, UsageError
from gawah.law import shipped_law
from gawah.report.consents import Consented, each_once
from gawah.report.ledger import Entry, clashes
from gawah.report.making import Asked, case_of
from gawah.report.pdf import pdf_of
from gawah.report.press import press
from gawah.report.tree import Heading, Items, Para, Table, plain, text_of
from gawah.report.un_draft import un_draft
from gawah.report.words import Words
from gawah.review import Consent, Decision, Submission, permit, submissions_of, submit, withdraw_permit
from tests.report.made_reports import case

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Project
    from gawah.report.tree import Document

WHY = Decision("Bano", "because")


def said(document: Document) -> str:
    lines = []
    for block in document.blocks:
        match block:
            case Heading() | Para():
                lines.append(text_of(block.runs))
            case Items():
                lines += map(text_of, block.items)
            case Table():
                lines += [" | ".join(map(text_of, row)) for row in (block.head, *block.rows)]
    return "\n".join(lines)


def killing(project: Project) -> str:
    return next(one.id for one in project.register().incidents() if one.type == "killing" and one.measures)


def test_consent_stands_first_and_what_is_missing_second(told: Project) -> None:
    made = un_draft(case(told), Words("en"))
    heads = [text_of(block.runs) for block in made.blocks if isinstance(block, Heading)]
    assert heads[:3] == ["1. Consent", "2. What is still missing", "3. Who submits"]
    assert heads[-4:] == [
        "What is asked of the mandates",
        "Ledger of submissions",
        "Annex: evidence",
        "Proofs of inclusion in the log",
    ]
    assert "Hamdan Velani | not recorded" in said(made)
    assert "[to be filled in]" in said(made)


@pytest.mark.parametrize("audience", ["own", "un"])
def test_who_is_named_by_several_incidents_is_asked_once(
    tmp_project: Project, tmp_path: Path, audience: str
) -> None:
    (tmp_path / "three.txt").write_text(
        "Rudan Velsor, a teacher, was arrested in Kotli on 3 May 2021.\n\n"
        "Gunmen injured Rudan Velsor in Lahore on 12 June 2021.\n\n"
        "Rudan Velsor was abducted in Multan on 20 July 2021.\n",
        "utf-8",
    )
    tmp_project.process([tmp_path / "three.txt"])
    made = case(tmp_project, audience)
    assert len(made.accounts) == 3
    assert len(made.consents) == 1


def test_two_of_one_name_in_one_incident_are_two() -> None:
    one, other = (Consented(plain("Rudan"), plain("no"), same) for same in ("a", "b"))
    unknown = Consented(plain("a person"), plain("no"))
    rows = list(each_once([[one, one, unknown], [one, other, unknown], [one]]))
    assert rows == [one, one, unknown, other, unknown]


def test_a_consent_and_its_withdrawal_are_told(told: Project) -> None:
    person = next(one.id for one in told.register().of_kind("person") if "Mehtab" in one.label)
    permit(told, person, Consent("un", "herself, on paper", "the letter", "2022-05-01"), WHY)
    assert "yes, given on 1 May 2022; herself, on paper" in said(un_draft(case(told), Words("en")))
    others = said(un_draft(case(told, "un"), Words("en")))
    assert "Mehtab Sorani | named here" in others
    assert "on paper" not in others
    withdraw_permit(told, person, "un", "2022-06-01", WHY)
    assert "no, withdrawn or refused on 1 June 2022" in said(un_draft(case(told), Words("en")))
    assert "Mehtab" not in said(un_draft(case(told, "un"), Words("en")))


def test_what_is_missing_names_the_cases(told: Project) -> None:
    made = case(told)
    lacking = [str(n) for n, one in enumerate(made.accounts, 1) if not one.perpetrators]
    told_lines = said(un_draft(made, Words("en")))
    assert f"why that is believed, in case: {', '.join(lacking)}" in told_lines
    assert "Who submits: without it" in told_lines


def test_mandates_are_proposed_from_the_tables_and_detention_asks_for_more(told: Project) -> None:
    lines = said(un_draft(case(told), Words("en")))
    assert "extrajudicial, summary or arbitrary executions" in lines.casefold()
    assert lines.count("Warrant or decision shown") == 1
    assert "Urgent appeal" in lines
    assert "Letter on a law" not in lines


def test_the_ledger_keeps_a_submission_and_what_became_of_it(told: Project) -> None:
    one = submit(told, killing(told)[:16], Submission("hrc_complaint", "1 February 2024", "sent"), WHY)
    again = submit(told, killing(told), Submission("hrc_complaint", "2024-02-01", "answered", " CP  7 "), WHY)
    assert one == again
    register = told.register()
    incident = register.incident(killing(told))
    assert incident is not None
    (entry,) = submissions_of(register, incident)
    assert [entry.value(p) for p in ("date", "status", "reference")] == ["2024-02-01", "answered", "CP 7"]
    submit(told, killing(told), Submission("hrc_complaint", "2024-03-01", "sent"), WHY)
    assert len(submissions_of(told.register(), incident)) == 2
    lines = said(un_draft(case(told), Words("en")))
    assert "1 February 2024 | answered, CP 7" in lines
    assert "this communication may end it" in lines
    assert "CP 7" not in said(un_draft(case(told, "un"), Words("en")))


@pytest.mark.parametrize(
    "entry",
    [Submission("nowhere", "2024", "sent"), Submission("treaty_body", "2024", "lost"),
     Submission("treaty_body", "some day", "sent")],
)  # fmt: skip
def test_a_wrong_entry_is_refused(told: Project, entry: Submission) -> None:
    with pytest.raises(UsageError):
        submit(told, killing(told), entry, WHY)
    assert told.register().of_kind("submission") == ()


def test_an_entry_of_no_incident_is_refused(told: Project) -> None:
    with pytest.raises(NotFoundError):
        submit(told, "ffffffffffff", Submission("treaty_body", "2024", "sent"), WHY)


@pytest.mark.parametrize(
    ("asked", "had", "status", "text"),
    [
        ("special_procedures", "hrc_complaint", "sent", "clash_council"),
        ("special_procedures", "special_procedures", "answered", "clash_again"),
        ("special_procedures", "treaty_body", "sent", None),
        ("special_procedures", "hrc_complaint", "withdrawn", None),
        ("special_procedures", "hrc_complaint", "drafted", None),
        ("hrc_complaint", "special_procedures", "sent", "clash_council_late"),
        ("hrc_complaint", "treaty_body", "closed", "clash_council_late"),
        ("hrc_complaint", "treaty_body", "withdrawn", None),
        ("hrc_complaint", "national_court", "sent", None),
        ("treaty_body", "regional_body", "sent", "clash_two_bodies"),
    ],
)
def test_procedures_that_may_not_be_asked_beside_each_other(
    asked: str, had: str, status: str, text: str | None
) -> None:
    entry = Entry("3f2a", had, "2024-01-01", status, "")
    assert [name for name, _ in clashes([entry], asked)] == ([text] if text else [])


def test_the_table_for_the_press_has_a_row_an_incident_and_no_names(told: Project) -> None:
    made = case(told, "public")
    document = press(made, Words("en"))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert len(table.rows) == len(made.accounts)
    assert not any(run.notes for row in table.rows for cell in row for run in cell)
    assert "Velani" not in said(document).replace("Zubair Velani", "")


@pytest.mark.parametrize("lang", ["en", "ur"])
@pytest.mark.parametrize(("place", "most"), [("Torva, PK", (20, 40)), ("Torva Sharq, Mbeki, " * 4, (6, 14))])
def test_the_table_for_the_press_fills_one_page_and_says_how_many_are_left(
    told: Project, lang: str, place: str, most: tuple[int, int]
) -> None:
    made = case(told, lang=lang)
    many = tuple(replace(one, place=place) for one in made.accounts) * 20
    document = press(replace(made, accounts=many), Words(lang))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    listed = len(table.rows)
    assert most[0] <= listed <= most[1]
    assert len(re.findall(rb"/Type/Page/", pdf_of(document))) == 1
    if lang == "en":
        assert f"counted and not listed: {len(many) - listed}" in said(document)
        killed = 20 * sum(one.killed[0] for one in made.accounts if one.killed is not None)
        assert f"{killed} killed" in said(document)


def test_urdu_says_the_same_in_urdu(told: Project) -> None:
    lines = said(un_draft(case(told, lang="ur"), Words("ur")))
    assert "رضامندی" in lines
    assert "Hamdan Velani" in lines
    assert "[to be filled in]" not in lines
    register = told.register()
    some = [(one, register) for one in register.incidents()]
    asked = Asked("own", "", Words("ur"), shipped_law())
    assert "درج شدہ واقعات" in press(case_of(told, some, asked)[0], Words("ur")).title
