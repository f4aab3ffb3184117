"""Real events, each told by one document or several, none of which tells all of it rightly.

The events are the rows of UCDP GED (``bench.happenings``), so that days, places and tolls are spread as they
are in the world. For more events than there are, all of them happen again some decades later. What documents
make of them is drawn by chance: a day late, known to a month only, by the district in place of the village, a
name spelt in another way, the least or the most dead that any source told.
"""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from bench.happenings import happenings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.happenings import Happening
    from gawah.resolve.accounts import Account

_LATER = 40 * 365
"""Days after which the same events happen again: more than all of them span."""
_TELLING = ((1, 0.48), (2, 0.27), (3, 0.13), (5, 0.07), (8, 0.05))
"""How many documents tell of an event, with how often: two on the whole."""
_MONTH = 30
_SYLLABLES = (
    *("ba", "dor", "el", "fi", "gan", "hu", "jal", "ke", "lom", "mi"),
    *("nar", "os", "pe", "qu", "ra", "shi", "tan", "ul", "ve", "zam"),
)


def mentions(events: Path, incidents: int, seed: int = 1) -> list[Account]:
    """What documents tell of some events, in order of their first day.

    Args:
        events: the folder with the rows.
        incidents: how many events.
        seed: for chance.

    Returns:
        accounts, each of one document; ``truth`` says of which event.
    """
    chance = random.Random(seed)  # noqa: S311 (the same each time; nothing secret)
    told = [
        account
        for country, known in enumerate(_events(events))
        for number, again in _chosen(known, round(incidents * len(known) / _all(events)), chance)
        for account in _told(known[number], f"{country}x{number}x{again}", again * _LATER, chance)
    ]
    return sorted(told, key=lambda account: (account.first, account.incident))


def truth(account: Account) -> str:
    """The event of which an account is."""
    return account.incident.partition(":")[2].partition(".")[0]


@cache
def _events(folder: Path) -> list[list[Happening]]:
    """The events of each country, in order of time."""
    found = (happenings(path) for path in sorted(folder.glob("ucdp_ged_*.csv")))
    return [sorted(some, key=lambda one: one.told.first) for some in found]


def _all(folder: Path) -> int:
    return sum(map(len, _events(folder)))


def _chosen(known: list[Happening], wanted: int, chance: random.Random) -> list[tuple[int, int]]:
    """Events by their number and how often they happened before: all of a stretch of time."""
    rounds, rest = divmod(wanted, len(known))
    first = chance.randint(0, len(known) - rest)
    whole = [(one, again) for again in range(rounds) for one in range(len(known))]
    return whole + [(one, rounds) for one in range(first, first + rest)]


def _told(event: Happening, name: str, later: int, chance: random.Random) -> list[Account]:
    many = chance.choices([many for many, _ in _TELLING], [often for _, often in _TELLING])[0]
    people = tuple(_person(chance) for _ in range(chance.choice((0, 0, 1, 1, 2))))
    injured = chance.choice((None, None, str(chance.randint(1, 30))))
    return [
        _one(event, f"incident:{name}.{number}", later, (people, injured), chance) for number in range(many)
    ]


def _one(
    event: Happening,
    incident: str,
    later: int,
    who: tuple[Sequence[tuple[str, str]], str | None],
    chance: random.Random,
) -> Account:
    people, injured = who
    told = event.told
    document = incident.partition(":")[2]
    late = chance.choices((0, 1), (0.92, 0.08))[0]
    first, last = told.first + later + late, told.last + later + late
    if chance.random() < 0.08:
        first, last = first - first % _MONTH, max(last, first - first % _MONTH + _MONTH)
    named = tuple(_spelt(one, chance) for one in people if chance.random() < 0.75)
    account = replace(
        told,
        incident=incident,
        members=(incident,),
        documents=(document,),
        date=f"{first}/{last}",
        first=first,
        last=last,
        killed=chance.choices(
            (told.killed, event.least.killed, event.most.killed, None), (0.7, 0.08, 0.08, 0.14)
        )[0],
        injured=injured if chance.random() < 0.6 else None,
        victims=named,
        victims_known_by=tuple(sorted({one.lower() for one in named})),
    )
    return _placed(account, chance)


def _placed(account: Account, chance: random.Random) -> Account:
    """The place as it is, by its district alone, or spelt in another way."""
    how, district = chance.random(), account.levels.get("admin2")
    if how < 0.12 and district:
        return replace(
            account,
            place=f"place:{district}",
            place_name=district,
            names=(district,),
            is_wide=True,
            precision="admin2",
        )
    if how < 0.2:
        names = tuple(_misspelt(name, chance) for name in account.names)
        return replace(account, place=f"place:{names}", place_name=names[0], names=names)
    return account


def _person(chance: random.Random) -> tuple[str, str]:
    given, family = ("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).title() for _ in range(2))
    return given, family


def _spelt(person: tuple[str, str], chance: random.Random) -> str:
    given, family = (_misspelt(part, chance) if chance.random() < 0.2 else part for part in person)
    return f"{given} {family}"


def _misspelt(word: str, chance: random.Random) -> str:
    """Another vowel at one place, as names are written in Latin letters."""
    places = [at for at, letter in enumerate(word) if letter in "aeiou" and at]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + chance.choice("aeiou") + word[at + 1 :]
