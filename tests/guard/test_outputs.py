"""Whatever gawah writes goes through the gate: every command and every address is looked at."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from gawah.cli import VERBS
from gawah.cli.out_form import FORMATS
from gawah.cli.root import call, root
from gawah.errors import DataError, UsageError
from gawah.guard import gate as module
from gawah.guard.gate import Gate, LeakError, leaving
from gawah.guard.leaks import Leaks, Secret
from gawah.guard.outputs import ANYBODY, OUTPUTS, OWN
from gawah.schema import vocabulary
from tests.guard.made_up import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.project import Project

SOURCE = Path(module.__file__).parents[1]
WRITING = {"--json", "--csv", "--out", "-o", "--output", "--format"}
"""Options by which a command writes for another program."""
KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
"""Of nobody here."""
ASKED = {
    "extract": (["extract", "{paper}", "--json"], ["extract", "{paper}", "--out", "{folder}"]),
    "run": (["run", "{paper}", "--json"],),
    "list": (["list", "--json"],),
    "show": (["show", "{incident}", "--json"],),
    "search": (["search", "Torva", "--json"],),
    "law": (["law", "{incident}", "--json"],),
    "figures count": (["figures", "count", "--json"], ["figures", "count", "--csv"]),
    "figures reconcile": (["figures", "reconcile", "--json"],),
    "evidence log": (["evidence", "log", "--json"],),
    "evidence verify": (["evidence", "verify", "--json"],),
    "evidence checkpoint": (["evidence", "checkpoint"],),
    "evidence checklist": (["evidence", "checklist", "{document}", "--json"],),
    "evidence proof": (["evidence", "proof", "{document}"],),
    "evidence pack": (["evidence", "pack", "{document}", "--for", KEY, "--to", "{folder}.age"],),
    "evidence travel": (["evidence", "travel", "{document}", "--to", "{folder}"],),
    "evidence backup": (["evidence", "backup", "--to", "{folder}.age"],),
    "out export": tuple(
        ["out", "export", "--for", audience, *form]
        for audience in (OWN, *ANYBODY)
        for form in (
            [],
            ["--format", "jsonl"],
            ["-o", "{folder}.csv"],
            *(["--format", one, "-o", "{folder}"] for one in FORMATS if audience == OWN or one != "esf"),
        )
    ),
    "out leave": (["out", "leave", "{folder}"],),
    "out publish": tuple(["out", "publish", "{folder}", "--for", audience] for audience in ANYBODY),
    "out site": (["out", "site", "{folder}"],),
    "out dossier": tuple(
        ["out", "dossier", "--all", "--for", audience, "--approve", "read", "-o", f"{{folder}}.{form}"]
        for audience in (OWN, *ANYBODY)
        for form in ("html", "docx", "pdf")
    ),
    "out un-draft": tuple(
        ["out", "un-draft", "--all", "--for", audience, "--approve", "read", "-o", "{folder}.html"]
        for audience in (OWN, "un")
    ),
    "out press": tuple(
        ["out", "press", "--all", "--for", audience, "--approve", "read", "-o", "{folder}.html"]
        for audience in (OWN, *ANYBODY)
    ),
}
"""How each of these is called."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The gates through which something went, with the audience."""
    seen: list[tuple[str, str]] = []
    text, leaks_of, file = Gate.text, Gate.leaks_of, Gate.file

    def look(self: Gate, name: str, pieces: Iterator[str]) -> Iterator[str]:
        seen.append((self.output, self.audience))
        return text(self, name, pieces)

    def look_at(self: Gate, name: str, data: bytes, fixed: str = "") -> object:
        seen.append((self.output, self.audience))
        return leaks_of(self, name, data, fixed)

    def look_into(self: Gate, name: str, data: bytes) -> bytes:
        seen.append((self.output, self.audience))
        return file(self, name, data)

    monkeypatch.setattr(Gate, "file", look_into)
    monkeypatch.setattr(Gate, "text", look)
    monkeypatch.setattr(Gate, "leaks_of", look_at)
    return seen


@pytest.fixture
def filled_here(project: Project) -> Project:
    report = Report(1)
    person = report.person("Lena Okoro")
    report.incident(
        "a", type="injury", outcome="injured", date="2024-05-06", victim=person, title="In Torva."
    )
    report.keep(project)
    return project


def commands() -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for verb in VERBS:
        command: click.Command = import_module(f"gawah.cli.{verb}_verb").command
        if isinstance(command, click.Group):
            found |= {f"{verb} {name}": sub for name, sub in command.commands.items()}
        else:
            found[verb] = command
    return found


def _writes(option: click.Option) -> bool:
    return bool(WRITING & {*option.opts}) or ("--to" in option.opts and isinstance(option.type, click.Path))


def writing() -> set[str]:
    """The commands that write for somebody or something else, by their options."""
    return {
        name
        for name, command in commands().items()
        if name.startswith("out ")
        or any(isinstance(one, click.Option) and _writes(one) for one in command.params)
    }


def test_every_command_that_writes_is_looked_at() -> None:
    assert writing() == set(ASKED)
    assert {name.partition(" --")[0] for name in OUTPUTS if not name.startswith("/")} == set(ASKED)


@pytest.mark.parametrize(("name", "number"), [(name, n) for name in ASKED for n in range(len(ASKED[name]))])
def test_what_a_command_writes_goes_through_the_gate(
    name: str, number: int, filled_here: Project, tmp_path: Path, opened: list[tuple[str, str]]
) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("KOTLI: Two men burned a church on 3 May 2021.", "utf-8")
    incident = filled_here.register().incidents()[0].id
    document = filled_here.add(paper).document
    there = {"paper": paper, "incident": incident, "document": document, "folder": tmp_path / "there"}
    words = [word.format(**there) for word in ASKED[name][number]]
    told = CliRunner().invoke(root, ["--project", str(filled_here.root), *words])
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    wanted = next(one for one in OUTPUTS if one.partition(" --")[0] == name)
    only = OUTPUTS[wanted].audiences[0]
    audience = next((word for word in words if word in ANYBODY), only if only == "public" else OWN)
    assert (wanted, audience) in opened
    assert {one for _, one in opened} == {audience}
    if audience != OWN:
        written = told.output + "".join(
            path.read_bytes().decode("utf-8", "replace")
            for path in tmp_path.glob("there*/**/*")
            if path.is_file()
        )
        assert "Okoro" not in written


@pytest.mark.parametrize("room", ["web", "cli"])
def test_no_module_sends_a_file_past_the_gate(room: str) -> None:
    """What streams, sends or dumps must name the gate; a module that shows pages on the screen need not."""
    past = []
    for path in (SOURCE / room).rglob("*.py"):
        words = path.read_text("utf-8")
        sends = re.search(r"StreamingResponse|FileResponse|Content-Disposition|json\.dumps", words)
        gated = re.search(r"\bleaving\(|\bfor_oneself\(", words)
        if sends and not gated and path.name != "show_document.py":
            past.append(path.name)
    assert past == []


def test_every_address_that_sends_a_file_is_in_the_table() -> None:
    named = set()
    for path in (SOURCE / "web" / "pages").glob("*.py"):
        words = path.read_text("utf-8")
        if "Content-Disposition" in words:
            named |= set(re.findall(r'leaving\(\s*"(/[^"]+)"', words))
            assert named, path.name
    assert named == {name for name in OUTPUTS if name.startswith("/")}


def test_the_audiences_are_those_of_the_schema() -> None:
    assert tuple(vocabulary("audience")) == ANYBODY


def test_an_output_that_is_in_no_table_does_not_get_through() -> None:
    with pytest.raises(DataError):
        leaving("out everything")
    with pytest.raises(DataError, match="nobody said what is protected"):
        leaving("out export", "public")
    with pytest.raises(UsageError, match="is not for public"):
        leaving("list --json", "public", Leaks([]))


def test_the_gate_gives_nothing_on_before_it_was_looked_through() -> None:
    leaks = Leaks([Secret("name", "Lena Okoro", "person:1")])
    given: list[str] = []
    pieces = [*["plain words. " * 500] * 20, "Lena ", "Okoro", " was here"]
    with pytest.raises(LeakError, match="lena okoro"):
        given.extend(leaving("out export", "public", leaks).text("a.csv", iter(pieces)))
    assert "Okoro" not in "".join(given)
    assert "".join(leaving("out export").text("a.csv", iter(pieces))) == "".join(pieces)


@pytest.mark.parametrize("cut", range(1, 10))
def test_a_name_on_both_sides_of_a_piece_is_found(cut: int) -> None:
    leaks = Leaks([Secret("name", "Lena Okoro", "person:1")])
    filler = "x " * ((1 << 15) - 20)
    pieces = [filler + "y" * 39 + " " + "Lena Okoro"[:cut], "Lena Okoro"[cut:] + " ran"]
    with pytest.raises(LeakError):
        list(leaving("out export", "public", leaks).text("a.csv", iter(pieces)))


def test_the_name_of_the_file_is_looked_at(filled_here: Project, tmp_path: Path) -> None:
    there = tmp_path / "lena-okoro.csv"
    asked = ["--project", str(filled_here.root), "out", "export", "--for", "public", "-o", str(there)]
    told = CliRunner().invoke(root, asked)
    assert isinstance(told.exception, LeakError)
    assert not there.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("out", "publish", "--for", "public", "lena-okoro"),
        ("out", "press", "--all", "--for", "public", "-o", "lena-okoro.pdf", "--approve", "Read."),
    ],
)
def test_the_name_of_a_folder_and_of_a_pdf_is_looked_at(
    words: tuple[str, ...], filled_here: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(root, ["--project", str(filled_here.root), *words])
    # A document says what it found, and refuses; a folder is refused at once.
    assert isinstance(told.exception, LeakError) or "Refused" in told.output
    assert not list(tmp_path.glob("lena*"))


def test_an_export_says_for_whom(filled_here: Project) -> None:
    told = CliRunner().invoke(root, ["--project", str(filled_here.root), "out", "export"])
    assert isinstance(told.exception, UsageError)
    assert "--for own" in str(told.exception)
    for words in (["--format", "statements"], ["--as-of", "2026"]):
        asked = ["--project", str(filled_here.root), "out", "export", "--for", "un", *words]
        assert isinstance(CliRunner().invoke(root, asked).exception, UsageError)
    own = CliRunner().invoke(root, ["--project", str(filled_here.root), "out", "export", "--for", "own"])
    assert "Lena Okoro" in own.output


def test_publish_writes_nothing_beside_other_files(filled_here: Project, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "notes.txt").write_text("mine")
    asked = ["--project", str(filled_here.root), "out", "publish", str(tmp_path / "site")]
    told = CliRunner().invoke(root, asked)
    assert isinstance(told.exception, UsageError)
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["notes.txt"]
    told = CliRunner().invoke(root, ["--project", str(filled_here.root), "out", "publish"])
    assert "add --preview" in str(told.exception)


def test_publish_refuses_while_there_is_a_leak(
    filled_here: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from gawah.exchange import released

    monkeypatch.setattr(
        released, "_ABOUT", "For {audience}: ask Lena Okoro. {day}{incidents}{left_out}{least}"
    )
    asked = ["--project", str(filled_here.root), "out", "publish"]
    assert call([*asked, str(tmp_path / "site")]) == 1
    assert "README.txt tells of Lena Okoro" in " ".join(capsys.readouterr().out.split())
    assert not (tmp_path / "site").exists()
    assert call([*asked, "--preview"]) == 1
    monkeypatch.undo()
    assert call([*asked, "--preview"]) == 0
    assert call([*asked, str(tmp_path / "site")]) == 0
    names = ["README.txt", "incidents.csv", "incidents.jsonl", "victims.csv"]
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == names
