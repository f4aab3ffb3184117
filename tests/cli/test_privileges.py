"""Every command is tried by every member, with and without the privilege that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gawah.cli.root import call, root
from gawah.errors import (
    GawahError,
    NotAllowedError,
    NotEnteredError,
    NotFoundError,
    ProposedError,
    UsageError,
)
from gawah.members import COMMANDS, Privilege, may_ask, passphrases
from gawah.members import entering as module
from gawah.members.managing import set_codes, set_role
from gawah.members.proposals import all_proposals
from gawah.members.ruling import set_rule
from gawah.model import Role
from gawah.store.changes import last_batch
from gawah.store.members import any_member
from gawah.vault import Cost
from tests.guard.test_outputs import commands
from tests.members.conftest import gather
from tests.members.group import GROUP, KEEPER, SECRET, code_of, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from gawah.project import Project

ASKED = {
    "init": "",
    "extract": "{paper}",
    "serve": "",
    "add": "{paper}",
    "run": "{paper}",
    "list": "",
    "show": "{incident}",
    "search": "Torva",
    "law": "{incident}",
    "review accept": "{claim}",
    "review reject": "{claim}",
    "review correct": "{claim} 2020",
    "review move": "{claim} victim",
    "review name": "{person} Other",
    "review undo": "{claim}",
    "review block": "{document} 1 body",
    "review history": "{claim}",
    "review pairs": "",
    "review compare": "{incident} {other}",
    "review same": "{incident} {other}",
    "review different": "{incident} {other}",
    "review unsure": "{incident} {other}",
    "review split": "{incident} {other}",
    "review standard": "{incident} alleged --why because",
    "review permit": "{person} --for un --consent herself --purpose report --why because",
    "review submission": "{incident} --to hrc_complaint --why because",
    "review proposals": "",
    "review confirm": "000000",
    "review refuse": "000000",
    "out export": "--for own",
    "out publish": "{folder}",
    "out leave": "{folder}",
    "import": "{paper}",
    "out site": "{folder}",
    "out dossier": "--all --for own -o {folder}.html",
    "out un-draft": "--all --for own -o {folder}.html",
    "out press": "--all --for own -o {folder}.html",
    "evidence log": "",
    "evidence verify": "",
    "evidence checklist": "{document}",
    "evidence proof": "{document}",
    "evidence note": "copied {document} --why because",
    "evidence checkpoint": "",
    "evidence stamp": "",
    "evidence forget": "{document} --why because",
    "evidence conflicts": "",
    "evidence key": "",
    "evidence merge": "{paper}",
    "evidence pack": "--all --for age1x --to {folder}",
    "evidence travel": "--all --to {folder}",
    "evidence backup": "--to {folder}",
    "evidence restore": "{paper}",
    "lock": "",
    "keys passphrase": "",
    "keys shares": "",
    "keys recover": "",
    "keys encrypt": "{folder}",
    "figures count": "",
    "figures reconcile": "",
    "user add": "New",
    "user list": "",
    "user role": "Nobody reader",
    "user remove": "Nobody",
    "user passphrase": "",
    "user totp": "--off",
    "user unlock": "Nobody",
    "user rule": "codes keepers",
}
"""How each command is called."""
GUARDED = [name for name, wanted in COMMANDS.items() if wanted is not Privilege.ENTER]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "cost", Cost(memory=32, passes=1, lanes=1))
    monkeypatch.setattr(module, "seconds", lambda: 9000.0)
    monkeypatch.delenv("GAWAH_MEMBER_PASSPHRASE_FILE", raising=False)


@pytest.fixture
def there(project: Project, reports: Path, small: object, tmp_path: Path) -> dict[str, str]:
    """A project with a group and two papers; what the commands are called with."""
    project.process([reports], pipeline=small)  # type: ignore[arg-type]
    gather(project)
    first, second = project.register().incidents()
    (paper, *_) = reports.iterdir()
    person = next(iter(project.register().of_kind("person"))).id
    return {
        "paper": str(paper),
        "incident": first.id,
        "other": second.id,
        "claim": first.subject.fields["date"].claims[0].id,
        "document": first.documents[0],
        "person": person,
        "folder": str(tmp_path / "out"),
        "root": str(project.root),
    }


def words_for(there: dict[str, str], name: str) -> list[str]:
    """A command with what it is called with."""
    return [word.format(**there) for word in f"{name} {ASKED[name]}".split(" ") if word]


def told(there: dict[str, str], name: str, by: str, typed: str = "") -> Result:
    """What a command says to a member, who types their passphrase and what is asked next."""
    code = f"{code_of(SECRET, 9000)}\n" if by == KEEPER else ""
    asked = ["--project", there["root"], "--as", by, *words_for(there, name)]
    return CliRunner().invoke(root, asked, input=f"{words_of(by)}\n{code}{typed}")


def test_every_command_is_in_the_table_and_is_tried() -> None:
    assert set(COMMANDS) == set(commands()) == set(ASKED)


@pytest.mark.parametrize("name", GUARDED)
def test_a_command_does_for_a_member_what_their_role_lets_it(
    name: str, there: dict[str, str], project: Project
) -> None:
    before = last_batch(project.engine)
    for role in (role for role in Role if not may_ask(role, COMMANDS[name])):
        found = told(there, name, GROUP[role])
        assert isinstance(found.exception, NotAllowedError), role
        assert GROUP[role] in str(found.exception)
        assert found.stdout == ""
        assert last_batch(project.engine) == before
    for by, typed, fault in (
        ("Nobody", "x\n", NotEnteredError),
        (KEEPER, "", UsageError),
        (GROUP[Role.READER], "wrong\n", NotEnteredError),
    ):
        asked = ["--project", there["root"], "--as", by, *words_for(there, name)]
        assert isinstance(CliRunner().invoke(root, asked, input=typed).exception, fault), by
    assert last_batch(project.engine) == before
    least = next(role for role in Role if may_ask(role, COMMANDS[name]))
    found = told(there, name, GROUP[least])
    assert not isinstance(found.exception, NotAllowedError)
    assert found.exception is None or isinstance(found.exception, GawahError | SystemExit)


def test_records_hold_words_of_others_so_a_keeper_takes_them_in(
    there: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "record.jsonl").write_text("", "utf-8")
    (tmp_path / "cases.csv").write_text("Date,Killed\n2021,1\n", "utf-8")
    (tmp_path / "map.yaml").write_text("form: gawah-mapping@1\ncolumns: {Killed: killed}\n", "utf-8")
    records = ["import", str(tmp_path / "record.jsonl")]
    table = ["import", str(tmp_path / "cases.csv"), "--mapping", str(tmp_path / "map.yaml")]

    def said(by: str, words: list[str]) -> Result:
        code = f"{code_of(SECRET, 9000)}\n" if by == KEEPER else ""
        asked = ["--project", there["root"], "--as", by, *words]
        return CliRunner().invoke(root, asked, input=f"{words_of(by)}\n{code}")

    for role in (Role.EDITOR, Role.REVIEWER):
        assert isinstance(said(GROUP[role], records).exception, NotAllowedError)
    assert "1 row: 1 new." in said(GROUP[Role.EDITOR], table).output
    assert "0 new records" in said(KEEPER, records).output


@pytest.mark.parametrize("name", ["user passphrase", "user totp"])
def test_what_is_somebody_elses_takes_a_keeper(name: str, there: dict[str, str]) -> None:
    asked = ["--project", there["root"], "--as", GROUP[Role.REVIEWER], *name.split(), GROUP[Role.READER]]
    more = ["--off"] if name == "user totp" else []
    found = CliRunner().invoke(
        root, [*asked, *more], input=f"{words_of(GROUP[Role.REVIEWER])}\nsome good words\nsome good words\n"
    )
    assert isinstance(found.exception, NotAllowedError)


def test_a_decision_carries_the_name_of_whoever_showed_who_they_are(there: dict[str, str]) -> None:
    raza = GROUP[Role.REVIEWER]
    asked = ["--project", there["root"], "--as", raza, "review", "accept", there["claim"], "--as", KEEPER]
    found = CliRunner().invoke(root, asked, input=f"{words_of(raza)}\n{words_of(raza)}\n")
    assert isinstance(found.exception, NotEnteredError)
    assert f"by {raza}." in told(there, "review accept", raza).output


def test_the_passphrase_may_stand_in_a_file(
    there: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rana = GROUP[Role.READER]
    (tmp_path / "words").write_text(f"{words_of(rana)}\n", "utf-8")
    monkeypatch.setenv("GAWAH_MEMBER_PASSPHRASE_FILE", str(tmp_path / "words"))
    monkeypatch.setenv("GAWAH_REVIEWER", rana)
    assert call(["--project", there["root"], "list"]) == 0
    monkeypatch.setenv("GAWAH_MEMBER_PASSPHRASE_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(NotFoundError, match="cannot be read"):
        call(["--project", there["root"], "list"])


def test_a_name_that_nobody_has_reads_the_same_as_a_wrong_passphrase(there: dict[str, str]) -> None:
    def tried(name: str) -> tuple[int, str, str]:
        asked = ["--project", there["root"], "--as", name, "list"]
        found = CliRunner().invoke(root, asked, input="some wrong words\n")
        return found.exit_code, found.output.replace(name, "NAME"), str(found.exception).replace(name, "NAME")

    for _ in range(7):  # and as many tries are free, and it waits as long
        known, unknown = tried(GROUP[Role.READER]), tried("Zeba Example")
        assert known == unknown
    assert "too many wrong tries" in known[2]


def test_who_tells_no_name_is_told_which_it_is(
    there: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GAWAH_REVIEWER", raising=False)
    said = []
    for name in (GROUP[Role.READER], "Zeba Example"):
        monkeypatch.setenv("USER", name)
        found = CliRunner().invoke(root, ["--project", there["root"], "list"], input="some wrong words\n")
        assert isinstance(found.exception, NotEnteredError)
        assert f"you told no name, so it is {name}" in found.output
        said.append(found.output.replace(name, "NAME"))
    assert said[0] == said[1]


def test_a_member_is_added_given_words_and_chooses_their_own(there: dict[str, str], project: Project) -> None:
    made = told(there, "user add", KEEPER, "given by the keeper\ngiven by the keeper\n")
    assert "New is a member now: reader." in made.output
    asked = ["--project", there["root"], "--as", "New"]
    found = CliRunner().invoke(root, [*asked, "list"], input="given by the keeper\n")
    assert "Somebody else chose your passphrase" in str(found.exception)
    typed = "given by the keeper\nonly I know these\nonly I know these\n"
    assert CliRunner().invoke(root, [*asked, "user", "passphrase"], input=typed).exit_code == 0
    assert CliRunner().invoke(root, [*asked, "list"], input="only I know these\n").exit_code == 0
    listed = CliRunner().invoke(root, [*asked, "user", "list"], input="only I know these\n").output
    assert "reader    New, since 20" in listed
    assert f"keeper    {KEEPER}, since" in listed
    assert "with an authenticator" in listed
    assert any_member(project.engine)


def test_an_authenticator_is_set_up_and_asked_for_from_then_on(there: dict[str, str]) -> None:
    rana = GROUP[Role.READER]
    asked = ["--project", there["root"], "--as", rana]
    found = CliRunner().invoke(root, [*asked, "user", "totp"], input=f"{words_of(rana)}\n123456\n")
    assert "Type this into your authenticator: " in found.output
    assert "otpauth://totp/gawah:Rana%20Example?" in found.output
    assert isinstance(found.exception, UsageError)


def test_two_decide_by_commands(there: dict[str, str], project: Project) -> None:
    found = told(there, "review accept", GROUP[Role.EDITOR])
    assert isinstance(found.exception, ProposedError)
    assert found.exception.exit_status == 0
    listed = told(there, "review proposals", GROUP[Role.READER]).output
    assert f"decide, by {GROUP[Role.EDITOR]}" in listed
    assert "accepted: incident.date = 2021-03-04" in listed
    there["proposal"] = listed.partition("  decide")[0].split()[-1]
    raza = GROUP[Role.REVIEWER]
    asked = ["--project", there["root"], "--as", raza, "review", "confirm", there["proposal"]]
    done = CliRunner().invoke(root, asked, input=f"{words_of(raza)}\n")
    assert f"proposed by {GROUP[Role.EDITOR]}, confirmed by {raza}." in done.output
    assert [one.reviewer for one in project.stored().verdicts] == [f"{GROUP[Role.EDITOR]} + {raza}"]
    assert "Nothing waits" in told(there, "review proposals", raza).output


def test_what_leaves_or_is_destroyed_waits_where_two_are_asked_for(
    there: dict[str, str], project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    raza = GROUP[Role.REVIEWER]
    set_role(project, raza, Role.KEEPER, KEEPER)
    set_codes(project, raza, SECRET, code_of(SECRET, 60), 60)
    for name in ("publish", "export", "forget"):
        set_rule(project, name, "two", KEEPER)
    monkeypatch.setitem(ASKED, "evidence forget", "{document} --why because --yes")
    times = iter(range(9000, 20_000, 60))
    monkeypatch.setattr(module, "seconds", lambda: float(next(times)))

    def ask(name: str, by: str, code_at: float) -> Result:
        asked = ["--project", there["root"], "--as", by, *words_for(there, name)]
        return CliRunner().invoke(root, asked, input=f"{words_of(by)}\n{code_of(SECRET, code_at)}\n")

    for number, name in enumerate(("out publish", "out export", "evidence forget")):
        found = ask(name, KEEPER, 9000 + 60 * number)
        assert isinstance(found.exception, ProposedError), (name, found.output)
    assert not (project.root.parent / "out").exists()
    assert {one.first.kind for one in all_proposals(project)} == {"publish", "export", "forget"}
    assert len(project.stored().documents) == 2


def test_typing_two_passphrases_that_differ_changes_nothing(there: dict[str, str], project: Project) -> None:
    before = last_batch(project.engine)
    found = told(there, "user add", KEEPER, "given by the keeper\ngiven by the reader\n")
    assert "not the same" in str(found.exception)
    assert last_batch(project.engine) == before


def test_a_project_without_members_asks_nobody(project: Project) -> None:
    listed = CliRunner().invoke(root, ["--project", str(project.root), "user", "list"])
    assert "no members" in listed.output
    assert listed.exit_code == 0
