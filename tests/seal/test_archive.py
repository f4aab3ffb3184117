from __future__ import annotations

import io
import tarfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.errors import DataError
from gawah.seal.archive import Member, Pieces, archived, is_fit, unarchived, whole

if TYPE_CHECKING:
    from collections.abc import Iterator


def plain(archive: bytes) -> Iterator[tuple[str, bytes]]:
    for file in unarchived(Pieces([archive]), len(archive)):
        yield file.name, file.data()


names = st.from_regex(r"[a-z0-9]{1,12}(/[a-z0-9]{1,9}){0,3}", fullmatch=True).filter(is_fit)


@given(st.dictionaries(names, st.binary(max_size=2000), max_size=6), st.integers(1, 700))
def test_what_was_archived_comes_back(files: dict[str, bytes], step: int) -> None:
    data = b"".join(archived(whole(name, content) for name, content in files.items()))
    pieces = Pieces(data[at : at + step] for at in range(0, len(data), step))
    assert [(file.name, file.data()) for file in unarchived(pieces, len(data))] == list(files.items())
    with tarfile.open(fileobj=io.BytesIO(data)) as other:
        found = {one.name: other.extractfile(one) for one in other.getmembers()}
        assert {name: file.read() for name, file in found.items() if file is not None} == files


def test_a_file_that_is_not_read_is_passed_over() -> None:
    data = b"".join(archived([whole("a", b"x" * 1000), whole("b", b"y")]))
    assert [file.name for file in unarchived(Pieces([data]), len(data))] == ["a", "b"]


def _of(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0, link: str = "") -> bytes:
    info = tarfile.TarInfo(name)
    info.type, info.size, info.linkname = kind, size, link
    return info.tobuf(tarfile.GNU_FORMAT) + bytes(1024)


@pytest.mark.parametrize(
    "archive",
    [
        _of("../x"),
        _of("/etc/x"),
        _of("a/../../x"),
        _of("a//x"),
        _of("./x"),
        _of("C:x"),
        _of("a\\x"),
        _of("nul.txt"),
        _of("x."),
        _of("a\nx"),
        _of("x", tarfile.SYMTYPE, link="/etc/passwd"),
        _of("x", tarfile.LNKTYPE, link="../x"),
        _of("x", tarfile.CHRTYPE),
        _of("x", tarfile.BLKTYPE),
        _of("x", tarfile.FIFOTYPE),
        _of("x", tarfile.DIRTYPE),
        _of("x", tarfile.GNUTYPE_SPARSE),
        _of("x", tarfile.XHDTYPE),
        _of("x", tarfile.GNUTYPE_LONGNAME),
        _of("x", size=1 << 50),
        _of("x", size=8 << 30),
        _of("x", size=2000),
        b"",
        bytes(512) + b"x" * 512,
        b"\xff" * 1024,
        _of("x")[:512] + _of("X"),
        _of("x")[:500],
    ],
)
def test_what_gawah_did_not_write_is_refused(archive: bytes) -> None:
    with pytest.raises(DataError):
        list(plain(archive))


@given(st.binary(max_size=2048))
def test_any_bytes_are_an_archive_or_refused(data: bytes) -> None:
    try:
        assert all(is_fit(name) for name, _ in plain(data))
    except DataError:
        return


def test_a_file_that_changes_while_it_is_read_is_not_archived() -> None:
    with pytest.raises(DataError, match="changed while it was read"):
        list(archived([Member("a", 5, [b"1234"])]))
    with pytest.raises(DataError, match="may be called"):
        list(archived([whole("../a", b"")]))


def test_what_the_pieces_raise_is_raised_and_remembered() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"ab"
        raise KeyError("gone")

    source = Pieces(pieces())
    assert source.read(1) == b"a"
    with pytest.raises(KeyError):
        source.read(5)
    assert isinstance(source.failed, KeyError)
