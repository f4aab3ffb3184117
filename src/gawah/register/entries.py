"""What carries one entry of a list known the world over is one thing, in whatever document it is named.

The list of places is the gazetteer, that of bodies the directory (``known_body`` of the schema): a place or a
body has at most one entry, in every language and script.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.model import Stance
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.register.live import Claim

ENTRY: Mapping[str, str] = {"place": "gazetteer", "body": "directory"}
"""The property that tells the entry, by the kind of subject."""


@record
class Elsewhere:
    """Of a part of the record: what documents outside it tell of the subjects that are judged in it."""

    entries: Mapping[str, str]
    """The entry in the gazetteer or the directory that places and bodies have."""
    homes: Mapping[str, str]
    """The document that tells of each incident and person."""


NOTHING = Elsewhere({}, {})
"""Of the whole record there is nothing outside."""


def entries_of(
    counting: Iterable[Claim], apart: Iterable[tuple[str, str]], elsewhere: Mapping[str, str]
) -> Mapping[str, str]:
    """The entry by which each subject is one with others; none for a subject that is told to have two.

    Two of one entry of which somebody said that they differ both stand by themselves: which of them the entry
    was wrongly given to is not known.

    Args:
        counting: the claims that count.
        apart: pairs of subjects that somebody said are different.
        elsewhere: the entries of further subjects, of which no claim is at hand.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for claim in counting:
        said = claim.statement
        if said.prop in _PROPS and ENTRY.get(said.kind) == said.prop and said.stance is not Stance.DENIED:
            told[said.subject].add(said.value)
    known = dict(elsewhere) | {one: next(iter(found)) for one, found in told.items() if len(found) == 1}
    alone = {one for pair in apart if len({known.get(one, one) for one in pair}) == 1 for one in pair}
    return {subject: entry for subject, entry in known.items() if subject not in alone}


def one_by_entry(entries: Mapping[str, str]) -> list[tuple[str, str]]:
    """The pairs of subjects that are one because they have one entry."""
    by_entry: dict[tuple[str, str], list[str]] = defaultdict(list)
    for subject in sorted(entries):
        by_entry[subject.partition(":")[0], entries[subject]].append(subject)
    return [(found[0], other) for found in by_entry.values() for other in found[1:]]


_PROPS = frozenset(ENTRY.values())
