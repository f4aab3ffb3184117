"""The keys of an encrypted project: what opens them, what does not, and what a change of one bit does."""

from __future__ import annotations

import json
import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.errors import DataError, UsageError
from gawah.vault import Cost, Vault, is_sealed, item_key_at, lock_with, open_with
from gawah.vault.shares import key_of, read_share, shared

CHEAP = Cost(memory=64, passes=1, lanes=1)
PHRASE = "seven green chairs by the well"


def test_a_passphrase_opens_what_it_locked_and_no_other_does() -> None:
    vault = Vault.new()
    slot = lock_with(PHRASE, vault.main, CHEAP)
    assert open_with(PHRASE, slot) == vault.main
    for wrong in (PHRASE[:-1], PHRASE + " ", PHRASE.upper(), ""):
        assert open_with(wrong, slot) is None
    assert PHRASE.encode() not in slot
    assert vault.main.hex().encode() not in slot


def test_a_passphrase_typed_on_another_keyboard_is_the_same() -> None:
    main = Vault.new().main
    # One letter, or a letter and its mark; Arabic letters as they are joined, and as they are typed.
    assert open_with("cafe\u0301 cafe\u0301 12", lock_with("caf\u00e9 caf\u00e9 12", main, CHEAP)) == main
    assert open_with("ﻻﻻ گواہ گواہ گواہ", lock_with("لالا گواہ گواہ گواہ", main, CHEAP)) == main


def test_a_short_passphrase_is_refused_with_what_to_do() -> None:
    with pytest.raises(UsageError, match=r"of 5 letters.*at least 12: five or six"):
        lock_with("short", Vault.new().main, CHEAP)


def test_no_changed_slot_opens_and_none_takes_all_memory() -> None:
    vault = Vault.new()
    slot = lock_with(PHRASE, vault.main, CHEAP)
    for name, value in (
        ("memory", 1 << 40),
        ("passes", 0),
        ("lanes", -1),
        ("salt", ""),
        ("wrapped", "AAAA"),
        ("kdf", "md5"),
        ("wrapped", None),
    ):
        with pytest.raises(DataError, match=r"keys/passphrase.json\) is damaged"):
            open_with(PHRASE, json.dumps(json.loads(slot) | {name: value}).encode())
    for torn in (b"", slot[:40], b"[]", b"\xff"):
        with pytest.raises(DataError, match="is damaged"):
            open_with(PHRASE, torn)
    wrapped = json.loads(slot)["wrapped"]
    other = wrapped.replace(wrapped[5], "A" if wrapped[5] != "A" else "B")
    assert open_with(PHRASE, json.dumps(json.loads(slot) | {"wrapped": other}).encode()) is None


@given(data=st.binary(max_size=300), what=st.text(max_size=20))
@settings(max_examples=50, deadline=None)
def test_a_file_opens_under_its_own_name_alone(data: bytes, what: str) -> None:
    vault = Vault(bytes(32))
    kept = vault.seal_file(data, what)
    assert is_sealed(kept)
    assert vault.open_file(kept, what) == data
    assert vault.seal_file(data, what) != kept
    with pytest.raises(DataError):
        vault.open_file(kept, what + "x")
    with pytest.raises(DataError):
        Vault(bytes(31) + b"\1").open_file(kept, what)


def test_each_bit_of_an_encrypted_file_counts() -> None:
    vault = Vault.new()
    kept = vault.seal_file(b"Lena Okoro was killed in Torva.", "a")
    for bit in range(8 * len(kept)):
        changed = bytearray(kept)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(DataError):
            vault.open_file(bytes(changed), "a")
    for length in range(len(kept)):
        with pytest.raises(DataError):
            vault.open_file(kept[:length], "a")


def test_a_file_whose_own_key_is_destroyed_opens_no_more() -> None:
    vault = Vault.new()
    kept = vault.seal_file(b"what was told", "a")
    with pytest.raises(DataError, match="its key is destroyed"):
        vault.open_file(kept[: item_key_at().start] + bytes(40) + kept[item_key_at().stop :], "a")


def test_lines_open_as_they_were_and_torn_ones_do_not() -> None:
    vault = Vault.new()
    line = vault.seal_line("گواہ {}")
    assert vault.open_line(line) == "گواہ {}"
    for wrong in (line[:-4], "", "not base64!", line[4:]):
        with pytest.raises(DataError):
            vault.open_line(wrong)


def test_each_purpose_has_a_key_of_its_own_and_none_is_printed() -> None:
    vault = Vault.new()
    assert len({vault.main, vault.store_key, vault.catalogue_key}) == 3
    assert vault.name_of("ab") != vault.name_of("ac") != Vault.new().name_of("ac")
    assert vault.main.hex() not in f"{vault!r} {vault}"
    assert pickle.loads(pickle.dumps(vault)).store_key == vault.store_key  # noqa: S301 (our own)


def test_any_two_of_three_shares_open_and_one_does_not() -> None:
    vault = Vault.new()
    shares, kept = shared(vault.main)
    assert len(shares) == 3
    for two in ((0, 1), (2, 0), (1, 2)):
        assert key_of(tuple(shares[number] for number in two), kept) == vault.main
    with pytest.raises(UsageError, match="two different ones"):
        key_of((shares[0], shares[0]), kept)
    with pytest.raises(UsageError, match="two different ones"):
        key_of((shares[0],), kept)
    others, others_kept = shared(vault.main)
    with pytest.raises(UsageError, match="do not belong together"):
        key_of((shares[0], others[1]), kept)
    with pytest.raises(UsageError, match="new ones were made since"):
        key_of(shares[:2], others_kept)
    with pytest.raises(UsageError, match="new ones were made since"):
        key_of(shares[:2], bytes(40))
    with pytest.raises(DataError, match="is damaged"):
        key_of(shares[:2], kept[:-1])


def test_a_slip_of_the_pen_in_a_share_is_found() -> None:
    (share, *_), _ = shared(Vault.new().main)
    words = share.split()
    assert read_share(f"  {share.upper()} \n") == share
    chance = random.Random(3)  # noqa: S311
    for _ in range(40):
        typed = list(words)
        at = chance.randrange(len(typed))
        typed[at] = chance.choice([word for word in words if word != words[at]])
        with pytest.raises(UsageError, match="It has 33 words"):
            read_share(" ".join(typed))
    with pytest.raises(UsageError, match="It has 33 words"):
        read_share(" ".join(words[:-1]))
