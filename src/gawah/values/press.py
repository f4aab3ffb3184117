"""What an agency or a paper is known by: its names, in every script, as one."""

from __future__ import annotations

from functools import cache, lru_cache

from gawah.languages import codes, table
from gawah.values.scripts import key


@lru_cache(10_000)
def press_key(name: str) -> str:
    """The form in which sources are compared: AFP, Agence France-Presse and اے ایف پی are one.

    Args:
        name: as a page or a person has it; one that no table knows is compared as it is written.

    Returns:
        the key; empty where the words name nobody ("agencies").
    """
    return press_key_of(key(name))


def press_key_of(name_key: str) -> str:
    """The same of a name that was folded already (``values.scripts.key``)."""
    return _known().get(name_key, name_key)


def is_known(name_key: str) -> bool:
    """Whether a key is that of an agency or a paper of the tables."""
    return name_key in _keys()


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for code in codes():
        words = table(code, "press")
        for one, names in words.get("names", {}).items():
            known |= {key(str(name)): str(one) for name in (one, *names)}
        known |= {key(str(name)): "" for name in words.get("nobody", ())}
    return known


@cache
def _keys() -> frozenset[str]:
    return frozenset(_known().values()) - {""}
