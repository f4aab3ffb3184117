"""What is protected in a project towards an audience: who, which places, and what was told before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gawah.guard.audience import LEVELS, Audience, audience_of
from gawah.guard.coarse import coarsened, is_told_whole, names_of
from gawah.guard.kept import Kept
from gawah.guard.leaks import Leaks, Secret
from gawah.guard.people import Somebody, Stand, agreements, last_word, people_of, stand_of, together
from gawah.guard.signers import signers
from gawah.review.permit import KIND, named_by
from gawah.schema import kinds, vocabulary
from gawah.store.arrivals import count_arrivals
from gawah.store.ids import subjects_from
from gawah.store.in_order import documents_in_parts
from gawah.store.parts import closed, documents_of_subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from gawah.guard.coarse import Where
    from gawah.guard.people import Agreed
    from gawah.project import Project
    from gawah.register import Register, Subject

    OnProgress = Callable[[int, int], None]
    """Called with how much is done, and how much there is."""

_TOGETHER = 200
"""Documents that are worked out in one go."""
_CODES = ("act_type", "outcome", "measure_type", "standard", "sex", "precision", "audience")


@dataclass(frozen=True)
class Guarded:
    """A project as it stands towards an audience."""

    audience: Audience
    kept: Kept
    leaks: Leaks
    people: tuple[Somebody, ...]
    stands: Mapping[str, Stand]
    """By every id of a person."""

    members: Mapping[str, frozenset[str]]
    """All ids that are one person, by each of them: parts of the register know some of them only."""

    open_places: Mapping[str, Stand]
    """The places that may be told exactly, by entry in the gazetteer, or by id where they have none."""

    def where(self, place: Subject) -> Where | None:
        """A place as exactly as it may be known."""
        return coarsened(place, towards_place(self.audience, place, self.open_places), self.kept)

    def stand(self, person: str) -> Stand:
        """Whether the name of somebody may leave; of somebody unknown it may not."""
        return self.stands.get(person, Stand(True, "named", None))  # noqa: FBT003


def registers(
    project: Project, on_progress: OnProgress | None = None
) -> Iterator[tuple[Register, frozenset[str]]]:
    """The register a part at a time, each incident in one of them alone.

    Args:
        project: the project.
        on_progress: called with how many documents are done, and how many there are.

    Yields:
        a part, and the documents of it that no earlier one had.
    """
    seen: set[str] = set()
    every = count_arrivals(project.engine)
    for some in documents_in_parts(project.engine, _TOGETHER):
        part = closed(project.engine, (document for document in some if document not in seen))
        if part:
            yield project.part(part), part - seen
        seen |= part
        if on_progress is not None:
            on_progress(len(seen), every)


def guarded(
    project: Project, audience: str, words: Iterable[str] = (), on_progress: OnProgress | None = None
) -> Guarded:
    """What is protected in a project towards an audience.

    Args:
        project: the project.
        audience: a code of ``audience``.
        words: the fixed words of what is to leave, as heads of columns.
        on_progress: called with how many documents are done, and how many there are.

    Raises:
        UsageError: there is no such audience.
    """
    towards = audience_of(audience)
    kept = Kept(project)
    leaks = Leaks([], [*words, *_fixed_words()])
    people: list[Somebody] = []
    signing: list[Secret] = []
    open_places = _open_places(project, audience)
    for register, _ in registers(project, on_progress):
        people += people_of(register)
        signing += signers(register)
        for place in register.of_kind("place"):
            where = coarsened(place, towards_place(towards, place, open_places), kept)
            if where is not None:
                leaks.allow(*where.names)
            if where is not None and where.lat is not None and where.lon is not None:
                leaks.allow_point(where.lat, where.lon)
            if not is_told_whole(place, where):
                leaks.protect(_secrets_of(place))
    found = together(people)
    stands = {number: stand_of(one, audience) for number, one in enumerate(found)}
    leaks.protect(signing)
    leaks.protect(s for n, one in enumerate(found) if stands[n].is_protected for s in _names(one))
    _settle_namesakes(found, stands, leaks)
    by_id = {member: stands[n] for n, one in enumerate(found) for member in one.members}
    members = {member: one.members for one in found for member in one.members}
    return Guarded(towards, kept, leaks, tuple(found), by_id, members, open_places)


def towards_place(audience: Audience, place: Subject, open_places: Mapping[str, Stand]) -> Audience:
    """An audience as it stands to one place: where somebody agreed, it may know it exactly."""
    known = {place.value("gazetteer") or "", place.id, *place.members}
    return replace(audience, places=LEVELS[-1]) if known & open_places.keys() else audience


def _open_places(project: Project, audience: str) -> Mapping[str, Stand]:
    """The places of which somebody agreed that they may be told, and nobody withdrew it."""
    consents = subjects_from(project.engine, f"{KIND}:", (KIND,))
    if not consents:
        return {}
    register = project.part(documents_of_subjects(project.engine, consents))
    told: dict[str, list[Agreed]] = {}
    for consent in register.of_kind(KIND):
        for one in named_by(consent):
            place = register.subject(one)
            if place is not None and place.kind == "place":
                told.setdefault(place.value("gazetteer") or one, []).extend(agreements([consent]))
    stands = {entry: last_word(agreed, audience) for entry, agreed in told.items()}
    return {entry: one for entry, one in stands.items() if one is not None and not one.is_protected}


def _settle_namesakes(found: list[Somebody], stands: dict[int, Stand], leaks: Leaks) -> None:
    """Keep back a name that somebody protected bears, too; the words of the others leave by themselves."""
    open_ = [n for n in stands if not stands[n].is_protected]
    while kept_back := [n for n in open_ if any(map(leaks.is_bearer, found[n].names))]:
        for number in kept_back:
            stands[number] = Stand(True, "namesake", None)  # noqa: FBT003
            leaks.protect(_names(found[number]))
        open_ = [n for n in open_ if n not in kept_back]
    for number in open_:
        leaks.allow(*found[number].names)


def _names(one: Somebody) -> Iterator[Secret]:
    for name in one.names:
        yield Secret("name", name, min(one.members))


def _secrets_of(place: Subject) -> Iterator[Secret]:
    """A place that is known more exactly than may be told."""
    point = place.value("point")
    if point is not None and _is_point(point):
        yield Secret("point", point, place.id)
    for name in names_of(place):
        yield Secret("place", name, place.id)


def _is_point(told: str) -> bool:
    parts = told.split(",")
    return len(parts) == 2 and all(part.strip().lstrip("-").replace(".", "", 1).isdigit() for part in parts)


def _fixed_words() -> list[str]:
    """What every output is made of: codes, and what the schema calls things."""
    named = [code for name in _CODES for code in vocabulary(name)]
    named += [word for kind in kinds().values() for word in (kind.name, kind.labels["en"], *kind.props)]
    return [word.replace("_", " ") for word in named]
