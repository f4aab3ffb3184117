from __future__ import annotations

import base64
import os
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.errors import DataError
from gawah.seal.checkpoint import Checkpoint, opened, signed
from gawah.seal.keys import LogKey, PublicKey, write_private

if TYPE_CHECKING:
    from pathlib import Path

# The key and the note by which the Go implementation of signed notes is tested.
VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="

KEY = LogKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
OTHER = LogKey(Ed25519PrivateKey.from_private_bytes(bytes(32)))
STATE = Checkpoint(KEY.public.name, 4711, bytes(range(32)))
NOTE = signed(STATE, KEY)


def test_a_signature_of_another_implementation_holds() -> None:
    key = PublicKey.read(VERIFIER)
    signature = base64.b64decode(SIGNATURE)
    assert signature[:4] == key.id
    assert key.has_signed(TEXT.encode(), signature[4:])
    assert key.line == VERIFIER
    with pytest.raises(DataError, match="no checkpoint"):  # signed as it should be, and about something else
        opened(f"{TEXT}\n— PeterNeumann {SIGNATURE}\n".encode(), [key])


def test_a_checkpoint_is_written_to_the_byte_as_specified() -> None:
    text, signature = NOTE.rsplit("\n\n", 1)
    assert text == f"{KEY.public.name}\n4711\n{base64.b64encode(bytes(range(32))).decode()}"
    dash, name, encoded = signature.rstrip("\n").split(" ")
    assert (dash, name) == ("\N{EM DASH}", KEY.public.name)
    assert base64.b64decode(encoded)[:4] == KEY.public.id
    assert len(base64.b64decode(encoded)) == 68
    assert signed(STATE, KEY) == NOTE, "the same state has the same bytes"


def test_what_was_signed_is_read_back_with_the_signatures_of_others() -> None:
    assert opened(NOTE.encode(), [KEY.public]) == STATE
    witness = NOTE + "\N{EM DASH} witness.example/w1 " + base64.b64encode(bytes(76)).decode() + "\n"
    assert opened(witness.encode(), [OTHER.public, KEY.public]) == STATE
    both = NOTE + signed(STATE, OTHER).rsplit("\n\n", 1)[1]
    assert opened(both.encode(), [OTHER.public]) == STATE


def test_lines_that_others_add_are_signed_with_the_rest() -> None:
    text = STATE.text + "further words\n"
    signature = base64.b64encode(KEY.public.id + KEY.sign(text.encode())).decode()
    note = f"{text}\n\N{EM DASH} {KEY.public.name} {signature}\n"
    assert opened(note.encode(), [KEY.public]) == STATE
    with pytest.raises(DataError, match="changed after it was signed"):
        opened(note.replace("further", "other").encode(), [KEY.public])


def test_no_bit_of_a_checkpoint_can_be_flipped() -> None:
    for bit in range(len(NOTE.encode()) * 8):
        damaged = bytearray(NOTE.encode())
        damaged[bit // 8] ^= 1 << bit % 8
        with pytest.raises(DataError):
            opened(bytes(damaged), [KEY.public])


@settings(deadline=None)
@given(st.integers(0, len(NOTE.encode()) - 1))
def test_a_checkpoint_that_is_cut_off_is_none(length: int) -> None:
    with pytest.raises(DataError):
        opened(NOTE.encode()[:length], [KEY.public])


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(DataError):
        opened(data, [KEY.public])


def test_a_key_that_is_not_known_says_nothing() -> None:
    with pytest.raises(DataError, match="not signed with the key"):
        opened(NOTE.encode(), [OTHER.public])
    renamed = PublicKey(KEY.public.name, OTHER.public.raw)
    with pytest.raises(DataError, match="not signed with the key"):
        opened(NOTE.encode(), [renamed])


def test_a_size_is_written_in_one_way() -> None:
    for size in ("04711", "-1", "4 711", "", "4711 "):
        text = f"{KEY.public.name}\n{size}\n{base64.b64encode(STATE.root).decode()}\n"
        signature = base64.b64encode(KEY.public.id + KEY.sign(text.encode())).decode()
        with pytest.raises(DataError):
            opened(f"{text}\n\N{EM DASH} {KEY.public.name} {signature}\n".encode(), [KEY.public])


def test_keys_are_read_back() -> None:
    assert PublicKey.read(KEY.public.line + "\n") == KEY.public
    assert LogKey.of_pem(KEY.pem).public == KEY.public
    assert LogKey.new().public != LogKey.new().public
    assert KEY.public.name.startswith("gawah/")


@settings(deadline=None)
@given(st.integers(0, len(KEY.public.line) - 1), st.sampled_from("aA0+/ \n"))
def test_a_public_key_with_a_changed_letter_is_none(at: int, letter: str) -> None:
    line = KEY.public.line
    changed = line[:at] + letter + line[at + 1 :]
    if changed.strip() == line:
        return
    with pytest.raises(DataError):
        PublicKey.read(changed)


def test_what_is_no_private_key_is_refused() -> None:
    with pytest.raises(DataError, match="damaged"):
        LogKey.of_pem(KEY.pem[:40])
    with pytest.raises(DataError, match="damaged"):
        LogKey.of_pem(b"")


def test_a_private_key_is_for_its_owner_and_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "log.pem"
    write_private(path, KEY.pem)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_private(path, OTHER.pem)
    assert path.read_bytes() == KEY.pem
    assert list(tmp_path.iterdir()) == [path]


def test_a_private_key_is_written_whole_also_where_files_have_one_name_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    path = tmp_path / "log.pem"
    write_private(path, KEY.pem)
    with pytest.raises(FileExistsError):
        write_private(path, OTHER.pem)
    assert path.read_bytes() == KEY.pem
    assert list(tmp_path.iterdir()) == [path]
