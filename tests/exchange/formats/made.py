"""Happenings made for tests. Nobody in them is real."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gawah.exchange.formats.happening import Actor, Deed, Happening, Response, Source, Units
from gawah.guard.coarse import Where

TOWN = Where(("Torva", "Mbeki District", "East"), "PK", 31.5, 73.25, "settlement")
AMIN = Actor("person:1", "person", "Amin Soyle", None, None, "31", "male", "doctor")
POLICE = Actor("body:1", "body", "Torva Police", None, "police")


def happening(**told: Any) -> Happening:  # noqa: ANN401 (any field)
    """One killing in a town, with what is told otherwise."""
    whole = Happening(
        id="incident:1",
        date="2021-03-04",
        date_words="4 March 2021",
        type="killing",
        where=TOWN,
        units=Units("Torva", "Mbeki District", "East"),
        title="Amin Soyle was killed in Torva.",
        victims=(AMIN,),
        perpetrators=(POLICE,),
        killed=(1, 1),
        injured=(0, None),
        means=("rifle",),
        grounds=(),
        responses=(Response("measure:1", "inquiry", "2021-03", ("Torva Court",), "An inquiry was ordered."),),
        standard="alleged",
        sources=1,
        documents=(Source("d" * 64, "A death", "Gazette", "2021-03-05", "https://example.org/1"),),
        deeds=(Deed("act:1", "killing", "killed", ("person:1",), ("body:1",), ("rifle",), ()),),
        contradicted=("age",),
    )
    return replace(whole, **told)
