"""What Windows does otherwise, imitated: its letters and line ends, no wildcards, no window to type in."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.cli import main, options, passphrase
from gawah.cli.copied import copied_by
from gawah.errors import LockedError

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = tuple[int, str, str]
    Call = Callable[..., Told]


class Console(io.TextIOWrapper):
    """A stream that says it leads to a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def urdu(filled: Call, reports: Path) -> Call:
    """A project with words that Windows has no letters for."""
    (reports / "urdu.txt").write_text("سلمان کراچی میں تھا۔\n", "utf-8")
    assert filled("run", reports)[0] == 0
    return filled


def stream(kind: type[io.TextIOWrapper] = io.TextIOWrapper, held: bytes = b"") -> io.TextIOWrapper:
    """A stream as Windows opens one that leads to a file, or one where it has no window."""
    return kind(io.BytesIO(held), encoding="cp1252", newline="\r\n")


def written(to: io.TextIOWrapper) -> bytes:
    to.flush()
    assert isinstance(to.buffer, io.BytesIO)
    return to.buffer.getvalue()


@pytest.mark.usefixtures("urdu")
def test_what_is_kept_in_a_file_is_utf_8_with_plain_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    for asked, wanted in ((["--help"], "…"), (["search", "سلمان"], "سلمان"), (["lisst-سلمان"], "سلمان")):
        out, err = stream(), stream()
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        main(asked)
        told = written(out) + written(err)
        assert wanted in told.decode("utf-8")
        assert b"\r" not in told


def test_a_checkpoint_that_is_kept_in_a_file_by_the_shell_is_one(
    filled: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = stream()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        assert main(["evidence", "checkpoint"]) == 0
    (tmp_path / "kept.txt").write_bytes(written(out))
    status, told, _ = filled("evidence", "verify", "--checkpoint", "kept.txt")
    assert (status, "All is as it was written." in told) == (0, True)


@pytest.mark.usefixtures("urdu")
def test_a_device_that_passes_for_a_terminal_takes_what_it_cannot_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = stream(Console)
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["search", "سلمان"]) == 0
    assert b"?" in written(out)


def test_a_pipe_that_nobody_reads_is_no_fault_whatever_it_is_called(
    filled: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Closed(io.RawIOBase):
        def __init__(self, nowhere: io.FileIO) -> None:
            self.nowhere = nowhere

        def writable(self) -> bool:
            return True

        def write(self, _data: object, /) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

        def fileno(self) -> int:
            return self.nowhere.fileno()

    assert filled("list")[0] == 0
    with io.FileIO(tmp_path / "nowhere", "w") as nowhere, monkeypatch.context() as patch:
        raw = Closed(nowhere)
        patch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8"))
        assert main(["list", "--json"]) == 0
        patch.setattr(Closed, "write", lambda _self, data: len(data))  # it can be closed now
        sys.stdout.close()
    assert capsys.readouterr().err == ""


def test_what_is_piped_in_is_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", stream(held="کلید\n".encode()))
    main(["--help"])
    assert sys.stdin.readline() == "کلید\n"


def test_wildcards_that_a_shell_left_stand_for_files(call: Call, reports: Path) -> None:
    (reports / "a[1].txt").write_text("Lena Okoro was killed in Mbeki on 2022-11-30.", "utf-8")
    names = sorted(str(one) for one in reports.glob("*.txt"))
    found = options._each_named
    given = (Path("x"), reports / "*.txt", reports / "a[1].???", reports / "none*")

    def named(*paths: Path) -> list[str]:
        return [str(one) for one in found(None, None, paths)]  # type: ignore[arg-type]

    assert named(*given) == ["x", *names, str(reports / "a[1].txt"), str(reports / "none*")]
    assert ("there is no such file" in call("run", reports / "*.txt")[2]) is (os.name == "posix")


def test_a_command_to_paste_has_quotes_that_the_shell_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path("Amin's project")
    monkeypatch.setattr(options, "_ON_WINDOWS", False)
    assert options.project_words(root) == """ --project 'Amin'"'"'s project'"""
    monkeypatch.setattr(options, "_ON_WINDOWS", True)
    assert options.project_words(root) == ''' --project "Amin's project"'''
    assert options.shell_word(r"C:\gawah-1\a_b") == r"C:\gawah-1\a_b"
    assert options.shell_word("a&b") == '"a&b"'


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive - Example Watch/Documents/p", "OneDrive"),
        ("onedrive/p", "OneDrive"),
        ("Dropbox (Example)/p", "Dropbox"),
        ("OneDriveless/p", None),
        ("my dropbox notes/p", None),
    ],
)
def test_who_makes_a_project_where_a_program_copies_it_away_is_told(
    call: Call, tmp_path: Path, reports: Path, folder: str, service: str | None
) -> None:
    asked = ["--project", tmp_path / folder]
    (tmp_path / folder).parent.mkdir(parents=True)
    assert copied_by(tmp_path / folder) == service
    _, _, told = call(*asked, "run", reports)
    assert (told == "") is (service is None)
    assert told.count(f"that {service} copies to other computers") == (service is not None)
    assert call(*asked, "run", reports)[2] == "", "it is told once, where it is made"
    assert call("--project", tmp_path / folder / ".." / "q", "init")[2].count(f"{service} copies") == (
        service is not None
    )


def test_a_passphrase_is_read_from_a_file_with_a_mark_of_its_coding(tmp_path: Path) -> None:
    for held in ("\ufeffsix words\r\nmore", "six words\n", "six words"):
        (tmp_path / "p.txt").write_text(held, "utf-8", newline="")
        assert passphrase.in_file(tmp_path / "p.txt") == "six words"


def test_nobody_is_asked_where_there_is_no_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return "typed"

    monkeypatch.setattr("getpass.getpass", typed)
    monkeypatch.setattr(passphrase, "_CONSOLE", tmp_path / "console")
    with pytest.raises(LockedError, match="no terminal"):
        passphrase.typed_share(1, tmp_path)
    assert asked == []
    (tmp_path / "console").touch()
    assert passphrase.typed_share(1, tmp_path) == "typed"


def test_files_whose_names_differ_in_capitals_alone_are_all_written(call: Call, tmp_path: Path) -> None:
    for folder, name in (("one", "Report.txt"), ("two", "report.txt"), ("three", "REPORT.txt")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(f"Amin Soyle was killed in {folder}.\n", "utf-8")
    assert call("extract", "one", "two", "three", "--out", "forms")[0] == 0
    forms = list((tmp_path / "forms").iterdir())
    assert len({one.name.casefold() for one in forms}) == 3
    assert all(b"\r" not in one.read_bytes() and json.loads(one.read_bytes()) for one in forms)
