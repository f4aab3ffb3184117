"""Which incidents are meant: the options by which ``list`` and others choose among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.options import typed_date
from gawah.errors import UsageError
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gawah.register import Incident
    from gawah.register.outline import Outline

    Command = Callable[..., int]


@record
class Wanted:
    """Which incidents are wanted; None wants all."""

    type: str | None
    place: str | None
    since: str | None
    until: str | None
    contradicted: bool

    @property
    def has_dates(self) -> bool:
        """Whether incidents without a year cannot be wanted."""
        return self.since is not None or self.until is not None

    def told(self) -> dict[str, object]:
        """What is asked, by the name of each filter; what asks nothing is left out."""
        asked = {"type": self.type, "place": self.place, "from": self.since, "to": self.until}
        asked["contradicted"] = "yes" if self.contradicted else None
        return {name: value for name, value in asked.items() if value}

    def holds(self, incident: Incident) -> bool:
        """Whether an incident is wanted."""
        if self.type is not None and self.type not in {
            incident.type,
            *(a.value("type") for a in incident.acts),
        }:
            return False
        if self.contradicted and not incident.contradictions:
            return False
        return self._is_there_and_then(incident.places, incident.date)

    def holds_told(self, told: Outline) -> bool:
        """The same by what an incident tells, its type aside: that is of all its acts, and not told."""
        if self.contradicted and not told.contradicted:
            return False
        return self._is_there_and_then(told.places, told.date)

    def _is_there_and_then(self, places: Iterable[str], date: str | None) -> bool:
        from gawah.values.scripts import key

        if self.place is not None and not any(key(self.place) in key(name) for name in places):
            return False
        return _is_within(date, self.since, self.until)


def _is_within(value: str | None, since: str | None, until: str | None) -> bool:
    """Whether a date may lie in a stretch; what has no year may not be said to."""
    from gawah.values import edtf

    if since is None and until is None:
        return True
    if value is None or not edtf.is_valid(value):
        return False
    date = edtf.parse(value)
    if date.is_unresolved or date.is_yearless:
        return False
    stretch = edtf.between(edtf.parse(since) if since else None, edtf.parse(until) if until else None)
    return edtf.compatible(date, stretch)


def filter_options(since: str = "--from", until: str = "--to") -> Callable[[Command], Command]:
    """Add the options by which incidents are chosen.

    Args:
        since: what the option for the first day is called.
        until: the same for the last.
    """
    options = (
        click.option("--type", "type_", metavar="CODE", help="Only incidents with an act of this type."),
        click.option("--place", metavar="NAME", help="Only incidents in a place (town, district, country)."),
        click.option(since, "since", metavar="DATE", help="Only incidents that may have been then or later."),
        click.option(
            until, "until", metavar="DATE", help="Only incidents that may have been then or before."
        ),
        click.option("--contradicted", is_flag=True, help="Only incidents whose accounts differ."),
    )

    def add(function: Command) -> Command:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def wanted_of(options: Mapping[str, object], names: tuple[str, str] = ("--from", "--to")) -> Wanted:
    """What the options say.

    Args:
        options: as click gives them.
        names: what those for the first and the last day are called.

    Raises:
        UsageError: a type or a date is none, or no incident can lie between the dates.
    """
    from gawah.schema import vocabulary

    texts = {name: None if value is None else str(value) for name, value in options.items()}
    type_ = texts["type_"]
    if type_ is not None and type_ not in vocabulary("act_type"):
        raise UsageError(f"{type_} is no type of act. There are: {', '.join(vocabulary('act_type'))}.")
    for name, option in zip(("since", "until"), names, strict=True):
        value = texts[name]
        texts[name] = None if value is None else typed_date(option, value)
    _check_forwards(texts["since"], texts["until"], names)
    return Wanted(type_, texts["place"], texts["since"], texts["until"], bool(options["contradicted"]))


def _check_forwards(since: str | None, until: str | None, names: tuple[str, str]) -> None:
    from gawah.values import edtf

    if since is not None and until is not None and edtf.ends_before(since, until):
        first, last = names
        raise UsageError(f"{last} {until} is before {first} {since}: no incident can lie between. Swap them.")
