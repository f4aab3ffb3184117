"""Two laptops, no server: what one packs, the other merges, by the commands that people type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


@pytest.fixture
def laptops(call: Call, reports: Path) -> Call:
    """The same two reports were read on laptop A; B has an empty project and a key."""
    assert call("--project", "a", "run", reports)[0] == 0
    assert call("--project", "b", "init")[0] == 0
    return call


def key_of(call: Call, laptop: str) -> str:
    status, out, err = call("--project", laptop, "evidence", "key")
    assert status == 0
    assert re.search(r"(\d{5} ){4}\d{5}\n", err)
    return out.strip()


def pack(call: Call, laptop: str, other: str, *what: str, to: str = "bundle.age") -> str:
    words = ["--project", laptop, "evidence", "pack", *what, "--for", key_of(call, other), "--to", to]
    status, out, err = call(*words)
    assert (status, out) == (0, ""), err
    assert "Packed" in err
    return to


def merge(call: Call, laptop: str, bundle: str, *more: str) -> str:
    status, out, err = call("--project", laptop, "evidence", "merge", bundle, *more)
    assert status == 0, err
    return out


def claim(call: Call, laptop: str, value: str) -> str:
    """The beginning of the id of the claim that has a value."""
    import json

    _, out, _ = call("--project", laptop, "out", "export", "--for", "own", "--format", "jsonl")
    lines = [json.loads(line) for line in out.splitlines()]
    return next(str(one["claim_id"]) for one in lines if one.get("value") == value)[:12]


def test_what_one_laptop_packs_the_other_merges(laptops: Call) -> None:
    bundle = pack(laptops, "a", "b", "--all")
    assert "2 documents would be new" in merge(laptops, "b", bundle, "--dry-run")
    assert laptops("--project", "b", "list")[0] == 1
    out = merge(laptops, "b", bundle)
    assert "2 documents new" in out
    _, listed, _ = laptops("--project", "b", "list")
    assert listed == laptops("--project", "a", "list")[1]
    assert laptops("--project", "b", "evidence", "verify")[0] == 0
    assert laptops("--project", "a", "evidence", "verify")[0] == 0
    again = merge(laptops, "b", bundle)
    assert "0 documents new, 0 with something new; 0 records" in again
    _, log, _ = laptops("--project", "b", "evidence", "log")
    assert "from: Asha" in log
    _, log, _ = laptops("--project", "a", "evidence", "log")
    assert "copied" in log
    assert "age1" in log


def test_decisions_that_differ_are_shown_on_both_laptops_until_somebody_decides(laptops: Call) -> None:
    merge(laptops, "b", pack(laptops, "a", "b", "--all", to="1.age"))
    date = claim(laptops, "a", "2021-03-04")
    assert laptops("--project", "a", "review", "accept", date, "--as", "Asha")[0] == 0
    correct = ("review", "correct", date, "2021-03-05", "--as", "Ben", "--why", "the 5th")
    assert laptops("--project", "b", *correct)[0] == 0
    out = merge(laptops, "b", pack(laptops, "a", "b", "--all", to="2.age"), "--dry-run")
    assert "Asha said accepted" in out
    assert "Ben said corrected to 2021-03-05: the 5th" in out
    assert laptops("--project", "b", "evidence", "conflicts")[0] == 1
    merge(laptops, "b", "2.age")
    status, out, _ = laptops("--project", "b", "evidence", "conflicts")
    assert status == 0
    assert date[:8] in out
    # A learns of it by the way back, although it has all words of B then.
    assert "Ben said corrected" in merge(laptops, "a", pack(laptops, "b", "a", "--all", to="3.age"))
    assert laptops("--project", "a", "evidence", "conflicts")[1] == out
    assert laptops("--project", "a", "list")[1] == laptops("--project", "b", "list")[1]
    # One person decides, and both are settled.
    assert laptops("--project", "a", "review", "accept", date, "--as", "Asha")[0] == 0
    assert laptops("--project", "a", "evidence", "conflicts")[0] == 1
    assert "otherwise" not in merge(laptops, "b", pack(laptops, "a", "b", "--all", to="4.age"))
    assert laptops("--project", "b", "evidence", "conflicts")[0] == 1
    assert laptops("--project", "a", "list")[1] == laptops("--project", "b", "list")[1]
    # An older bundle that comes late changes nothing.
    assert "0 records" in merge(laptops, "b", "2.age")
    assert "0 records" in merge(laptops, "a", "3.age")
    assert laptops("--project", "b", "evidence", "conflicts")[0] == 1
    assert laptops("--project", "b", "evidence", "verify")[0] == 0


def test_what_was_forgotten_here_does_not_come_back_by_itself(laptops: Call) -> None:
    bundle = pack(laptops, "a", "b", "--all")
    merge(laptops, "b", bundle)
    _, log, _ = laptops("--project", "b", "evidence", "log")
    gone = next(line.split()[2] for line in log.splitlines() if "gazette" in line)
    forget = ("evidence", "forget", gone, "--why", "consent withdrawn", "--yes")
    assert laptops("--project", "b", *forget)[0] == 0
    out = merge(laptops, "b", bundle)
    assert f"Left out: {gone} was destroyed here" in out
    assert "Torva" not in laptops("--project", "b", "list")[1]
    # A learns that it was forgotten, and keeps being told.
    out = merge(laptops, "a", pack(laptops, "b", "a", "--all", to="back.age"))
    assert f"{gone} was destroyed elsewhere, and is still here" in out
    assert gone in laptops("--project", "a", "evidence", "conflicts")[1]
    assert "Torva" in laptops("--project", "a", "list")[1]
    assert laptops("--project", "a", *forget)[0] == 0
    assert laptops("--project", "a", "evidence", "conflicts")[0] == 1
    merge(laptops, "b", bundle, "--although-forgotten", "she agreed again")
    assert "Torva" in laptops("--project", "b", "list")[1]
    assert "she agreed again" in laptops("--project", "b", "evidence", "log")[1]
    assert laptops("--project", "b", "evidence", "verify")[0] == 0


def test_a_selection_takes_what_was_asked_for_and_no_more(laptops: Call) -> None:
    _, listed, _ = laptops("--project", "a", "list", "--place", "Torva")
    incident = listed.split()[0]
    merge(laptops, "b", pack(laptops, "a", "b", incident))
    assert "Mbeki" not in laptops("--project", "b", "list")[1]
    merge(laptops, "b", pack(laptops, "a", "b", "--since", "2022", to="2.age"))
    assert laptops("--project", "b", "list")[1] == laptops("--project", "a", "list")[1]
    for words in ((), ("ffffffff",), ("--place", "Nowhere"), ("--since", "2023", "--until", "2022")):
        asked = ("evidence", "pack", *words, "--for", key_of(laptops, "b"), "--to", "3.age")
        assert laptops("--project", "a", *asked)[0] in (1, 2)
    assert (
        "no key to encrypt to"
        in laptops("--project", "a", "evidence", "pack", "--all", "--for", "age1xyz", "--to", "3.age")[2]
    )
    assert "Say with --for" in laptops("--project", "a", "evidence", "pack", "--all", "--to", "3.age")[2]


def test_a_bundle_that_was_cut_or_changed_on_its_way_is_not_used(laptops: Call, tmp_path: Path) -> None:
    bundle = pack(laptops, "a", "b", "--all")
    whole = (tmp_path / bundle).read_bytes()
    size = len(whole)
    bad = [whole[:at] for at in (0, 200, size // 2, size - 1)]
    bad += [whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :] for at in range(7, size, size // 12)]
    for data in bad:
        (tmp_path / "bad.age").write_bytes(data)
        for more in ((), ("--dry-run",)):
            status, _, err = laptops("--project", "b", "evidence", "merge", "bad.age", *more)
            assert status == 1
            assert "damage" in err
    assert laptops("--project", "b", "list")[1] == ""
    assert "collected" not in laptops("--project", "b", "evidence", "log")[1]
    status, _, err = laptops("--project", "b", "evidence", "merge", "nothing.age")
    assert (status, "no such file" in err) == (1, True)


def test_only_who_it_is_for_opens_it(laptops: Call, tmp_path: Path) -> None:
    key_of(laptops, "a")
    bundle = pack(laptops, "a", "b", "--all")
    status, _, err = laptops("--project", "a", "evidence", "merge", bundle)
    assert status == 1
    assert "None of your keys opens this file" in err
    assert laptops("--project", "b", "evidence", "key", "--save", "b.txt")[0] == 0
    assert laptops("--project", "b", "evidence", "key", "--save", "b.txt")[0] == 2
    assert "; 0 records" in merge(laptops, "a", bundle, "--identity", "b.txt", "--dry-run")
    data = (tmp_path / bundle).read_bytes()
    for word in (b"Torva", b"Okoro", b"gazette", b"sightings"):
        assert word not in data
    assert [path.name for path in tmp_path.glob(".*part")] == []
    trusted = (tmp_path / "a" / "keys" / "log.pub").read_text("utf-8").strip()
    other = tmp_path / "b" / "keys" / "log.pub"
    merge(laptops, "b", bundle, "--from", trusted)
    status, _, err = laptops(
        "--project", "b", "evidence", "merge", bundle, "--from", other.read_text("utf-8")
    )
    assert status == 1
    assert "ask who packed it" in err
