"""How well reports are grouped by incident: reports of shootings that people filed (Gun Violence Archive).

The reports lie beside the checkout, not in it: `GAWAH_SHARED` says where. They are measured on only; what
weighs how much was learnt on training reports of the Gun Violence Corpus (GVC), whose licence allows it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bench.reports import read_all, reports_of, shared
from eval.score.assignment import assign
from gawah.resolve.reports import Report, together

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from bench.reports import Reading
    from bench.reports import Report as Filed

    Scores = tuple[float, float, float]
    """Precision, recall, F1."""

BESIDE = (
    "Beside it, on the archive's test reports: TF-IDF with days, tuned on dev: B3 90.3, pairwise 65.5;\n"
    "on those of the GVC: TF-IDF with k-means, told how many groups there are: B3 93.9, pairwise 88.3."
)


def as_reports(filed: Sequence[Filed], found: Mapping[str, Reading]) -> list[Report]:
    """Reports as gawah compares them."""
    return [
        Report(
            f"{one.title}\n{one.text}",
            date.fromisoformat(one.published).toordinal(),
            found[one.id].people,
            found[one.id].accounts,
        )
        for one in filed
    ]


def labels(groups: Iterable[Sequence[int]], many: int) -> list[int]:
    """The group of each of many reports; one that is in no group is one by itself."""
    told = list(range(many))
    for group in groups:
        for one in group:
            told[one] = group[0]
    return told


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Scores:
    """For each report, the share of its group that is of its incident, and of its incident that is in it."""
    both, by_gold, by_found = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    met = [(both[pair], by_found[pair[1]], by_gold[pair[0]]) for pair in zip(gold, found, strict=True)]
    return _scores(
        sum(hit / group for hit, group, _ in met) / len(met),
        sum(hit / filed for hit, _, filed in met) / len(met),
    )


def pairwise(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Scores:
    """Of the pairs that are together."""
    hits, said, true = (
        sum(many * (many - 1) // 2 for many in Counter(one).values())
        for one in (zip(gold, found, strict=True), found, gold)
    )
    return _scores(hits / said if said else 1.0, hits / true if true else 1.0)


def muc(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Scores:
    """Of the links that hold groups together (Vilain et al. 1995)."""

    def recall(key: Sequence[Hashable], response: Sequence[Hashable]) -> float:
        parts = defaultdict(set)
        for one, other in zip(key, response, strict=True):
            parts[one].add(other)
        links = len(key) - len(parts)
        return (len(key) - sum(len(some) for some in parts.values())) / links if links else 1.0

    return _scores(recall(found, gold), recall(gold, found))


def ceaf_e(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Scores:
    """Of incidents and groups, each matched with one other at most (Luo 2005)."""
    both, by_gold, by_found = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    alike = {(g, f): 2 * hit / (by_gold[g] + by_found[f]) for (g, f), hit in both.items()}
    best = sum(_matched(part, alike) for part in _parts(alike))
    return _scores(best / len(by_found), best / len(by_gold))


def _parts(
    pairs: Iterable[tuple[Hashable, Hashable]],
) -> list[tuple[list[Hashable], list[Hashable]]]:
    """Incidents and groups that have reports in common, directly or through others."""
    beside: dict[tuple[int, Hashable], set[tuple[int, Hashable]]] = defaultdict(set)
    for g, f in pairs:
        beside[0, g].add((1, f))
        beside[1, f].add((0, g))
    parts, seen = [], set()
    for first in beside:
        if first in seen:
            continue
        part, open_ = {first}, [first]
        while open_:
            more = beside[open_.pop()] - part
            part |= more
            open_ += more
        seen |= part
        parts.append(([one for side, one in part if side == 0], [one for side, one in part if side == 1]))
    return parts


def _matched(
    part: tuple[list[Hashable], list[Hashable]], alike: Mapping[tuple[Hashable, Hashable], float]
) -> float:
    left, right = part
    rows = [[alike.get((g, f), 0.0) for f in right] for g in left]
    return sum(rows[row][column] for row, column in assign(rows))


def _scores(precision: float, recall: float) -> Scores:
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measured(gold: Sequence[str], found: Sequence[int]) -> Mapping[str, Scores]:
    """All measures, by name."""
    told = {"MUC": muc(gold, found), "B3": b_cubed(gold, found), "CEAF-e": ceaf_e(gold, found)}
    mean = sum(one[2] for one in told.values()) / len(told)
    return {**told, "CoNLL": (0.0, 0.0, mean), "pairwise": pairwise(gold, found)}


def told(what: str, filed: Sequence[Filed], found: Sequence[int]) -> None:
    """Print the measures of some reports."""
    gold = [one.incident for one in filed]
    print(f"\n{what}: {len(filed)} reports, {len(set(gold))} incidents, {len(set(found))} groups")
    for name, (precision, recall, f1) in measured(gold, found).items():
        parts = f"P {100 * precision:5.1f}  R {100 * recall:5.1f}" if precision else " " * 16
        print(f"  {name:<9} {parts}  F1 {100 * f1:5.1f}")


def main() -> int:
    """Print how well reports are grouped; write the groups where that is asked for."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("path", nargs="?", type=Path, help="a file of reports (default: dev.jsonl)")
    words.add_argument("--out", type=Path, help="write the group of each report here, one JSON object a line")
    asked = words.parse_args()
    path = asked.path or shared() / "data" / "gva" / "dev.jsonl"
    if not path.is_file():
        print(f"{path} is not there. GAWAH_SHARED says where data/gva is.")
        return 0 if asked.path is None else 1
    filed = reports_of(path)
    found = labels(together(as_reports(filed, read_all(filed))), len(filed))
    if asked.out:
        rows = (
            json.dumps({"id": one.id, "incident": str(group)})
            for one, group in zip(filed, found, strict=True)
        )
        asked.out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    if all(one.incident for one in filed):
        told("All", filed, found)
        gvc = [at for at, one in enumerate(filed) if one.is_gvc]
        if gvc:
            told("Of the GVC", [filed[at] for at in gvc], [found[at] for at in gvc])
        print(f"\n{BESIDE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
