"""What to know before a proposal is read: gaps in the date, the place and the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.law.force import name_of, special_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.law.matter import Matter
    from gawah.law.records import Law, TypeRule


def notes(matter: Matter, law: Law, rules: Sequence[TypeRule]) -> tuple[str, ...]:
    """Sentences on what is not known of an incident and changes what may be proposed.

    Args:
        matter: the incident.
        law: the tables.
        rules: the types that are about it.
    """
    in_a_place = any(not rule.whole_state for rule in rules)
    return (
        *_of_the_place(matter, law, in_a_place=in_a_place),
        *_of_the_date(matter),
        *_of_those_who_acted(matter),
    )


def _of_the_place(matter: Matter, law: Law, *, in_a_place: bool) -> Iterator[str]:
    where = matter.where
    if where.others:
        named = ", ".join(where.others)
        yield f"Accounts differ on the country ({named}): only what needs no state is proposed."
        return
    if where.country is None:
        yield "Nobody says in which country it was: only what needs no state is proposed."
        return
    name = name_of(where.country, law)
    if where.country not in law.countries:
        yield (
            f"There is no data on the law of {name}: only what needs no ratification is proposed. "
            "Treaties and laws of that state can be added (docs/law.md)."
        )
    if where.territory is not None and where.territory.is_special:
        yield f"It was in {where.territory.name}: {where.territory.says}."
    elif in_a_place and not where.is_known_within and (special := special_in(where.country, law)):
        yield f"The province is not known: domestic norms are flagged, as in {special} they may not hold."


def _of_the_date(matter: Matter) -> Iterator[str]:
    if not matter.days:
        yield "No account says the year: each norm stands under the day from which it holds."
    elif len(matter.days) > 1:
        yield "Accounts differ on the date: what is proposed holds under each of them."


def _of_those_who_acted(matter: Matter) -> Iterator[str]:
    values = {value for act in matter.acts for value in act.values("perpetrator")}
    denied = [
        claim
        for act in matter.acts
        if (field := act.fields.get("perpetrator")) is not None
        for reading in field.readings
        if reading.value in values
        for claim in reading.denials
    ]
    if denied:
        yield "Who did it is disputed: somebody denies it."
