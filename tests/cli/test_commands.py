from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import gawah.cli
import gawah.project
import gawah.project.project
from gawah.cli import VERBS, main, usage
from gawah.cli.options import project_words
from gawah.cli.page import Paper, Progress, counted

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = tuple[int, str, str]
    Call = Callable[..., Told]


def first_id(call: Call) -> str:
    return call("list")[1].split()[0]


def test_run_prints_a_card_for_each_incident_and_what_to_do_next(call: Call, reports: Path) -> None:
    status, out, err = call("run", reports)
    assert (status, err) == (0, "")
    assert "2021-03-04 · Killing · Torva" in out
    assert "victims     Amin Soyle" in out
    assert "“On Friday Lena Okoro was killed in Mbeki on 2022-11-30.”" in out
    assert "— gazette.txt:3:1" in out
    assert "2 documents, 2 incidents, 18 claims, 0 quotes, 0 faults" in out
    assert "Next: gawah show" in out
    assert "2 already there" in call("run", reports)[1]


def test_run_names_what_it_could_not_read(call: Call, reports: Path) -> None:
    (reports / "bad.bin").write_bytes(b"\0")
    status, out, err = call("run", reports, "nowhere.txt")
    assert status == 3
    assert "bad.bin is no text." in err
    assert "nowhere.txt: there is no such file" in err
    assert "2 could not be read" in out


@pytest.mark.parametrize("verb", ["run", "add", "extract"])
def test_a_file_that_may_not_be_opened_stops_no_other(
    call: Call, reports: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    locked = reports / "locked.txt"
    locked.write_text("Nobody may read this.")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == locked.name:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr("os.access", lambda path, _mode, **_kw: Path(path).name != locked.name)
    status, out, err = call(verb, locked, reports / "gazette.txt")
    assert status == 3
    assert "locked.txt: cannot be opened (Permission denied)" in err
    assert "gazette.txt" in out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
def test_a_pipe_in_a_folder_is_named_and_not_waited_for(call: Call, reports: Path) -> None:
    os.mkfifo(reports / "pipe.txt")
    status, out, err = call("run", reports)
    assert status == 3
    assert "pipe.txt: is no file but a pipe, a socket or a device" in err
    assert "2 new" in out


def test_extract_says_once_that_nothing_can_be_written(call: Call, reports: Path) -> None:
    status, _, err = call("extract", reports, "--out", reports / "gazette.txt" / "forms")
    assert status == 2
    assert err.count("gazette.json cannot be written (") == 1


def test_run_as_json(call: Call, reports: Path) -> None:
    told = json.loads(call("run", reports, "--json")[1])
    assert [i["date"] for i in told["incidents"]] == ["2021-03-04", "2022-11-30"]
    assert len(told["added"]) == 2


def test_a_contradiction_shows_each_sides_words(filled: Call) -> None:
    one, other = (line.split()[0] for line in filled("list")[1].splitlines())
    assert filled("review", "same", one, other)[0] == 0
    status, out, _ = filled("list", "--contradicted")
    assert status == 0
    listed = " ".join(out.split())
    assert out.startswith((one, other))
    assert "! Accounts differ: date" in listed
    said = "2021-03-04 — the report itself: “Amin Soyle was killed in Torva on 2021-03-04.”, gazette.txt:3:"
    assert said in listed
    assert "(no date; source: gazette.txt)" in listed
    told = json.loads(filled("list", "--contradicted", "--json")[1])
    sides = told[0]["contradictions"][0]["sides"]
    assert {side["value"]: [one["sentence"] for one in side["said"]] for side in sides} == {
        "2021-03-04": ["Amin Soyle was killed in Torva on 2021-03-04."],
        "2022-11-30": ["On Friday Lena Okoro was killed in Mbeki on 2022-11-30."],
    }
    out = filled("show", out.split()[0])[1]
    assert "! Accounts differ: date" in out
    assert "2021-03-04 — the report itself: “Amin Soyle was killed in Torva on 2021-03-04.”" in " ".join(
        out.split()
    )
    assert "herald.txt:1:45" in out
    assert filled("review", "different", one, other)[0] == 0
    assert filled("list", "--contradicted")[0] == 1


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--type", "killing"], 2),
        (["--type", "threat"], 0),
        (["--place", "torv"], 1),
        (["--from", "2022"], 1),
        (["--to", "2021-03"], 1),
        (["--from", "2021-03-05", "--to", "2022-11-29"], 0),
    ],
)
def test_list_filters(filled: Call, filters: list[str], found: int) -> None:
    status, out, err = filled("list", *filters)
    assert len(out.splitlines()) == found
    assert status == (0 if found else 1)
    assert f"of {2}" in err
    assert len(json.loads(filled("list", *filters, "--json")[1])) == found


def test_show_tells_all_kinds_of_things(filled: Call) -> None:
    incident = json.loads(filled("show", first_id(filled), "--json")[1])
    out = filled("show", incident["id"])[1]
    assert "Person: Amin Soyle" in out
    assert "Act: Killing" in out
    document = incident["documents"][0]
    out = filled("show", document[:10])[1]
    assert "Document: gazette.txt" in out
    assert "− 1  navigation en  Menu Home News  menu" in out
    assert json.loads(filled("show", document, "--json")[1])["blocks"][0]["kind"] == "navigation"
    claim = next(c for c in incident["claims"] if c["prop"] == "date")
    out = filled("show", claim["claim"][:12])[1]
    assert "“Amin Soyle was killed in Torva on 2021-03-04.”" in out
    assert json.loads(filled("show", claim["claim"], "--json")[1])["state"] == "open"
    person = incident["victims"][0]["id"]
    assert json.loads(filled("show", person, "--json")[1])["fields"] == {"name": ["Amin Soyle"]}


def test_review_from_the_command_line(filled: Call) -> None:
    incident = json.loads(filled("show", first_id(filled), "--json")[1])
    claim = next(c["claim"] for c in incident["claims"] if c["prop"] == "date")
    assert "Rejected" in filled("review", "reject", claim, "--why", "a misprint")[1]
    assert "rejected, Asha" in filled("show", claim)[1]
    status, _, err = filled("review", "accept", claim, "--expect", "open")
    assert status == 1
    assert "changed since you looked" in err
    assert "stands in its place" in filled("review", "correct", claim, "2021-03-02", "--as", "Ben")[1]
    assert "2021-03-02" in filled("list")[1]
    assert "in place of" in filled("show", _new(filled))[1]
    assert "stands in its place" in filled("review", "correct", _new(filled), "1 March 2021")[1]
    assert "2021-03-01" in filled("list")[1]
    assert filled("review", "correct", claim, "soon")[0] == 2
    assert filled("review", "accept", "zzzz")[0] == 1
    one, other = (line.split()[0] for line in filled("list")[1].splitlines())
    assert "unsure" in filled("review", "unsure", one, other)[1]


def _new(call: Call) -> str:
    claims = json.loads(call("list", "--json")[1])[0]["claims"]
    return str(next(c["claim"] for c in claims if c["value"] == "2021-03-02"))


def test_a_block_is_put_back_from_the_command_line(filled: Call) -> None:
    document = json.loads(filled("show", first_id(filled), "--json")[1])["documents"][0]
    assert "gawah review block " + document[:8] in filled("show", document)[1]
    status, out, _ = filled("review", "block", document[:8], "5", "navigation", "--why", "an advertisement")
    assert (status, "“The town mourned.” is navigation now (it was body), by Asha." in out) == (0, True)
    assert f"To undo: gawah review block {document[:8]} 5 body" in out
    page = filled("show", document)[1]
    assert "− 5  navigation en  The town mourned.  Asha says so" in page
    assert json.loads(filled("show", document, "--json")[1])["blocks"][-1]["by_person"]
    out = filled("review", "block", document, "3", "notice")[1]
    assert "0 claims more, 9 no longer found" in out
    assert len(filled("list")[1].splitlines()) == 1
    assert "3 blocks set aside" in filled("run", "reports")[1]
    for wrong, status in (("99", 1), ("x", 2)):
        assert filled("review", "block", document, wrong, "body")[0] == status
    assert filled("review", "block", document, "3", "headline")[0] == 2


def test_the_project_may_be_named_after_the_verb(call: Call, reports: Path, tmp_path: Path) -> None:
    assert call("run", reports, "--project", "there")[0] == 0
    assert (tmp_path / "there" / "gawah.toml").exists()
    assert not (tmp_path / "gawah-project").exists()
    one, other = (line.split()[0] for line in call("list", "--project", "there")[1].splitlines())
    assert call("--project", "elsewhere", "show", one, "--project", "there")[0] == 0
    assert call("search", "amin", "--project", "there")[0] == 0
    assert call("out", "export", "--for", "own", "--project", "there")[0] == 0
    assert call("out", "--project", "there", "export", "--for", "own")[0] == 0
    assert call("review", "unsure", one, other, "--project", "there")[0] == 0
    assert call("add", reports, "--project", "there")[0] == 0
    assert call("init", "--project", "new")[0] == 0


def test_the_record_as_it_stood_on_a_day(filled: Call) -> None:
    one = first_id(filled)
    assert filled("list", "--as-of", "2001-01-01")[0] == 1
    assert filled("show", one, "--as-of", "2001-01-01")[0] == 1
    assert filled("show", one, "--as-of", "2999")[0] == 0
    assert len(filled("out", "export", "--for", "own", "--as-of", "2001-01")[1].splitlines()) == 1
    assert (
        filled("out", "export", "--for", "own", "--format", "jsonl", "--as-of", "2001-01-01T10:00:00Z")[1]
        == ""
    )
    for wrong in ("soon", "2001-13", "2001-02-30"):
        status, _, err = filled("list", "--as-of", wrong)
        assert (status, "is not a day" in err) == (2, True)


def test_accounts_of_what_may_be_one_event_are_set_side_by_side(call: Call, reports: Path) -> None:
    (reports / "lamp.txt").write_text("Omar Dahl was killed in Torva on 2021-03-05.\n", "utf-8")
    out = " ".join(call("run", reports)[1].split())
    one, other = (line.split()[0] for line in call("list")[1].splitlines()[:2])
    assert f"compare may be the same as [{other}]" in out
    sides = f"2021-03-04 in gazette.txt [{one}] or 2021-03-05 in lamp.txt [{other}]"
    assert f"What contradicts what ! date: {sides}, if these are one event" in out


def test_search_from_the_command_line(filled: Call) -> None:
    status, out, _ = filled("search", "amin", "soyle")
    assert status == 0
    assert "gazette.txt:3:1" in out
    assert ", incident " in out
    assert filled("search", "nobody")[0] == 1
    assert json.loads(filled("search", "okoro", "--json")[1])[0]["start"] == 15


def test_export(filled: Call, tmp_path: Path) -> None:
    assert filled("out", "export", "--for", "own")[1].startswith("id,date,")
    assert filled("out", "export", "--for", "own", "--format", "statements", "-o", "s.csv", "--bom")[0] == 0
    assert (tmp_path / "s.csv").read_bytes().startswith(b"\xef\xbb\xbfclaim_id,")
    lines = filled("out", "export", "--for", "own", "--format", "jsonl")[1].splitlines()
    assert {json.loads(line)["record"] for line in lines} == {"statement", "document", "sighting", "run"}


def test_export_to_where_nothing_can_be_written(filled: Call) -> None:
    where = Path("nowhere/s.csv")
    status, _, err = filled("out", "export", "--for", "own", "-o", where)
    assert (status, err) == (2, f"gawah: {where} cannot be written (No such file or directory).\n")


def test_add_keeps_and_reads_nothing(call: Call, reports: Path) -> None:
    status, out, err = call("add", reports, "gone.txt")
    assert (status, out.count(" new ")) == (3, 2)
    assert "there is no such file" in err
    assert "already kept" in call("add", reports)[1]
    assert call("list")[0] == 1
    document = out.split()[0]
    assert "It was not read yet" in call("show", document)[1]


def test_init_and_the_absence_of_a_project(call: Call, tmp_path: Path) -> None:
    status, _, err = call("list")
    assert (status, "There is no project" in err) == (1, True)
    status, out, _ = call("--project", tmp_path / "x y", "init")
    assert (status, out.splitlines()[-1]) == (0, f"Next: gawah{project_words(tmp_path / 'x y')} run FOLDER")
    assert call("--project", tmp_path / "x y", "init")[0] == 1


def test_extract_without_flags_prints_cards_and_keeps_nothing(
    call: Call, reports: Path, tmp_path: Path
) -> None:
    (reports / "bad.bin").write_bytes(b"\0")
    status, out, err = call("extract", reports)
    assert status == 3
    assert "bad.bin is no text." in err
    assert "2021-03-04 · Killing · Torva" in out
    assert not (tmp_path / "gawah-project").exists()


def test_extract_as_json(call: Call, reports: Path, tmp_path: Path) -> None:
    status, out, _ = call("extract", reports, "--json", "--out", "forms")
    assert status == 0
    assert [json.loads(line)["doc"] for line in out.splitlines()] == ["gazette", "herald"]
    assert json.loads((tmp_path / "forms" / "gazette.json").read_text("utf-8"))["doc"] == "gazette"


@pytest.mark.parametrize(
    "args",
    [["nonsense"], ["list", "--nonsense"], ["list", "--type", "odd"], ["list", "--from", "soon"], ["run"],
     ["run", "x", "--published", "soon"], ["add", "x", "--published", "03/04/2021"], ["show"],
     ["list", "--from", "May 2022", "--to", "May 2021"], ["list", "--as-of", "3 to 5 May 2021"]],
)  # fmt: skip
def test_wrong_use_is_status_2(filled: Call, args: list[str]) -> None:
    status, out, err = filled(*args)
    assert (status, out) == (2, "")
    assert err


def test_dates_are_typed_as_people_write_them(filled: Call, reports: Path) -> None:
    assert filled("list", "--from", "1 March 2021", "--to", "مارچ 2021")[0] == 0
    assert filled("list", "--from", "1 April 2031")[0] == 1
    assert filled("list", "--as-of", "1 January 1999")[0] == 1
    one = next(reports.iterdir())
    status, out, _ = filled("extract", one, "--published", "2 May 2021", "--json")
    assert status == 0
    assert '"2021-05-02"' in out
    assert "day 3 of month 4, which is written 2021-04-03" in filled("list", "--from", "3/4/2021")[2]


def test_a_fault_of_its_own_is_one_sentence(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_root: object) -> None:
        raise RuntimeError("no more ink")

    monkeypatch.setattr(gawah.project.Project, "create", broken)
    status, _, err = call("init")
    assert status == 1
    assert err.startswith(
        "gawah: this command stopped because of a fault in gawah (RuntimeError: no more ink)."
    )
    assert "--debug" in err
    with pytest.raises(RuntimeError):
        main(["init", "--debug"])


def test_a_stop_is_no_fault(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_root: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(gawah.project.Project, "create", stopped)
    assert call("init")[0] == 130


def test_a_pipe_that_is_closed_early_is_no_fault(filled: Call, tmp_path: Path) -> None:
    del filled
    code = "import sys; from gawah.cli import main; sys.exit(main(['list', '--json']))"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reader:
        assert reader.stdout is not None
        assert reader.stderr is not None
        reader.stdout.close()
        assert reader.stderr.read() == b""
    assert reader.returncode == 0


def test_help_is_one_text_however_it_is_asked_for(call: Call) -> None:
    assert call()[1] == call("--help")[1] == call("-h")[1] == usage()
    assert all(f"  {verb} " in usage() for verb in VERBS)
    assert call("--version")[1].startswith("gawah ")
    assert usage().strip() in call("--project", "x", "--help")[1]


def test_help_loads_nothing_and_is_there_at_once() -> None:
    code = "import sys; from gawah.cli import main; main(['--help']); sys.exit('click' in sys.modules)"

    def seconds(command: str) -> float:
        best = 9.0
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", command], check=True, capture_output=True)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(code) < 5 * seconds("pass")


def test_extract_does_without_the_database(reports: Path) -> None:
    code = (
        "import sys; from gawah.cli import main; import gawah.project as p;"
        "p.built_in = lambda: None; main(['extract', sys.argv[1]]); sys.exit('sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(reports)], check=False, capture_output=True)
    assert done.returncode == 0


def test_on_a_terminal_urdu_is_isolated_and_no_colour_is_honoured() -> None:
    plain, terminal = Paper(60, is_terminal=False, colours=False), Paper(60, is_terminal=True, colours=True)
    assert plain.value("کراچی") == "کراچی"
    assert terminal.value("کراچی") == "\u2068کراچی\u2069"
    assert terminal.value("Karachi") == "Karachi"
    assert plain.bold("x") + plain.faint("x") + plain.warning("x") == "xxx"
    assert "\x1b[" in terminal.bold("x")
    long = plain.line("victims", "word " * 30)
    assert all(len(line) <= 60 for line in long.splitlines())


def test_progress_is_silent_away_from_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    progress(1, 2, tmp_path)
    progress.clear()
    assert capsys.readouterr().err == ""
    assert counted(1, "body", "bodies") + counted(2, "body", "bodies") == "1 body2 bodies"


def test_a_document_cannot_steer_the_terminal() -> None:
    shown = Paper(60, is_terminal=True, colours=True).value("a\x1b[2Jb\u202ec\nd\u2069é")
    assert shown == "\u2068a\ufffd[2Jbc dé\u2069"


def test_what_was_decided_is_told_and_taken_back(filled: Call) -> None:
    incident = json.loads(filled("show", first_id(filled), "--json")[1])
    claim = next(c["claim"] for c in incident["claims"] if c["prop"] == "date")
    assert "Nobody has decided" in filled("review", "history", claim)[1]
    filled("review", "reject", claim, "--why", "a misprint", "--as", "Asha")
    told = filled("review", "history", claim)[1]
    assert "Asha: rejected incident.date" in told
    assert "2021-03-04 -> nothing (a misprint)" in told
    assert f"Taken back: {claim[:8]} rejected (by Asha" in filled("review", "undo", claim)[1]
    assert filled("review", "undo", claim)[0] == 2
    victim = next(c for c in incident["claims"] if c["prop"] == "victim")
    assert "stands in its place" in filled("review", "move", victim["claim"], "perpetrator")[1]
    assert "also called Amin S." in filled("review", "name", victim["value"], "Amin S.")[1]
    one, other = (line.split()[0] for line in filled("list")[1].splitlines())
    filled("review", "same", one, other)
    assert "stands by itself" in filled("review", "split", one, other)[1]
    assert "different (by Asha" in filled("review", "undo", one, other)[1]


def test_pairs_are_listed_compared_and_decided_with_what_was_shown(call: Call, reports: Path) -> None:
    (reports / "post.txt").write_text("Amin Soyle was killed in Torva on 2021-03-04.\n", "utf-8")
    call("run", reports)
    assert call("review", "pairs")[0] == 1
    status, out, _ = call("review", "pairs", "--joined")
    assert status == 0
    assert "victims: Amin Soyle" in " ".join(out.split())
    one, other = out.split()[:2]
    assert f"gawah review same {one} {other}" in out
    status, out, _ = call("review", "compare", one, other)
    assert (status, out.count("2021-03-04 · Killing · Torva")) == (0, 2)
    assert "for      victims    Amin Soyle" in out
    out = " ".join(call("review", "unsure", one, other)[1].split())
    assert "unsure, by Asha. Kept with it: victims: Amin Soyle" in out
    assert call("review", "pairs", "--unsure")[1].split()[:2] == [one, other]
    assert "Asha said unsure" in call("review", "compare", one, other)[1]
    assert call("review", "pairs", "--joined")[0] == 1


def test_a_standard_of_proof_is_said_shown_listed_and_taken_back(filled: Call, tmp_path: Path) -> None:
    one = first_id(filled)
    assert "alleged (suggested: 1 independent source)" in filled("show", one)[1]
    assert filled("review", "standard", one, "court_finding")[0] == 2
    told = filled("review", "standard", one, "court_finding", "--why", "district court, case 12 of 2024")
    assert told[0] == 0
    assert "finding of a court, by Asha" in told[1]
    shown = filled("show", one)[1]
    assert "finding of a court, says Asha on " in shown
    assert "district court, case 12 of 2024" in " ".join(shown.split())
    assert "finding of a court (Asha)" in filled("list")[1]
    form = json.loads(filled("show", one, "--json")[1])["standard"]
    assert (form["level"], form["by"], form["suggested"]["level"]) == ("court_finding", "Asha", "alleged")
    assert filled("out", "export", "--for", "own", "-o", tmp_path / "x.csv")[0] == 0
    assert 'court_finding,Asha,"district court, case 12 of 2024"' in (tmp_path / "x.csv").read_text("utf-8")
    undo = told[1].strip().rpartition(" ")[2]
    assert filled("review", "undo", undo)[0] == 0
    assert "finding of a court" not in filled("list")[1]


def test_reports_of_one_source_are_named_with_what_ties_them(call: Call, reports: Path) -> None:
    assert call("run", reports, "--source-group", "Torva Media")[0] == 0
    left, right = (one["id"] for one in json.loads(call("list", "--json")[1])[:2])
    assert call("review", "same", left, right)[0] == 0
    shown = call("show", left)[1]
    assert "one source" in shown
    assert "the same source group (Torva Media)" in " ".join(shown.split())
    form = json.loads(call("show", left, "--json")[1])
    assert [tie["why"] for tie in form["one_source"]] == ["source_group"]
    assert form["sources"] == ["source:torva media"]
    documents = form["documents"]
    assert call("review", "different", documents[0], documents[1], "--why", "two owners now")[0] == 0
    assert len(json.loads(call("show", left, "--json")[1])["sources"]) == 2
