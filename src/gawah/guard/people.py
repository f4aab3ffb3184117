"""Who is protected: everybody, but for those of whom the register says why their name may leave.

The dead, officials in their office and those who agreed are let out; a child never is. Who is not known to be
one of these is protected. Each answer names the claim that it rests on.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gawah.errors import Sentence
from gawah.languages import codes, table
from gawah.model import Stance
from gawah.model.record import record
from gawah.register.compare import bounds
from gawah.review.permit import OF_AGE, consents_of
from gawah.values import edtf
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gawah.register import Claim, Incident, Register, Subject

WHY: Mapping[str, Sentence] = {
    "child": Sentence("a child, or somebody who may be one"),
    "withdrawn": Sentence("the consent was withdrawn, or refused"),
    "namesake": Sentence("called as somebody is who is protected"),
    "permitted": Sentence("they agreed to it"),
    "dead": Sentence("they are told to be dead, and nobody says otherwise"),
    "official": Sentence("an official, named for what they did in office"),
    "harmed": Sentence("a victim who may be alive"),
    "accused": Sentence("accused of something"),
    "speaker": Sentence("a source: somebody who said something"),
    "named": Sentence("nothing tells that they may be named"),
}
"""Why somebody's name leaves or stays, in the order in which it is asked."""
_OFFICES = frozenset({"state", "police", "military", "court", "un"})
"""Types of bodies in whose name somebody acts for the public."""
_FOR_EVER = "9999-12-31"


@record
class Sign:
    """What tells something about somebody."""

    claim: str
    """The id of the claim."""
    words: str
    """The words that make it, or its value."""


@record
class Agreed:
    """A consent, or its withdrawal, as dates (ISO 8601)."""

    audience: str
    given: str
    """The first day on which it may have been given; empty where none was."""
    withdrawn: str
    """The last day on which it may have been withdrawn; empty where it was not."""
    sign: Sign


@record
class Somebody:
    """A person, with what decides whether their name may leave."""

    members: frozenset[str]
    """All ids that are this one person."""
    names: tuple[str, ...]
    """All that they are called, as told and as printed."""
    signs: Mapping[str, Sign]
    """By code of ``WHY``."""
    agreed: tuple[Agreed, ...]


@record
class Stand:
    """Whether somebody's name may leave, and why."""

    is_protected: bool
    why: str
    """A code of ``WHY``."""
    sign: Sign | None
    """The claim that says so; None where it is that none says otherwise."""


def stand_of(one: Somebody, audience: str) -> Stand:
    """Whether the name of somebody may leave to an audience.

    Args:
        one: the person, with all that all parts of the register say of them.
        audience: a code of ``audience``.
    """
    if "child" in one.signs:
        return Stand(True, "child", one.signs["child"])  # noqa: FBT003
    agreed = last_word(one.agreed, audience)
    if agreed is not None:
        return agreed
    if "dead" in one.signs:
        return Stand(False, "dead", one.signs["dead"])  # noqa: FBT003
    if "official" in one.signs and not {"harmed", "accused"} & one.signs.keys():
        return Stand(False, "official", one.signs["official"])  # noqa: FBT003
    why = next((code for code in ("harmed", "accused", "speaker") if code in one.signs), "named")
    return Stand(True, why, one.signs.get(why))  # noqa: FBT003


def last_word(agreed: Iterable[Agreed], audience: str) -> Stand | None:
    """What consents and their withdrawals come to; None where nobody was asked.

    A withdrawal wins over every consent of that day and before.
    """
    mine = [one for one in agreed if one.audience == audience]
    refused = max((one for one in mine if one.withdrawn), key=lambda one: one.withdrawn, default=None)
    given = max((one for one in mine if one.given), key=lambda one: one.given, default=None)
    if given is not None and (refused is None or refused.withdrawn < given.given):
        return Stand(False, "permitted", given.sign)  # noqa: FBT003
    return Stand(True, "withdrawn", refused.sign) if refused is not None else None  # noqa: FBT003


def together(found: Iterable[Somebody]) -> list[Somebody]:
    """People as the whole register has them: what several parts say of one is put together.

    Args:
        found: people as parts of the register have them.
    """
    home: dict[str, int] = {}
    people: dict[int, Somebody] = {}
    for number, one in enumerate(found):
        known = {home[member] for member in one.members if member in home}
        whole = one
        for other in sorted(known):
            whole = _joined(people.pop(other), whole)
        people[number] = whole
        home.update(dict.fromkeys(whole.members, number))
    return list(people.values())


def _joined(one: Somebody, other: Somebody) -> Somebody:
    return Somebody(
        one.members | other.members,
        tuple(dict.fromkeys((*one.names, *other.names))),
        {**other.signs, **one.signs},
        tuple(dict.fromkeys((*one.agreed, *other.agreed))),
    )


def people_of(register: Register) -> Iterator[Somebody]:
    """The people of a register, or of a part of it."""
    signs = _signs(register)
    for person in register.of_kind("person"):
        mine = {**_own_signs(person), **signs.get(person.id, {})}
        printed = [c.statement.original for c in person.claims if c.statement.prop in _NAMING]
        names = dict.fromkeys(filter(None, (*person.called, *printed)))
        ids = frozenset({person.id, *person.members})
        yield Somebody(ids, tuple(names), mine, tuple(agreements(consents_of(register, person.id))))


_NAMING = frozenset({"name", "alias", "weak_alias", "previous_name"})


def _own_signs(person: Subject) -> dict[str, Sign]:
    for prop, is_young in (("age", _is_young), ("role", _is_childs)):
        field = person.fields.get(prop)
        for claim in field.claims if field is not None else ():
            if is_young(claim.statement.value):
                return {"child": _sign(claim)}
    return {}


def _is_young(age: str) -> bool:
    found = bounds(age)
    return found is not None and found[0] < OF_AGE


def _is_childs(role: str) -> bool:
    words = key(role).split()
    runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    return bool(runs & _children())


@cache
def _children() -> frozenset[str]:
    """What children are called, in all languages."""
    return frozenset(
        key(str(word)) for code in codes() for word in table(code, "targets").get("children", ())
    )


def _sign(claim: Claim) -> Sign:
    return Sign(claim.id, claim.statement.original or claim.statement.value)


class _Signs:
    """What acts, responses and words say of people: the first that says something stays."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.found: dict[str, dict[str, Sign]] = {}

    def add(self, person: str, code: str, claim: Claim | None) -> None:
        subject = self.register.subject(person)
        if claim is not None and subject is not None and subject.kind == "person":
            self.found.setdefault(subject.id, {}).setdefault(code, _sign(claim))

    def add_all(self, subject: Subject, prop: str, code: str) -> None:
        """Whoever a property names."""
        field = subject.fields.get(prop)
        for reading in field.readings if field is not None else ():
            for claim in (*reading.claims, *reading.denials):
                self.add(reading.value, code, claim)


def _signs(register: Register) -> dict[str, dict[str, Sign]]:
    signs = _Signs(register)
    for incident in register.incidents():
        for died, claim in _dead(incident, register):
            signs.add(died, "dead", claim)
    for act in register.of_kind("act"):
        signs.add_all(act, "victim", "harmed")
        signs.add_all(act, "perpetrator", "accused")
    for group in register.of_kind("group"):
        signs.add_all(group, "member", "harmed")
    for quote in register.of_kind("quote"):
        signs.add_all(quote, "said_by", "speaker")
    for measure in register.of_kind("measure"):
        signs.add_all(measure, "by", "official")
    for claim in register.claims.values():
        for speaker in claim.statement.speaker if claim.counts else ():
            signs.add(speaker, "speaker", claim)
    for person in register.of_kind("person"):
        _add_office(signs, person)
    return signs.found


def _add_office(signs: _Signs, person: Subject) -> None:
    """Somebody who speaks for a body of the state does so in office."""
    field = person.fields.get("affiliation")
    if field is None or field.is_contradicted or "speaker" not in signs.found.get(person.id, {}):
        return
    for reading in field.readings:
        body = signs.register.subject(reading.value)
        if body is not None and body.value("type") in _OFFICES and reading.claims:
            signs.add(person.id, "official", reading.claims[0])


def _dead(incident: Incident, register: Register) -> Iterator[tuple[str, Claim]]:
    """Who is told to have been killed, where no account of the incident says otherwise or only alleges it."""
    differs = {c.subject for c in incident.contradictions if c.field.prop.name == "outcome"}
    for act in incident.acts:
        outcome = act.fields.get("outcome")
        if act.id in differs or outcome is None or outcome.preferred != "killed":
            continue
        told = [c for c in outcome.readings[0].claims if c.statement.stance is not Stance.ALLEGED]
        for reading in act.fields["victim"].readings if told and "victim" in act.fields else ():
            person = register.subject(reading.value)
            if person is not None and reading.claims and not reading.denials and person.id not in differs:
                yield person.id, told[0]


def agreements(consents: Iterable[Subject]) -> Iterator[Agreed]:
    """What consents say, as dates."""
    for consent in consents:
        audience, claims = consent.value("audience"), [c for c in consent.claims if c.counts]
        if audience is None or not claims:
            continue
        given = _day(consent.value("given"), is_first=True) if consent.value("given_by") else ""
        withdrawn = max((_day(day, is_first=False) for day in consent.values("withdrawn")), default="")
        # What is said of it last explains it: that it was withdrawn, else that it was given.
        prop = "withdrawn" if withdrawn else "given"
        yield Agreed(
            audience,
            given,
            withdrawn,
            _sign(next((c for c in claims if c.statement.prop == prop), claims[0])),
        )


def _day(told: str | None, *, is_first: bool) -> str:
    """The first or the last day of a date; of none that can be read, none, or every day."""
    found = edtf.parse(told) if told is not None and edtf.is_valid(told) else None
    day = None if found is None else found.earliest if is_first else found.latest
    return day.isoformat() if day is not None else "" if is_first else _FOR_EVER
