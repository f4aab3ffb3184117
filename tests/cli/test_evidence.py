from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Told = tuple[int, str, str]
    Call = Callable[..., Told]


def events(call: Call, *args: object) -> list[dict[str, object]]:
    status, out, _ = call("evidence", "log", "--json", *args)
    assert status == 0
    return [json.loads(line) for line in out.splitlines()]


def documents(call: Call) -> list[str]:
    return [str(one["file"]) for one in events(call) if one["handling"] in ("collected", "received")]


def test_the_custody_of_a_document_is_told_from_the_first_hand(call: Call, reports: Path) -> None:
    call("run", reports, "--received-from", "a lawyer of the family")
    call("add", reports / "herald.txt")
    herald = documents(call)[1]
    told = events(call, herald[:10])
    assert [one["handling"] for one in told] == ["received", "analysed", "collected"]
    assert told[0]["parameters"] == {
        "name": "herald.txt",
        "source": str(reports / "herald.txt"),
        "from": "a lawyer of the family",
    }
    assert {str(one["actor"]) for one in told} == {"Asha", "gawah"}
    _, out, _ = call("evidence", "log", herald[:10])
    assert "received" in out
    assert "from: a lawyer of the family" in out


def test_what_somebody_did_with_a_document_is_noted_with_the_reason(filled: Call) -> None:
    herald = documents(filled)[1]
    status, out, _ = filled(
        "evidence", "note", "disclosed", herald[:8], "--why", "asked by the court", "--to", "the court"
    )
    assert status == 0
    assert "disclosed" in out
    last = events(filled, herald)[-1]
    assert (last["handling"], last["reason"]) == ("disclosed", "asked by the court")
    assert last["parameters"] == {"to": "the court"}
    assert filled("evidence", "note", "disclosed", herald[:8])[0] == 2
    assert filled("evidence", "note", "collected", herald[:8], "--why", "x")[0] == 2


def test_a_redaction_names_the_redacted_file_its_parent_the_tool_and_how(
    filled: Call, tmp_path: Path, reports: Path
) -> None:
    herald = documents(filled)[1]
    redacted = tmp_path / "redacted.txt"
    redacted.write_text("XXXX was killed in Mbeki.", "utf-8")
    how = ("--file", redacted, "--tool", "Example Redactor 4.2", "--parameters", "names blacked out")
    status, out, err = filled("evidence", "note", "redacted", herald[:8], "--why", "for the press", *how)
    assert (status, err) == (0, "")
    last = events(filled, herald)[-1]
    assert last == {
        "handling": "redacted",
        "at": last["at"],
        "file": sha256(redacted.read_bytes()).hexdigest(),
        "parent": herald,
        "actor": "Asha",
        "reason": "for the press",
        "tool": "Example Redactor 4.2",
        "parameters": {"name": "redacted.txt", "parameters": "names blacked out"},
    }
    assert f"made from {herald[:12]}" in out
    status, _, err = filled(
        "evidence", "note", "redacted", herald[:8], "--why", "x", "--file", reports / "herald.txt"
    )
    assert (status, "is the document itself" in err) == (2, True)
    assert filled("evidence", "note", "redacted", herald[:8], "--why", "x", "--file", tmp_path / "no")[0] != 0
    assert filled("evidence", "verify")[0] == 0


@pytest.mark.parametrize("why", ["", "  ", "\t"])
def test_a_reason_that_is_required_is_none_where_it_is_blank(filled: Call, why: str) -> None:
    herald, before = documents(filled)[1], events(filled)
    for command in (("note", "copied", herald), ("forget", herald, "--yes")):
        status, _, err = filled("evidence", *command, "--why", why)
        assert (status, "--why is empty" in err) == (2, True)
    assert events(filled) == before


def test_an_export_is_in_the_log_with_its_hash(filled: Call, tmp_path: Path) -> None:
    filled("out", "export", "--for", "own", "--format", "jsonl", "-o", tmp_path / "all.jsonl")
    last = events(filled)[-1]
    assert last["handling"] == "exported"
    assert last["file"] == sha256((tmp_path / "all.jsonl").read_bytes()).hexdigest()
    told = last["parameters"]
    assert isinstance(told, dict)
    assert len(told.pop("release")) == 8
    assert told == {
        "form": "jsonl",
        "selection": "all",
        "audience": "own",
        "bytes": str((tmp_path / "all.jsonl").stat().st_size),
    }


def test_who_lists_or_searches_is_written_down_once_for_each_call(filled: Call) -> None:
    _, listed, _ = filled("list", "--json")
    incident = json.loads(listed)[0]["id"]
    claim = next(line["claim"] for line in json.loads(filled("show", incident, "--json")[1])["claims"])
    before = len(events(filled))
    for asked in (
        ("list",),
        ("list", "--place", "Torva", "--json", "--as-of", "2999"),
        ("list", "--contradicted", "--place", "nowhere"),
        ("search", "Okoro", "--limit", "1", "--json"),
        ("search", "xyzzy"),
        ("review", "history", claim),
        ("evidence", "proof", claim),
    ):
        filled(*asked)
    assert filled("review", "accept", claim)[0] == 0
    filled("review", "history", claim)
    told = [one for one in events(filled)[before:] if one["handling"] == "revealed"]
    assert {str(one["actor"]) for one in told} == {"Asha"}
    assert [one["parameters"] for one in told] == [
        {"page": "list", "asked": "all", "shown": "2"},
        {"page": "list --json", "asked": "place=Torva; as_of=2999", "shown": "1"},
        {"page": "search --json", "asked": "words=1; limit=1", "shown": "1"},
        {"page": f"claims/{claim}"},
        {"page": "review history", "asked": f"about={claim}", "shown": "1"},
    ]
    assert filled("evidence", "verify")[0] == 0


def test_a_document_that_is_not_there_is_not_found(filled: Call) -> None:
    status, _, err = filled("evidence", "log", "ffffffffff")
    assert status == 1
    assert "No document" in err


def test_what_commands_did_is_signed_at_their_end_and_holds(filled: Call, tmp_path: Path) -> None:
    project = tmp_path / "gawah-project"
    status, out, err = filled("evidence", "verify")
    assert (status, err) == (0, "")
    assert out.splitlines()[-1] == "All is as it was written."
    assert "in no checkpoint yet" not in out
    filled("out", "export", "--for", "own", "-o", tmp_path / "all.csv")
    assert len(list((project / "checkpoints").iterdir())) == 2
    _, note, err = filled("evidence", "checkpoint", "-o", tmp_path / "note.txt")
    assert (tmp_path / "note.txt").read_text("utf-8") == note
    assert (project / "keys" / "log.pub").read_text("utf-8").strip() in err
    assert filled("evidence", "verify", project, "--checkpoint", tmp_path / "note.txt")[0] == 0


def test_damage_is_named_and_the_status_says_so(filled: Call, tmp_path: Path) -> None:
    path = sorted((tmp_path / "gawah-project" / "evidence").glob("*/*"))[0]
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b" ")
    status, out, _ = filled("evidence", "verify")
    assert status == 1
    assert out.startswith(f"WRONG: evidence/{path.parent.name}/{path.name} was changed")
    assert "1 thing is wrong." in out
    status, out, _ = filled("evidence", "verify", "--json")
    assert status == 1
    assert len(json.loads(out)["damages"]) == 1


def test_a_key_that_is_gone_stops_no_work_and_is_said(filled: Call, tmp_path: Path, reports: Path) -> None:
    (tmp_path / "gawah-project" / "keys" / "log.pem").unlink()
    (reports / "more.txt").write_text("Sana Mir was killed in Torva on 2023-02-01.\n", "utf-8")
    status, out, err = filled("run", reports)
    assert status == 0
    assert "Sana Mir" in out
    assert "no checkpoint was signed: The private key" in err
    assert "leaves are in no checkpoint yet" in filled("evidence", "verify")[1]
    assert filled("evidence", "checkpoint")[0] == 1


def test_a_proof_is_of_a_claim_or_a_document(filled: Call, tmp_path: Path) -> None:
    herald = documents(filled)[1]
    status, out, _ = filled("evidence", "proof", herald[:10])
    assert status == 0
    assert json.loads(json.loads(out)["record"])[0] == "documents"
    filled("out", "export", "--for", "own", "--format", "jsonl", "-o", tmp_path / "all.jsonl", "--proofs")
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    claim = next(line for line in lines if line["record"] == "statement")
    status, _, _ = filled("evidence", "proof", claim["claim_id"], "-o", tmp_path / "proof.json")
    told = json.loads((tmp_path / "proof.json").read_text("utf-8"))
    assert (status, json.loads(told["record"])[0]) == (0, "statements")
    assert told["salt"] == claim["proof"]["salt"]
    assert filled("evidence", "proof", "f" * 20)[0] == 1
    assert filled("out", "export", "--for", "own", "--proofs")[0] == 2


def test_the_checklist_says_why_the_court_minimum_is_not_met(filled: Call) -> None:
    status, out, _ = filled("evidence", "checklist", documents(filled)[1][:10])
    assert status == 1
    assert out.splitlines()[-1].startswith("Court minimum not met, because the web address is recorded")
    status, out, _ = filled("evidence", "checklist", documents(filled)[1], "--json")
    told = json.loads(out)
    assert (status, told["court_minimum"]) == (1, False)
    assert {one["code"] for one in told["asked"]} == {"A4", "A5", "A6", "A7", "A9", "A10", "A13", "A16"}


def test_a_document_is_forgotten_only_when_it_is_said_twice(filled: Call) -> None:
    herald = documents(filled)[1]
    words = ("evidence", "forget", herald[:10], "--why", "consent was withdrawn")
    status, _, err = filled(*words)
    assert (status, "Add --yes" in err) == (2, True)
    status, out, _ = filled(*words, "--yes")
    assert status == 0
    assert out.startswith(f"Destroyed: document {herald}, ")
    status, out, _ = filled("evidence", "verify")
    assert status == 0
    assert f"What the record said of document {herald} was destroyed by Asha" in out
    assert "Lena Okoro" not in filled("list")[1]
    assert filled(*words, "--yes")[0] == 1


def test_what_is_published_is_in_the_log_with_whom_it_is_for(filled: Call, tmp_path: Path) -> None:
    assert filled("out", "publish", tmp_path / "site", "--for", "un", "--as", "Asha")[0] == 0
    lines = [json.loads(line) for line in filled("evidence", "log", "--json")[1].splitlines()]
    told = {one["parameters"]["name"]: one for one in lines if one["handling"] == "exported"}
    files = {path.name: path.read_bytes() for path in (tmp_path / "site").iterdir()}
    assert {name: one["file"] for name, one in told.items()} == {
        name: sha256(data).hexdigest() for name, data in files.items()
    }
    assert {(one["actor"], one["parameters"]["audience"]) for one in told.values()} == {("Asha", "un")}
    assert filled("evidence", "verify")[0] == 0
