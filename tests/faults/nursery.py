"""A process that has loaded gawah once and forks children, which run commands and are really killed.

It is a program of its own, since a process that runs tests has threads and cannot be forked safely. Each line
that it reads is a list of children, which are at work at the same time; for each list it writes one line.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, event

import gawah.project
import gawah.project.project
from gawah.cli import main
from gawah.project import Pipeline
from tests.conftest import extract_small, read_small

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from typing import NoReturn

_FILES = frozenset(
    {"os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "fcntl.flock"}
)
_STATEMENTS = ("BEGIN", "COMMIT", "INSERT", "DELETE", "UPDATE", "CREATE")


class Points:
    """Counts the calls that change what lies on the disk, and kills this process at one of them."""

    def __init__(self, fatal: int | None) -> None:
        self.passed = 0
        self._fatal = fatal

    def listen(self) -> None:
        """Count from now on: files opened to be written, renamed, synced; what databases are told."""
        sys.addaudithook(self._file)
        event.listen(Engine, "connect", self._connected)
        synced = os.fsync

        def fsync(fd: Any) -> None:  # noqa: ANN401 (a number, or a file)
            self._passed()
            synced(fd)
            self._passed()

        os.fsync = fsync

    def _passed(self) -> None:
        self.passed += 1
        if self.passed == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def _file(self, name: str, told: tuple[Any, ...]) -> None:
        if name in _FILES or (name == "open" and told[2] & (os.O_WRONLY | os.O_RDWR)):
            self._passed()

    def _connected(self, connection: sqlite3.Connection, _record: object) -> None:
        connection.set_trace_callback(self._statement)

    def _statement(self, words: str) -> None:
        if words.startswith(_STATEMENTS):
            self._passed()


def work(child: dict[str, Any]) -> None:
    """Run the commands of a child, and say of each, once it has returned, what came of it."""
    os.environ.update(child["environment"])
    os.chdir(child["folder"])
    said = os.open(child["said"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    if child["room"] is not None:
        # Beyond it the system writes no more of any file, and says so: Python ignores the signal.
        resource.setrlimit(resource.RLIMIT_FSIZE, (child["room"], resource.RLIM_INFINITY))
    points = Points(child["at_point"])
    points.listen()
    for number, command in enumerate(child["commands"]):
        status, error = called(command, child["out"])
        told = {"number": number, "status": status, "error": error, "points": points.passed}
        os.write(said, (json.dumps(told) + "\n").encode())


def called(command: list[str], out: str) -> tuple[int, str]:
    """Run a command; its status, and what it said went wrong."""
    error = io.StringIO()
    device = io.TextIOWrapper(io.FileIO(out, "w")) if out else io.StringIO()
    with contextlib.redirect_stdout(device), contextlib.redirect_stderr(error):
        status = main(command)
    with contextlib.suppress(OSError):
        device.close()
    return status, error.getvalue()


def forked(child: dict[str, Any]) -> int:
    """Fork a child; its process id."""
    process = os.fork()
    return process or _born(lambda: work(child))


def _born(do: Callable[[], None]) -> NoReturn:
    try:
        do()
    except BaseException:  # noqa: BLE001 (it must not go on as if it were its parent)
        traceback.print_exc()
        os._exit(70)
    os._exit(0)


def brought_up(children: list[dict[str, Any]]) -> list[dict[str, object]]:
    """Have children work at the same time, kill those that are to be, and say how each ended."""
    began = time.monotonic()
    processes = [forked(child) for child in children]
    deadly = sorted(
        (child["after"], process)
        for child, process in zip(children, processes, strict=True)
        if child["after"] is not None
    )
    for after, process in deadly:
        time.sleep(max(0.0, began + after - time.monotonic()))
        os.kill(process, signal.SIGKILL)
    return [_ended(process, began) for process in processes]


def _ended(process: int, began: float) -> dict[str, object]:
    _, status = os.waitpid(process, 0)
    return {"ended": os.waitstatus_to_exitcode(status), "seconds": time.monotonic() - began}


def warm(folder: Path) -> None:
    """Load all that commands load."""
    (folder / "a.txt").write_text("Amin Soyle was killed in Torva on 2021-03-04.\n", "utf-8")
    (folder / "b.txt").write_text("Lena Okoro was killed in Mbeki on 2022-11-30.\n", "utf-8")
    root = folder / "warm"
    for command in (
        ["add", folder / "a.txt"],
        ["run", folder],
        ["review", "accept", "xyz"],
        ["review", "same", "xyz", "xyz"],
        ["review", "correct", "xyz", "xyz"],
        ["list"],
        ["out", "export", "--for", "own", "--format", "jsonl", "-o", folder / "warm.jsonl"],
        ["out", "export", "--for", "public", "-o", folder / "warm.csv"],
        ["out", "publish", folder / "published"],
        ["evidence", "verify"],
        ["evidence", "proof", "xyz"],
        ["evidence", "checkpoint"],
    ):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            main(["--project", str(root), *map(str, command)])


def serve() -> None:
    """Bring up children as asked, until nobody asks any more."""
    small = Pipeline(read_small, extract_small, lambda _text: ("small@1",))
    for module in (gawah.project, gawah.project.project):
        module.built_in = lambda: small  # type: ignore[attr-defined]
    os.environ["GAWAH_REVIEWER"] = "Asha"
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    warm(Path(sys.argv[1]))
    for line in sys.stdin:
        print(json.dumps(brought_up(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    serve()
