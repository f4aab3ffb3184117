"""What speaks for two accounts being of one event, and what against: one comparison for each thing told.

A comparison looks at two accounts and names a level: how they agree. What a level weighs is data
(``weights.yaml``). Where one of the two does not tell it, there is no level and no sign: missing is no
evidence, not disagreement.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register import compare
from gawah.resolve.names import THRESHOLD, compare_names
from gawah.resolve.told import in_common, in_common_beside
from gawah.resolve.weights import BITS
from gawah.resolve.whereabouts import are_neighbours, extent, is_one_place, may_lie_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gawah.resolve.accounts import Account

AGAINST = -0.5
"""The weight in bits from which down a sign speaks against; what lies between it and as much above 0 says
nothing either way that one should tell a person."""

_WEEK = 7
_SOME, _MANY = 3, 10
"""How many people are some, and many: the same number of them says the more, the larger it is."""
_CLOSE = 1.25
"""How many times as large the larger of two numbers may be that were only counted at different hours."""


@record
class Sign:
    """One thing that speaks for two accounts being of one event, or against it."""

    what: str
    """The name of a comparison: ``date``, ``place``, ``victims`` …"""
    weight: float
    """How much it says, in bits: above nothing for, below against."""
    left: str
    """What the one says, as the reviewer is shown it."""
    right: str
    level: str = ""
    """How the two agree, as the comparison calls it: ``same_day``."""

    @property
    def is_for(self) -> bool:
        """Whether it speaks for one event."""
        return self.weight >= -AGAINST

    @property
    def is_against(self) -> bool:
        """Whether it speaks against it."""
        return self.weight <= AGAINST


@record
class Comparison:
    """One thing on which accounts are compared."""

    what: str
    levels: tuple[tuple[str, ...], ...]
    """Its levels, in groups. Which group two accounts come to follows from how exactly each tells it, and
    says nothing of whether they are of one event; in a group, what speaks most for it comes first."""
    level: Callable[[Account, Account], str | None]
    """How two accounts agree; None where one does not tell. The order of the two changes nothing."""
    shown: Callable[[Account], str]
    """What an account says, as the reviewer is shown it."""
    both: Callable[[Account, Account], str] | None = None
    """What both say, where that is shown in its place: each says much more."""


def signs(a: Account, b: Account) -> tuple[Sign, ...]:
    """What speaks for two accounts being of one event and what against it, the weightiest first.

    The weights add up. From ``SAME_FROM`` on the sum is enough for the method itself to say "same".
    """
    return tuple(sorted(_signs(a, b), key=lambda sign: -abs(sign.weight)))


def _signs(a: Account, b: Account) -> Iterator[Sign]:
    for one in COMPARISONS:
        level = one.level(a, b)
        if level is not None:
            shown = (one.both(a, b),) * 2 if one.both is not None else (one.shown(a), one.shown(b))
            yield Sign(one.what, BITS[one.what][level], *shown, level)


def weighed(found: Iterable[Sign]) -> float:
    """What signs weigh together, to a tenth of a bit: as exactly as each is known and thresholds are set."""
    return round(sum(sign.weight for sign in found), 1)


def is_safe(found: Iterable[Sign]) -> bool:
    """Whether a day and one name, spelt the same, speak for one event, and nothing against.

    Without a day a name is not enough: most of what is done to people may be done to them again.
    """
    told = {sign.what: sign for sign in found}
    named = "victims" in told and told["victims"].level == "same_name"
    return named and "date" in told and not any(sign.is_against for sign in told.values())


def _of_dates(a: Account, b: Account) -> str | None:
    """By what both dates can mean: two days, or how wide the wider of the two is, and whether they meet."""
    if not a.is_dated or not b.is_dated:
        return _of_days_of_the_year(a, b)
    gap = max(a.first, b.first) - min(a.last, b.last)
    widest = max(a.last - a.first, b.last - b.first)
    if widest > 0:
        return f"{'off' if gap > 0 else 'within'}_{'week' if widest < _WEEK else 'month'}"
    return "same_day" if gap == 0 else "next_day" if gap == 1 else "days_apart" if gap <= _WEEK else "apart"


_DATES = (
    ("same_day", "next_day", "days_apart", "apart"),
    ("within_week", "off_week"),
    ("within_month", "off_month"),
    ("same_day_of_year", "other_day_of_year"),
    ("same_month_of_year", "other_month_of_year"),
)
_OF_NO_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")


def _of_days_of_the_year(a: Account, b: Account) -> str | None:
    """By the day or the month, where the year of one is not known: "in July"."""
    left, right = _day_of_the_year(a), _day_of_the_year(b)
    if left is None or right is None:
        return None
    if left[1] and right[1]:
        return f"{'same' if left == right else 'other'}_day_of_year"
    return f"{'same' if left[0] == right[0] else 'other'}_month_of_year"


def _day_of_the_year(one: Account) -> tuple[int, int] | None:
    """Month and day, the day 0 where none is told; None where the month is not sure."""
    if one.is_dated:
        first, last = date.fromordinal(one.first), date.fromordinal(one.last)
        if first == last:
            return first.month, first.day
        return (first.month, 0) if first.month == last.month else None
    told = _OF_NO_YEAR.fullmatch(one.date)
    return (int(told[1]), int(told[2] or 0)) if told is not None else None


def _of_places(a: Account, b: Account) -> str | None:
    """By containment, and by how much happens in the wider of the two."""
    if not a.place or not b.place:
        return None
    widest = max(extent(a), extent(b), key=_EXTENTS.index)
    if is_one_place(a, b):
        return f"same_{widest}"
    if widest != "town" and not a.levels.keys() & b.levels.keys():
        return None  # nothing is known of what lies in what
    if are_neighbours(a, b) if widest == "town" else may_lie_in(a, b):
        return f"near_{widest}" if widest == "town" else f"in_{widest}"
    return f"other_{widest}"


_EXTENTS = ("town", "city", "district", "land")
_PLACES = (
    ("same_town", "near_town", "other_town"),
    ("same_city", "in_city", "other_city"),
    ("same_district", "in_district", "other_district"),
    ("same_land", "in_land", "other_land"),
)


def _of_types(a: Account, b: Account) -> str:
    """By the types of acts: by themselves where neither tells of violence, which most reports are about."""
    shared = set(a.types) & set(b.types)
    how = "same" if a.types == b.types else "shared" if shared else "one_family"
    if not a.families & b.families:
        how = "other_family"
    return how if VIOLENCE in a.families | b.families else f"{how}_rare"


VIOLENCE = "violence"
_TYPES = (
    ("same", "shared", "one_family", "other_family"),
    ("same_rare", "shared_rare", "one_family_rare", "other_family_rare"),
)


def _of_names(left: Sequence[str], right: Sequence[str]) -> str | None:
    """By the names of people, over spellings and scripts."""
    if not left or not right:
        return None
    shared = set(left).intersection(right)
    if any(" " in name for name in shared):
        return "same_name"
    # A given name alone many bear: it says no more than a name spelt in another way.
    is_like = bool(shared) or any(
        compare_names(one, other).score >= THRESHOLD for one in left for other in right
    )
    scripts = [{name.isascii() for name in names} for names in (left, right)]
    if scripts[0] & scripts[1]:
        return "like_name" if is_like else "other_names"
    # Sounds tell less between scripts: that a name is like none of the others may be how it is written.
    return "like_across" if is_like else "other_across"


_NAMES = (("same_name", "like_name", "other_names"), ("like_across", "other_across"))


def _of_shared(left: Sequence[object], right: Sequence[object]) -> str | None:
    """By whether anything is in both lists."""
    if not left or not right:
        return None
    return "none_shared" if set(left).isdisjoint(right) else "shared"


_SHARED = (("shared", "none_shared"),)


def _of_words(left: Sequence[str], right: Sequence[str]) -> str | None:
    """By words of one language, each led by its code; nothing where there is none that both are told in."""
    languages = {word.partition(":")[0] for word in left} & {word.partition(":")[0] for word in right}
    if not languages:
        return None
    return _share(len(set(left).intersection(right)))


_WORDS = (("share_more", "share_one", "none_shared"),)


def _of_mentioned(a: Account, b: Account) -> str | None:
    """By how many words both write as names in the sentences that tell it, whatever they name."""
    shared = in_common(a, b, names=True)
    return None if shared is None else _share_much(len(shared))


def _of_wording(a: Account, b: Account) -> str | None:
    """By how many other words stand in the sentences that tell it."""
    shared = in_common(a, b, names=False)
    return None if shared is None else _share_much(len(shared))


def _of_context(a: Account, b: Account) -> str | None:
    """By the words that stand in the sentences told in one go with it."""
    shared = in_common_beside(a, b)
    return None if shared is None else _share(len(shared))


_MUCH, _MOST = 3, 6
"""Words in common that few accounts of two events have, and that hardly any have."""
_WORDING = (("share_most", "share_many", *_WORDS[0]),)


def _share_much(many: int) -> str:
    return "share_most" if many >= _MOST else "share_many" if many >= _MUCH else _share(many)


def _share(many: int) -> str:
    return "share_more" if many > 1 else "share_one" if many else "none_shared"


def _of_bodies(a: Account, b: Account) -> str | None:
    """By whether a body took part in both; one report may name who did it, another whom it was done to."""
    if a.bodies_known_by and b.bodies_known_by and set(a.bodies_known_by).isdisjoint(b.bodies_known_by):
        return None if set(a.body_roles).isdisjoint(b.body_roles) else "none_shared"
    return _of_shared(a.bodies_known_by, b.bodies_known_by)


def _of_counts(left: str | None, right: str | None) -> str | None:
    """By two numbers of people: exact ones by how large they are, others by whether both can be true."""
    if left is None or right is None:
        return None
    one, other = compare.bounds(left), compare.bounds(right)
    if one is None or other is None:
        return None
    if one[0] != one[1] or other[0] != other[1]:
        return "can_agree" if compare.compatible("quantity", left, right) else "cannot_agree"
    few, many = sorted((one[0], other[0]))
    size = "many" if many >= _MANY else "some" if many >= _SOME else "few"
    if few == many:
        return f"same_{size}"
    return f"{'close' if size != 'few' and many <= max(few * _CLOSE, few + 1) else 'differ'}_{size}"


_COUNTS = (
    ("same_many", "close_many", "differ_many"),
    ("same_some", "close_some", "differ_some"),
    ("same_few", "differ_few"),
    ("can_agree", "cannot_agree"),
)


def _told(values: Sequence[object]) -> str:
    return ", ".join(map(str, values))


def _said(one: Account) -> str:
    return _told([word.partition(":")[2] for word in one.told])


def _said_beside(one: Account) -> str:
    return _told([word.partition(":")[2] for word in one.told_beside])


def _both(shared: Sequence[str] | None) -> str:
    return _told(shared or "–")


COMPARISONS: tuple[Comparison, ...] = (
    Comparison("date", _DATES, _of_dates, lambda one: one.date),
    Comparison("place", _PLACES, _of_places, lambda one: one.place_name),
    Comparison("type", _TYPES, _of_types, lambda one: _told(one.types)),
    Comparison(
        "victims",
        _NAMES,
        lambda a, b: _of_names(a.victims_known_by, b.victims_known_by),
        lambda one: _told(one.victims),
    ),
    Comparison("ages", _SHARED, lambda a, b: _of_shared(a.ages, b.ages), lambda one: _told(one.ages)),
    Comparison(
        "described",
        _WORDS,
        # Of whom one name is told in both, the words for what they are would count twice.
        lambda a, b: (
            _of_words(a.described, b.described)
            if set(a.victims_known_by).isdisjoint(b.victims_known_by)
            else None
        ),
        lambda one: _told(one.described_as),
    ),
    Comparison(
        "suspects",
        _NAMES,
        lambda a, b: _of_names(a.suspects_known_by, b.suspects_known_by),
        lambda one: _told(one.suspects),
    ),
    Comparison(
        "bodies",
        _SHARED,
        _of_bodies,
        lambda one: _told(one.bodies),
    ),
    Comparison(
        "speakers",
        _NAMES,
        lambda a, b: _of_names(a.speakers_known_by, b.speakers_known_by),
        lambda one: _told(one.speakers),
    ),
    Comparison("killed", _COUNTS, lambda a, b: _of_counts(a.killed, b.killed), lambda one: one.killed or ""),
    Comparison(
        "injured", _COUNTS, lambda a, b: _of_counts(a.injured, b.injured), lambda one: one.injured or ""
    ),
    Comparison(
        "attackers",
        _COUNTS,
        lambda a, b: _of_counts(a.attackers, b.attackers),
        lambda one: one.attackers or "",
    ),
    Comparison("mentioned", _WORDING, _of_mentioned, _said, lambda a, b: _both(in_common(a, b, names=True))),
    Comparison("wording", _WORDING, _of_wording, _said, lambda a, b: _both(in_common(a, b, names=False))),
    Comparison(
        "context", _WORDS, _of_context, _said_beside, lambda a, b: _told(in_common_beside(a, b) or "–")
    ),
)
"""The table of comparisons: what is compared, its levels, how, and what the reviewer is shown."""
