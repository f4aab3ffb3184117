"""Time-stamps by an authority on this machine, which openssl is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest

from gawah.errors import DataError, ProjectError, UsageError
from gawah.project.stamps import ask, send_waiting, stamps
from gawah.project.verify import verify
from gawah.seal.stamps import Stamp
from tests.authority import OPENSSL, Authority, openssl
from tests.house import remove

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Project

URL = "https://tsa.example/stamp"
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="there is no openssl here to be an authority")


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "authority")


@pytest.fixture
def kept(project: Project) -> Project:
    project.add(b"A report.\n", name="a.txt")
    return project


def offline(_url: str, _question: bytes) -> NoReturn:
    raise OSError(101, "Network is unreachable")


def test_a_stamp_is_checked_when_it_comes_and_again_by_verify(kept: Project, authority: Authority) -> None:
    asked = ask(kept, URL, authority.roots)
    ((_, stamp),) = send_waiting(kept, authority.send)
    assert isinstance(stamp, Stamp)
    assert stamp.authority == "CN=Local Time"
    assert stamp.at.endswith("Z")
    assert list(send_waiting(kept, authority.send)) == []
    assert authority.asked == [URL]
    found = verify(kept.root)
    assert found.damages == []
    assert any("was there at" in one and asked.checkpoint in one for one in found.remarks)


def test_openssl_agrees(kept: Project, authority: Authority, tmp_path: Path) -> None:
    asked = ask(kept, URL, authority.roots)
    list(send_waiting(kept, authority.send))
    note = kept.root / "checkpoints" / asked.checkpoint
    answer = str(asked.folder / "answer.tsr")
    openssl(tmp_path, "ts", "-verify", "-data", str(note), "-in", answer, "-CAfile", "authority/ca.pem")


def test_without_a_connection_the_question_waits_and_says_so(kept: Project, authority: Authority) -> None:
    ask(kept, URL, authority.roots)
    ((asked, why),) = send_waiting(kept, offline)
    assert isinstance(why, ProjectError)
    assert "does not answer (Network is unreachable)" in str(why)
    assert not asked.is_answered
    assert any("waits for its answer" in one for one in verify(kept.root).remarks)
    ((_, stamp),) = send_waiting(kept, authority.send)
    assert isinstance(stamp, Stamp)


def test_the_same_state_is_asked_for_once_and_the_roots_are_remembered(
    kept: Project, authority: Authority
) -> None:
    with pytest.raises(UsageError, match="--root"):
        ask(kept, URL, None)
    first = ask(kept, URL, authority.roots)
    assert ask(kept, URL, None) == first
    kept.add(b"Another.\n", name="b.txt")
    assert ask(kept, URL, None) != first
    assert len(list(send_waiting(kept, authority.send))) == len(list(stamps(kept.root))) == 2


def test_an_answer_of_somebody_else_or_to_something_else_is_not_taken(
    kept: Project, authority: Authority, tmp_path: Path
) -> None:
    other = Authority(tmp_path / "other")
    ask(kept, URL, authority.roots)
    earlier: list[bytes] = []

    def repeated(url: str, question: bytes) -> bytes:
        earlier.append(authority.send(url, question.replace(question[-8:-4], b"\1\2\3\4")))
        return earlier[0]

    for send in (other.send, repeated, lambda _url, _question: b"<html>", lambda _url, _question: b""):
        ((asked, why),) = send_waiting(kept, send)
        assert isinstance(why, DataError)
        assert not asked.is_answered


@pytest.mark.parametrize("name", ["answer.tsr", "asked.json", "roots.pem"])
def test_a_stamp_that_was_damaged_is_named(kept: Project, authority: Authority, name: str) -> None:
    asked = ask(kept, URL, authority.roots)
    list(send_waiting(kept, authority.send))
    path = asked.folder / name
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-40])
    (sentence,) = verify(kept.root).damages
    assert sentence.startswith(f"stamps/{asked.folder.name}: ")


@pytest.mark.parametrize("url", ["tsa.example", "file:///etc/passwd", "ftp://tsa.example/x", "https://"])
def test_only_addresses_of_the_web_are_asked(kept: Project, authority: Authority, url: str) -> None:
    with pytest.raises(UsageError, match="not the address"):
        ask(kept, url, authority.roots)


def test_what_is_no_certificate_is_refused(kept: Project) -> None:
    with pytest.raises(DataError, match="no certificates"):
        ask(kept, URL, b"-----BEGIN NOTHING-----")
    assert list(stamps(kept.root)) == []


@pytest.mark.parametrize("wrong", ["https://tsa.example/stmap", "https://stamps.example/"])
def test_another_address_takes_the_place_of_one_that_waits(
    kept: Project, authority: Authority, wrong: str
) -> None:
    ask(kept, wrong, authority.roots)
    assert [asked.url for asked, _ in send_waiting(kept, offline)] == [wrong]
    right = ask(kept, URL, authority.roots)
    assert list(stamps(kept.root)) == [right]
    ((_, stamp),) = send_waiting(kept, authority.send)
    assert isinstance(stamp, Stamp)
    assert authority.asked == [URL]
    assert verify(kept.root).damages == []


def test_other_certificates_take_the_place_of_those_that_were_wrong(
    kept: Project, authority: Authority, tmp_path: Path
) -> None:
    first = ask(kept, URL, Authority(tmp_path / "other").roots)
    ((_, why),) = send_waiting(kept, authority.send)
    assert isinstance(why, DataError)
    second = ask(kept, URL, authority.roots)
    assert second.nonce != first.nonce
    ((_, stamp),) = send_waiting(kept, authority.send)
    assert isinstance(stamp, Stamp)
    # What was answered stays, and is not asked for again.
    assert ask(kept, URL, authority.roots) == second
    assert list(send_waiting(kept, authority.send)) == []


def test_a_question_that_is_gone_is_named(kept: Project, authority: Authority) -> None:
    asked = ask(kept, URL, authority.roots)
    remove(asked.folder / "asked.json")
    assert any(asked.folder.name in one for one in verify(kept.root).remarks)
    ask(kept, URL, authority.roots)
    list(send_waiting(kept, authority.send))
    remove(asked.folder / "asked.json")
    (sentence,) = verify(kept.root).damages
    assert sentence.startswith(f"stamps/{asked.folder.name}: ")
