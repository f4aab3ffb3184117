"""Which documents are one source, and what says so.

Two documents are one source where they have a publisher, an agency or an entered group in common, where a
text is printed in both or one is a translation of the other, where one cites the other, or both cite one
agency or paper. A person's word on two documents wins: "same" ties them, "different" parts them whatever else
they share. Independent sources are counted among the documents that tell of one thing; the order of arrival
changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from gawah.model import Same
from gawah.model.record import record
from gawah.register.clusters import Clusters, cluster, last_words
from gawah.register.named_sources import OWN, Gathered
from gawah.values.press import is_known, press_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gawah.model import Judgement
    from gawah.register.clusters import Pair
    from gawah.register.live import Claim

DOCUMENT = "document:"
"""What the id of a document begins with where it is a subject."""


@record
class Tie:
    """Why two documents are one source."""

    left: str
    right: str
    code: str
    """``person``, ``copies``, ``translates``, ``cites``, or the property whose value they have in common."""
    name: str
    """The key of what they have in common; of whom one cites; empty where a text or a person ties them."""
    claim: Claim | None
    """What says so in a document: the words that cite the other, or that name the publisher."""
    word: Judgement | None
    """What a person said of the two, or what a method found in both."""

    @property
    def called(self) -> str:
        """What to call what they have in common: as the document has it, where that is a name by itself."""
        value = self.claim.statement.value if self.claim is not None else ""
        return value if press_key(value) == self.name else self.name

    @property
    def words(self) -> str:
        """The words that show it: a sentence that both have, a person's reason, or the words that cite."""
        if self.word is not None:
            return self.word.words
        return (self.claim.statement.original or "") if self.claim is not None else ""


@dataclass(frozen=True)
class Sources:
    """The sources of some documents."""

    own: Mapping[str, Mapping[str, Claim]]
    """For each document by property what it belongs to: the claim that says so."""
    cited: Mapping[str, Mapping[str, Claim]]
    """For each document the keys of whom it may cite, each with the first claim that does."""
    texts: Mapping[str, str]
    """For each document whose text is printed in others, too: the one that stands for all."""
    words: Mapping[Pair, Judgement]
    """The word that counts about two documents."""
    _counted: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, document: str) -> str:
        """What a document is called as a source, taken by itself; its id where nothing names one."""
        return self._called.get(document, document)

    def all_of(self, document: str) -> tuple[str, ...]:
        """All that a document belongs to, what it is called by first; its id where nothing names one."""
        names = [f"source:{name}" for name in dict.fromkeys(self._keys.get(document, {}).values())]
        return tuple(names) or (document,)

    @cached_property
    def _keys(self) -> Mapping[str, Mapping[str, str]]:
        """For each document by property the keys of what it belongs to, what it is called by first."""
        return {
            document: {prop: press_key(told[prop].statement.value) for prop in OWN if prop in told}
            for document, told in self.own.items()
        }

    @cached_property
    def _called(self) -> Mapping[str, str]:
        return {document: f"source:{next(iter(keys.values()))}" for document, keys in self._keys.items()}

    @cached_property
    def _apart(self) -> frozenset[Pair]:
        """The documents of which the last word is that they are two sources, each pair in order."""
        return frozenset(
            (left.removeprefix(DOCUMENT), right.removeprefix(DOCUMENT))
            for (left, right), word in self.words.items()
            if word.same is Same.DIFFERENT
        )

    def among(self, documents: Iterable[str]) -> tuple[str, ...]:
        """The independent sources of some documents, one name for each, sorted."""
        chosen = tuple(sorted(set(documents)))
        if len(chosen) < 2:
            return tuple(map(self.of, chosen))
        if chosen not in self._counted:
            self._counted[chosen] = self._names(self.groups(chosen))
        return self._counted[chosen]

    def groups(self, documents: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Some documents, those of one source together, in order of id."""
        chosen = sorted(set(documents))
        shared, here = self._shared(chosen), set(chosen)
        apart = [pair for pair in self._apart if here.issuperset(pair)]
        if not apart:
            return _joined(chosen, (pair for some in shared for pair in pairwise(some)))
        clusters = Clusters(apart)
        for left, right in combinations(chosen, 2):
            if self._said(left, right) is Same.SAME:
                clusters.merge(left, right)
        for left, right in sorted({pair for some in shared for pair in combinations(sorted(set(some)), 2)}):
            if clusters.may_merge(left, right):
                clusters.merge(left, right)
        return tuple(sorted({tuple(sorted(clusters.members(one))) for one in chosen}))

    def ties(self, documents: Iterable[str]) -> tuple[Tie, ...]:
        """What ties some documents to each other, for each two that are one source directly: the surest."""
        found = []
        for some in self.groups(documents):
            for left, right in combinations(some, 2):
                tie = next(self._tied(left, right), None)
                if tie is not None and (left, right) not in self._apart:
                    found.append(tie)
        return tuple(found)

    def _tied(self, left: str, right: str) -> Iterator[Tie]:
        word = self.words.get((DOCUMENT + left, DOCUMENT + right))
        if word is not None and word.same is Same.SAME:
            yield Tie(left, right, _code(word), "", None, word)
        if left in self.texts and self.texts[left] == self.texts.get(right):
            yield Tie(left, right, "copies", "", None, self._copied(left))
        theirs = set(self._keys.get(right, {}).values())
        for prop, name in self._keys.get(left, {}).items():
            if name in theirs:
                yield Tie(left, right, prop, name, self.own[left][prop], None)
        for one, another in ((left, right), (right, left)):
            yield from self._citing(one, another)
        cited, also = self.cited.get(left, {}), self.cited.get(right, {})
        for name in sorted(cited.keys() & also.keys()):
            if is_known(name):
                yield Tie(left, right, "cites", name, cited[name], None)

    def _citing(self, one: str, another: str) -> Iterator[Tie]:
        for name in sorted(self._keys.get(another, {}).values()):
            claim = self.cited.get(one, {}).get(name)
            if claim is not None:
                yield Tie(min(one, another), max(one, another), "cites", name, claim, None)

    def _copied(self, document: str) -> Judgement | None:
        """The surest word that ties a document to a text that others print, too."""
        found = self._joining.get(DOCUMENT + document, ())
        return max(found, key=lambda word: (word.score or 1.0, word.left, word.right), default=None)

    @cached_property
    def _joining(self) -> Mapping[str, list[Judgement]]:
        """For each document the words that join it to another."""
        found: dict[str, list[Judgement]] = defaultdict(list)
        for pair, word in self.words.items():
            for end in pair if word.same is Same.SAME else ():
                found[end].append(word)
        return found

    def _shared(self, chosen: Sequence[str]) -> list[list[str]]:
        """Documents that have something in common, once for each thing."""
        owners: dict[str, list[str]] = defaultdict(list)
        citing: dict[str, list[str]] = defaultdict(list)
        for document in chosen:
            for name in self._keys.get(document, {}).values():
                owners[name].append(document)
            for name in self.cited.get(document, ()):
                citing[name].append(document)
            if document in self.texts:
                owners[DOCUMENT + self.texts[document]].append(document)
        shared = [[*owning, *citing.get(name, ())] for name, owning in owners.items()]
        return shared + [some for name, some in citing.items() if name not in owners and is_known(name)]

    def _said(self, left: str, right: str) -> Same | None:
        word = self.words.get((DOCUMENT + left, DOCUMENT + right))
        return word.same if word is not None else None

    def _names(self, groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
        """A name for each group: what most of its documents are called, a name before an id."""
        names: list[str] = []
        for some in groups:
            called = Counter(map(self.of, some))
            best = min(called, key=lambda one: (-called[one], one in some, one))
            # A person parted two documents of one publisher: each is its own source then.
            names.append(best if best not in names else some[0])
        return tuple(sorted(names))


def _code(word: Judgement) -> str:
    if word.reviewer is not None:
        return "person"
    return "translates" if word.method.startswith("translations@") else "copies"


def sources_of(counting: Iterable[Claim], judgements: Iterable[Judgement]) -> Sources:
    """The sources of all documents.

    Args:
        counting: the claims that count.
        judgements: what was said of documents; of other subjects none.
    """
    told = list(judgements)
    found = Gathered(counting)
    joined = cluster(told)
    return Sources(
        found.own,
        found.cited(),
        {one.removeprefix(DOCUMENT): name.removeprefix(DOCUMENT) for one, name in sorted(joined.items())},
        last_words(told),
    )


def _joined(chosen: Sequence[str], pairs: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """Connected components, in order."""
    head = {one: one for one in chosen}

    def top(one: str) -> str:
        while head[one] != one:
            head[one] = head[head[one]]
            one = head[one]
        return one

    for left, right in pairs:
        first, second = sorted((top(left), top(right)))
        head[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for one in chosen:
        groups[top(one)].append(one)
    return tuple(map(tuple, groups.values()))
