from __future__ import annotations

import json
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.seal.commitment import SALT_BYTES, canonical, committed, salts

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


def test_a_leaf_is_what_the_docs_say() -> None:
    told = {"b": 'Café گواہ "1"\n', "a": 0.25, "c": None}
    data = canonical("verdicts", told)
    assert data == '["verdicts",{"a":0.25,"b":"Café گواہ \\"1\\"\\n","c":null},[]]'.encode()
    salt = bytes(range(16))
    assert committed(salt, data) == sha256(b"\0" + sha256(salt + data).digest()).digest()


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=4))
def test_any_record_is_told_in_one_way_and_read_back(told: dict[str, object]) -> None:
    data = canonical("kind", told)
    assert json.loads(data.decode("utf-8", "surrogatepass")) == ["kind", told, []]
    assert canonical("kind", dict(reversed(told.items()))) == data


def test_half_a_surrogate_pair_is_told_as_it_came() -> None:
    assert canonical("k", {"a": "\ud800"}) != canonical("k", {"a": "\ud801"})


def test_no_two_salts_are_one() -> None:
    drawn = salts(1000)
    assert len(set(drawn)) == 1000
    assert {len(one) for one in drawn} == {SALT_BYTES} == {16}
    assert salts(0) == []
