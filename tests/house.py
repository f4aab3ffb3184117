"""What every test has around it: no network, one place index for all, snapshots, a project of its own."""

from __future__ import annotations

import gc
import os
import re
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol

import pytest

from gawah.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]


class Snapshot(Protocol):
    """Compares words with those kept beside the test; ``--update`` keeps them anew."""

    def __call__(self, words: str, name: str = "") -> None: ...


class NetworkError(RuntimeError):
    """A test tried to reach another machine."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write snapshots anew instead of comparing")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """gawah works offline, and so do its tests: only sockets within this machine's file system connect."""

    def refuse(*_arguments: object, **_named: object) -> NoReturn:
        raise NetworkError("A test tried to look up a name on the network; put its data beside the test.")

    class Local(socket.socket):
        def connect(self, address: object) -> None:
            self._see(address)
            super().connect(address)  # type: ignore[arg-type]  # the shape depends on the family

        def connect_ex(self, address: object) -> int:
            self._see(address)
            return super().connect_ex(address)  # type: ignore[arg-type]

        def _see(self, address: object) -> None:
            if not _is_within(self.family, address):
                raise NetworkError(f"A test tried to connect to {address}; put its data beside the test.")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", Local)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


def _is_within(family: int, address: object) -> bool:
    """Whether an address is in this machine's file system; Windows joins pairs of sockets by its loopback."""
    if os.name == "posix":
        return family == socket.AF_UNIX
    return isinstance(address, tuple) and address[0] in ("127.0.0.1", "::1")


@pytest.fixture(scope="session", autouse=True)
def shared_cache() -> Iterator[Path]:
    """The place index is made once for all tests and all later runs of them."""
    cache = ROOT / "build" / "test-cache"
    cache.mkdir(parents=True, exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "GAWAH_CACHE", str(cache))
        yield cache


def remove(path: Path) -> None:
    """Remove a file, also one that is read-only: Windows does not let go of these."""
    path.chmod(0o600)
    path.unlink()


def remove_tree(folder: Path) -> None:
    """Remove a folder with all in it, also what is read-only; nothing where there is none."""
    if os.name != "posix":
        gc.collect()  # what nobody closed is open until then, and cannot be removed there
    for one in folder.rglob("*"):
        if one.is_file():
            one.chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def tmp_project(tmp_path: Path) -> Iterator[Project]:
    """An empty project that is gone after the test."""
    with Project.create(tmp_path / "project") as project:
        yield project


def compare_with_kept(path: Path, words: str, *, update: bool) -> None:
    """Compare words with those kept in a file, or keep them; line ends and all."""
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(words, encoding="utf-8", newline="")
        return
    if not path.exists():
        pytest.fail(f"There is no snapshot {path.name} yet: look at the output, then use --update.")
    with path.open(encoding="utf-8", newline="") as kept:
        assert words == kept.read(), f"{path.name} differs; if that is meant, use --update."


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """Words that are long to write down and easy to look at: a page of output, a whole form."""
    folder = request.path.parent / "__snapshots__"
    update: bool = request.config.getoption("--update")

    def compare(words: str, name: str = "") -> None:
        stem = f"{request.path.stem}-{request.node.name}" + (name and f"-{name}")
        compare_with_kept(folder / (re.sub(r"[^\w.-]+", "_", stem) + ".txt"), words, update=update)

    return compare
