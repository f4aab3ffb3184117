"""The fixtures that stand around every test."""

from __future__ import annotations

import os
import socket
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.house import compare_with_kept

if TYPE_CHECKING:
    from gawah.project import Project
    from tests.house import Snapshot


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_no_test_reaches_another_machine(family: socket.AddressFamily) -> None:
    with socket.socket(family) as line, pytest.raises(RuntimeError, match="put its data beside the test"):
        line.connect(("192.0.2.1", 80))


def test_libraries_are_stopped_too() -> None:
    with pytest.raises(RuntimeError, match="on the network"):
        urllib.request.urlopen("http://reports.example/")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets here")
def test_sockets_of_this_machine_work(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        place = os.path.relpath(tmp_path / "s")
        server.bind(place)
        server.listen()
        client.connect(place)


def test_one_cache_for_all() -> None:
    cache = Path(os.environ["GAWAH_CACHE"])
    assert cache.parts[-2:] == ("build", "test-cache")
    assert cache.is_dir()


def test_a_project_for_a_test(tmp_project: Project) -> None:
    assert tmp_project.root.is_dir()


def test_a_snapshot_is_kept_beside_the_test(snapshot: Snapshot) -> None:
    snapshot("one line\nگواہ\n")


def test_a_snapshot_is_compared_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "__snapshots__" / "words.txt"
    with pytest.raises(pytest.fail.Exception, match=r"no snapshot words\.txt yet"):
        compare_with_kept(path, "said\r\n", update=False)
    compare_with_kept(path, "said\r\n", update=True)
    compare_with_kept(path, "said\r\n", update=False)
    with pytest.raises(AssertionError, match="differs"):
        compare_with_kept(path, "said\n", update=False)
