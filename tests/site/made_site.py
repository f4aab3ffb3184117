"""A site of invented incidents: nobody and nothing in it is real, but for the names of districts."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from lxml import html

from gawah.guard.coarse import Where
from gawah.guard.leaks import Leaks, Secret
from gawah.guard.told import Counted, Told, ToldClaim, ToldMeasure, ToldParty
from gawah.guard.victims import victims_table
from gawah.site.before import WHOLE
from gawah.site.beside import beside
from gawah.site.book import About, Book, Correction, Edition, Entry, Gone, code_of
from gawah.site.building import allow, site_words
from gawah.site.pages import render

if TYPE_CHECKING:
    from collections.abc import Mapping

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
TYPES = ("killing", "injury", "attack_on_place_of_worship", "arrest_detention", "threat")
STANDARDS = ("alleged", "reasonable_suspicion", "reasonable_grounds", "balance_of_probabilities")
DISTRICTS = {
    "Punjab": ("Lahore", "Faisalabad", "Gujrat", "Sialkot", "Chiniot"),
    "Sindh": ("Karachi Central", "Hyderabad", "Tharparkar"),
    "Khyber Pakhtunkhwa": ("Peshawar",),
    "Balochistan": ("Quetta",),
}
PLACES = (
    *(
        Where((f"{name} District", province), "PK", 30.5, 71.25, "admin2")
        for province, names in DISTRICTS.items()
        for name in names
    ),
    Where(("Punjab",), "PK", None, None, "admin1"),
    Where((), "PK", None, None, "country"),
    Where((), "BD", None, None, "country"),
    None,
)
KEY = "gawah/0123456789abcdef+8f1d4d1a+AfGmzq0kGl1wS7qQ0m1uN3S6m0m5x3mX5mS4xk8eQ9YB"
"""Shaped like a key; of nobody."""


def label(chance: random.Random, taken: set[str]) -> str:
    """A label that nobody has yet."""
    while (found := "".join(chance.choices(LETTERS, k=5))) in taken:
        pass
    taken.add(found)
    return found


def incidents(many: int, seed: int = 1) -> tuple[Told, ...]:
    """So many invented incidents, the same each time."""
    chance, taken = random.Random(seed), set[str]()  # noqa: S311 (invented data, the same each time)
    made = [_incident(chance, taken) for _ in range(many)]
    return tuple(sorted(made, key=lambda one: (one.date or "~", one.id)))


def _incident(chance: random.Random, taken: set[str]) -> Told:
    year = chance.randint(1998, 2025)
    date = chance.choice(
        [f"{year}-{chance.randint(1, 12):02d}"] * 8 + [f"{year}", None, f"{year}-03/{year}-05"]
    )
    low = chance.choice([0, 0, 1, 1, 2, 5])
    killed = chance.choice([None, (low, low), (low, low + 2), (low, None)])
    who = label(chance, taken)
    sex = chance.choice(("female", "male", "unknown"))
    return Told(
        id=f"Incident {label(chance, taken)}",
        date=date,
        type=chance.choice((*TYPES, None)),
        where=chance.choice(PLACES),
        victims=(
            ToldParty("person", f"Person {who}", None),
            ToldParty("group", "", chance.choice([None, (3, 3), (2, None)])),
        ),
        perpetrators=(),
        killed=killed,
        injured=chance.choice([None, None, (1, 3)]),
        means=(),
        grounds=(),
        measures=chance.choice(
            [(), (ToldMeasure("custody", date, (), None), ToldMeasure("inquiry", None, (), None))]
        ),
        standard=chance.choice(STANDARDS),
        sources=chance.randint(1, 6),
        title=None,
        documents=(),
        counted=(Counted(f"Person {who}", date[:4] if date else "unknown", sex, is_named=False),),
    )


CLAIMS = (
    ToldClaim((40, 40), "site", ("attack_on_place_of_worship",), "2023", None, 2, is_of_group=False),
    ToldClaim(
        (2000, None), "killed", (), "2003/2017", Where((), "PK", None, None, "country"), 1, is_of_group=True
    ),
    ToldClaim((1, 1), "incident", ("killing",), None, PLACES[0], 1, is_of_group=False),
)


def book(told: tuple[Told, ...], *, day: str = "2026-11-23", about: About | None = None) -> Book:
    """A site of some incidents."""
    said = about or About(
        "Invented Register",
        "corrections@example.org",
        ("https://example.org/register/", "http://invented2xexampleonionaddress.onion/"),
    )
    corrections = tuple(
        Correction("2026-10-01", code_of(one), field, old, new, "A second report was read.")
        for one, (field, old, new) in zip(told, _CHANGES, strict=False)
    )
    return Book(
        Edition(said, 3, day, KEY),
        tuple(
            Entry(one, "2026-09-01", day if number < 3 else "2026-09-01") for number, one in enumerate(told)
        ),
        (Gone("ZZZZZ", "2026-10-01", "It was told twice."),),
        (*corrections, Correction("2026-10-01", "ZZZZZ", WHOLE, "", "", "It was told twice.")),
        beside(CLAIMS, told),
        victims_table(told, 5),
        5,
    )


_CHANGES = (
    ("killed", "2..2", "3..4"),
    ("date", "2019", "2019-05"),
    ("type", "injury", "killing"),
    ("victims", None, None),
)


def guard(told: tuple[Told, ...], names: int = 0) -> Leaks:
    """What is looked for in such a site: the names of so many invented people."""
    chance = random.Random(7)  # noqa: S311 (the same)
    secrets = [Secret("name", f"{_name(chance)} {_name(chance)}", f"person:{at}") for at in range(names)]
    leaks = Leaks(secrets, site_words())
    for one in told:
        leaks.allow(one.id, *(party.who for party in one.victims))
        if one.where is not None:
            leaks.allow(*one.where.names)
    allow(leaks, told, KEY)
    return leaks


def _name(chance: random.Random) -> str:
    """One of some thousand invented names, none of which is a word."""
    return "".join(chance.choice(part) for part in _SYLLABLES).title()


_SYLLABLES = (
    ("tha", "zeb", "quo", "dha", "mul", "ghi", "pash", "vor", "jin", "luq", "sab", "yar"),
    ("ora", "eli", "umu", "awi", "iro", "enu", "ota", "aze"),
    ("kwen", "dhil", "znaf", "mbor", "ghut", "ltun", "qshi", "rvad", "jhep", "yond"),
)


def site(many: int = 30) -> Mapping[str, bytes]:
    """The files of a site of so many invented incidents."""
    return dict(render(book(incidents(many))))


def parsed(page: bytes) -> Any:  # noqa: ANN401
    """A page of HTML; its types are not told well enough to be of use."""
    return html.fromstring(page)
