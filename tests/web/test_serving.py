from __future__ import annotations

import os
import signal
import socket
from typing import TYPE_CHECKING

import pytest

from gawah.errors import ProjectError, UsageError
from gawah.web import serving
from tests.web.browsing import address_of, started

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_wish_the_next_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(serving, "PORT", taken.getsockname()[1])
        address = serving.listen("127.0.0.1", None)
        with address.socket:
            assert address.port > taken.getsockname()[1]
        with pytest.raises(ProjectError, match="is in use"):
            serving.listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_any_port_is_taken_where_that_is_asked_for(host: str) -> None:
    address = serving.listen(host, 0)
    with address.socket:
        assert address.socket.proto == socket.IPPROTO_TCP, "else small answers wait for 40 ms"
        assert address.url("abc") == f"http://127.0.0.1:{address.port}/start?token=abc"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "127.0.0.2", "example.org", "", "127.1"])  # noqa: S104
def test_no_other_computer_is_let_in(host: str) -> None:
    with pytest.raises(UsageError, match="for this computer alone"):
        serving.listen(host, 0)


def test_an_address_of_the_newer_kind_is_written_in_brackets() -> None:
    with _Bound() as bound:
        assert serving.Address(bound, "::1").url("t") == "http://[::1]:9/start?token=t"


@pytest.mark.skipif(os.name != "posix", reason="on Windows nobody but a console sends Ctrl-C")
def test_ctrl_c_ends_it_with_a_sentence(tmp_path: Path) -> None:
    with started(tmp_path / "project") as server:
        assert "/start?token=" in address_of(server)
        server.send_signal(signal.SIGINT)
        told = server.communicate(timeout=20)[0]
    assert server.returncode == 0
    assert "gawah serves no more." in told
    assert "Traceback" not in told


class _Bound(socket.socket):
    def getsockname(self) -> tuple[str, int]:
        return "::1", 9
