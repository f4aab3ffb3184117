"""How long pages take on a big register, with many readers at once: ``python -m bench.looking``.

The register is made once under ``build/`` (some minutes) and served as ``gawah serve`` does, in a process
of its own; the readers are threads of another, and ask as fast as they are answered, or pause at each page.
"""

from __future__ import annotations

import http.client
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from bench.core import core_speed
from bench.register import INCIDENTS, make
from gawah.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

READERS = 20
_SECONDS = 15.0
_SAMPLE = 400
_READ = 600
"""Documents that are handed in: more than can be read while the readers are measured."""


@dataclass(frozen=True)
class Server:
    """A served project."""

    port: int
    start: str
    pid: int

    def peak(self) -> float:
        """Megabytes of memory at the peak; 0 where the system does not tell."""
        status = Path(f"/proc/{self.pid}/status")
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
        return int(found[1]) / 1024 if found is not None else 0.0


class Browser:
    """A browser that was let in."""

    def __init__(self, server: Server) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        self._connection.request("GET", server.start)
        answer = self._connection.getresponse()
        answer.read()
        self._cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
        self.status = answer.status

    def get(self, path: str) -> bytes:
        """A page; ``status`` says how it went."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, csrf: str, files: list[bytes]) -> None:
        """Hand in files as the form of the inbox does."""
        parts = [b'Content-Disposition: form-data; name="csrf"\r\n\r\n' + csrf.encode()]
        for number, data in enumerate(files):
            head = f'Content-Disposition: form-data; name="files"; filename="{number}.txt"\r\n\r\n'
            parts.append(head.encode() + data)
        body = b"".join(b"--part\r\n" + part + b"\r\n" for part in parts) + b"--part--\r\n"
        self._ask("POST", path, body, {"Content-Type": "multipart/form-data; boundary=part"})

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> bytes:
        self._connection.request(method, path, body, {"Cookie": self._cookie, **headers})
        answer = self._connection.getresponse()
        self.status = answer.status
        return answer.read()


@dataclass
class Times:
    """Seconds that requests took, by what was asked for."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    wrong: int = 0

    def milliseconds(self, what: str, percent: int) -> float:
        """The time within which that many percent were answered."""
        taken = self.seconds[what]
        if len(taken) < 2:
            return 1_000 * taken[0]
        return 1_000 * statistics.quantiles(taken, n=100, method="inclusive")[percent - 1]


def prepared(root: Path, incidents: int = INCIDENTS) -> None:
    """Make the register and its catalogue, where they are not there yet."""
    if not (root / "gawah.toml").exists():
        print(f"Making a register of {incidents:,} invented incidents in {root} (once) …", flush=True)
        make(root, incidents)
    with Project.open(root) as project:
        catalogue = project.catalogue()
        catalogue.update()
        catalogue.close()


@contextmanager
def served(root: Path) -> Iterator[Server]:
    """The project, served by a process of its own."""
    command = [sys.executable, "-u", "-m", "gawah", "--project", str(root), "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None  # noqa: S101 (it was asked for)
        for line in process.stdout:
            if (found := re.search(r"http://127\.0\.0\.1:(\d+)(/start\?\S+)", line)) is not None:
                yield Server(int(found[1]), found[2], process.pid)
                return
        raise RuntimeError("gawah serve ended without an address")
    finally:
        process.terminate()
        process.wait()


def paths(root: Path) -> Mapping[str, list[str]]:
    """What is asked for: addresses by the kind of page, chosen by chance but always the same."""
    from gawah.catalogue import Wanted

    chance = random.Random(2)  # noqa: S311 (the same each time; nothing secret)
    with Project.open(root) as project:
        catalogue = project.catalogue()
        rows = [
            row
            for _ in range(_SAMPLE // 20)
            for row in catalogue.incidents(Wanted(), number=chance.randint(1, 4_000), size=20).rows
        ]
        catalogue.close()
    words = [chance.choice(row.title.split()) for row in rows]
    years = [chance.randint(1995, 2025) for _ in rows]
    types = [row.type for row in rows]
    return {
        "inbox": [f"/inbox?page={chance.randint(1, 900)}" for _ in rows] + ["/inbox"] * _SAMPLE,
        "register": [
            f"/register?type={type_}&since={year}&until={year + 2}"
            for type_, year in zip(types, years, strict=True)
        ]
        + [f"/register?place={quote(row.place_name or row.type)}" for row in rows]
        + ["/register"] * _SAMPLE,
        "incident": [f"/incidents/{row.id}" for row in rows],
        "search": [f"/search?q={quote(word)}" for word in words],
    }


def measured(server: Server, asked: Mapping[str, list[str]], pause: float) -> Times:
    """The times of all requests of all readers.

    Args:
        server: what is asked.
        asked: addresses by the kind of page.
        pause: seconds that each reader looks at a page before the next.
    """
    times = Times({what: [] for what in asked})
    lock = threading.Lock()
    until = time.monotonic() + _SECONDS
    readers = [
        threading.Thread(target=_read, args=(server, asked, (pause, until, number), (times, lock)))
        for number in range(READERS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return times


def _read(
    server: Server,
    asked: Mapping[str, list[str]],
    how: tuple[float, float, int],
    into: tuple[Times, threading.Lock],
) -> None:
    (pause, until, number), (times, lock) = how, into
    chance = random.Random(number)  # noqa: S311 (which page is looked at next)
    browser = Browser(server)
    time.sleep(pause * chance.random())
    while time.monotonic() < until:
        what = chance.choice(list(asked))
        begun = time.perf_counter()
        browser.get(chance.choice(asked[what]))
        taken = time.perf_counter() - begun
        with lock:
            times.seconds[what].append(taken)
            times.wrong += browser.status != 200
        time.sleep(pause * 2 * chance.random())


def hand_in(server: Server, count: int) -> None:
    """Hand in documents that were never there, which are then read beside the pages."""
    from bench.documents import documents, sources
    from bench.run import REPORTS

    browser = Browser(server)
    found = re.search(rb'name="csrf" value="([^"]+)"', browser.get("/settings"))
    assert found is not None  # noqa: S101 (every page with a form has it)
    mark = f"Handed in at {time.time()}.\n\n".encode()
    texts = [mark + text for text in documents(sources(REPORTS), count)]
    for i in range(0, count, 50):
        browser.post("/inbox/add", found[1].decode(), texts[i : i + 50])


def _print(times: Times, asked: Mapping[str, list[str]], words: str) -> None:
    from bench.run import HEAD, Figure

    rate = sum(map(len, times.seconds.values())) / _SECONDS
    print(f"{READERS} readers {words}: {rate:.0f} pages a second, {times.wrong} wrong.")
    print(HEAD)
    for what in asked:
        print(Figure(f"{what}, 95 % within", times.milliseconds(what, 95), 100, "ms"), flush=True)


def main() -> int:
    """Measure and print."""
    from bench.run import Figure

    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/bench-register")
    prepared(root)
    asked = paths(root)
    print(core_speed())
    with served(root) as server:
        measured(server, asked, 0.05)  # what is loaded once is loaded
        _print(measured(server, asked, 1.0), asked, "who look at each page for a second")
        _print(measured(server, asked, 0.0), asked, "who never pause")
        hand_in(server, _READ)
        _print(measured(server, asked, 1.0), asked, "who look for a second, while documents are read")
        print(Figure("memory at the peak", server.peak(), 600, "MB"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
