"""``gawah out dossier``, ``un-draft`` and ``press``: who gets what, who approves it, what is kept of it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gawah.cli import out_documents
from gawah.cli.root import root
from gawah.errors import NotFoundError, UsageError
from gawah.guard.guarded import guarded
from gawah.model import Handling
from gawah.report.pdfwords import _pieces
from gawah.store.custody import all_custody
from tests.report.made_reports import PROTECTED, filled

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from gawah.project import Project
    from gawah.report import Document
    from gawah.report.words import Words

KINDS = (
    ("dossier", "own"),
    ("dossier", "un"),
    ("dossier", "public"),
    ("un-draft", "un"),
    ("press", "partners"),
)


@pytest.fixture
def here(tmp_project: Project, tmp_path: Path) -> Project:
    return filled(tmp_project, tmp_path / "reports")


def ask(project: Project, *words: str) -> Result:
    return CliRunner().invoke(root, ["--project", str(project.root), "out", *words], standalone_mode=False)


def shown(path: Path) -> str:
    """All words of a file, by means of their own."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return "".join(_pieces(data)).replace(" ", "")
    if path.suffix == ".docx":
        with zipfile.ZipFile(BytesIO(data)) as packed:
            data = b"".join(packed.read(name) for name in packed.namelist())
    return unescape(re.sub(r"<[^>]*>", "", data.decode("utf-8"))).replace(" ", "")


@pytest.mark.parametrize("lang", ["en", "ur"])
@pytest.mark.parametrize(("kind", "audience"), KINDS)
def test_nothing_protected_leaves_in_any_form_or_language(
    here: Project, tmp_path: Path, kind: str, audience: str, lang: str
) -> None:
    files = [tmp_path / f"it.{form}" for form in ("html", "docx", "pdf")]
    told = ask(here, kind, "--all", "--for", audience, "--lang", lang, "--approve", "read",
               *(word for one in files for word in ("-o", str(one))))  # fmt: skip
    assert told.return_value == 0, told.output
    for path in files:
        words = shown(path).casefold()
        found = [name for name in PROTECTED if name.casefold() in words]
        assert found == ([] if audience != "own" else list(PROTECTED)), path.name


def test_the_same_register_gives_the_same_bytes(here: Project, tmp_path: Path) -> None:
    for audience in ("own", "un"):
        made = []
        for turn in ("a", "b"):
            path = tmp_path / turn / f"{audience}.docx"
            done = ask(here, "dossier", "--all", "--for", audience, "--approve", "x", "-o", str(path))
            assert done.return_value == 0, done.output
            made.append(path.read_bytes())
        assert made[0] == made[1]


def test_nothing_leaves_for_others_before_a_person_approves(here: Project, tmp_path: Path) -> None:
    path = tmp_path / "it.html"
    told = ask(here, "dossier", "--all", "--for", "court", "-o", str(path))
    assert told.return_value == 1
    assert "--approve" in told.output
    assert not path.exists()
    blank = ask(here, "dossier", "--all", "--for", "court", "--approve", "  ", "-o", str(path))
    assert blank.return_value == 1
    assert not path.exists()
    assert not [one for one in all_custody(here.engine) if one.handling is Handling.EXPORTED]


def test_who_approved_it_and_why_is_kept_with_the_hash_of_each_file(here: Project, tmp_path: Path) -> None:
    from hashlib import sha256

    paths = [tmp_path / "it.html", tmp_path / "it.docx"]
    words = [word for path in paths for word in ("-o", str(path))]
    told = ask(here, "dossier", "--all", "--for", "un", "--approve", "read with R.", "--as", "Bano", *words)
    assert told.return_value == 0, told.output
    events = [one for one in all_custody(here.engine) if one.handling is Handling.EXPORTED]
    assert {(one.actor, one.reason, one.parameters["audience"]) for one in events} == {
        ("Bano", "read with R.", "un")
    }
    assert {one.file for one in events} == {sha256(path.read_bytes()).hexdigest() for path in paths}
    assert {one.parameters["form"] for one in events} == {"dossier en"}


def test_a_document_that_gives_somebody_away_is_refused(
    here: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is made here is safe by how it is made: so something is put into it."""
    from gawah.report import dossier as module
    from gawah.report.tree import Para, Run

    made = module.dossier

    def told(case: module.Case, words: Words) -> Document:
        whole = made(case, words)
        more = Para((Run("Hamdan Velani was there."),))
        return replace(whole, blocks=(*whole.blocks, more))

    monkeypatch.setattr(module, "dossier", told)
    for form in ("html", "docx", "pdf"):
        path = tmp_path / f"it.{form}"
        done = ask(here, "dossier", "--all", "--for", "un", "--approve", "x", "-o", str(path))
        assert done.return_value == 1, form
        assert "Refused" in done.output
        assert not path.exists()


def test_a_pdf_that_shows_more_than_was_looked_through_is_refused(
    here: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gawah.report.pdf.words_in", lambda _document: "nothing of it")
    path = tmp_path / "it.pdf"
    done = ask(here, "press", "--all", "--for", "public", "--approve", "x", "-o", str(path))
    assert done.return_value == 1
    assert "not looked through" in done.output
    assert not path.exists()


def test_what_cannot_be_is_said_in_a_sentence(here: Project, tmp_path: Path) -> None:
    path = str(tmp_path / "it.html")
    for words, error in (
        (["dossier", "--all", "-o", path], UsageError),
        (["dossier", "--for", "own", "-o", path], UsageError),
        (["dossier", "--all", "--for", "own", "-o", f"{path}.odt"], UsageError),
        (["dossier", "ffffffffff", "--for", "own", "-o", path], NotFoundError),
        (["dossier", "--place", "Nowhere", "--for", "own", "-o", path], NotFoundError),
        (["un-draft", "--all", "--for", "public", "-o", path], UsageError),
        (["dossier", "--all", "--for", "un", "--as-of", "2024-01-01", "-o", path], UsageError),
        (["dossier", "--all", "--for", "own", "-o", path, "-o", path], UsageError),
    ):
        found = ask(here, *words)
        assert isinstance(found.exception, error), (words, found.output, found.exception)
    assert not (tmp_path / "it.html").exists()


def test_a_selection_is_incidents_not_all_that_their_documents_tell(here: Project, tmp_path: Path) -> None:
    path = tmp_path / "it.html"
    one = next(i for i in here.register().incidents() if i.type == "arrest_detention")
    assert ask(here, "dossier", one.id[:20], "--for", "own", "-o", str(path)).return_value == 0
    assert "1 documented incidents" in path.read_text("utf-8")
    assert ask(here, "dossier", one.documents[0][:12], "--for", "own", "-o", str(path)).return_value == 0
    told = len(here.register().incidents_told_by(one.documents[0]))
    assert f"{told} documented incidents" in path.read_text("utf-8")
    assert ask(here, "dossier", "--type", "killing", "--for", "own", "-o", str(path)).return_value == 0
    assert "2 documented incidents" in path.read_text("utf-8")


def test_the_check_is_that_of_the_audience(here: Project) -> None:
    assert guarded(here, "un").leaks.tells("Hamdan Velani")
    assert out_documents.audience_of("un") == "un"


@pytest.mark.parametrize("audience", ["un", "court"])
def test_a_pdf_of_spanish_sources_leaves(tmp_project: Project, tmp_path: Path, audience: str) -> None:
    page = tmp_path / "nota.txt"
    page.write_text("La policía detuvo a cuatro periodistas en Quito el 11 de abril de 2019.", "utf-8")
    tmp_project.process([page])
    path = tmp_path / "it.pdf"
    done = ask(tmp_project, "dossier", "--all", "--for", audience, "--approve", "read", "-o", str(path))
    assert done.return_value == 0, done.output
    assert "periodistas" in shown(path)
