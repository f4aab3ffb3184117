"""Learns what agreement between two accounts of incidents weighs, and from which sum on they are one.

Writes ``src/gawah/resolve/weights.yaml``. What each part is learnt on:

- u, how often a level is met among any two accounts: for date, place, bodies and number of dead, pairs of
  events of UCDP GED in Pakistan or in Bangladesh; for the rest, pairs of accounts of our own reports and of
  the Gun Violence Corpus (GVC) that are of different events.
- m, how often among two accounts of one event: by expectation maximisation on pairs of accounts of GVC
  reports that are filed under one incident (a report tells of other incidents, too: which pairs are the same
  is not known). How the events above agree when they are told again counts for some pairs beside these, so
  that what GVC reports hardly know (a district, twenty dead) is not left to chance.
- the threshold from which the method may say "same": how near different events of UCDP GED in Syria come to
  each other, which nothing else is learnt on. That below which nothing is suggested: the third of the GVC's
  incidents that no weight was learnt on.

All of these are CC BY 4.0 or our own.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

from bench import linkage
from bench.happenings import happenings, near, widened
from bench.reports import read_all, read_one, reports_of, shared
from eval.corpus import load
from gawah.model.record import record
from gawah.resolve.accounts import ANY_DAY, has_day_and_place, may_be_one
from gawah.resolve.comparisons import COMPARISONS
from gawah.resolve.weighing import Model, learn
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bench.happenings import Happening
    from gawah.resolve.accounts import Account
    from gawah.resolve.weighing import Pattern

    Pair = tuple[Account, Account]
    Shares = tuple[tuple[float, ...], ...]
    Filed = Mapping[str, Sequence[Sequence[Account]]]
    """By incident of the GVC: the accounts of each of its reports."""

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "src" / "gawah" / "resolve" / "weights.yaml"
SEED = 20261122
RANDOM_PAIRS = 300_000
"""Pairs drawn from each file of events."""
BELIEF = 60.0
"""How many pairs the agreement of an event with itself counts for, beside those of the GVC."""
AGREEING = 0.9
"""The share of pairs of one event that agree on a thing, before anything is learnt."""
LEAST = 0.5
"""What is added to each level of a count, so that what was never met is rare and not impossible."""
WRONG = 0.02
"""The share of what the method joins by itself that may be wrong."""
HELD_COUNTRY = "syria"
HEAD = """
# What it weighs that two accounts of incidents agree, or do not: log2(m/u), in bits. Written by
# `make weights`: bench/weights.py says how and on what, docs/resolve.md what it means. m: the share of
# pairs of one event that are on the level, of those that come to its group of levels; u: of any two
# accounts. Learnt on UCDP GED and the Gun Violence Corpus (both CC BY 4.0) and our own invented reports;
# no text of any of them is in here.

# From which sum on the method may say by itself that two accounts are of one event: chosen by how near
# different events of UCDP GED in Syria come to each other. Below which sum a pair is not worth a person's
# look: chosen on incidents of the Gun Violence Corpus. No weight was learnt on any of these.
""".strip().splitlines()
OF_EVENTS = frozenset(
    (one.what, group[0])
    for one in COMPARISONS
    for group in one.levels
    if one.what in {"date", "place", "bodies"} or (one.what == "killed" and group[0] != "can_agree")
)
"""What events tell as reports do, by comparison and the first level of a group."""
OF_WORDS = frozenset({"described", "mentioned", "wording", "context"})
"""What follows in part from the type of an act: it is counted among acts of one type."""


FIELDS = tuple((one, group) for one in COMPARISONS for group in one.levels)
"""A field of the model for each group of levels: which group a pair comes to says nothing."""
LEVELS = tuple(len(group) for _, group in FIELDS)


def pattern(a: Account, b: Account) -> Pattern:
    """The levels of a pair, by group: the highest number is that which speaks most for one event."""
    found = {one.what: one.level(a, b) for one in COMPARISONS}
    return tuple(
        len(group) - 1 - group.index(level) if (level := found[one.what]) in group else None
        for one, group in FIELDS
    )


def counted(patterns: Iterable[Pattern]) -> Shares:
    """How often each level is met, by group; with a little added: what was never met is not impossible."""
    told = [[LEAST] * many for many in LEVELS]
    for one, times in Counter(patterns).items():
        for field, level in enumerate(one):
            if level is not None:
                told[field][level] += times
    return tuple(tuple(one / sum(field) for one in field) for field in told)


@record
class Data:
    """What is learnt on."""

    events: Sequence[Sequence[Happening]]
    """By file, one a country."""
    own: Sequence[Account]
    """Of our reports; no two are of one event of two reports."""
    names: Sequence[tuple[str, str]]
    """How two reports write one name."""
    fit: Filed
    held: Filed
    """The incidents on which no weight is learnt."""
    held_events: Sequence[Happening]
    """The events on which no weight is learnt: of the country in which most happened in one place."""


def data() -> Data:
    """Reads all."""
    files = sorted((shared() / "data" / "events").glob("ucdp_ged_*.csv"))
    events = [happenings(path) for path in files if HELD_COUNTRY not in path.stem]
    (held_events,) = (happenings(path) for path in files if HELD_COUNTRY in path.stem)
    own = [
        account
        for corpus in ("practice", "corpus")
        for document in load(ROOT / "eval" / corpus).open
        for account in read_one(document.path.name, document.data, None).accounts
        if has_day_and_place(account)
    ]
    gvc = [one for one in reports_of(shared() / "data" / "gva" / "train.jsonl") if one.is_gvc]
    found = read_all(gvc)
    parts: tuple[dict[str, list[Sequence[Account]]], ...] = ({}, {})
    for report in gvc:
        part = parts[int(report.incident) % 3 == 0]
        # What tells no day or no place is seldom the incident that the report is filed under.
        told = [account for account in found[report.id].accounts if has_day_and_place(account)]
        part.setdefault(report.incident, []).append(told)
    rows = linkage.read(linkage.NAMES)
    names = [
        (key(row["left"]), key(row["right"])) for row in rows if row["same"] == "1" and row["split"] != "test"
    ]
    return Data(events, own, names, parts[False], parts[True], held_events)


def different(filed: Filed, draw: random.Random) -> Iterable[Pair]:
    """Pairs of accounts of reports that are filed under different incidents."""
    accounts = [
        (incident, account) for incident, reports in filed.items() for one in reports for account in one
    ]
    for _ in range(RANDOM_PAIRS // 4):
        (one, a), (other, b) = draw.sample(accounts, 2)
        if one != other:
            yield a, b


def together(filed: Filed) -> list[Pair]:
    """Pairs of accounts of two reports that are filed under one incident."""
    return [
        pair
        for reports in filed.values()
        for left, right in combinations(reports, 2)
        for pair in product(left, right)
    ]


def drawn(accounts: Sequence[Account], many: int, draw: random.Random) -> Iterable[Pair]:
    """Any two accounts of different documents."""
    for _ in range(many):
        a, b = draw.sample(accounts, 2)
        if a.documents != b.documents:
            yield a, b


def any_two(told: Data, draw: random.Random) -> Shares:
    """u: how often each level is met among any two accounts; of words, among two of one type of act.

    What an act is done to follows from its type in part (a website is blocked): what the type says already is
    not to count twice.
    """
    of_events = counted(
        pattern(a, other)
        for some in told.events
        for a, b in drawn([one.told for one in some], RANDOM_PAIRS, draw)
        for other in (b, *without_year(b))
    )
    pairs = [*different(told.fit, draw), *drawn(told.own, RANDOM_PAIRS // 4, draw)]
    of_reports = counted(pattern(a, b) for a, b in pairs)
    of_a_type = counted(pattern(a, b) for a, b in pairs if not set(a.types).isdisjoint(b.types))
    return tuple(
        of_events[at]
        if (one.what, group[0]) in OF_EVENTS
        else of_a_type[at]
        if one.what in OF_WORDS
        else of_reports[at]
        for at, (one, group) in enumerate(FIELDS)
    )


def without_year(one: Account) -> Iterable[Account]:
    """The day of an account, and its month, in no year, and nothing else of it."""
    if one.first == one.last:
        first, last = ANY_DAY
        of_no_year = f"XXXX{date.fromordinal(one.first):-%m-%d}"
        for told in (of_no_year, of_no_year.rpartition("-")[0]):
            yield replace(one, date=told, first=first, last=last, place="", killed=None, bodies_known_by=())


def retold(told: Data) -> Iterable[Pattern]:
    """How accounts of one event agree, where all that differs is what is known to differ between reports.

    The number of dead, from the least to the most that sources tell; a place, named by itself or by its
    district or province; one act of several; a name, as two reports write it.
    """
    for event in (event for some in told.events for event in some):
        yield from (pattern(a, b) for a, b in combinations((event.told, event.least, event.most), 2))
        yield from (pattern(event.told, wider) for wider in widened(event.told))
        yield from (pattern(event.told, vague) for vague in without_year(event.told))
    for one in told.own:
        yield pattern(one, one)
        if len(one.types) > 1:
            yield pattern(one, replace(one, types=one.types[:1]))
    blank = replace(told.own[0], suspects_known_by=(), speakers_known_by=())
    for name, other in told.names:
        yield pattern(
            replace(blank, victims_known_by=(name,), suspects_known_by=(name,), speakers_known_by=(name,)),
            replace(blank, victims_known_by=(other,), suspects_known_by=(other,), speakers_known_by=(other,)),
        )


def believed(told: Data, u: Shares) -> Shares:
    """The shares m before reports are looked at: most as what is told again agrees, the rest by chance."""
    again = counted(retold(told))
    return tuple(
        tuple(AGREEING * share + (1 - AGREEING) * chance for share, chance in zip(one, other, strict=True))
        for one, other in zip(again, u, strict=True)
    )


def learnt(told: Data) -> Model:
    """The model of all comparisons."""
    draw = random.Random(SEED)  # noqa: S311 (the same each time; nothing secret)
    u = any_two(told, draw)
    patterns = [pattern(a, b) for a, b in together(told.fit)]
    return learn(patterns, u, first=believed(told, u), belief=BELIEF, prior=0.3)


def bits(model: Model, a: Account, b: Account) -> float:
    """What a pair weighs by the bits as they are written: rounded, as they are when they are used."""
    return round(sum(round(one, 1) for one in model.weights(pattern(a, b))), 1)


def sums(model: Model, pairs: Iterable[Pair]) -> list[float]:
    """What pairs that may be one at all weigh."""
    return [bits(model, a, b) for a, b in pairs if may_be_one(a, b)]


def same_from(model: Model, events: Sequence[Happening]) -> float:
    """The sum from which on at most ``WRONG`` of what is joined is of different events.

    Each event is taken to be told twice, as exactly as it stands there; two events that come as near to each
    other as that are what the method would join wrongly.
    """
    right = sorted(bits(model, one.told, one.told) for one in events)
    wrong = sorted(sums(model, near(one.told for one in events)), reverse=True)
    for number, weight in reversed(list(enumerate(wrong, 1))):
        if number <= WRONG * (number + len(right) - bisect_left(right, weight)):
            return weight
    return wrong[0]


def written(model: Model, same: float, suggest: float) -> str:
    """The data file."""
    lines = [
        *HEAD,
        f"same_from: {same:.1f}",
        f"suggest_from: {suggest:.1f}",
        "",
        "accounts:",
    ]
    for field, (one, group) in enumerate(FIELDS):
        if group is one.levels[0]:
            lines.append(f"  {one.what}:")
        for m, u, level in zip(model.same[field], model.any[field], reversed(group), strict=True):
            lines.append(f"    {level}: {{bits: {log2(m / u):.1f}, m: {m:.6f}, u: {u:.6f}}}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Learn, choose, write."""
    if not (shared() / "data" / "gva").is_dir():
        print(f"{shared() / 'data'} is not there. GAWAH_SHARED says where data/gva and data/events are.")
        return 1
    told = data()
    model = learnt(told)
    same = same_from(model, told.held_events)
    right = sorted(sums(model, together(told.held)))
    draw = random.Random(SEED)  # noqa: S311 (the same each time; nothing secret)
    wrong = sorted(sums(model, different(told.held, draw)))
    print(f"the share of pairs of one incident's reports that are the same: {model.prior:.2f}")
    print(f"held back: {len(right)} pairs of one incident, {[round(one) for one in right]}")
    print(f"held back: {len(wrong)} of different ones, {[round(one) for one in wrong]}")
    suggest = right[len(right) // 20] if right else 0.0
    print(f"same from {same:.1f}: {sum(one >= same for one in right)} of {len(right)} right")
    WEIGHTS.write_text(written(model, same, suggest), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
