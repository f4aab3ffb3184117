"""A field: the claims about one property of one subject, grouped by value, with the preferred one and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from gawah.errors import DataError
from gawah.model import Stance
from gawah.model.came import NEVER
from gawah.model.record import record
from gawah.register import compare
from gawah.register.updates import Step, steps_of, told_in_steps
from gawah.schema import Prop, derived, prop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gawah.model.came import Came
    from gawah.register.live import Claim
    from gawah.register.sources import Sources
    from gawah.register.updates import Course

    Meets = Callable[[Prop, str, str], bool]
    """Whether two values of a property can both be true."""

_WHY = {
    "only": "nobody says otherwise",
    "person": "{reviewer} decided so",
    "latest": "it was told last, and goes on from what was told before",
    "sources": "{sources} independent sources say so, more than for any other value",
    "confidence": "it was read with the highest confidence ({confidence})",
    "precision": "it is the most precise of what is equally well supported",
    "earliest": "it comes first in the text; nothing else tells the values apart",
}


@record
class Why:
    """Why a value is preferred: a code with its arguments, so that it can be said in any language."""

    code: str
    """``only``, ``person``, ``latest``, ``sources``, ``confidence``, ``precision`` or ``earliest``."""
    args: Mapping[str, str]

    def __str__(self) -> str:
        """The sentence in English."""
        return _WHY[self.code].format_map(self.args)


@record
class Reading:
    """One value of a field, with who says so."""

    value: str
    claims: tuple[Claim, ...]
    """Those that assert it."""
    sources: tuple[str, ...]
    """The independent sources that assert it, sorted."""
    denials: tuple[Claim, ...]
    """Those that deny it; a denial never corroborates."""

    @property
    def is_corroborated(self) -> bool:
        """Whether at least two independent sources assert it."""
        return len(self.sources) > 1

    @property
    def confidence(self) -> float:
        """The highest of its claims."""
        return max((claim.confidence for claim in self.claims), default=0.0)

    @property
    def decided_at(self) -> str:
        """When a person last asserted it; empty where none has."""
        if len(self.claims) == 1:  # so many that it tells
            return self.claims[0].person_at
        return max(self.claims, key=lambda claim: claim.person_came).person_at if self.claims else ""

    @property
    def decided(self) -> Came:
        """What sorts readings by when a person last asserted them; ``NEVER`` where none has."""
        return max((claim.person_came for claim in self.claims), default=NEVER)


@record
class Field:
    """All that is said of one property of one subject."""

    prop: Prop
    readings: tuple[Reading, ...]
    """Best first; a value that is only denied comes last."""
    why: Why | None
    """Why the first is preferred; None where every value is only denied."""
    is_contradicted: bool
    """Two values where there can be one, or one that is both asserted and denied."""
    steps: tuple[Step, ...] = ()
    """Where the values do not contradict but follow on each other: each in its turn, the last one last."""

    @property
    def preferred(self) -> str | None:
        """The value that stands first, if any is asserted."""
        return self.readings[0].value if self.readings and self.readings[0].claims else None

    @property
    def sides(self) -> tuple[Reading, ...]:
        """The readings that take a side: what can be true with all others ("at least one") takes none."""
        meet = partial(compare.compatible, self.prop.type)
        found = [
            one
            for one in self.readings
            if one.denials or not all(meet(one.value, other) for other in self.values)
        ]
        return tuple(found) or self.readings

    @property
    def values(self) -> tuple[str, ...]:
        """All asserted values, best first."""
        return tuple(reading.value for reading in self.readings if reading.claims)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims of all readings, denials too."""
        return tuple(claim for reading in self.readings for claim in (*reading.claims, *reading.denials))


def described(kind: str, name: str) -> Prop:
    """The schema's property, or a plain text one where the schema does not name it (a newer record)."""
    try:
        return prop(kind, name)
    except DataError:
        if (found := derived(kind, name)) is not None:
            return found
        from gawah.model import Visibility

        return Prop(kind, name, "text", is_single=False, visibility=Visibility.RESTRICTED, labels={})


def build_field(
    about: Prop,
    by_value: Mapping[str, Iterable[Claim]],
    sources: Sources,
    meets: Meets,
    course: Course,
) -> Field:
    """The field of a property.

    Args:
        about: the property.
        by_value: the claims that count, by value (subject ids made canonical).
        sources: which documents are one source.
        meets: whether two values can both be true.
        course: which of two claims was made later.
    """
    readings = [_reading(value, found, sources) for value, found in by_value.items()]
    if len(readings) == 1 and readings[0].claims and not readings[0].denials:
        # Nearly every field: one value that nobody denies.
        return Field(about, tuple(readings), _why(readings, {}), is_contradicted=False)
    ranks: dict[str, tuple[object, ...]] = {}
    if len(readings) > 1:
        ranks = {reading.value: _rank(about, reading) for reading in readings}
        readings.sort(key=lambda reading: ranks[reading.value])
    asserted = [reading for reading in readings if reading.claims]
    why = _why(asserted, ranks) if asserted else None
    if not _is_contradicted(about, asserted, meets):
        return Field(about, tuple(readings), why, is_contradicted=False)
    is_denied = any(reading.denials for reading in asserted)
    steps = () if is_denied else steps_of(about, asserted, meets, course)
    if not steps:
        return Field(about, tuple(readings), why, is_contradicted=True)
    return in_course(Field(about, tuple(readings), why, is_contradicted=False), steps, course)


def in_course(field: Field, steps: Sequence[Reading], course: Course) -> Field:
    """A field whose values follow on each other: the last of them stands first, unless a person chose."""
    told = told_in_steps(steps, course)
    if field.readings[0].decided_at:
        return replace(field, steps=told)
    last = steps[-1]
    rest = tuple(reading for reading in field.readings if reading is not last)
    return replace(field, readings=(last, *rest), why=LATEST, steps=told)


def group_by_value(claims: Iterable[Claim], names: Mapping[str, str]) -> dict[str, list[Claim]]:
    """The claims by value, with each subject id replaced by the one that stands for its cluster."""
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        value = claim.statement.value
        grouped[names.get(value, value)].append(claim)
    return grouped


def place_in_text(claim: Claim) -> tuple[int, str]:
    """Where a claim stands: what has no place in a text comes first (a person or the page gave it)."""
    span = claim.statement.span
    return (span.start if span else -1, claim.id)


def _reading(value: str, claims: Iterable[Claim], sources: Sources) -> Reading:
    ordered = list(claims)
    if len(ordered) == 1 and ordered[0].statement.stance is not Stance.DENIED:
        return Reading(value, tuple(ordered), (sources.of(ordered[0].statement.document),), ())
    ordered.sort(key=place_in_text)
    denying = tuple(claim for claim in ordered if claim.statement.stance is Stance.DENIED)
    asserting = tuple(claim for claim in ordered if claim.statement.stance is not Stance.DENIED)
    told = sources.among(claim.statement.document for claim in asserting)
    return Reading(value, asserting, told, denying)


def _rank(about: Prop, reading: Reading) -> tuple[object, ...]:
    """The stated rule: a person, independent sources, confidence, precision, place in the text."""
    first = place_in_text(reading.claims[0]) if reading.claims else (0, "")
    return (
        not reading.claims,
        _last_first(reading.decided),
        -len(reading.sources),
        -reading.confidence,
        -compare.precision(about.type, reading.value),
        *first,
        reading.value,
    )


def _last_first(decided: Came) -> tuple[bool, list[int]]:
    return not decided, [-ord(c) for c in decided]


_ONLY = Why("only", {})
LATEST = Why("latest", {})
"""Why the last of the values that follow on each other stands first."""
_STEPS = ("person", "sources", "confidence", "precision", "earliest")


def _why(asserted: list[Reading], ranks: Mapping[str, tuple[object, ...]]) -> Why:
    best = asserted[0]
    if len(asserted) == 1 and not best.decided_at:
        return _ONLY
    if len(asserted) == 1:
        step = "person"
    else:
        mine, next_best = ranks[best.value], ranks[asserted[1].value]
        differs = next(i for i in range(1, len(mine)) if mine[i] != next_best[i])
        step = _STEPS[min(differs, len(_STEPS)) - 1]
    return Why(
        step,
        {
            "reviewer": _reviewer(best),
            "sources": str(len(best.sources)),
            "confidence": f"{best.confidence:.2f}",
        },
    )


def _reviewer(reading: Reading) -> str:
    return max(reading.claims, key=lambda c: (c.person_came, c.id)).person


def _is_contradicted(about: Prop, asserted: list[Reading], meets: Meets) -> bool:
    if any(reading.denials for reading in asserted):
        return True
    if not about.is_single:
        return False
    values = [reading.value for reading in asserted]
    return any(not meets(about, a, b) for i, a in enumerate(values) for b in values[i + 1 :])
