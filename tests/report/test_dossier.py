"""The dossier: what stands in it, that each footnote is true, and that its proofs hold."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.report.dossier import dossier
from gawah.report.quoting import NOTES
from gawah.report.tree import Code, Heading, Items, Para, Run, Table, text_of
from gawah.report.words import Words
from tests.report.made_reports import PROTECTED, case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.project import Project
    from gawah.report.tree import Document, Note
    from tests.house import Snapshot

CHECK = Path(__file__).parents[2] / "docs" / "check_proof.py"
PLACE = re.compile(r"line (\d+), characters (\d+)–(\d+)")


def runs_of(document: Document) -> Iterator[Run]:
    for block in document.blocks:
        match block:
            case Heading() | Para():
                yield from block.runs
            case Items():
                yield from (run for item in block.items for run in item)
            case Table():
                yield from (run for row in block.rows for cell in row for run in cell)


def notes_of(document: Document) -> list[Note]:
    return [note for run in runs_of(document) for note in run.notes]


def texts_of(project: Project) -> dict[str, str]:
    found = {}
    for document in project.stored().documents:
        text = project.text(document.id)
        assert text is not None
        found[document.id] = text.content
    return found


def test_it_has_all_chapters_in_their_order(told: Project) -> None:
    made = dossier(case(told), Words("en"))
    heads = [text_of(block.runs) for block in made.blocks if isinstance(block, Heading) and block.level == 1]
    assert heads == ["Summary", "Method and limits", "Incidents", "Figures", "Law", "Annex: evidence"]


def test_each_footnote_names_the_document_and_the_place_where_its_words_stand(told: Project) -> None:
    texts = texts_of(told)
    notes = notes_of(dossier(case(told), Words("en")))
    assert len(notes) > 30
    for note in notes:
        said = text_of(note.runs)
        digits = next(run.text for run in note.runs if run.mark == "code")
        (content,) = (text for one, text in texts.items() if one.startswith(digits))
        found = PLACE.search(said)
        assert found is not None, said
        line, start, end = map(int, found.groups())
        assert content.count("\n", 0, start) + 1 == line
        sentence = next(run.text for run in note.runs if run.text.startswith("“")).strip("“”")
        around = " ".join(content.split())
        words = " ".join(content[start:end].split())
        assert sentence in around
        assert words in sentence, said


def test_every_value_of_an_incident_has_a_footnote(told: Project) -> None:
    for account in case(told).accounts:
        values = [account.dated, account.where, *account.acts, *account.victims, *account.perpetrators]
        values += [*account.quotes, *account.measures, *account.means, account.toll or account.dated]
        for runs in values:
            assert any(run.notes for run in runs), text_of(runs)
            assert all(len(run.notes) <= NOTES for run in runs)


def test_it_tells_what_the_reports_tell(told: Project, snapshot: Snapshot) -> None:
    lines = []
    for account in case(told).accounts:
        lines += [account.label and account.day, account.type, account.place, text_of(account.toll)]
        for some in (account.victims, account.perpetrators, account.quotes, account.measures):
            lines.append(" | ".join(map(text_of, some)))
        lines.append("")
    snapshot("\n".join(lines))


def test_the_summary_counts_the_incidents_that_follow(told: Project) -> None:
    made = case(told)
    blocks = dossier(made, Words("en")).blocks
    lines = next([text_of(item) for item in one.items] for one in blocks if isinstance(one, Items))
    killed = sum(one.killed[0] for one in made.accounts if one.killed is not None)
    assert f"Killed, by the accounts of all incidents: {killed}" in lines
    without = sum(not one.measures for one in made.accounts)
    assert f"Incidents without a recorded response of the State: {without}" in lines


def test_the_proofs_of_the_annex_hold_without_gawah(told: Project, tmp_path: Path) -> None:
    codes = [block.text for block in dossier(case(told), Words("en")).blocks if isinstance(block, Code)]
    *proofs, checkpoint, key = codes
    documents = {one.id for one in told.stored().documents}
    assert len(proofs) == len(documents)
    for number, proof in enumerate(proofs):
        path = tmp_path / f"{number}.json"
        path.write_text(
            json.dumps({**json.loads(proof), "checkpoint": f"{checkpoint}\n", "key": key}, indent=1), "utf-8"
        )
        done = subprocess.run(
            [sys.executable, str(CHECK), str(path)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    wrong = {**json.loads(proofs[0]), "checkpoint": f"{checkpoint}\n", "key": key, "salt": "00" * 32}
    path.write_text(json.dumps(wrong, indent=1), "utf-8")
    again = subprocess.run([sys.executable, str(CHECK), str(path)], capture_output=True, check=False)
    assert again.returncode != 0


def test_a_document_that_tells_two_incidents_stands_once_in_the_annex(told: Project) -> None:
    tables = [one for one in dossier(case(told), Words("en")).blocks if isinstance(one, Table) and one.head]
    hashes = [text_of(row[2]) for row in tables[-1].rows]
    assert len(hashes) == len(set(hashes)) == 3
    assert set(hashes) == {one.id for one in told.stored().documents}


def test_later_records_leave_the_proofs_as_they_were(told: Project, tmp_path: Path) -> None:
    first = [one for one in dossier(case(told), Words("en")).blocks if isinstance(one, Code)]
    more = tmp_path / "more.txt"
    more.write_text("LAHORE: Two men burned a shop in Lahore on 3 May 2019.", "utf-8")
    ids = {one.id for one in told.register().incidents()}
    told.process([more])
    from gawah.project.checkpoints import sign_state

    sign_state(told)
    register = told.register()
    from gawah.law import shipped_law
    from gawah.report.making import Asked, case_of

    some = [(one, register) for one in register.incidents() if one.id in ids]
    again = dossier(case_of(told, some, Asked("own", "", Words("en"), shipped_law()))[0], Words("en"))
    assert [one for one in again.blocks if isinstance(one, Code)] == first


@pytest.mark.parametrize("audience", ["public", "partners", "un", "court"])
def test_others_are_told_nothing_of_who_is_protected(told: Project, audience: str) -> None:
    made = dossier(case(told, audience), Words("en"))
    said = " ".join([*(run.text for run in runs_of(made)), *(text_of(n.runs) for n in notes_of(made))])
    assert not [name for name in PROTECTED if name.casefold() in said.casefold()]
    assert "Killing" in said
    documents = {one.id for one in told.stored().documents}
    assert any(one in said for one in documents) == (audience in {"un", "court"})
    assert ("ICCPR" in said) == (audience in {"un", "court"})
    assert any("Person " in text_of(runs) for one in case(told, audience).accounts for runs in one.victims)


def test_words_of_hate_are_not_written_out_again(tmp_project: Project, tmp_path: Path) -> None:
    path, words = tmp_path / "speech.txt", "zorblax everywhere"
    report = f'LAHORE: A speaker incited a crowd in Lahore on 3 May 2021 to kill them, shouting "{words}".\n'
    path.write_text(report, "utf-8")
    tmp_project.process([path])
    made = case(tmp_project)
    assert [one.type for one in made.accounts] == ["hate_speech_incitement"]
    told = dossier(made, Words("en"))
    said = " ".join(run.text for run in runs_of(told)) + " ".join(text_of(n.runs) for n in notes_of(told))
    assert words not in said
    assert "The words stay in the record" in said
    assert "the words stay in the record" in said
    for audience in ("un", "court"):
        told = dossier(case(tmp_project, audience), Words("en"))
        said = " ".join(run.text for run in runs_of(told))
        assert words not in said
        assert "The words stay in the record" in said
