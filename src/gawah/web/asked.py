"""What the address of the register asks: which incidents, in which order, laid out how."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from gawah.catalogue import ORDERS, Wanted
from gawah.errors import UsageError
from gawah.model.record import record
from gawah.values.dates import written_date
from gawah.web.sentences import in_words
from gawah.web.texts import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.web.texts import Words

PATH = "/register"
FILTERS = (
    "words",
    "since",
    "until",
    "place",
    "type",
    "group",
    "proof",
    "contradicted",
    "awaiting",
    "source",
    "when",
    "area",
    "subject",
    "document",
)
"""What incidents can be filtered by, in the order in which it is told."""
VIEWS = {"": mark("Table"), "cards": mark("Cards")}
"""How incidents are laid out, with the name of the tab."""
FIRST_ORDER = "-date"
_NO_WORD = mark("“%(value)s” holds no word to search for.")
_NO_DATE = mark("“%(date)s” is not a date: write 1 May 2024, 2024-05-01, 2024-05 or 2024.")
_WRONG = {"words": _NO_WORD, "place": _NO_WORD, "group": _NO_WORD, "since": _NO_DATE, "until": _NO_DATE}
_NO_CHOICE = mark("“%(value)s” cannot be chosen here.")
_TOO_LONG = mark("At most 200 characters can be looked for.")
_LONGEST = 200


@record
class Asked:
    """What is asked, and what of it cannot be answered."""

    wanted: Wanted
    """What can be answered."""
    order: str
    view: str
    said: Mapping[str, str]
    """What each filter says, also where it cannot be used."""
    wrong: Mapping[str, str]
    """What is wrong with a filter, in the person's language."""

    def told(self) -> dict[str, str]:
        """What makes the address: names and values that ask something."""
        laid_out = {"order": self.order if self.order != FIRST_ORDER else "", "view": self.view}
        return self.wanted.told() | {name: value for name, value in laid_out.items() if value}

    def address(self, **other: str | None) -> str:
        """The address that asks the same, but for some values.

        Args:
            **other: values by name; None or an empty one takes the name out of the address.
        """
        return address_of(self.told() | {name: value or "" for name, value in other.items()})


def address_of(told: Mapping[str, str]) -> str:
    """The address of the register that asks for something by name and value."""
    asks = {name: value for name, value in told.items() if value and (name, value) != ("order", FIRST_ORDER)}
    return f"{PATH}?{urlencode(asks)}" if asks else PATH


def read_asked(told: Mapping[str, str], words: Words) -> Asked:
    """What is asked by name and value; a value that is none is left out and said.

    Args:
        told: what an address, a form or a saved view says; other names are passed over.
        words: of the language in which to say what is wrong.
    """
    said = {name: " ".join(told.get(name, "").split()) for name in FILTERS}
    right: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for name, value in said.items():
        try:
            right |= Wanted.of({name: value}).told()
        except UsageError:
            wrong[name] = _sentence(name, value, words)
    wanted = _forwards(right, wrong, words)
    order, view = told.get("order", ""), told.get("view", "")
    return Asked(
        wanted,
        order if order in ORDERS else FIRST_ORDER,
        view if view in VIEWS else "",
        said,
        wrong,
    )


def _forwards(right: dict[str, str], wrong: dict[str, str], words: Words) -> Wanted:
    """What is asked, without the end of a period that would be over before it begins."""
    try:
        return Wanted.of(right)
    except UsageError as error:
        wrong["until"] = in_words(error.sentence, words) or str(error)
        return Wanted.of({name: value for name, value in right.items() if name != "until"})


def _sentence(name: str, value: str, words: Words) -> str:
    if len(value) > _LONGEST:
        return words.gettext(_TOO_LONG)
    if name in ("since", "until"):
        try:
            written_date(value)
        except UsageError as error:  # a date, though one that can be read in two ways
            return in_words(error.sentence, words) or str(error)
    return words.gettext(_WRONG.get(name, _NO_CHOICE), value=value, date=value)
