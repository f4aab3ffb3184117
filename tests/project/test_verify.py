"""Real damage to every kind of file of a project: it is named, or nothing that was recorded is touched."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from gawah.errors import DataError, NotFoundError, ProjectError
from gawah.project import Project
from gawah.project.checkpoints import checkpoint_files, sign_state
from gawah.project.custody import Hands
from gawah.project.identity import identity_lines, make_identity
from gawah.project.verify import verify
from gawah.seal.age import new_identity
from gawah.seal.keys import LogKey
from gawah.store import open_store, tables
from tests.house import remove, remove_tree

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline

MORE = "Sana Mir was killed in Torva on 2023-02-01.\n"


@pytest.fixture
def root(tmp_path: Path, reports: Path, small: Pipeline) -> Path:
    """A project with two checkpoints, closed."""
    root = tmp_path / "p"
    with Project.create(root) as project:
        project.process([reports], {}, None, small)
        assert sign_state(project) is not None
        project.add(MORE.encode(), name="more.txt")
        assert sign_state(project) is not None
    found = verify(root)
    assert found.damages == found.remarks == []
    assert (found.files, found.checkpoints, found.signed) == (3, 2, found.leaves)
    return root


def flip(path: Path, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.chmod(0o644)
    path.write_bytes(data)


def told(root: Path) -> list[str]:
    return verify(root).damages


def raw(root: Path, *statements: str) -> None:
    """Write into the store with another program."""
    with sqlite3.connect(root / "store.sqlite") as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
    connection.close()


def everything(root: Path) -> list[list[object]]:
    """All records as they stand in the store."""
    with sqlite3.connect(root / "store.sqlite") as connection:
        names = [table.name for table in (tables.log, *tables.LOGGED, tables.findings)]
        rows = [connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in names]  # noqa: S608
    connection.close()
    return rows


@pytest.mark.parametrize("bit", [0, 100, -1])
def test_a_flipped_bit_in_evidence_is_named_with_its_file(root: Path, bit: int) -> None:
    files = sorted((root / "evidence").glob("*/*"))
    path = files[1]
    flip(path, bit % (path.stat().st_size * 8))
    (sentence,) = told(root)
    assert sentence.startswith(f"{path.relative_to(root).as_posix()} was changed")


def test_evidence_that_is_cut_off_or_gone_is_named(root: Path) -> None:
    torn, gone, _ = sorted((root / "evidence").glob("*/*"))
    torn.chmod(0o644)
    torn.write_bytes(torn.read_bytes()[:10])
    remove(gone)
    first, second = told(root)
    assert first.startswith(f"{gone.relative_to(root).as_posix()} is gone")
    assert second.startswith(f"{torn.relative_to(root).as_posix()} was changed")


def test_a_file_that_an_addition_left_behind_is_no_damage(root: Path) -> None:
    stray = root / "evidence" / "e3" / "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    stray.parent.mkdir()
    stray.write_bytes(b"")
    (root / "evidence" / "e3" / ".part-1").write_bytes(b"half")
    found = verify(root)
    assert found.damages == []
    assert "is no document of the record" in found.remarks[0]


@pytest.mark.parametrize("name", ["checkpoints", "keys/log.pub", "keys/log.pem"])
def test_a_flipped_bit_in_a_checkpoint_or_a_key_is_named(root: Path, name: str) -> None:
    path = root / name
    path = checkpoint_files(root)[0] if path.is_dir() else path
    whole = path.read_bytes()
    chosen = random.Random(1)  # noqa: S311 (which bits, no secret)
    for bit in sorted(chosen.sample(range(len(whole) * 8), 60)):
        flip(path, bit)
        found = told(root)
        changed = path.read_bytes()
        path.write_bytes(whole)
        if not found:  # what stands around a key is no part of it
            assert name == "keys/log.pem"
            assert LogKey.of_pem(changed).pem == whole, bit


def test_a_flipped_bit_in_the_store_is_named_or_touches_no_record(root: Path) -> None:
    store = root / "store.sqlite"
    whole, before = store.read_bytes(), everything(root)
    chosen = random.Random(2)  # noqa: S311
    named = 0
    written = [at for at, byte in enumerate(whole) if byte]  # most of a page is empty
    for at in chosen.sample(written, 60):
        bit = 8 * at + chosen.randrange(8)
        flip(store, bit)
        found = told(root)
        for beside in root.glob("store.sqlite-*"):
            beside.unlink()
        if found:
            named += 1
        else:
            assert everything(root) == before, bit
        store.write_bytes(whole)
    assert named > 10


def test_a_changed_deleted_or_inserted_row_is_named(root: Path) -> None:
    raw(root, "UPDATE statements SET value = 'Jack Brown' WHERE prop = 'name' AND value = 'Lena Okoro'")
    (changed,) = told(root)
    assert changed.startswith("Statement ")
    assert "was changed" in changed
    raw(
        root,
        "DELETE FROM custody WHERE row = 2",
        "INSERT INTO faults (document, code, what, at, batch) "
        "SELECT id, 'odd', 'x', 'y', batch FROM documents",
    )
    found = told(root)
    assert sum("A custody event that row" in one for one in found) == 1
    assert sum("is not in the log: it was slipped in" in one for one in found) == 3


def cut(root: Path) -> None:
    """Take away the last row of the log with all that it brought, as if it had never been."""
    names = [table.name for table in tables.LOGGED]
    with sqlite3.connect(root / "store.sqlite") as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        (last,) = connection.execute("SELECT max(seq) FROM log").fetchone()
        for name in reversed(names):
            connection.execute(f"DELETE FROM {name} WHERE batch = ?", (last,))  # noqa: S608
        connection.execute("DELETE FROM leaves WHERE batch = ?", (last,))
        connection.execute("DELETE FROM log WHERE seq = ?", (last,))
    connection.close()


def test_a_log_that_was_cut_short_is_named_by_the_checkpoint_that_knew_more(root: Path) -> None:
    last = checkpoint_files(root)[-1]
    elsewhere = root.parent / "from-a-friend.txt"
    shutil.copy(last, elsewhere)
    cut(root)
    (sentence,) = told(root)
    assert sentence.startswith("The log was cut short: ")
    assert last.relative_to(root).as_posix() in sentence
    remove(last)
    assert told(root) == [], "without any checkpoint nothing tells"
    (sentence,) = verify(root, [elsewhere]).damages
    assert str(elsewhere) in sentence


def test_a_history_that_was_written_anew_is_named_by_a_checkpoint(
    root: Path, reports: Path, small: Pipeline
) -> None:
    """Everything fits together, but it is not what was signed."""
    elsewhere = root.parent / "from-a-friend.txt"
    shutil.copy(checkpoint_files(root)[0], elsewhere)
    for name in ("store.sqlite", "catalogue.sqlite"):
        (root / name).unlink(missing_ok=True)
    with pytest.raises(ProjectError, match="is gone, or nothing is left"):
        Project.open(root)
    open_store(root / "store.sqlite").dispose()
    with Project.open(root) as project:
        project.process([reports], {}, None, small)
        project.add(MORE.encode(), name="more.txt")
        with pytest.raises(DataError, match="no later state"):
            sign_state(project)
    found = told(root)
    assert len(found) == 2
    assert all(one.startswith("The log is not what was signed in checkpoints/") for one in found)
    remove_tree(root / "checkpoints")
    assert told(root) == []
    assert len(verify(root, [elsewhere]).damages) == 1
    remove_tree(root / "keys")
    with Project.open(root) as project:
        sign_state(project)
    (sentence,) = verify(root, [elsewhere]).damages
    assert "not signed with the key of this log" in sentence


def test_a_second_checkpoint_says_from_where_on_it_is_another_history(root: Path) -> None:
    first, second = (int(path.stem) for path in checkpoint_files(root))
    raw(root, f"UPDATE leaves SET hashes = zeroblob(length(hashes)) WHERE first >= {first}")  # noqa: S608
    found = told(root)
    wanted = f"checkpoints/{second:012d}.txt: among its first {second} leaves something was changed"
    assert any(f"{wanted}, not before leaf {first}." in one for one in found)


def test_what_is_no_store_any_more_is_named_and_the_evidence_looked_at(root: Path) -> None:
    (root / "store.sqlite").write_bytes(b"x" * 5000)
    path = sorted((root / "evidence").glob("*/*"))[0]
    flip(path, 3)
    found = verify(root)
    assert found.files == 3
    assert any("cannot be opened" in one for one in found.damages)
    assert any(path.relative_to(root).as_posix() in one for one in found.damages)
    (root / "gawah.toml").write_text("format = [", "utf-8")
    assert any("gawah.toml is damaged" in one for one in told(root))


def test_a_journal_that_was_torn_shows_by_what_was_signed(root: Path, reports: Path) -> None:
    """The computer went down, and the last that was written never reached the disk."""
    with Project.open(root) as project:
        project.add(b"one more", name="one.txt")
        sign_state(project)
        journal = (root / "store.sqlite-wal").read_bytes()
        copy = root.parent / "copy"
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns("*-shm"))
    (copy / "store.sqlite-wal").write_bytes(journal[: len(journal) // 2])
    (sentence,) = told(copy)
    assert sentence.startswith("The log was cut short")
    with Project.open(copy) as project:
        project.add(reports / "herald.txt", hands=Hands("Bano"))
        with pytest.raises(DataError, match="no later state"):
            sign_state(project)


def test_nothing_is_signed_twice_and_no_key_is_made_anew(root: Path) -> None:
    kept = {path: path.read_bytes() for path in [*root.glob("keys/*"), *checkpoint_files(root)]}
    with Project.open(root) as project:
        again = sign_state(project)
        assert again is not None
        assert again.path == checkpoint_files(root)[-1]
        assert {path: path.read_bytes() for path in kept} == kept
        (root / "keys" / "log.pem").rename(root / "aside.pem")
        with pytest.raises(ProjectError, match="private key"):
            sign_state(project)
        (root / "aside.pem").rename(root / "keys" / "log.pem")
        remove(root / "keys" / "log.pub")
        sign_state(project)  # it follows from the private one
    assert told(root) == []
    if os.name == "posix":
        assert (root / "keys" / "log.pem").stat().st_mode & 0o777 == 0o600


def test_an_empty_project_has_nothing_to_sign(project: Project) -> None:
    assert sign_state(project) is None
    assert verify(project.root).damages == []


def test_what_is_not_there_is_said(root: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        verify(tmp_path)
    with pytest.raises(NotFoundError):
        verify(root, [tmp_path / "no.txt"])


def test_looking_changes_nothing(root: Path) -> None:
    def states() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}

    before = states()
    verify(root)
    assert states() == before


PROSE = " ".join(f"the boats of Torva lay in row {n} of the harbour" for n in range(20))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("DELETE FROM passages WHERE row = 1", "search"),
        ("UPDATE passages SET start = start + 1 WHERE start IS NOT NULL", "search"),
        ("UPDATE passages SET words = 'nothing' WHERE words IS NOT NULL", "search"),
        ("DELETE FROM passages_folded WHERE rowid = 2", "search"),
        ("UPDATE passages_folded SET folded = 'nothing' WHERE rowid = 3", "search"),
        ("INSERT INTO passages_folded (rowid, folded) VALUES (999, 'slipped in')", "search"),
        ("INSERT INTO passages (document, words) SELECT id, 'x' FROM documents", "search"),
        ("DELETE FROM prints", "prints"),
        ("DELETE FROM printed", "prints"),
        ("UPDATE prints SET print = print + 1 WHERE print = (SELECT min(print) FROM prints)", "prints"),
        ("UPDATE printed SET many = many + 1", "prints"),
    ],
)
def test_an_index_that_was_changed_is_named_with_the_document(
    root: Path, small: Pipeline, change: str, named: str
) -> None:
    prose = root.parent / "prose.txt"
    prose.write_text(PROSE, "utf-8")
    with Project.open(root) as project:
        project.process([prose], {}, None, small)
    assert told(root) == []
    raw(root, change)
    found = told(root)
    assert found
    assert all(one.startswith("The index of ") and named in one for one in found)
    with sqlite3.connect(root / "store.sqlite") as connection:
        documents = [one[:12] for (one,) in connection.execute("SELECT id FROM documents")]
    connection.close()
    assert all("(none)" in one or any(document in one for document in documents) for one in found)


@pytest.mark.parametrize(
    "about",
    [
        'format = 1\ncreated = "2026-01-01T00:00:00Z"\nencryptid = true\n',
        'format = 1\ncreated = "2026-91-01T00:00:00Z"\n',
        'format = 2\ncreated = "2026-01-01T00:00:00Z"\n',
        "format = 0\n",
        "format = true\n",
    ],
)
def test_what_no_gawah_writes_about_a_project_is_named(root: Path, about: str) -> None:
    (root / "gawah.toml").chmod(0o644)
    (root / "gawah.toml").write_text(about, "utf-8")
    found = told(root)
    assert found
    assert all(one.startswith("gawah.toml was changed") for one in found)


def test_the_key_of_a_project_is_known_to_the_log(root: Path) -> None:
    path = root / "keys" / "identity.txt"
    with Project.open(root) as project:
        make_identity(project)
        sign_state(project)
        mine = path.read_bytes()
    assert told(root) == []
    other = new_identity()
    for data in (identity_lines(other).encode(), mine.replace(b"#", b"!", 1), None):
        remove(path)
        if data is not None:
            path.write_bytes(data)
        (sentence,) = told(root)
        assert sentence.startswith("keys/identity.txt ")
    with Project.open(root) as project:
        make_identity(project)  # a new one, which the log knows from now on
    assert told(root) == []


def test_a_key_of_an_older_project_is_not_recorded_until_it_is_used(root: Path) -> None:
    (root / "keys" / "identity.txt").write_text(identity_lines(new_identity()), "utf-8")
    found = verify(root)
    assert found.damages == []
    assert any(one.startswith("keys/identity.txt is not recorded") for one in found.remarks)
    with Project.open(root) as project:
        make_identity(project)
    assert not any("identity" in one for one in verify(root).remarks)


def test_that_a_project_can_sign_no_more_is_said(root: Path) -> None:
    remove(root / "keys" / "log.pem")
    found = verify(root)
    assert found.damages == []
    assert any(one.startswith("keys/log.pem is gone") for one in found.remarks)
