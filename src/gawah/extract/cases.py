"""What part each noun has where the verb stands last: the word behind it tells."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from gawah.extract.arguments import Roles
from gawah.model.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.extract.grammar import Grammar
    from gawah.extract.heads import Head
    from gawah.extract.triggers import Trigger

_PHRASES = (("agent_phrases", "doer"), ("patient_phrases", "patient"), ("with_phrases", "with"))
_MARKERS = (
    ("agent_markers", "doer"),
    ("patient_markers", "patient"),
    ("at_markers", "at"),
    ("from_markers", "with"),
    ("place_markers", "aside"),
    ("owner_markers", "owner"),
)
"""Lists of ``grammar.yaml`` with the part that their phrases and words give the noun before them."""
_SERVING = frozenset({"doers", "state_doers"})
_ASIDE_REACH, _NAME_REACH = 12, 3
"""How many words an aside between commas, and an unknown name behind a noun, may have."""


def _describes(head: Head, after: Head | None) -> bool:
    """Whether a noun only says what the next noun is: "motorcycle riders (two) gunmen"."""
    if after is None or head.last not in {after.first, after.left}:
        return False
    return head.argument.kind == after.argument.kind == "group" and "doers" in after.classes


@cache
def _markers(grammar: Grammar) -> dict[str, str]:
    """The words that tell the part of the noun before them."""
    return {key: case for name, case in reversed(_MARKERS) for key in grammar.words.set(name)}


@cache
def _behind_names(grammar: Grammar, is_animate: bool) -> frozenset[str]:  # noqa: FBT001 (part of a cache key)
    """The markers that may stand behind a name of several words."""
    lists = ("agent_markers",) if is_animate else ("inside_markers", "at_markers")
    return grammar.words.union("patient_markers", *lists)


class CaseRoles(Roles):
    """Reads the markers behind the heads of one sentence, over asides and embedded clauses."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.heads = self._with_parents(self.heads)
        self.employers: dict[int, Head] = {}
        if any(here.last in {after.first, after.left} for here, after in pairwise(self.heads)):
            self._join_neighbours()
        self._object_pronouns = self.grammar.words.set("object_pronouns")
        self._cases: dict[int, str] = {}
        self._marked: dict[int, int | None] = {}
        self.asides: dict[int, int] = {}
        self._embedded: list[tuple[int, int]] = []
        between = self._between_commas()
        if between:
            self.asides = self._find_asides(between)
            self._borders = [at for at in self._borders if not self._inside(at, self.asides.items())]
            self._embedded = self._find_embedded(between)

    def _behind_agents(self) -> Iterator[int]:
        """None: the word for "by" stands behind those whom it names, as one of the markers."""
        return iter(())

    @kept
    def _starts(self) -> set[int]:
        """The words with which heads and deeds begin."""
        return {h.first for h in self.heads} | {t.first for t in self.all_triggers}

    def _join_neighbours(self) -> None:
        """Leave out the heads that only say more of the head right behind them, as whom they employ."""
        self.employers = {
            after.first: here
            for here, after in pairwise(self.heads)
            if here.argument.kind == "body" and here.last == after.first and after.classes & _SERVING
        }
        employers = {head.first for head in self.employers.values()}
        following = zip_longest(self.heads, self.heads[1:])
        self.heads = [h for h, after in following if h.first not in employers and not _describes(h, after)]

    def _with_parents(self, heads: list[Head]) -> list[Head]:
        """The heads with "son of Y" as part of the name before it."""
        parentage = self.grammar.words.set("parentage")
        if parentage.isdisjoint(self.keys):
            return heads
        joined: list[Head] = []
        for head in heads:
            is_parent = head.argument.kind == "person" and self.keys[head.first - 1] in parentage
            if is_parent and joined and joined[-1].last == head.first - 1:
                joined[-1] = replace(joined[-1], last=head.last)
            else:
                joined.append(head)
        return joined

    @staticmethod
    def _inside(at: int, spans: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
        return next(((start, end) for start, end in spans if start <= at < end), None)

    def _find_asides(self, between: Sequence[tuple[int, int]]) -> dict[int, int]:
        """Words between commas that part a noun from its marker, or say again who somebody named is."""
        words = self.grammar.words
        markers = words.set("agent_markers") | words.set("patient_markers")
        named = {head.last for head in self.heads if head.argument.kind == "person"}
        groups = {head.last for head in self.heads if head.argument.kind == "group"}
        return {
            begin: end + 1
            for begin, end in between
            if end + 1 < len(self.keys)
            and (self.keys[end + 1] in markers or (begin in named and end in groups))
        }

    def _find_embedded(self, between: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Relative clauses between commas behind a noun or its marker, which part its clause."""
        relatives = self.grammar.words.set("relatives")
        nouns = {head.last for head in self.heads}
        return [
            (begin, end + 1)
            for begin, end in between
            if self.keys[begin + 1] in relatives
            and begin not in self.asides
            and (begin in nouns or (begin > 0 and self.is_marker(begin - 1)))
        ]

    def _between_commas(self) -> list[tuple[int, int]]:
        if self.keys.count(",") < 2:
            return []
        commas = [at for at, key in enumerate(self.keys) if key == ","]
        return [(begin, end) for begin, end in pairwise(commas) if 1 < end - begin <= _ASIDE_REACH]

    def left_border(self, at: int) -> int:
        """The first word of the clause that a word stands in, over clauses embedded in it."""
        if not self._embedded:
            place = bisect_left(self._borders, at)
            return self._borders[place - 1] + 1 if place else 0
        mine = self._inside(at, self._embedded)
        borders = (b for b in self._borders if b < at and self._inside(b, self._embedded) == mine)
        return max((b + 1 for b in borders), default=mine[0] + 1 if mine else 0)

    def in_clause(self, begin: int, trigger: Trigger) -> list[Head]:
        """The heads from a word up to a deed, on the level of the deed."""
        heads = [h for h in self.heads if begin <= h.first < trigger.first]
        if not (self._embedded or self.asides):
            return heads
        mine = self._inside(trigger.first, self._embedded)
        heads = [h for h in heads if self._inside(h.first, self._embedded) == mine]
        return [h for h in heads if not self._inside(h.first, self.asides.items())]

    def case(self, head: Head) -> str:
        """What the word behind a head makes of it.

        ``doer``, ``patient``, ``at``, ``with``, ``owner``, ``aside`` (where, from where) or nothing.
        """
        if self.keys[head.first] in self._object_pronouns:
            return "patient"
        known = self._cases.get(head.last)
        if known is None:
            at = self.marker_at(head)
            known = "doer" if at is not None and self._is_force(head, at) else None
            known = self._cases[head.last] = known or ("" if at is None else self._case_at(at))
        return known

    def _case_at(self, at: int) -> str:
        words = self.grammar.words
        for name, case in _PHRASES:
            phrases = words.phrases(name)
            if self.keys[at] in phrases.first_words and phrases.at(self.keys, at) is not None:
                return case
        return _markers(self.grammar).get(self.keys[at], "")

    def _is_force(self, head: Head, at: int) -> bool:
        """Whether a word right behind a force or crowd says what it did: "police firing", "mob attack"."""
        words = self.grammar.words
        phrases = words.phrases("force_phrases")
        if head.last != at or not head.classes & _SERVING or self.keys[at] not in phrases.first_words:
            return False
        is_force = self.keys[head.last - 1] in words.set("collectives") and head.argument.low is None
        return is_force and phrases.at(self.keys, at) is not None

    def marker_at(self, head: Head) -> int | None:
        """Where the marker of a head stands: behind it, or behind an aside or an unknown name."""
        if head.last not in self._marked:
            self._marked[head.last] = self._find_marker(head)
        return self._marked[head.last]

    def _find_marker(self, head: Head) -> int | None:
        at = self.asides.get(head.last, head.last)
        if at < len(self.keys) and self.keys[at] == "(":
            inside = range(at, min(at + _ASIDE_REACH, len(self.keys)))
            at = next((i + 1 for i in inside if self.keys[i] == ")"), at)
        if at >= len(self.keys):
            return None
        if self.is_marker(at) or self._is_force(head, at):
            return at
        return self._behind_name(head, at)

    def is_marker(self, at: int) -> bool:
        """Whether a word gives the noun before it its part."""
        return self.keys[at] in _markers(self.grammar)

    def _behind_name(self, head: Head, at: int) -> int | None:
        """The marker behind words that go on naming what the head begins to name ("village Aminpur in")."""
        endings = _behind_names(self.grammar, head.is_animate)
        for here in range(at, min(at + _NAME_REACH + 1, len(self.keys))):
            key = self.keys[here]
            if key in endings:
                return here
            ends = self.is_marker(here) or key in self.grammar.phrase_ends
            if here in self._starts or ends or not key.isalpha():
                return None
        return None
