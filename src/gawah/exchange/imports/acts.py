"""What a row says was done, to whom and by whom.

Numbers of killed and injured are acts of their own. Who is named among the killed is not counted again: where
as many are named as were killed, they are the victims; else they are members of the group that was.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gawah.register.compare import bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.exchange.imports.row import Reading, Told

_KILLING, _ATTEMPT, _INJURY = "killing", "attempted_killing", "injury"
_COUNTS = {"killed": _KILLING, "injured": _INJURY}
"""The columns that count people, by outcome, with what was done to them."""


def say_acts(reading: Reading, incident: str) -> None:
    """Say what was done in a row."""
    named = [*_people(reading, "victim"), *_groups(reading, "victim")]
    acts = _Acts(reading, incident, _doers(reading))
    outcome = reading.first("act.outcome")
    counts = [one for one in map(partial(_count, reading), _COUNTS) if one is not None]
    known = {outcome: _people(reading, outcome) for outcome in _COUNTS}
    # Of whom a number is, is clear where there is one number, and nothing else is said of who suffered what.
    is_clear = len(counts) == 1 and outcome is None and not reading.values.get("victim.count")
    for count, came, deed in counts:
        mine = [*known.pop(came), *(named if is_clear else ())]
        acts.add(deed, came, _counted(reading, count, mine), (count, count))
    for came, people in known.items():
        if people:  # named, and not counted
            acts.add(_COUNTS[came], came, people, (people[0][1], people[0][1]))
    types = [one for one in reading.values.get("act.type", ()) if one.value not in _told_by(counts)]
    rest = [*(() if is_clear else named), *_objects(reading)]
    first = types[0] if types else None
    if rest or outcome is not None or first is not None or (acts.doers and not acts.many):
        came_of = outcome.value if outcome is not None else None
        acts.add(first.value if first is not None else None, came_of, rest, (first, outcome))
    for one in types[1:]:
        acts.add(one.value, None, (), (one, None))


def _count(reading: Reading, outcome: str) -> tuple[Told, str, str] | None:
    """A number of people with what came of it and what was done; None where the row has none, or nobody."""
    told = reading.first(outcome)
    if told is None or bounds(told.value) in {None, (0, 0)}:
        return None
    types = {one.value for one in reading.values.get("act.type", ())}
    if outcome == "injured" and _ATTEMPT in types:
        return told, outcome, _ATTEMPT
    return told, outcome, _COUNTS[outcome]


def _told_by(counts: Sequence[tuple[Told, str, str]]) -> frozenset[str]:
    """The types of acts that numbers tell already: who is counted is not told of twice."""
    told = {deed for _, _, deed in counts}
    return frozenset(told | ({_INJURY, _ATTEMPT} if told & {_INJURY, _ATTEMPT} else set()))


class _Acts:
    """The acts of a row."""

    def __init__(self, reading: Reading, incident: str, doers: Sequence[tuple[str, Told]]) -> None:
        self._reading, self._incident, self.doers = reading, incident, doers
        self.many = 0

    def add(
        self,
        type_: str | None,
        outcome: str | None,
        victims: Sequence[tuple[str, Told]],
        words: tuple[Told | None, Told | None],
    ) -> None:
        """Say one act: its type and outcome with the words for each; who did it did all of the row."""
        reading, act = self._reading, self._reading.subject("act", None, self.many)
        self.many += 1
        reading.say(act, "incident", self._incident, None)
        if type_ is not None:
            reading.say(act, "type", type_, words[0])
        if outcome is not None:
            reading.say(act, "outcome", outcome, words[1])
        for victim, told in victims:
            reading.say(act, "victim", victim, told)
        for doer, told in self.doers:
            reading.say(act, "perpetrator", doer, told)
        for prop in ("means", "ground"):
            for told in reading.values.get(f"act.{prop}", ()):
                reading.say(act, prop, told.value, told)


def _people(reading: Reading, part: str) -> list[tuple[str, Told]]:
    """Those who are named; age and sex are of the one victim, where there is one."""
    found = []
    told_of = reading.values.get(f"{part}.person", [])
    for told in told_of:
        person = reading.subject("person", told)
        reading.say(person, "name", told.value, told)
        found.append((person, told))
    everybody = sum(len(reading.values.get(f"{one}.person", ())) for one in ("victim", *_COUNTS))
    if len(found) == everybody == 1:
        for prop in ("age", "sex"):
            value = reading.first(f"victim.{prop}")
            if value is not None:
                reading.say(found[0][0], prop, value.value, value)
    return found


def _groups(reading: Reading, role: str) -> list[tuple[str, Told]]:
    found = []
    told_of = reading.values.get(f"{role}.group", [])
    for told in told_of:
        group = reading.subject("group", told)
        reading.say(group, "label", told.value, told)
        found.append((group, told))
    count = reading.first(f"{role}.count")
    if count is not None and len(found) < 2:
        group, _ = found[0] if found else (reading.subject("group", count), count)
        reading.say(group, "count", count.value, count)
        found = found or [(group, count)]
    return found


def _objects(reading: Reading) -> list[tuple[str, Told]]:
    found = []
    for told in reading.values.get("victim.object", ()):
        one = reading.subject("object", told)
        reading.say(one, "label", told.value, told)
        found.append((one, told))
    return found


def _doers(reading: Reading) -> list[tuple[str, Told]]:
    found = []
    for kind in ("person", "body"):
        for told in reading.values.get(f"perpetrator.{kind}", ()):
            one = reading.subject(kind, told)
            reading.say(one, "name", told.value, told)
            found.append((one, told))
    return [*found, *_groups(reading, "perpetrator")]


def _counted(reading: Reading, count: Told, named: Sequence[tuple[str, Told]]) -> list[tuple[str, Told]]:
    """The victims of a number: those who are named where they are all, else a group with them in it."""
    people = [one for one in named if one[0].startswith("person:")]
    if len(people) == len(named) and bounds(count.value) == (len(people), len(people)):
        return list(people)
    if len(named) == 1 and not people:  # it is the number of that group
        reading.say(named[0][0], "count", count.value, count)
        return list(named)
    group = reading.subject("group", count)
    reading.say(group, "count", count.value, count)
    for one, told in named:
        reading.say(group, "member", one, told)
    return [(group, count)]
