"""An encrypted project does what another does, and nothing in its folder tells what is in it."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.errors import DataError, LockedError, NotFoundError, ProjectError, UsageError
from gawah.project import Project
from gawah.project.checkpoints import sign_state
from gawah.project.encrypting import encrypted_copy
from gawah.project.forgetting import forget
from gawah.project.identity import make_identity
from gawah.project.unlocking import (
    has_shares,
    is_encrypted,
    keep_passphrase,
    make_shares,
    recovered,
    unlocked,
)
from gawah.project.verify import verify
from gawah.project.views import SavedView, save_view, saved_views
from gawah.vault import Cost, Vault, lock_with
from tests.house import remove
from tests.unwritable import forbidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.project import Pipeline

CHEAP = Cost(memory=64, passes=1, lanes=1)
PHRASE = "seven green chairs by the well"


@pytest.fixture
def vault() -> Vault:
    return Vault.new()


@pytest.fixture
def sealed(tmp_path: Path, vault: Vault, reports: Path, small: Pipeline) -> Iterator[Project]:
    """An encrypted project in which two papers were read."""
    lock = vault, lock_with(PHRASE, vault.main, CHEAP)
    with Project.create(tmp_path / "sealed", lock) as made:
        assert not made.process([reports], {"publisher": "The Torva Herald"}, None, small).failed
        yield made


def in_folder(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def words_in(reports: Path) -> set[bytes]:
    """Words and hashes of what was handed in, in the forms in which a file may hold them."""
    texts = [path.read_bytes() for path in reports.iterdir()]
    words = {word for text in texts for word in text.split() if len(word) >= 5 and word.isalpha()}
    hashes = {hashlib.sha256(text).hexdigest().encode() for text in texts}
    names = {path.name.encode() for path in reports.iterdir()}
    wide = {word.decode().encode("utf-16-le") for word in words | hashes}
    return words | hashes | names | wide | {bytes.fromhex(one.decode()) for one in hashes}


def test_nothing_in_its_folder_tells_what_is_in_it(sealed: Project, reports: Path) -> None:
    catalogue = sealed.catalogue()
    catalogue.update()
    save_view(sealed, SavedView("Killings in Torva", {"place": "Torva"}), "Asha")
    assert sign_state(sealed) is not None
    # While it is open, with the journals beside the databases, and when it is closed.
    for _ in range(2):
        there = in_folder(sealed.root)
        assert {path.name for path in there} >= {"store.sqlite", "catalogue.sqlite", "views.jsonl", "log.pem"}
        for word in words_in(reports) | {b"Torva", b"Herald", b"PRIVATE KEY", b"SQLite format"}:
            for path, data in there.items():
                assert word not in data, (path, word)
                assert word not in str(path.relative_to(sealed.root)).encode()
        catalogue.close()
        sealed.close()


def test_no_temporary_file_holds_what_is_in_it(
    tmp_path: Path, reports: Path, small: Pipeline, monkeypatch: pytest.MonkeyPatch, vault: Vault
) -> None:
    from gawah.exchange.whole import claims_in_order

    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(elsewhere))
    opened: list[str] = []
    plain = os.open

    def watched(path: str, *rest: object, **more: object) -> int:
        opened.append(str(path))
        return plain(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", watched)
    with Project.create(tmp_path / "p", (vault, lock_with(PHRASE, vault.main, CHEAP))) as project:
        project.process([reports], {}, None, small)
        assert list(claims_in_order(project.engine))
        with project.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA temp_store").scalar() == 2
    assert not any(str(elsewhere) in path for path in opened)
    assert list(elsewhere.iterdir()) == []


def test_it_holds_what_another_would(
    sealed: Project, project: Project, reports: Path, small: Pipeline
) -> None:
    project.process([reports], {"publisher": "The Torva Herald"}, None, small)
    documents = {one.id for one in project.stored().documents}
    assert {one.id for one in sealed.stored().documents} == documents
    for document in documents:
        assert sealed.bytes_of(document) == project.bytes_of(document)
        assert sealed.evidence.hashed(document) == project.evidence.hashed(document)
    said = {(one.subject, one.prop, one.value) for one in project.stored().statements}
    assert {(one.subject, one.prop, one.value) for one in sealed.stored().statements} == said


def test_it_is_opened_with_its_keys_alone(sealed: Project, vault: Vault, project: Project) -> None:
    root = sealed.root
    sealed.close()
    assert is_encrypted(root)
    with pytest.raises(LockedError, match="its passphrase is needed"):
        Project.open(root)
    with pytest.raises(LockedError):
        verify(root)
    with pytest.raises(ProjectError, match="cannot be opened"):
        Project.open(root, Vault.new())
    with pytest.raises(ProjectError, match="is not encrypted"):
        Project.open(project.root, vault)
    with Project.open(root, unlocked(root, PHRASE)) as again:
        assert len(again.stored().documents) == 2
    with pytest.raises(UsageError, match="not the passphrase"):
        unlocked(root, PHRASE + "!")


def test_it_is_read_where_it_cannot_be_written(
    sealed: Project, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed.close()
    above = Path(tempfile.mkdtemp())  # not pytest's own folder, which nobody else may enter
    root, aside = above / "p", above / "aside"
    shutil.copytree(sealed.root, root)
    aside.mkdir()
    for one in (above, aside):
        one.chmod(0o777)
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    with forbidden(root), Project.open(root, vault) as opened:
        assert opened.is_read_only
        assert len(opened.stored().documents) == 2
        catalogue = opened.catalogue()
        catalogue.update()
        (kept,) = aside.rglob("catalogue.sqlite")
        assert not kept.read_bytes().startswith(b"SQLite format")
        catalogue.close()
    shutil.rmtree(above)


def test_verify_passes_and_names_what_was_changed(sealed: Project, vault: Vault) -> None:
    root = sealed.root
    assert sign_state(sealed) is not None
    (document, *_) = sorted(one.id for one in sealed.stored().documents)
    path = sealed.evidence.path(document)
    assert path.name != document
    sealed.close()
    found = verify(root, vault=vault)
    assert (found.damages, found.remarks, found.files) == ([], [], 2)
    whole = path.read_bytes()
    path.chmod(0o600)
    for at in (3, 20, 60, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        (damage,) = verify(root, vault=vault).damages
        assert path.name in damage
        assert "cannot be read" in damage
    path.unlink()
    (damage,) = verify(root, vault=vault).damages
    assert damage.startswith(f"evidence/{path.name[:2]}/{path.name} is gone")


def test_files_put_in_each_others_place_are_found(sealed: Project, vault: Vault) -> None:
    first, second = (sealed.evidence.path(one.id) for one in sealed.stored().documents)
    for path in (first, second):
        path.chmod(0o600)
    aside = first.with_name("aside")
    first.rename(aside)
    second.rename(first)
    aside.rename(second)
    assert len(verify(sealed.root, vault=vault).damages) == 2


def test_forgetting_destroys_the_key_of_the_file_first(
    sealed: Project, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = sealed.stored().documents[0].id
    path = sealed.evidence.path(document)
    kept = path.read_bytes()
    copy: list[bytes] = []
    plain = type(path).unlink

    def seen(self: Path, *, missing_ok: bool = False) -> None:
        if self == path:
            copy.append(self.read_bytes())
        plain(self, missing_ok=missing_ok)

    monkeypatch.setattr(type(path), "unlink", seen)
    assert forget(sealed, document, "Bano", "consent was withdrawn") > 0
    (left,) = copy
    assert len(left) == len(kept)
    with pytest.raises(DataError, match="its key is destroyed"):
        vault.open_file(left, document)
    assert not path.exists()
    assert verify(sealed.root, vault=vault).damages == []


def test_another_passphrase_takes_the_place_of_the_old_one(sealed: Project, vault: Vault) -> None:
    root = sealed.root
    with pytest.raises(UsageError, match="at least 12"):
        keep_passphrase(root, vault, "short", CHEAP)
    keep_passphrase(root, vault, "quite another set of words", CHEAP)
    assert unlocked(root, "quite another set of words").main == vault.main
    with pytest.raises(UsageError):
        unlocked(root, PHRASE)
    assert not [path for path in (root / "keys").iterdir() if path.name.startswith(".")]
    if os.name == "posix":
        assert (root / "keys/passphrase.json").stat().st_mode & 0o077 == 0


def test_two_shares_open_it_when_the_passphrase_is_lost(sealed: Project, vault: Vault) -> None:
    root = sealed.root
    with pytest.raises(NotFoundError, match="No recovery shares"):
        recovered(root, ("a", "b"))
    first = make_shares(sealed)
    (root / "keys/passphrase.json").unlink()
    opened = recovered(root, (first[2], first[0]))
    keep_passphrase(root, opened, "the words that we chose anew", CHEAP)
    with Project.open(root, unlocked(root, "the words that we chose anew")) as again:
        assert len(again.stored().documents) == 2
    assert has_shares(root)
    second = make_shares(sealed)
    with pytest.raises(UsageError, match="new ones were made since"):
        recovered(root, first[:2])
    assert recovered(root, second[1:]).main == vault.main
    # The log knows which came last: an older file would let shares open that were taken back.
    kept = root / "keys/recovery"
    assert verify(root, vault=vault).damages == []
    first_kept = kept.read_bytes()
    make_shares(sealed)
    kept.write_bytes(first_kept)
    (sentence,) = verify(root, vault=vault).damages
    assert sentence.startswith("keys/recovery is not what the log says")
    kept.unlink()
    (sentence,) = verify(root, vault=vault).damages
    assert sentence.startswith("keys/recovery is gone")


def test_saved_views_and_lines_survive_a_torn_end(sealed: Project) -> None:
    mine = SavedView("Killings in Torva", {"place": "Torva"})
    save_view(sealed, mine, "Asha")
    with (sealed.root / "views.jsonl").open("ab") as file:
        file.write(b"torn")
    other = SavedView("Other", {"place": "Dorn"})
    save_view(sealed, other, "Asha")
    assert saved_views(sealed) == (mine, other)


def test_an_encrypted_copy_is_the_same_project(
    project: Project, tmp_path: Path, reports: Path, small: Pipeline
) -> None:
    project.process([reports], {}, None, small)
    save_view(project, SavedView("mine", {"place": "Torva"}), "Asha")
    identity = make_identity(project)
    before = sign_state(project)
    assert before is not None
    to = tmp_path / "copy"
    encrypted_copy(project, to, PHRASE)
    vault = unlocked(to, PHRASE)
    found = verify(to, [before.path], vault=vault)
    assert (found.damages, found.remarks, found.checkpoints) == ([], [], 2)
    with Project.open(to, vault) as copy:
        assert copy.stored() == project.stored()
        assert saved_views(copy) == saved_views(project)
        assert make_identity(copy) == identity
        # Its log goes on where it stood, under the same key.
        copy.add(b"Sana Mir was killed in Torva.", name="more.txt")
        after = sign_state(copy)
        assert after is not None
        assert after.checkpoint.size > before.checkpoint.size
        assert after.checkpoint.origin == before.checkpoint.origin
    for path, data in in_folder(to).items():
        for word in words_in(reports) | {b"Torva", b"SQLite format"}:
            assert word not in data, (path, word)
    with pytest.raises(ProjectError, match="encrypted already"), Project.open(to, vault) as copy:
        encrypted_copy(copy, tmp_path / "again", PHRASE)


def test_a_creation_that_was_cut_off_never_becomes_a_project_without_encryption(
    tmp_path: Path, vault: Vault
) -> None:
    root = tmp_path / "p"
    Project.create(root, (vault, lock_with(PHRASE, vault.main, CHEAP))).close()
    remove(root / "gawah.toml")
    with pytest.raises(ProjectError, match="not an empty folder"):
        Project.open_or_create(root)
    shutil.rmtree(root)
    Project.open_or_create(root).close()
    assert not is_encrypted(root)
