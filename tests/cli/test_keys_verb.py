"""Passphrases and shares at a real terminal, where nobody sees what is typed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from gawah.cli import main
from gawah.project import Project
from gawah.project.served import end_all, serving
from gawah.project.unlocking import is_encrypted, unlocked
from tests.web.browsing import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PHRASE = "seven green chairs by the well"
OTHER = "a boat that nobody ever painted"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of this kind is there on Unix")


@pytest.fixture(autouse=True)
def nobody_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GAWAH_PASSPHRASE_FILE", "GAWAH_NEW_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)


def at_terminal(*args: str, typed: tuple[str, ...] = ()) -> tuple[int, str]:
    """Run gawah at a terminal of its own, typing a line each time that it asks; status and what was shown."""
    import pty

    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover (another process)
        os.environ["PYTHONPATH"] = str(ROOT / "src")
        os.execv(sys.executable, [sys.executable, "-m", "gawah", *args])  # noqa: S606 (our own program)
    shown, waiting = "", list(typed)
    while True:
        try:
            some = os.read(terminal, 4096)
        except OSError:  # it has ended
            break
        if not some:
            break
        shown += some.decode("utf-8", "replace")
        if waiting and re.search(r": $", shown):
            time.sleep(0.05)  # what is typed before the terminal stops showing would be shown
            os.write(terminal, waiting.pop(0).encode() + b"\n")
            shown += "\n"
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown


def test_a_project_is_made_used_and_recovered(tmp_path: Path) -> None:
    root, report = tmp_path / "p", tmp_path / "report.txt"
    report.write_text("Gunmen killed the teacher Amin Soyle in Quetta on 4 March 2021.\n", "utf-8")
    status, shown = at_terminal(
        "--project", str(root), "init", "--encrypt", "--shares", typed=(PHRASE, PHRASE)
    )
    assert status == 0, shown
    assert "A new encrypted project is in" in shown
    assert PHRASE not in shown
    assert is_encrypted(root)
    shares = [" ".join(one.split()) for one in re.findall(r"Share \d of 3:\r?\n((?:  .+\r?\n)+)", shown)]
    assert [len(share.split()) for share in shares] == [33] * 3
    status, shown = at_terminal(
        "--project", str(root), "run", str(report), typed=("wrong wrong wrong", PHRASE)
    )
    assert status == 0, shown
    assert "This is not the passphrase of the project. Try again." in shown
    assert "Soyle" in shown
    status, shown = at_terminal("--project", str(root), "list", typed=("wrong wrong wrong",) * 3)
    assert status == 2
    assert "Soyle" not in shown
    status, shown = at_terminal(
        "--project", str(root), "keys", "recover", typed=(shares[2], shares[0].upper(), OTHER, OTHER)
    )
    assert status == 0, shown
    assert shares[0].split()[7] not in shown
    status, shown = at_terminal("--project", str(root), "evidence", "verify", typed=(OTHER,))
    assert status == 0, shown
    assert "All is as it was written." in shown


def test_two_different_new_passphrases_change_nothing(tmp_path: Path) -> None:
    root = tmp_path / "p"
    status, shown = at_terminal("--project", str(root), "init", "--encrypt", typed=(PHRASE, OTHER))
    assert status == 2
    assert "two different passphrases" in shown
    assert not root.exists()
    status, shown = at_terminal("--project", str(root), "init", "--encrypt", typed=("short", "short"))
    assert status == 2
    assert "guessed too easily" in shown
    assert not root.exists()


def test_without_a_terminal_a_file_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, now, new = tmp_path / "p", tmp_path / "now", tmp_path / "new"
    now.write_text(f"{PHRASE}\r\nanother line", "utf-8")
    new.write_text(f"{OTHER}\n", "utf-8")
    project = ["--project", str(root)]
    monkeypatch.setenv("GAWAH_NEW_PASSPHRASE_FILE", str(now))
    assert main([*project, "init", "--encrypt"]) == 0
    assert "keys shares" in capsys.readouterr().out
    monkeypatch.setenv("GAWAH_PASSPHRASE_FILE", str(now))
    monkeypatch.setenv("GAWAH_NEW_PASSPHRASE_FILE", str(new))
    assert main([*project, "keys", "passphrase"]) == 0
    assert unlocked(root, OTHER)
    assert main([*project, "list"]) == 2
    assert "not the passphrase" in capsys.readouterr().err
    monkeypatch.setenv("GAWAH_PASSPHRASE_FILE", str(tmp_path / "not there"))
    assert main([*project, "list"]) == 1
    assert "cannot be read from" in capsys.readouterr().err
    monkeypatch.delenv("GAWAH_PASSPHRASE_FILE")
    done = subprocess.run(
        [sys.executable, "-m", "gawah", *project, "list"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,  # away from any terminal
        check=False,
    )
    assert done.returncode == 1
    assert "there is no terminal to type it in" in done.stderr


def test_a_project_that_is_not_encrypted_has_no_keys_and_an_encrypted_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, new = tmp_path / "p", tmp_path / "new"
    new.write_text(PHRASE, "utf-8")
    monkeypatch.setenv("GAWAH_NEW_PASSPHRASE_FILE", str(new))
    Project.create(root).close()
    for verb in ("passphrase", "shares", "recover"):
        assert main(["--project", str(root), "keys", verb]) == 1
        assert "keys encrypt FOLDER" in capsys.readouterr().err
    assert main(["--project", str(tmp_path / "q"), "init", "--shares"]) == 2
    assert main(["--project", str(root), "keys", "encrypt", str(tmp_path / "copy")]) == 0
    assert "encrypted copy" in capsys.readouterr().out
    assert is_encrypted(tmp_path / "copy")


def test_lock_ends_what_shows_the_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "p"
    Project.create(root).close()
    assert main(["--project", str(root), "lock"]) == 0
    assert "Nothing showed it." in capsys.readouterr().out
    (root / f"serving-{os.getpid()}").write_text("")  # left by a process whose number is ours by now
    assert end_all(root) == 0
    assert not list(root.glob("serving-*"))
    command = [sys.executable, "-u", "-m", "gawah", "--project", str(root), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "Ctrl-C ends it" in line:
                break
        until = time.monotonic() + 20
        while not list(root.glob("serving-*")) and time.monotonic() < until:
            time.sleep(0.02)
        assert main(["--project", str(root), "lock"]) == 0
        assert process.wait(20) in (-signal.SIGKILL, -signal.SIGTERM, 128 + signal.SIGTERM, 0)
    told = capsys.readouterr()
    assert "Ended: 1." in told.out
    assert "is not encrypted" in told.err
    assert not list(root.glob("serving-*"))


def test_what_is_served_says_so_only_as_long_as_it_is(tmp_path: Path) -> None:
    Project.create(tmp_path / "p").close()
    with serving(tmp_path / "p"):
        (name,) = (path.name for path in (tmp_path / "p").glob("serving-*"))
        assert name == f"serving-{os.getpid()}"
    assert not list((tmp_path / "p").glob("serving-*"))
