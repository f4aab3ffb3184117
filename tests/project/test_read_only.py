"""A project that cannot be written to can be read, and nothing is left beside it."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from gawah.catalogue import Wanted
from gawah.cli.root import root as commands
from gawah.errors import GawahError, ProjectError, ReadOnlyError
from gawah.model import Same
from gawah.project import Project, access
from gawah.project.access import is_writable
from gawah.project.views import SavedView, remove_view, save_view
from gawah.review import Called, Decision, accept, add_name, judge, take_back
from gawah.store import migrations
from tests.unwritable import forbidden, mounted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from gawah.project import Pipeline

    Locked = Callable[[], AbstractContextManager[None]]

ASHA = Decision("Asha")


@pytest.fixture
def made(small: Pipeline) -> Iterator[Path]:
    """A project with two papers and its catalogue, where others may look into it, too."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        papers, at = Path(folder) / "papers", Path(folder) / "project"
        papers.mkdir()
        (papers / "a.txt").write_text("Amin Soyle was killed in Torva on 2021-03-04.\n", "utf-8")
        (papers / "b.txt").write_text("Lena Okoro was killed in Mbeki on 2022-11-30.\n", "utf-8")
        with Project.create(at) as project:
            project.process([papers], pipeline=small)
            opened = project.catalogue()
            opened.update()
            opened.close()
        yield at


@pytest.fixture(params=[forbidden, mounted])
def locked(request: pytest.FixtureRequest, made: Path) -> Locked:
    kind: Callable[[Path], AbstractContextManager[None]] = request.param
    return lambda: kind(made)


@pytest.fixture
def aside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary files go, empty at first."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


def held(root: Path) -> dict[str, tuple[int, int]]:
    """All files of a folder, with size and time of the last change."""
    found = {str(one.relative_to(root)): one.stat() for one in root.rglob("*")}
    return {name: (one.st_size, one.st_mtime_ns) for name, one in found.items()}


def test_what_can_be_written_is_not_taken_for_read_only(made: Path) -> None:
    assert is_writable(made)
    with Project.open(made) as project:
        assert not project.is_read_only
        project.must_write()


@pytest.mark.parametrize(
    ("mode", "error", "can"),
    [
        ("", 0, True),
        ("r+b", errno.EACCES, False),
        ("xb", errno.EACCES, False),
        ("xb", errno.EROFS, False),
        ("xb", errno.ENOSPC, True),
    ],
)
def test_where_the_system_does_not_say_it_is_tried_and_nothing_is_left(
    made: Path, monkeypatch: pytest.MonkeyPatch, mode: str, error: int, *, can: bool
) -> None:
    """As on Windows, which knows nothing of a medium that is write-protected."""
    before, opened = held(made), Path.open

    def refuse(path: Path, how: str = "r") -> IO[Any]:
        if how == mode:
            raise OSError(error, "refused")
        return opened(path, how)

    monkeypatch.setattr(access, "_IS_TOLD", False)
    monkeypatch.setattr(Path, "open", refuse)
    assert is_writable(made) is can
    assert {name: size for name, (size, _) in held(made).items()} == {
        name: size for name, (size, _) in before.items()
    }


def test_a_medium_that_is_write_protected_is_found_out_by_trying(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "_IS_TOLD", False)
    with mounted(made):
        assert not is_writable(made)
    assert is_writable(made)


def test_it_is_read_and_nothing_is_left_beside_it(made: Path, locked: Locked, aside: Path) -> None:
    before = held(made)
    with Project.open(made) as writable:
        told = writable.register()
    with locked():
        assert not is_writable(made)
        with Project.open(made) as project:
            assert project.is_read_only
            assert project.register() == told
            catalogue = project.catalogue()
            assert catalogue.update() == 0  # the one that stands there tells all
            assert catalogue.count(Wanted()) == 2
            assert list(aside.iterdir()) == []
            catalogue.close()
        assert held(made) == before


@pytest.mark.parametrize("harm", ["missing", "behind", "damaged"])
def test_a_catalogue_that_does_not_tell_all_is_kept_aside_in_a_private_folder(
    made: Path, locked: Locked, aside: Path, harm: str
) -> None:
    path = made / "catalogue.sqlite"
    if harm == "missing":
        path.unlink()
    elif harm == "damaged":
        path.write_bytes(b"no database" * 1000)
    else:
        with Project.open(made) as project:
            people = [one.id for one in project.register().of_kind("incident")]
            judge(project, (people[0], people[1]), Same.SAME, ASHA)
    before = held(made)
    with locked(), Project.open(made) as project:
        catalogue = project.catalogue()
        (folder,) = aside.iterdir()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        catalogue.update()
        assert catalogue.count(Wanted()) == (1 if harm == "behind" else 2)
        catalogue.close()
        assert list(aside.iterdir()) == []
        assert held(made) == before


def test_each_thing_that_would_write_is_refused_with_one_sentence(
    made: Path, locked: Locked, small: Pipeline
) -> None:
    with Project.open(made) as writable:
        register = writable.register()
    claim = next(iter(register.claims))
    people = [one.id for one in register.of_kind("person")]
    document = register.claims[claim].statement.document
    with locked(), Project.open(made) as project:
        deeds: list[Callable[[], object]] = [
            lambda: project.add(b"More.", name="more.txt"),
            lambda: project.process([made.parent / "papers"], pipeline=small),
            lambda: project.read_again(document, small),
            lambda: project.read_added(document, small),
            lambda: project.give_up(document, ValueError("odd")),
            lambda: accept(project, claim, ASHA),
            lambda: take_back(project, claim, ASHA),
            lambda: judge(project, (people[0], people[1]), Same.SAME, ASHA),
            lambda: add_name(project, people[0], Called("A. Soyle"), ASHA),
            lambda: save_view(project, SavedView("mine", {"place": "Torva"}), "Asha"),
        ]
        for deed in deeds:
            with pytest.raises(ReadOnlyError, match=r"cannot be written to, so nothing was done.*copy"):
                deed()
        remove_view(project, "one that is not there", "Asha")


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        (["list"], 0, "Torva"),
        (["search", "Okoro"], 0, "Okoro"),
        (["out", "export", "--for", "own"], 0, "Amin Soyle"),
        (["out", "export", "--for", "own", "--as-of", "2999"], 0, "Amin Soyle"),
        (["out", "export", "--for", "own", "--format", "jsonl"], 0, '"record": "run"'),
        (["out", "export", "--for", "own", "--format", "statements"], 0, "small@1"),
        (["review", "history", "INCIDENT"], 0, ""),
        (["show", "INCIDENT"], 0, "Torva"),
    ],
)
def test_commands_that_read(made: Path, locked: Locked, asked: list[str], status: int, words: str) -> None:
    with Project.open(made) as writable:
        first = writable.register().incidents()[0].id
    before = held(made)
    with locked():
        given = ["--project", str(made), *(first if one == "INCIDENT" else one for one in asked)]
        told = CliRunner().invoke(commands, given)
        assert held(made) == before
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    assert (told.exit_code, words in told.stdout) == (status, True)


def test_commands_that_write_say_so(made: Path, locked: Locked) -> None:
    with Project.open(made) as writable:
        claim = next(iter(writable.register().claims))
    with locked():
        for asked in (
            ["add", str(made.parent / "papers")],
            ["run", str(made.parent / "papers")],
            ["review", "accept", claim, "--as", "Asha"],
        ):
            told = CliRunner().invoke(commands, ["--project", str(made), *asked])
            assert isinstance(told.exception, ReadOnlyError), (asked, told.exception)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no permissions of this kind")
def test_a_journal_that_stands_beside_the_store_is_read_and_not_passed_over(made: Path) -> None:
    """What was written last may be in the journal alone: an answer without it would be wrong."""
    writer = Project.open(made)
    reader = writer.engine.connect()  # keeps the journal from being put into the file
    reader.exec_driver_sql("SELECT count(*) FROM log").scalar()
    people = [one.id for one in writer.register().of_kind("incident")]
    judge(writer, (people[0], people[1]), Same.SAME, ASHA)
    journal = made / "store.sqlite-wal"
    assert journal.stat().st_size
    with forbidden(made), Project.open(made) as project:
        assert len(project.register().incidents()) == 1
    kept = journal.read_bytes()
    reader.close()
    writer.close()
    journal.write_bytes(kept)  # as on a stick that was drawn out: a journal, and nobody who knows of it
    with forbidden(made), pytest.raises(ProjectError, match="with all files beside the store"):
        Project.open(made)


def test_a_store_that_must_be_brought_up_to_date_first_is_refused(
    made: Path, locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, lambda _connection: None))
    with locked(), pytest.raises(GawahError, match=r"older gawah.*copy"):
        Project.open(made)
