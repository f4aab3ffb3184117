from __future__ import annotations

import io
import re
import threading
from typing import TYPE_CHECKING

import pyrage  # type: ignore[import-untyped]  # it brings no types
import pytest

from gawah.errors import DataError, UsageError
from gawah.seal.age import (
    PIECE,
    checked_recipient,
    decrypted,
    encrypted,
    fingerprint,
    new_identity,
    recipient_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MINE, OTHER = new_identity(), new_identity()


def sealed(data: bytes, *recipients: str) -> bytes:
    out = io.BytesIO()
    encrypted([data[:10], data[10:]], out, recipients or [recipient_of(MINE)])
    return out.getvalue()


def opened(file: bytes, *identities: str) -> bytes:
    with decrypted(io.BytesIO(file), identities or [MINE]) as source:
        return source.read()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE])
def test_what_was_encrypted_comes_back_and_age_itself_opens_it(size: int) -> None:
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    file = sealed(data)
    assert opened(file) == data
    assert pyrage.decrypt(file, [pyrage.x25519.Identity.from_str(MINE)]) == data
    assert opened(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient_of(MINE))])) == data


def test_each_of_several_opens_it_and_nobody_else() -> None:
    file = sealed(b"secret", recipient_of(MINE), recipient_of(OTHER))
    assert opened(file) == opened(file, OTHER) == b"secret"
    assert b"secret" not in file
    with pytest.raises(DataError, match="None of your keys opens this file"):
        opened(file, new_identity())
    with pytest.raises(UsageError, match="who is to open"):
        encrypted([b"x"], io.BytesIO(), [])


def test_no_byte_can_be_changed_and_the_place_is_named() -> None:
    file = sealed(bytes(3 * PIECE))
    for at in (*range(0, 700, 7), PIECE, 2 * PIECE + 500, len(file) - 1):
        with pytest.raises(DataError) as error:
            opened(file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :])
        place = re.search(r"between byte (\d+) and byte (\d+)", str(error.value))
        if place is not None:
            assert int(place[1]) <= at < int(place[2]) <= len(file)
    assert place is not None


@pytest.mark.parametrize("kept", [0, 30, 200, 300, PIECE, PIECE + 500, 3 * PIECE])
def test_a_file_that_was_cut_off_is_not_whole(kept: int) -> None:
    with pytest.raises(DataError):
        opened(sealed(bytes(3 * PIECE))[:kept])
    with pytest.raises(DataError):
        opened(sealed(bytes(3 * PIECE)) + b"x")


def test_what_is_read_before_the_damage_is_what_was_written() -> None:
    data = bytes(range(256)) * 1024
    file = sealed(data)
    with decrypted(io.BytesIO(file[:-1]), [MINE]) as source:
        assert source.read(3 * PIECE) == data[: 3 * PIECE]
        with pytest.raises(DataError, match="cut off"):
            source.read()


def test_whoever_stops_reading_leaves_nothing_running() -> None:
    before = threading.active_count()
    with decrypted(io.BytesIO(sealed(bytes(100 * PIECE))), [MINE]) as source:
        assert source.read(5) == bytes(5)
    assert threading.active_count() == before


def test_what_goes_wrong_with_the_pieces_or_the_file_is_told_as_it_is() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"a" * PIECE
        raise DataError("The evidence is damaged.")

    with pytest.raises(DataError, match="The evidence is damaged"):
        encrypted(pieces(), io.BytesIO(), [recipient_of(MINE)])

    class Torn(io.RawIOBase):
        def read(self, size: int = -1, /) -> bytes:
            raise PermissionError(5, f"Input/output error at {size}")

    with pytest.raises(PermissionError, match="Input/output"), decrypted(Torn(), [MINE]) as source:
        source.read()


def test_keys_are_checked_and_told_apart_by_their_digits() -> None:
    mine, other = recipient_of(MINE), recipient_of(OTHER)
    assert checked_recipient(f" {mine}\n") == mine
    assert re.fullmatch(r"(\d{5} ){4}\d{5}", fingerprint(mine))
    assert fingerprint(mine) != fingerprint(other)
    assert fingerprint("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p") == FIXED
    for wrong in ("", "age1xyz", MINE, mine[:-1] + ("q" if mine[-1] != "q" else "p")):
        with pytest.raises(UsageError):
            checked_recipient(wrong)
    with pytest.raises(DataError):
        recipient_of("AGE-SECRET-KEY-1ABC")


FIXED = "01011 83994 92712 21491 89108"
"""The digits of the public key in the documentation of age: they must never change."""
