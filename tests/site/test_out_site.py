"""``gawah out site`` from a project to a folder and back again. All people are invented."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gawah.cli.root import call, root
from gawah.errors import UsageError
from gawah.guard.gate import LeakError
from gawah.project.lines import SITE
from gawah.site import building
from gawah.site.before import Before, New, form_of
from gawah.site.book import About
from gawah.site.manifest import KEY, NOTE, SUMS
from tests.guard.made_up import Report
from tests.site.made_site import parsed

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from gawah.project import Project

ALIVE, DEAD = "Lena Okoro", "Maro Quendal"


@pytest.fixture
def there(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two incidents: somebody who may be alive was injured, somebody was killed."""
    monkeypatch.setattr(building, "now", lambda: "2026-11-01T00:00:00Z")
    monkeypatch.setenv("GAWAH_REVIEWER", "Asha Example")
    report = Report(1)
    alive, dead = report.person(ALIVE, sex="female"), report.person(DEAD)
    title = f"{ALIVE} was hurt in the street."
    report.incident("a", type="injury", outcome="injured", date="2024-05-06", victim=alive, title=title)
    report.incident("b", type="killing", outcome="killed", date="2023-01-02", victim=dead)
    claim = report.id("claim", "c")
    for prop, value in (("quantity", "40"), ("unit", "people"), ("what", "Forty people were killed.")):
        report.say(claim, prop, value)
    report.say(claim, "outcome", "killed")
    report.say(claim, "period", "2023")
    report.keep(project)
    return project


def out(project: Project, folder: Path | None, *words: str) -> Result:
    asked = ["--project", str(project.root), "out", "site", *([str(folder)] if folder else []), *words]
    return CliRunner().invoke(root, asked)


def ok(project: Project, folder: Path, *words: str) -> Result:
    told = out(project, folder, *words)
    assert told.exception is None, (told.output, told.exception)
    assert "Refused" not in told.output
    return told


def said(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file())


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def code_of_killing(folder: Path) -> str:
    lines = (folder / "data/incidents.jsonl").read_text("utf-8").splitlines()
    return next(str(told["id"])[-5:] for told in map(json.loads, lines) if told["type"] == "killing")


def correct(project: Project, prop: str, old: str, new: str) -> None:
    """A reviewer says that what a report tells is something else."""
    claims = (claim for claim in project.register().claims.values())
    claim = next(one for one in claims if (one.statement.prop, one.statement.value) == (prop, old))
    asked = ["--project", str(project.root), "--as", "Asha Example", "review", "correct", claim.id, new]
    assert call(asked) == 0


def test_nothing_protected_is_in_a_site_and_a_name_that_may_leave_is(there: Project, tmp_path: Path) -> None:
    ok(there, tmp_path / "s", "--title", "Example Register", "--contact", "us@example.org")
    told = said(tmp_path / "s")
    assert "Okoro" not in told
    assert "2024-05-06" not in told
    assert "street" not in told
    assert DEAD in told
    assert "Example Register" in told
    assert "us@example.org" in told


def test_a_claim_stands_beside_what_is_published(there: Project, tmp_path: Path) -> None:
    ok(there, tmp_path / "s")
    page = parsed((tmp_path / "s/en/claims.html").read_bytes()).text_content()
    assert "People killed: 40" in page
    assert "fewer than claimed" in page
    assert "Forty people" not in page


def test_the_same_register_gives_the_same_bytes_on_another_day(
    there: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ok(there, tmp_path / "s")
    monkeypatch.setattr(building, "now", lambda: "2027-02-03T00:00:00Z")
    told = ok(there, tmp_path / "s")
    assert "Release: 1 of 2026-11-01 (nothing has changed)" in told.output
    assert "0 files written, 0 removed" in told.output
    ok(there, tmp_path / "other")
    assert files(tmp_path / "s") == files(tmp_path / "other")


def test_what_was_published_is_not_changed_in_silence(
    there: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ok(there, tmp_path / "s")
    before, code = files(tmp_path / "s"), code_of_killing(tmp_path / "s")
    correct(there, "date", "2023-01-02", "2022-12-30")
    monkeypatch.setattr(building, "now", lambda: "2026-12-24T00:00:00Z")
    refused = out(there, tmp_path / "s")
    assert isinstance(refused.exception, UsageError)
    assert "1 value that was published has changed" in str(refused.exception)
    assert f"{code} date: 2023-01 → 2022-12" in refused.output
    assert files(tmp_path / "s") == before
    ok(there, tmp_path / "s", "--why", "The report was misread.")
    for place in ("corrections.html", f"incidents/{code[:2]}/{code}.html"):
        page = " ".join(parsed((tmp_path / "s/en" / place).read_bytes()).text_content().split())
        for words in ("24 December 2026", "January 2023", "December 2022", "The report was misread."):
            assert words in page, place
    assert "2026-12-24T00:00:00Z" in (tmp_path / "s/en/feed.xml").read_text("utf-8")
    now = files(tmp_path / "s")
    entries = {name for name in now if re.search(r"/incidents/\w\w/\w+\.html$", name)}
    drawn_anew = {name for name in entries if now[name] != before.get(name)}
    assert {name.rpartition("/")[2] for name in drawn_anew} == {f"{code}.html"}
    assert len(entries) > len(drawn_anew)
    again = ok(there, tmp_path / "s")
    assert "have changed: 0" in again.output
    assert "nothing has changed" in again.output


def test_an_entry_that_is_taken_back_says_so_where_it_stood(there: Project, tmp_path: Path) -> None:
    ok(there, tmp_path / "s")
    code = code_of_killing(tmp_path / "s")
    words = ["--project", str(there.root), "--as", "Asha Example"]
    claims = [
        c.id
        for c in there.register().claims.values()
        if c.statement.subject.startswith(("act:b", "incident:b"))
    ]
    for claim in claims:
        assert call([*words, "review", "reject", claim]) == 0
    ok(there, tmp_path / "s", "--why", "It was no such event.")
    page = parsed((tmp_path / f"s/en/incidents/{code[:2]}/{code}.html").read_bytes()).text_content()
    assert "was taken back" in page
    assert "It was no such event." in page
    assert code not in (tmp_path / "s/data/incidents.jsonl").read_text("utf-8")


def test_a_name_that_was_wrong_is_not_told_again_by_its_correction(there: Project, tmp_path: Path) -> None:
    ok(there, tmp_path / "s")
    assert DEAD in said(tmp_path / "s")
    correct(there, "name", DEAD, "Tavi Ostrel")
    ok(there, tmp_path / "s", "--why", "Another person was named.")
    told = said(tmp_path / "s")
    assert "Quendal" not in told
    assert "withdrawn, and not repeated here" in told
    assert "as the entry tells it now" in told
    assert "Tavi Ostrel" in told
    assert "Quendal" not in (there.root / SITE).read_text("utf-8")


def test_the_reason_goes_through_the_leak_check(
    there: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ok(there, tmp_path / "s")
    before = files(tmp_path / "s")
    correct(there, "date", "2023-01-02", "2022-12-30")
    asked = [
        "--project",
        str(there.root),
        "out",
        "site",
        str(tmp_path / "s"),
        "--why",
        f"{ALIVE} told us so.",
    ]
    assert call(asked) == 1
    assert "Nothing was written" in capsys.readouterr().err
    assert files(tmp_path / "s") == before
    assert "Okoro" not in (there.root / SITE).read_text("utf-8")


@pytest.mark.parametrize(
    "words", [("--title", ALIVE), ("--contact", ALIVE), ("--address", "https://example.org/okoro")]
)
def test_nothing_that_is_said_of_a_site_gets_past_it_either(
    there: Project, tmp_path: Path, words: tuple[str, str]
) -> None:
    assert call(["--project", str(there.root), "out", "site", str(tmp_path / "s"), *words]) == 1
    assert not (tmp_path / "s").exists()


def test_nobody_is_told_of_by_what_a_site_always_says(there: Project, tmp_path: Path) -> None:
    report = Report(2)
    for name in ("Author Soyle", "Updated Tiv", "Feed Okoro", "Lang Ngusa"):
        report.incident(name[:4], type="injury", outcome="injured", victim=report.person(name))
    report.keep(there)
    ok(there, tmp_path / "s")
    assert "Soyle" not in said(tmp_path / "s")


def test_what_is_said_of_a_site_stays_until_it_is_said_otherwise(there: Project, tmp_path: Path) -> None:
    folder, mirror = tmp_path / "s", "https://mirror.example.org/a/"
    ok(there, folder, "--title", "Example Register", "--address", mirror, "--contact", "us@example.org")
    ok(there, folder)
    assert mirror in (folder / "en/addresses.html").read_text("utf-8")
    ok(there, folder, "--address", "none", "--contact", "none")
    told = said(folder)
    assert mirror not in told
    assert "us@example.org" not in told
    assert "Example Register" in told


@pytest.mark.parametrize(
    "address", ["example.org", "javascript:alert(1)", "https://", "https://a:b@example.org/"]
)
def test_an_address_is_one_of_a_site(there: Project, tmp_path: Path, address: str) -> None:
    told = out(there, tmp_path / "s", "--address", address)
    assert isinstance(told.exception, UsageError)
    assert "is no address of a site" in str(told.exception)


def test_the_preview_writes_nothing(there: Project) -> None:
    before = files(there.root)
    told = out(there, None, "--preview")
    assert told.exit_code == 0
    assert "Release: 1 of 2026-11-01" in told.output
    after = files(there.root)
    assert {name for name in after if before.get(name) != after[name]} <= {
        "catalogue.sqlite",
        "lock",
        "store.sqlite-shm",
    }


def test_a_copy_is_checked_without_a_project(
    there: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ok(there, tmp_path / "s")
    line = (tmp_path / "s" / KEY).read_text("utf-8").strip()
    nowhere = ["--project", str(tmp_path / "nowhere"), "out", "site", "--verify", str(tmp_path / "s")]
    told = CliRunner().invoke(root, nowhere)
    assert told.exit_code == 0
    assert "All is as it was signed." in told.output
    assert "This key lies in the copy itself" in told.output
    given = CliRunner().invoke(root, [*nowhere, "--key", line])
    assert given.exit_code == 0
    assert "lies in the copy" not in given.output
    (tmp_path / "s" / "en" / "index.html").write_text("forged")
    assert call([*nowhere, "--key", line]) == 1
    assert "WRONG: en/index.html: changed." in capsys.readouterr().out


def test_that_a_site_left_is_written_down_with_the_hash_of_its_manifest(
    there: Project, tmp_path: Path
) -> None:
    from hashlib import sha256

    ok(there, tmp_path / "s")
    told = CliRunner().invoke(root, ["--project", str(there.root), "evidence", "log"])
    assert sha256((tmp_path / "s" / SUMS).read_bytes()).hexdigest()[:8] in told.output
    assert (tmp_path / "s" / NOTE).exists()


def test_the_words_of_the_command_go_together(there: Project, tmp_path: Path) -> None:
    assert isinstance(out(there, None).exception, UsageError)
    assert isinstance(out(there, tmp_path / "s", "--key", "x").exception, UsageError)
    assert isinstance(out(there, None, "--verify").exception, UsageError)


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("group (1)", "group (1); group (1)", False),
        ("group (1); group (1)", "group (1)", True),
        ("Person BCDFG", "Person GFDCB", True),
        ("", "Person BCDFG", False),
    ],
)
def test_only_what_is_no_more_told_is_a_correction(
    project: Project, old: str, new: str, is_told: object
) -> None:
    before = Before(project)
    before.number, before.forms = 1, {"BCDFG": form_of({"victims": old})}
    later = New(before, {"BCDFG": form_of({"victims": new})}, (About("x"), "digest", "2026-12-01"), "why")
    assert [one["field"] for one in later.corrections] == ["victims"] * bool(is_told)


def test_a_release_that_was_torn_while_it_was_kept_was_none(there: Project, tmp_path: Path) -> None:
    ok(there, tmp_path / "s")
    path = there.root / SITE
    path.write_text("\n".join(path.read_text("utf-8").splitlines()[:-1]) + "\n", "utf-8")
    assert "Release: 1 of" in ok(there, tmp_path / "s").output


def test_the_name_of_the_folder_is_looked_at(there: Project, tmp_path: Path) -> None:
    assert isinstance(out(there, tmp_path / "lena-okoro").exception, LeakError)
    assert not (tmp_path / "lena-okoro").exists()
