"""What a subject is called, one line a name: who says so, which stands first, what a person may take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.review import state_of
from gawah.schema import NAMES

if TYPE_CHECKING:
    from gawah.catalogue import SubjectRow
    from gawah.register import Claim, Subject
    from gawah.schema import Prop


@record
class NameLine:
    """One name."""

    name: str
    kinds: tuple[Prop, ...]
    """What it is said to be: the name, another, a former one."""
    claims: tuple[Claim, ...]
    """Those that say it; none where only documents that are not at hand do."""
    is_first: bool
    given: tuple[tuple[Claim, str], ...]
    """What a person said of it and may be taken back, each with its state, the latest first."""


def name_lines(subject: Subject, row: SubjectRow) -> tuple[NameLine, ...]:
    """The names of a subject, the one that stands first before the others.

    Args:
        subject: as the documents at hand speak of it.
        row: as all documents do.
    """
    claims: dict[str, list[Claim]] = {row.label: []}
    kinds: dict[str, dict[str, Prop]] = {}
    for field in (subject.fields[name] for name in NAMES if name in subject.fields):
        for reading in field.readings:
            claims.setdefault(reading.value, []).extend((*reading.claims, *reading.denials))
            kinds.setdefault(reading.value, {})[field.prop.name] = field.prop
    for name in row.names:
        claims.setdefault(name, [])
    return tuple(
        NameLine(
            name,
            tuple(kinds.get(name, {}).values()),
            tuple(said),
            is_first=name == row.label,
            given=_given(said),
        )
        for name, said in claims.items()
        if name
    )


def _given(said: list[Claim]) -> tuple[tuple[Claim, str], ...]:
    by_people = [claim for claim in said if claim.person]
    by_people.sort(key=lambda claim: (claim.person_came, claim.id), reverse=True)
    return tuple((claim, state_of(claim)) for claim in by_people)
