"""A project for the road, and backups: what comes back is what was there, byte for byte, or nothing comes."""

from __future__ import annotations

import os
import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pyrage  # type: ignore[import-untyped]  # it brings no types
import pytest

from gawah.project import Project
from gawah.project.backup import Backup, standing_still

if TYPE_CHECKING:
    from tests.cli.conftest import Call

DERIVED = ("catalogue.sqlite", "lock", "store.sqlite-shm", "store.sqlite-wal")


@pytest.fixture
def kept(call: Call, reports: Path, tmp_path: Path) -> Call:
    """A project with its secret key kept elsewhere, and a backup of it."""
    assert call("--project", "a", "run", reports)[0] == 0
    assert call("--project", "a", "evidence", "key", "--save", "secret.txt")[0] == 0
    status, _, err = call("--project", "a", "evidence", "backup", "--to", "a.age")
    assert status == 0, err
    assert "Keep that elsewhere" in err
    del tmp_path
    return call


def files(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file() and not path.name.startswith(DERIVED)
    }


def restore(call: Call, backup: str = "a.age", to: str = "b") -> tuple[int, str, str]:
    return call("--project", to, "evidence", "restore", backup, "--identity", "secret.txt")


def test_what_is_restored_is_what_was_backed_up(kept: Call, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a" / "store.sqlite") as store:
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    status, out, err = restore(kept)
    assert status == 0, err
    assert "All is as it was written: 2 files" in out
    before, after = files(tmp_path / "a"), files(tmp_path / "b")
    later = {name for name in before if before[name] != after.get(name)}
    # That a backup was made is written down, and signed, when it was made.
    assert all(name.startswith(("store.sqlite", "checkpoints/")) for name in later)
    assert kept("--project", "b", "list")[1] == kept("--project", "a", "list")[1]
    assert "form: backup" in kept("--project", "a", "evidence", "log")[1]
    data = (tmp_path / "a.age").read_bytes()
    assert not any(word in data for word in (b"Torva", b"Okoro", b"SQLite format", b"PRIVATE KEY"))
    assert "not written over" in kept("--project", "a", "evidence", "backup", "--to", "a.age")[2]
    assert "lies in the project" in kept("--project", "a", "evidence", "backup", "--to", "a/x.age")[2]
    assert "is not an empty folder" in restore(kept)[2]


def test_others_may_read_while_a_backup_is_made_and_nobody_can_write(kept: Call, tmp_path: Path) -> None:
    del kept
    with Project.open(tmp_path / "a") as project, standing_still(project):
        with Project.open(tmp_path / "a") as other:
            assert len(other.stored().documents) == 2
        store = sqlite3.connect(tmp_path / "a" / "store.sqlite", timeout=0.1)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            store.execute("BEGIN IMMEDIATE")
        store.close()


def test_what_stands_in_the_journal_alone_is_in_the_backup(kept: Call, tmp_path: Path) -> None:
    """A reader that holds an older state keeps the journal from being written into the file."""
    reader = sqlite3.connect(tmp_path / "a" / "store.sqlite", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM statements").fetchone()
    (tmp_path / "new.txt").write_text("Ama Duro was killed in Kesi on 2020-01-02.", "utf-8")
    assert kept("--project", "a", "run", tmp_path / "new.txt")[0] == 0
    assert (tmp_path / "a" / "store.sqlite-wal").stat().st_size
    assert kept("--project", "a", "evidence", "backup", "--to", "late.age")[0] == 0
    reader.close()
    assert restore(kept, "late.age")[0] == 0
    assert "Kesi" in kept("--project", "b", "list")[1]


def test_a_backup_that_was_cut_or_changed_anywhere_restores_nothing(kept: Call, tmp_path: Path) -> None:
    whole = (tmp_path / "a.age").read_bytes()
    size = len(whole)
    bad = [whole[:at] for at in (0, 50, 300, size // 2, size - 1)]
    bad += [
        whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        for at in (3, 80, 500, 70_000, size // 2, size - 100_000, size - 1)
    ]
    bad.append(whole + b"x")
    for data in bad:
        (tmp_path / "bad.age").write_bytes(data)
        status, _, err = restore(kept, "bad.age", "c")
        assert status == 1, len(data)
        assert "damage" in err
        assert not (tmp_path / "c").exists()
    at = size // 2
    (tmp_path / "bad.age").write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    words = restore(kept, "bad.age", "c")[2].replace(".", "").split()
    first, last = (int(words[n + 1]) for n, word in enumerate(words) if word == "byte")
    assert first <= at < last <= size


def test_a_backup_with_another_file_in_it_or_without_one_restores_nothing(kept: Call, tmp_path: Path) -> None:
    from gawah.seal.archive import archived, whole
    from tests.seal.test_archive import plain

    secret = (tmp_path / "secret.txt").read_text("utf-8").splitlines()[-1]
    key = pyrage.x25519.Identity.from_str(secret)
    members = list(plain(pyrage.decrypt((tmp_path / "a.age").read_bytes(), [key])))
    names = [name for name, _ in members]
    assert names[0] == "backup.json"
    assert names[-2:] == ["files/gawah.toml", "backup.sha256"]
    other = [(name, data + b"x" if name == "files/keys/log.pub" else data) for name, data in members]
    future = [("backup.json", members[0][1].replace(b'"version": 1', b'"version": 2')), *members[1:]]
    cases = [
        members[:-1],
        members[:-2],
        members[1:],
        members[:3] + members[4:],
        other,
        future,
        [],
        members * 2,
    ]
    cases += [[*members[:3], ("files/../../out", b"x"), *members[3:]]]
    for number, case in enumerate(cases):
        made = b"".join(archived(whole(name, data) for name, data in case if name != "files/../../out"))
        if number == len(cases) - 1:
            made = b"".join(archived([whole("backup.json", members[0][1]), whole("files/aa/bb/out", b"x")]))
            made = _renamed(made, b"files/aa/bb/out", b"files/../../out")
        (tmp_path / "bad.age").write_bytes(pyrage.encrypt(made, [key.to_public()]))
        status, _, err = restore(kept, "bad.age", "c")
        assert status == 1, (number, err)
        assert not (tmp_path / "c").exists()
        assert not (tmp_path / "out").exists()


def _renamed(archive: bytes, old: bytes, new: bytes) -> bytes:
    """An archive in which a file has another name, with the checksum that belongs to it."""
    import tarfile

    at = archive.index(old)
    info = tarfile.TarInfo.frombuf(archive[at : at + 512], "utf-8", "strict")
    info.name = new.decode()
    return archive[:at] + info.tobuf(tarfile.USTAR_FORMAT) + archive[at + 512 :]


def test_it_works_where_files_have_no_links_and_no_permissions(
    kept: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "chmod", refuse)
    monkeypatch.setattr(Path, "chmod", refuse)
    assert restore(kept)[0] == 0
    assert kept("--project", "a", "evidence", "travel", "--all", "--to", "stick")[0] == 0
    assert kept("--project", "stick", "evidence", "verify")[0] == 0
    assert kept("--project", "stick", "evidence", "key")[0] == 0
    assert kept("--project", "stick", "evidence", "backup", "--to", "stick.age")[0] == 0
    assert (tmp_path / "stick.age").exists()


def test_links_and_names_that_not_every_system_allows_are_left_out_and_named(
    kept: Call, tmp_path: Path
) -> None:
    (tmp_path / "a" / "way out").symlink_to(tmp_path / "secret.txt")
    if os.name == "posix":
        (tmp_path / "a" / "a:b.txt").write_text("mine", "utf-8")
    (tmp_path / "a" / "notes ا.txt").write_text("mine", "utf-8")
    _, _, err = kept("--project", "a", "evidence", "backup", "--to", "again.age")
    if (tmp_path / "a" / "way out").is_symlink():  # not every Windows makes links
        assert "Left out: way out" in err
    assert ("Left out: a:b.txt" in err) is (os.name == "posix")
    assert restore(kept, "again.age")[0] == 0
    assert (tmp_path / "b" / "notes ا.txt").read_text("utf-8") == "mine"
    assert not (tmp_path / "b" / "way out").exists()


def test_a_damage_that_was_backed_up_is_named_when_it_is_restored(kept: Call, tmp_path: Path) -> None:
    paper = next(path for path in (tmp_path / "a" / "evidence").glob("*/*"))
    paper.chmod(0o600)
    paper.write_bytes(b"something else")
    kept("--project", "a", "evidence", "backup", "--to", "hurt.age")
    status, out, _ = restore(kept, "hurt.age")
    assert status == 1
    assert paper.name in out
    assert "what is wrong was wrong then" in out


def test_what_is_encrypted_stays_so_in_backups_and_on_the_road(
    call: Call, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "words").write_text("an invented passphrase of six words\n", "utf-8")
    monkeypatch.setenv("GAWAH_PASSPHRASE_FILE", str(tmp_path / "words"))
    monkeypatch.setenv("GAWAH_NEW_PASSPHRASE_FILE", str(tmp_path / "words"))
    assert call("--project", "a", "init", "--encrypt")[0] == 0
    assert call("--project", "a", "run", reports)[0] == 0
    assert call("--project", "a", "evidence", "key", "--save", "secret.txt")[0] == 0
    assert b"AGE-SECRET-KEY" not in (tmp_path / "a" / "keys" / "identity.txt").read_bytes()
    status, _, err = call("--project", "a", "evidence", "backup", "--to", "a.age")
    assert status == 0, err
    status, out, err = restore(call)
    assert status == 0, err
    assert "All is as it was written: 2 files" in out
    assert call("--project", "b", "list")[1] == call("--project", "a", "list")[1]
    status, _, err = call("--project", "a", "evidence", "travel", "--all", "--to", "road")
    assert status == 0, err
    assert call("--project", "a", "evidence", "travel", "--all", "--to", "plain", "--no-encrypt")[0] == 0
    for folder, is_open in (("a", False), ("b", False), ("road", False), ("plain", True)):
        data = b"".join(path.read_bytes() for path in (tmp_path / folder).rglob("*") if path.is_file())
        assert (b"Okoro" in data) is is_open
    key = call("--project", "a", "evidence", "key")[1].strip()
    assert call("--project", "road", "evidence", "pack", "--all", "--for", key, "--to", "back.age")[0] == 0
    assert "0 documents new" in call("--project", "a", "evidence", "merge", "back.age")[1]
    assert call("--project", "a", "evidence", "verify")[0] == 0
    assert call("--project", "road", "evidence", "verify")[0] == 0
    monkeypatch.delenv("GAWAH_PASSPHRASE_FILE")
    assert "is needed" in call("--project", "b", "list")[2]


def test_a_project_for_the_road_holds_the_selection_alone_and_brings_back_what_was_decided(
    kept: Call, tmp_path: Path
) -> None:
    status, _, err = kept("--project", "a", "evidence", "travel", "--place", "Torva", "--to", "road")
    assert status == 0, err
    assert "with 1 document in road" in err
    _, listed, _ = kept("--project", "road", "list")
    assert "Torva" in listed
    assert "Mbeki" not in listed
    everything = b"".join(path.read_bytes() for path in (tmp_path / "road").rglob("*") if path.is_file())
    assert b"Okoro" not in everything
    key = kept("--project", "a", "evidence", "key")[1].strip()
    incident = listed.split()[0]
    rate = ("review", "standard", incident, "reasonable_grounds", "--why", "two witnesses", "--as", "Ben")
    assert kept("--project", "road", *rate)[0] == 0
    assert kept("--project", "road", "evidence", "pack", "--all", "--for", key, "--to", "back.age")[0] == 0
    _, out, _ = kept("--project", "a", "evidence", "merge", "back.age")
    assert "0 documents new, 1 with something new" in out
    assert "reasonable grounds to believe (Ben)" in kept("--project", "a", "list")[1]
    assert (
        "is not an empty folder"
        in kept("--project", "a", "evidence", "travel", "--all", "--to", "reports")[2]
    )
    assert Backup(tmp_path / "a").left_out == []
