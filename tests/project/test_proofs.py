"""A proof holds for a program that knows nothing of gawah and for a shell; a tampered one does not."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gawah.errors import NotFoundError
from gawah.exchange.jsonl_out import _ORDER, jsonl_with_proofs
from gawah.model import Fault, Judgement, Same, Verdict, Word
from gawah.project.checkpoints import public_key, sign_state
from gawah.project.proofs import proof
from gawah.seal.keys import LogKey
from gawah.store import append
from gawah.store.custody import all_custody

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.project import Pipeline, Project
    from gawah.store.records import Record

DOCS = Path(__file__).parents[2] / "docs"
CHECKER = DOCS / "check_proof.py"


@pytest.fixture
def read(project: Project, reports: Path, small: Pipeline) -> Project:
    (reports / "urdu.txt").write_text("Amin Soyle was killed in Torva on 2021-03-05.\nگواہ\n", "utf-8")
    project.process([reports], {"publisher": "نوائے گواہ"}, None, small)
    faults = [Fault("x", "odd", f"word {n}", "2026-01-01T00:00:00Z") for n in range(300)]
    append(project.engine, "gawah", "2026-01-01T00:00:00Z", faults)
    return project


def checked(path: Path, *more: object) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", str(CHECKER), str(path), *map(str, more)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def written(tmp_path: Path, told: dict[str, Any]) -> Path:
    path = tmp_path / "proof.json"
    path.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return path


def test_the_checker_is_short_and_knows_nothing_of_gawah() -> None:
    lines = CHECKER.read_text("utf-8").splitlines()
    assert len(lines) <= 100
    imported = {line.split()[1].split(".")[0] for line in lines if re.match(r"(import|from) ", line)}
    assert imported == {"argparse", "base64", "cryptography", "hashlib", "json", "pathlib", "sys"}


def test_a_real_proof_holds(read: Project, tmp_path: Path) -> None:
    key = public_key(read.root)
    assert key is None
    for statement in read.stored().statements:
        told = proof(read, "statements", statement.claim_id)
        status, out = checked(written(tmp_path, told))
        assert (status, out.split(",")[0]) == (0, "1 in the log")
    key = public_key(read.root)
    assert key is not None
    document = read.stored().documents[-1]
    path = written(tmp_path, proof(read, "documents", document.id))
    assert checked(path, "--key", key.line, "--file", read.evidence.path(document.id))[0] == 0
    status, out = checked(path, "--file", CHECKER)
    assert (status, "no document of it" in out) == (1, True)
    event = next(iter(all_custody(read.engine)))
    assert checked(written(tmp_path, proof(read, "custody", event.id)))[0] == 0


TAMPERED: dict[str, Callable[[dict[str, Any]], object]] = {
    "record": lambda told: told["record"].replace("Torva", "Mbeki"),
    "salt": lambda told: "00" + told["salt"][2:],
    "leaf": lambda told: told["leaf"] + 1,
    "path": lambda told: told["path"][:-1],
    "checkpoint": lambda told: re.sub(r"\n(\d+)\n", lambda m: f"\n{int(m[1]) + 1}\n", told["checkpoint"]),
    "key": lambda told: told["key"][:-2] + "AA",
}


@pytest.mark.parametrize("what", sorted(TAMPERED))
def test_a_tampered_proof_does_not_hold(read: Project, tmp_path: Path, what: str) -> None:
    statement = next(s for s in read.stored().statements if s.prop == "title" and "Torva" in s.value)
    told = proof(read, "statements", statement.claim_id)
    changed = told | {what: TAMPERED[what](told)}
    assert changed != told
    status, out = checked(written(tmp_path, changed))
    assert status == 1
    assert out.startswith("WRONG: ")


def test_a_proof_of_another_log_does_not_hold_against_the_key_that_is_known(
    read: Project, tmp_path: Path
) -> None:
    path = written(tmp_path, proof(read, "documents", read.stored().documents[0].id))
    status, out = checked(path, "--key", LogKey.new().public.line)
    assert (status, "has not signed" in out) == (1, True)


def test_an_older_checkpoint_proves_what_it_holds(read: Project) -> None:
    kept = sign_state(read)
    assert kept is not None
    statement = read.stored().statements[0]
    read.add(b"one more", name="one.txt")
    told = proof(read, "statements", statement.claim_id)
    assert told["checkpoint"].encode() == kept.note
    new = next(document for document in read.stored().documents if document.name == "one.txt")
    assert proof(read, "documents", new.id)["checkpoint"].encode() != kept.note


@pytest.fixture
def decided(read: Project) -> Project:
    """A project with words of people, too."""
    first, second = read.stored().statements[:2]
    at = "2026-01-02T00:00:00Z"
    words: list[Record] = [
        Verdict(first.claim_id, Word.ACCEPTED, "Asha", at),
        Judgement(
            first.subject, second.subject, Same.DIFFERENT, "person", at, "Asha", 0.5, "other people", "{}"
        ),
        Judgement(first.subject, second.subject, Same.DIFFERENT, "person", at, "Bano"),
    ]
    append(read.engine, "Asha", at, words)
    return read


def test_each_line_of_an_export_carries_its_proof(decided: Project, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text("".join(line + "\n" for line in jsonl_with_proofs(decided)), "utf-8")
    lines = [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]
    assert {line["record"] for line in lines[:-1]} == set(_ORDER)
    assert all("proof" in line for line in lines[:-1])
    assert len({line["proof"]["leaf"] for line in lines[:-1]}) == len(lines) - 1
    status, out = checked(path)
    assert (status, out.split(" ")[0]) == (0, str(len(lines) - 1))
    path.write_text(path.read_text("utf-8").replace("Lena Okoro", "Lena Okori", 1), "utf-8")
    assert checked(path)[0] == 1


@pytest.mark.parametrize("kind", _ORDER)
def test_a_record_whose_proof_was_taken_out_is_counted(decided: Project, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "all.jsonl"
    lines = [json.loads(line) for line in jsonl_with_proofs(decided)]
    bare = next(line for line in lines if line["record"] == kind)
    del bare["proof"]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    status, out = checked(path)
    assert status == 1
    assert out.startswith(f"WRONG: 1 of {len(lines) - 1} records have no proof ({kind}s)")


def test_what_comes_in_while_an_export_is_written_is_in_none_of_its_lines(decided: Project) -> None:
    lines = jsonl_with_proofs(decided)
    first = next(lines)
    decided.add(b"one more", name="one.txt")
    told = [json.loads(line) for line in (first, *lines)]
    assert all("proof" in line for line in told[:-1])
    assert "one.txt" not in {line.get("name") for line in told}


def test_what_is_not_there_has_no_proof(read: Project) -> None:
    with pytest.raises(NotFoundError):
        proof(read, "statements", "f" * 64)


def broken_signature(told: dict[str, Any]) -> dict[str, Any]:
    """A proof whose checkpoint has another signature of the same length, behind the same id of the key."""
    signed, _, encoded = told["checkpoint"].rstrip("\n").rpartition(" ")
    signature = bytearray(base64.b64decode(encoded))
    signature[40] ^= 1
    return told | {"checkpoint": f"{signed} {base64.b64encode(signature).decode()}\n"}


RECIPE: dict[str, tuple[Callable[[dict[str, Any]], dict[str, Any]], str]] = {
    "good": (lambda told: told, "The record is in the log."),
    "record": (lambda told: told | {"record": f"{told['record']} "}, "The record is not in the log."),
    "leaf": (lambda told: told | {"leaf": 1}, "The record is not in the log."),
    "signature": (broken_signature, "The signature of the checkpoint is wrong."),
    "key": (
        lambda told: told | {"key": LogKey.new().public.line},
        "The signature of the checkpoint is wrong.",
    ),
}


@pytest.mark.parametrize("what", RECIPE)
def test_the_recipe_for_a_shell_holds_and_stops_where_something_does_not(
    read: Project, tmp_path: Path, what: str
) -> None:
    bash = shutil.which("bash")
    missing = [tool for tool in ("openssl", "sha256sum", "od") if shutil.which(tool) is None]
    if bash is None or missing:
        pytest.skip(f"there is no {', '.join(missing) or 'bash'} here")
    recipe = re.search(r"^```bash\n(.*?)^```$", (DOCS / "evidence.md").read_text("utf-8"), re.M | re.S)
    assert recipe is not None
    change, said = RECIPE[what]
    statements = read.stored().statements
    for statement in (statements[0], statements[-1]):
        told = change(proof(read, "statements", statement.claim_id))
        (tmp_path / "record.txt").write_text(told["record"], "utf-8", newline="")
        (tmp_path / "checkpoint.txt").write_text(told["checkpoint"], "utf-8", newline="")
        path = " ".join(told["path"])
        given = f"salt={told['salt']}\nleaf={told['leaf']}\npath='{path}'\nkey='{told['key']}'\n"
        # As somebody runs it who has pasted it: nothing but the recipe itself lets it stop.
        done = subprocess.run(
            [bash, "-c", given + recipe[1]], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (done.returncode == 0) == (what == "good"), done.stderr
        assert done.stdout.splitlines()[-1] == said
