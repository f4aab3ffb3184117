"""A build changes what has changed and nothing else, and may be cut off anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from gawah.errors import UsageError
from gawah.site.laying import check_folder, laid_ready
from gawah.site.manifest import NOTE, SUMS, sums_of

OLD = {"index.html": b"1", "en/a.html": b"a", "en/x/b.html": b"b", "en/c.html": b"c"}
NEW = {"index.html": b"1", "en/a.html": b"A", "en/c.html": b"c", "ur/d.html": b"d"}


class CutError(BaseException):
    """The power goes."""


def whole(files: dict[str, bytes]) -> dict[str, bytes]:
    sums = sums_of(files)
    return {**files, SUMS: sums, NOTE: b"note of " + sums}


def lay(folder: Path, files: dict[str, bytes]) -> tuple[set[str], set[str], int]:
    check_folder(folder, files)
    with laid_ready(folder, whole(files)) as laid:
        pass
    return set(laid.written), set(laid.removed), laid.kept


def there(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert lay(tmp_path, OLD) == ({*OLD, SUMS, NOTE}, set(), 0)
    before = (tmp_path / "en/c.html").stat().st_mtime_ns
    assert lay(tmp_path, OLD) == (set(), set(), 6)
    assert lay(tmp_path, NEW) == ({"en/a.html", "ur/d.html", SUMS, NOTE}, {"en/x/b.html"}, 2)
    assert there(tmp_path) == whole(NEW)
    assert (tmp_path / "en/c.html").stat().st_mtime_ns == before
    assert not (tmp_path / "en/x").exists()


def test_what_somebody_changed_is_put_right(tmp_path: Path) -> None:
    lay(tmp_path, OLD)
    (tmp_path / "en/a.html").write_bytes(b"!")
    (tmp_path / "en/c.html").unlink()
    assert lay(tmp_path, OLD)[0] == {"en/a.html", "en/c.html"}
    assert there(tmp_path) == whole(OLD)


@pytest.mark.parametrize("name", ["notes.txt", "en/mine.html", ".git/config"])
def test_a_folder_with_other_files_is_refused(tmp_path: Path, name: str) -> None:
    lay(tmp_path, OLD)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    with pytest.raises(UsageError, match="choose an empty folder"):
        check_folder(tmp_path, NEW)


def test_a_file_that_says_what_is_ours_is_not_believed_outside(tmp_path: Path) -> None:
    site = tmp_path / "site"
    lay(site, OLD)
    (tmp_path / "mine.txt").write_text("mine")
    (site / SUMS).write_bytes((site / SUMS).read_bytes() + b"0" * 64 + b"  ../mine.txt\n")
    with pytest.raises(UsageError, match="choose an empty folder"):
        check_folder(site, NEW)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_what_fails_before_it_is_let_out_leaves_the_old_site_whole(tmp_path: Path) -> None:
    lay(tmp_path, OLD)
    with pytest.raises(CutError), laid_ready(tmp_path, whole(NEW)):
        raise CutError
    assert there(tmp_path) == whole(OLD)


@pytest.mark.parametrize("at", range(1, 12))
def test_a_build_that_is_cut_off_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Each step that touches the disk is the last one, once; and nobody clears up."""
    lay(tmp_path, OLD)
    steps = 0

    def cut(real: object) -> object:
        def step(*words: object, **named: object) -> object:
            nonlocal steps
            steps += 1
            if steps >= at:
                raise CutError
            return real(*words, **named)  # type: ignore[operator]

        return step

    for name in ("replace", "unlink", "write_bytes"):
        monkeypatch.setattr(Path, name, cut(getattr(Path, name)))
    monkeypatch.setattr("gawah.site.laying.shutil.rmtree", cut(lambda *_, **__: None))
    with pytest.raises(CutError):
        lay(tmp_path, NEW)
    monkeypatch.undo()
    is_old = {path: data for path, data in there(tmp_path).items() if not path.startswith(".next/")} == whole(
        OLD
    )
    assert is_old or at > 4, "until all lies ready the old site is whole"
    lay(tmp_path, NEW | {"en/later.html": b"l"})
    assert there(tmp_path) == whole(NEW | {"en/later.html": b"l"})


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with (
        pytest.raises(UsageError, match="cannot be written"),
        laid_ready(tmp_path / "file" / "site", whole(NEW)),
    ):
        pass
