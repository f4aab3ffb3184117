"""Whether what the tables name is there: norms, facts, sources, codes of the schema, states, treaties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gawah.languages import codes, table
from gawah.law.finders import FINDERS, TELLING
from gawah.law.records import ASK
from gawah.law.wrong import Wrong
from gawah.norms import knowledge
from gawah.schema import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_ROLES = frozenset({"right", "offence", "harms", "procedure", "remedy", "context"})
_KINDS = frozenset(
    {"treaty", "declaration", "constitution", "statute", "rules", "judgment", "soft_law", "treaty_body"}
)
_STATUSES = frozenset({"party", "signatory", "none"})
_NEEDS = frozenset({"nothing", "party", "declaration"})
_LEVELS = frozenset({"text", "summary", "secondary", "none"})


@dataclass(frozen=True)
class Known:
    """The names that may be used."""

    norms: Collection[str]
    instruments: Collection[str]
    facts: Collection[str]
    sources: Collection[str]
    territories: Collection[str]
    lists: Collection[str]
    types: Collection[str]

    @classmethod
    def of(cls, tables: Mapping[str, Any]) -> Known:
        """Those of some tables."""
        return cls(
            tables["norms"],
            {*tables["instruments"], *knowledge().instruments},
            tables["facts"],
            tables["sources"],
            tables["territories"],
            tables["lists"],
            {*tables["incident_types"], *(name for name, one in tables["types"].items() if one.get("label"))},
        )


def references(known: Known, tables: Mapping[str, Any]) -> Iterator[Wrong]:
    """What names something that is not there."""
    yield from _sources(known, tables)
    for name, norm in tables["norms"].items():
        yield from _norm(("norms", name), norm, known)
    for code, state in tables["countries"].items():
        yield from _state(("countries", str(code)), state, known)
    for name, detail in tables["details"].items():
        yield from _names(("details",), [name], known.norms, "norm")
        where = ("details", name, "territories")
        yield from _names(where, detail.get("territories", ()), known.territories, "territory")
    for name, one in tables["reserved"].items():
        yield from _names(("reserved", name, "norms"), one["norms"], known.norms, "norm")
    for name, fact in tables["facts"].items():
        yield from _fact(("facts", name), fact, known)
    for name, rule in tables["types"].items():
        yield from _type(("types", name), rule, known)
    for name, route in tables["routes"].items():
        yield from _names(("routes", name, "needs"), [route["needs"]], _NEEDS, "need")
        if route["needs"] == "party" and not route.get("treaty"):
            yield Wrong(("routes", name), "it needs a party, and no treaty is named: add the key treaty")


def _names(
    where: tuple[str, ...], named: Iterable[str], there: Collection[str], what: str
) -> Iterator[Wrong]:
    for one in named:
        if not isinstance(one, str) or one not in there:
            few = f"; there are: {', '.join(sorted(there))}" if len(there) <= _FEW else ""
            yield Wrong(
                (*where, str(one)), f"there is no {what} of this name{few}. Correct it, or add it to the file"
            )


_FEW = 24
"""Names that a sentence lists."""


def _sources(known: Known, tables: Mapping[str, Any], where: tuple[str, ...] = ()) -> Iterator[Wrong]:
    """The sources that any entry names, however deep it stands."""
    for key, value in tables.items():
        if key == "sources" and isinstance(value, list):
            yield from _names((*where, "sources"), value, known.sources, "source")
        elif isinstance(value, dict):
            yield from _sources(known, value, (*where, str(key)))
        elif isinstance(value, list):
            for number, one in enumerate(value, 1):
                if isinstance(one, dict):
                    yield from _sources(known, one, (*where, str(key), str(number)))


def _norm(where: tuple[str, ...], norm: Mapping[str, Any], known: Known) -> Iterator[Wrong]:
    yield from _names((*where, "instrument"), [norm["instrument"]], known.instruments, "instrument")
    yield from _names((*where, "role"), [norm["role"]], _ROLES, "role")
    yield from _names((*where, "kind"), [norm["kind"]], _KINDS, "kind")
    yield from _names((*where, "level"), [norm["level"]], _LEVELS, "level")
    yield from _names((*where, "engages"), norm.get("engages") or (), known.types, "type of incident")


def _state(where: tuple[str, ...], state: Mapping[str, Any], known: Known) -> Iterator[Wrong]:
    yield from _names((*where, "treaties"), state["treaties"], known.instruments, "instrument")
    for treaty, entry in state["treaties"].items():
        at = (*where, "treaties", treaty)
        yield from _names((*at, "status"), [entry["status"]], _STATUSES, "status")
        if entry["status"] == "party" and not (entry.get("bound") or entry.get("in_force_for_state")):
            yield Wrong(at, "a party is bound from a day: add bound (the deposit) or in_force_for_state")


def _fact(where: tuple[str, ...], fact: Mapping[str, Any], known: Known) -> Iterator[Wrong]:
    find = [fact["find"]] if isinstance(fact["find"], str) else fact["find"]
    yield from _names((*where, "find"), find, FINDERS, "way of finding")
    if ASK in find and len(find) > 1:
        yield Wrong((*where, "find"), f"{ASK} stands alone: it says that a person must be asked")
    of = [code for name in ("outcome", "act_type", "measure_type") for code in vocabulary(name)]
    yield from _names((*where, "of"), fact.get("of", ()), of, "code of the schema")
    if TELLING & {*find} and not fact.get("of"):
        yield Wrong(where, f"{', '.join(sorted(TELLING & {*find}))} takes codes: name them under of")
    for key, there in (("words", None), ("communities", _communities())):
        listed = fact.get(key) or ()
        for one in [listed] if isinstance(listed, str) else listed:
            if one.startswith("@"):
                yield from _names((*where, key), [one[1:]], known.lists, "list")
            elif there is not None:
                yield from _names((*where, key), [one], there, "community")
    yield from _names((*where, "norms"), fact.get("norms", ()), known.norms, "norm")


def _communities() -> frozenset[str]:
    return frozenset(name for code in codes() for name in table(code, "counting").get("communities", {}))


def _type(where: tuple[str, ...], rule: Mapping[str, Any], known: Known) -> Iterator[Wrong]:
    yield from _names(where[:1], where[1:], known.types, "type of incident (give it a label)")
    yield from _names((*where, "acts"), rule.get("acts", ()), vocabulary("act_type"), "type of act")
    yield from _names((*where, "measures"), rule.get("measures", ()), vocabulary("measure_type"), "response")
    if not rule.get("acts") and not rule.get("measures"):
        yield Wrong(where, "it is about no act and no response: name acts or measures")
    if rule.get("standard"):
        yield from _names(
            (*where, "standard"), [rule["standard"]], vocabulary("standard"), "standard of proof"
        )
    for key in ("need", "more", "only_if"):
        yield from _names((*where, key), rule.get(key, ()), known.facts, "fact")
    yield from _names((*where, "unless"), [rule["unless"]] if rule.get("unless") else (), known.facts, "fact")
    yield from _names((*where, "norms"), rule["norms"], known.norms, "norm")
    for norm, one in rule["norms"].items():
        named = [
            name for part in one.get("when") or () for name in ([part] if isinstance(part, str) else part)
        ]
        yield from _names((*where, "norms", norm, "when"), named, known.facts, "fact")
        if not one["why"] and not one.get("never"):
            yield Wrong((*where, "norms", norm, "why"), "say in a few words why it may be engaged")
    for name, one in (rule.get("not_inferred") or {}).items():
        yield from _names((*where, "not_inferred", name, "when"), one.get("when", ()), known.facts, "fact")
