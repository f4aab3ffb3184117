"""Why a claim and the register may differ: codes with arguments, so that it can be said in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping

_SENTENCES = {
    "period_not_told": "the claim names no period: all that lies before it was said is counted",
    "period_unresolved": "the claim counts over “{words}”, which the document lets nobody date",
    "said": "counted up to {day}, when it was said",
    "undated_document": "the document has no date: nobody knows up to which day the claim counts",
    "place_not_told": "the claim names no place: all places are counted",
    "region": "the register does not know what lies in {place}: all of the country is counted",
    "unit": "the register does not count what the claim counts ({unit})",
    "any_type": "the claim does not say which acts it counts: incidents of all types are counted",
    "own_count": "{who} may count more widely than what documents here tell, or by other rules",
    "about": "the number is a round one: a fifth more or less may be meant",
    "ordinal": "it was the last of so many: at least so many up to then",
    "part": "it is a part of another claim ({whole})",
    "possible": "incidents that may belong, by what is known of their date, place or victims: {number}",
    "ungrouped": "of which nobody says whom they met: {number}",
    "undated": "incidents of the kind without a year, which are not counted: {number}",
    "pairs": "pairs of incidents that may be one, about which nobody has decided: {number}",
    "open": "an account tells of people or sites and does not say how many",
    "same_number": "the same number is told by {incidents} alone: it may have been read from the claim",
    "earliest": "the register holds nothing of the kind there before {day}: no document here tells of it",
    "nothing": "no document here tells of anything of the kind there",
    "unread": "documents that nobody has read yet: {number}",
    "years_between": "{number} years is the difference of {first} and {last}; both counted, it is {both}",
    "years_both": "{number} years counts both {first} and {last}; their difference is {between}",
}


@record
class Remark:
    """One thing to know when a claim is read beside the register."""

    code: str
    args: Mapping[str, str]

    def __str__(self) -> str:
        """The sentence in English."""
        return _SENTENCES[self.code].format_map(self.args)


def remark(code: str, **args: object) -> Remark:
    """A remark with its arguments."""
    return Remark(code, {name: str(value) for name, value in args.items()})


CODES = tuple(_SENTENCES)
"""All codes of remarks; docs/counting.md says what they mean."""
