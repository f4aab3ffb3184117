"""The filters of the register as a person reads them: what each asks, and what can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.catalogue.wanted import NONE, TOLD
from gawah.model.record import record
from gawah.schema import vocabulary
from gawah.values.scripts import is_arabic
from gawah.web.texts import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from gawah.catalogue import Catalogue, DocumentRow
    from gawah.web.asked import Asked
    from gawah.web.texts import Words
    from gawah.web.wording import Wording

    Choices = tuple[tuple[str, str], ...]

ORDER_NAMES = {
    "-date": mark("newest first"),
    "date": mark("oldest first"),
    "-changed": mark("what changed last first"),
    "-killed": mark("most killed first"),
    "place": mark("by place"),
    "-open": mark("most to review first"),
}
"""The orders of a list."""
_ANSWERS = {
    ("contradicted", "yes"): mark("accounts differ"),
    ("contradicted", "no"): mark("accounts agree"),
    ("awaiting", "yes"): mark("awaits review"),
    ("awaiting", "no"): mark("reviewed"),
}
_LABELS = {
    "words": mark("words"),
    "since": mark("since"),
    "until": mark("until"),
    "place": mark("place"),
    "type": mark("type"),
    "group": mark("group"),
    "proof": mark("proof"),
    "source": mark("source"),
    "when": mark("date"),
    "area": mark("district"),
    "subject": mark("with"),
    "document": mark("report"),
}
_OFFERED = 100
_SHORT = 8


@record
class Chip:
    """A filter that is set, and where it is not."""

    label: str
    """What it filters by; empty where its value says so."""
    value: str
    address: str
    """The same without it."""


@record
class Offers:
    """What can be chosen."""

    types: Choices
    proofs: Choices
    contradicted: Choices
    awaiting: Choices
    sources: Choices
    orders: Choices
    groups: tuple[str, ...]
    """To begin with: others can be written, too."""
    places: tuple[str, ...]


class Filters:
    """Says filters in one language.

    Args:
        catalogue: of the register.
        words: of the language.
        say: the same, for codes and dates.
    """

    def __init__(self, catalogue: Catalogue, words: Words, say: Wording) -> None:
        self._catalogue = catalogue
        self._words = words
        self._say = say

    def chips(self, asked: Asked) -> Iterator[Chip]:
        """One for each filter that is set."""
        for name, value in asked.wanted.told().items():
            label = self._words.gettext(_LABELS[name]) if name in _LABELS else ""
            yield Chip(label, self._value(name, value), asked.address(**{name: None}))

    def offers(self, asked: Asked) -> Offers:
        """What can be chosen in the form, what is chosen among it."""
        source = asked.wanted.source
        return self._catalogue.lately(("offers", self._words.language, source), lambda: self._offers(source))

    def _offers(self, source: str) -> Offers:
        _, catalogue = self._words.gettext, self._catalogue
        frequent = [value for value, _number in catalogue.terms("source")]
        sources = self.sources([*frequent, *filter(None, [source])])
        any_one = ("", _("any"))
        by_label: Callable[[tuple[str, str]], str] = lambda one: one[1].casefold()  # noqa: E731
        places = catalogue.subjects("place", "", "-incidents", 1, _OFFERED).rows
        return Offers(
            types=(any_one, *sorted(self._codes("act_type"), key=by_label)),
            proofs=(any_one, *self._codes("standard")),
            contradicted=(any_one, *self._answers("contradicted")),
            awaiting=(any_one, *self._answers("awaiting")),
            sources=(any_one, *sorted(sources.items(), key=by_label)),
            orders=tuple((code, _(name)) for code, name in ORDER_NAMES.items()),
            groups=self._groups(),
            places=tuple(sorted({row.label for row in places})),
        )

    def _groups(self) -> tuple[str, ...]:
        """The most frequent groups, bodies also by the names they have in the script of the page."""
        in_script = [
            name
            for row in self._catalogue.bodies_harmed(_OFFERED)
            for name in (row.label, *row.names)
            if self._words.language == "ur" and is_arabic(name)
        ]
        frequent = (value for value, _number in self._catalogue.terms("group", _OFFERED))
        return tuple(dict.fromkeys((*in_script, *frequent)))

    def sources(self, values: Iterable[str]) -> dict[str, str]:
        """What sources are called: by their publisher, or by the report where none is known."""
        publishers, parted = self._catalogue.publishers(), {value: value.partition(":") for value in values}
        reports = self._catalogue.documents_named([one for one, (_, _, named) in parted.items() if not named])
        return {
            value: publishers.get(named, named) if named else _title(value, reports)
            for value, (_, _, named) in parted.items()
        }

    def _value(self, name: str, value: str) -> str:
        match name:
            case "since" | "until":
                return self._say.date(value)
            case "when":
                return self._say.date("" if value == NONE else value.removeprefix(TOLD))
            case "area":
                country, *units = value.split("|")
                return self._say.where(*(() if value == NONE else (None, *units[::-1], country)))
            case "type":
                return self._say.code("act_type", value)
            case "proof":
                return self._say.code("standard", value)
            case "contradicted" | "awaiting":
                return self._words.gettext(_ANSWERS[name, value])
            case "source":
                return self.sources([value])[value]
            case "document":
                return _title(value, self._catalogue.documents_named([value]))
            case "subject":
                row = self._catalogue.subject(value)
                return row.label if row is not None else self._say.short(value)
        return value

    def _codes(self, name: str) -> Choices:
        return tuple((code, self._say.code(name, code)) for code in vocabulary(name))

    def _answers(self, name: str) -> Choices:
        return tuple((code, self._words.gettext(_ANSWERS[name, code])) for code in ("yes", "no"))


def _title(document: str, known: Mapping[str, DocumentRow]) -> str:
    row = known.get(document)
    return (row.title or row.name) if row is not None else document[:_SHORT]
