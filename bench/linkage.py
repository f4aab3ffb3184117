"""How well gawah links records of people: comparators, model and grouping, on data with known truth.

The data are those that the field compares itself on (RLdata500 and RLdata10000 of R's RecordLinkage,
FEBRL 3) and romanised names. They lie beside the checkout, not in it: `GAWAH_SHARED` says where.
"""

from __future__ import annotations

import csv
import os
import random
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from gawah.model.record import record
from gawah.resolve.blocking import blocked, candidates
from gawah.resolve.grouping import grouped
from gawah.resolve.names import THRESHOLD, compare_names
from gawah.resolve.spellings import similarity
from gawah.resolve.weighing import Model, learn, rarity, shares, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gawah.resolve.weighing import Pattern

    Record = Mapping[str, str]
    Compare = Callable[[str, str], int]

RANDOM_PAIRS = 300_000
"""Pairs drawn to count how often two records agree by chance."""
SEED = 20261122
NAMES = Path(__file__).parents[1] / "eval" / "names" / "pairs.csv"


def exact(left: str, right: str) -> int:
    """1 where both are the same."""
    return int(left == right)


def spelt(left: str, right: str) -> int:
    """0 to 3: how alike two words are by their letters."""
    if left == right:
        return 3
    alike = JaroWinkler.similarity(left, right)
    return 2 if alike >= 0.9 else 1 if alike >= 0.8 else 0


def figures(left: str, right: str) -> int:
    """0 to 2: the same number, one slip apart (a digit mistyped, dropped or swapped), or another."""
    return 2 if left == right else int(OSA.distance(left, right) <= 1)


@record
class Task:
    """A file of records, how they are compared, and the figure that is to be reached."""

    name: str
    fields: Mapping[str, Compare]
    rules: tuple[tuple[str, ...], ...]
    """What two records must share to be compared, any one of these: fields, or a field's first letters."""
    bar: float
    splink: str
    """What splink 5.0.0 reaches on the same file, as published; it is not run here."""

    def rule(self, asked: Sequence[str]) -> Callable[[Record], tuple[str, ...] | None]:
        """What two records must share: fields, or a field's first letters (``surname:3``)."""

        def shared(record: Record) -> tuple[str, ...] | None:
            found = []
            for one in asked:
                field, _, letters = one.partition(":")
                value = record[field][: int(letters)] if letters else record[field]
                if not value:
                    return None
                found.append(value)
            return tuple(found)

        return shared

    def silent(self, asked: Sequence[str]) -> frozenset[int]:
        """The fields that a rule asks for."""
        names = {one.partition(":")[0] for one in asked}
        return frozenset(at for at, field in enumerate(self.fields) if field in names)


def compare(task: Task, left: Record, right: Record) -> Pattern:
    """The level of each field."""
    return tuple(
        None if not left[field] or not right[field] else by(left[field], right[field])
        for field, by in task.fields.items()
    )


LEVELS: Mapping[Callable[[str, str], int], int] = {exact: 2, spelt: 4, figures: 3}

_RL_FIELDS = {"fname_c1": spelt, "lname_c1": spelt, "by": figures, "bm": figures, "bd": figures}
_RL_RULES = (
    ("fname_c1", "by"),
    ("lname_c1", "by"),
    ("by", "bm", "bd"),
    ("fname_c1", "lname_c1"),
    ("lname_c1", "bm", "bd"),
    ("fname_c1", "bm", "bd"),
)

TASKS = (
    Task("rldata500", _RL_FIELDS, _RL_RULES, 0.98, "0.990"),
    Task("rldata10000", _RL_FIELDS, _RL_RULES, 0.95, "0.959"),
    Task(
        "febrl3",
        {
            "given_name": spelt,
            "surname": spelt,
            "date_of_birth": figures,
            "soc_sec_id": figures,
            "postcode": figures,
            "address_1": spelt,
            "suburb": spelt,
            "street_number": figures,
        },
        (
            ("soc_sec_id",),
            ("date_of_birth",),
            ("given_name", "surname"),
            ("surname", "postcode"),
            ("given_name", "postcode"),
            ("address_1", "suburb"),
        ),
        0.99,
        "0.997",
    ),
)


def model_of(task: Task, records: Sequence[Record]) -> Model:
    """The model, learnt on the records alone: no truth is looked at."""
    draw = random.Random(SEED)  # noqa: S311 (the same each time; nothing secret)
    levels = [LEVELS[by] for by in task.fields.values()]
    every = len(records) * (len(records) - 1) // 2
    if every <= RANDOM_PAIRS:
        any_two: Iterable[tuple[int, int]] = combinations(range(len(records)), 2)
    else:
        any_two = (tuple(draw.sample(range(len(records)), 2)) for _ in range(RANDOM_PAIRS))  # type: ignore[misc]
    u = shares((compare(task, records[a], records[b]) for a, b in any_two), levels)
    learnt = []
    for asked in task.rules:
        pairs = list(blocked(records, task.rule(asked)))
        if len(pairs) >= 30:
            patterns = [compare(task, records[a], records[b]) for a, b in pairs]
            learnt.append((learn(patterns, u, silent=task.silent(asked)), task.silent(asked)))
    return together(learnt, u)


def scored(task: Task, records: Sequence[Record]) -> list[tuple[float, int, int]]:
    """Every pair worth comparing with its weight; a rare value that both have weighs more."""
    model = model_of(task, records)
    rare = [
        rarity(record[field] for record in records) if by is spelt else {}
        for field, by in task.fields.items()
    ]
    found = []
    for a, b in candidates(records, [task.rule(asked) for asked in task.rules]):
        pattern = compare(task, records[a], records[b])
        more = sum(
            rare[at].get(records[a][field], 0.0)
            for at, field in enumerate(task.fields)
            if rare[at] and pattern[at] == LEVELS[spelt] - 1
        )
        found.append((model.weight(pattern) + more, a, b))
    return found


def pairs_of(groups: Iterable[Sequence[int]]) -> set[tuple[int, int]]:
    """All pairs within groups."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def f1(found: set[tuple[int, int]], true: set[tuple[int, int]]) -> tuple[float, float, float]:
    """F1, precision and recall of pairs."""
    hit = len(found & true)
    precision, recall = hit / len(found) if found else 1.0, hit / len(true)
    return (2 * precision * recall / (precision + recall) if hit else 0.0), precision, recall


def best(task: Task, records: Sequence[Record]) -> tuple[float, float, float, float]:
    """F1, precision and recall after grouping at the threshold that does best, and the threshold in bits."""
    entities: dict[str, list[int]] = {}
    for at, one in enumerate(records):
        entities.setdefault(one["ent_id"], []).append(at)
    true = pairs_of(entities.values())
    pairs = scored(task, records)
    results = []
    for threshold in range(41):
        groups = grouped(pairs, threshold)
        results.append((*f1(pairs_of(groups), true), float(threshold)))
    return max(results)


def best_f1(pairs: Iterable[tuple[float, bool]]) -> tuple[float, float]:
    """F1 at the threshold that does best, and that threshold."""
    by_score = Counter(pairs)
    same = sum(times for (_, is_same), times in by_score.items() if is_same)
    hits = met = 0
    top = (0.0, 0.0)
    for score in sorted({score for score, _ in by_score}, reverse=True):
        hits += by_score[score, True]
        met += by_score[score, True] + by_score[score, False]
        top = max(top, (2 * hits / (met + same), score))
    return top


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def romanised(shared: Path) -> tuple[float, float]:
    """F1 of all pairs of romanised names: ours, and Jaro-Winkler's, each at its best threshold."""
    rows = read(shared / "muslim_name_spelling_groups.csv")
    pairs = [(a["roman"], b["roman"], a["arabic"] == b["arabic"]) for a, b in combinations(rows, 2)]
    ours = best_f1((similarity(a, b), same) for a, b, same in pairs)
    theirs = best_f1((JaroWinkler.similarity(a, b), same) for a, b, same in pairs)
    return ours[0], theirs[0]


def names() -> tuple[float, float]:
    """F1 of whole names of Urdu-speaking people: ours, and that of the share of letters in any order.

    On the rows that were never looked at; ours at the threshold that gawah uses, the other at its best.
    """
    rows = [row for row in read(NAMES) if row["split"] == "test"]
    same = [row["same"] == "1" for row in rows]
    said = [compare_names(row["left"], row["right"]).score >= THRESHOLD for row in rows]
    hits = sum(a and b for a, b in zip(said, same, strict=True))
    ours = 2 * hits / (sum(said) + sum(same))
    letters = [fuzz.token_sort_ratio(row["left"].casefold(), row["right"].casefold()) for row in rows]
    return ours, best_f1(zip(letters, same, strict=True))[0]


def told(name: str, score: float, bar: float, more: str) -> bool:
    """Print a figure beside its bar; whether it is met."""
    print(f"{name:<18} {score:.3f}   {bar:.2f}   {'ok' if score >= bar else 'NOT MET':<8} {more}", flush=True)
    return score >= bar


def main() -> int:
    """Print each figure beside its bar; 1 where one is missed."""
    print("                   F1      bar")
    ours, letters = names()
    met = told("names, Urdu", ours, 0.9, f"(letters in any order: {letters:.3f})")
    shared = Path(os.environ.get("GAWAH_SHARED", "../shared")) / "data" / "linkage"
    if not shared.is_dir():
        print(f"Nothing else is measured: {shared} is not there. GAWAH_SHARED says where data/linkage is.")
        return int(not met)
    ours, theirs = romanised(shared)
    met &= told("romanised names", ours, 0.8, f"(Jaro-Winkler: {theirs:.3f})")
    for task in TASKS:
        score, precision, recall, threshold = best(task, read(shared / f"{task.name}.csv"))
        more = (
            f"(precision {precision:.3f}, recall {recall:.3f} at {threshold:.0f} bits; splink {task.splink})"
        )
        met &= told(task.name, score, task.bar, more)
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
