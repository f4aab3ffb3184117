"""Which given names are known to be what: "Nasir" and "Nazir" sound alike, and are two names.

The names of Urdu are written in one way in their own script, and in many in Latin letters. A Latin
spelling is one of those that it sounds like; two spellings of one Urdu name are one name, those of two
are two.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from gawah.languages import codes, table
from gawah.resolve.spellings import frames, similarity
from gawah.values.scripts import key

_SURE = 0.9
"""How like a known name a spelling must be to be taken for it."""
_NEARLY = 0.03
"""Known names that are so much less like it than the best are possible too."""
_LISTS = ("female", "male", "surnames")
_REMEMBERED = 65_536


@lru_cache(maxsize=_REMEMBERED)
def known_as(word: str) -> frozenset[str]:
    """The names of Urdu that a word may be; none where it is like no known one, or is one in itself."""
    folded = key(word)
    names = _names()
    if any(folded in found for found in names.values()):
        return frozenset({folded})
    near = {name for frame in frames(folded) for name in names.get(frame, ())}
    scored = [(similarity(folded, name, _SURE), name) for name in near]
    best = max((score for score, _ in scored), default=0.0)
    return frozenset(name for score, name in scored if score >= max(_SURE, best - _NEARLY))


@cache
def _names() -> dict[str, frozenset[str]]:
    """The known names, by the frame of their sounds."""
    found: dict[str, set[str]] = defaultdict(set)
    for code in codes():
        if code != "ur":
            continue
        for field in _LISTS:
            for name in map(key, str(table(code, "names").get(field) or "").split()):
                if len(name) > 2:
                    for frame in frames(name):
                        found[frame].add(name)
    return {frame: frozenset(names) for frame, names in found.items()}
