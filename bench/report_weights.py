"""Learns what it weighs that two reports have something in common: by logistic regression, all together.

On pairs of training reports of the Gun Violence Corpus (CC BY 4.0). Reports are put together from 0 bits on,
where one incident is as likely as two: no threshold is fitted. Writes ``src/gawah/resolve/reports.yaml``.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from math import exp, log
from typing import TYPE_CHECKING

from bench.gva import as_reports
from bench.reports import read_all, reports_of, shared
from bench.weights import WEIGHTS
from gawah.resolve.reports import compared
from gawah.resolve.weights import ReportWeights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.reports import Reading
    from bench.reports import Report as Filed

    Example = tuple[tuple[tuple[str, int], ...], bool]
    """The steps that a pair reaches, and whether it is of one incident."""

STEPS: Mapping[str, tuple[float, ...]] = {
    "wording": (0.03, 0.05, 0.075, 0.1, 0.125, 0.15, 0.175, 0.2, 0.25, 0.3, 0.4, 0.6),
    "days": (0, 1, 2, 4, 8, 15, 31, 91, 366),
    "people": (0, 1, 2, 3),
    "accounts": (0, 0.1),
}
"""The numbers from which on another weight holds, by comparison."""
FALLING = frozenset({"days"})
"""What says the less, the more of it there is. All else says at least as much as less of it: texts that are
wholly the same are seldom among the pairs, and their weight is not left to chance."""
ROUNDS = 300
HELD = 1.0
"""How strongly a weight is held to 0 that few pairs speak for (ridge)."""


def examples(filed: Sequence[Filed], found: Mapping[str, Reading]) -> list[Example]:
    """The pairs of some reports."""
    return [
        (
            tuple((what, max(bisect_right(STEPS[what], value) - 1, 0)) for what, value in likeness.items()),
            filed[a].incident == filed[b].incident,
        )
        for a, b, likeness in compared(as_reports(filed, found))
    ]


def learnt(pairs: Sequence[Example]) -> tuple[float, Mapping[tuple[str, int], float]]:
    """The weight that each pair begins with and that of each step, in natural units, by Newton's steps."""
    weights: dict[tuple[str, int], float] = defaultdict(float)
    start = -3.0
    for _ in range(ROUNDS):
        slope: dict[tuple[str, int], float] = defaultdict(float)
        bend: dict[tuple[str, int], float] = defaultdict(float)
        start_slope = start_bend = 0.0
        for steps, is_same in pairs:
            chance = 1 / (1 + exp(-start - sum(weights[step] for step in steps)))
            start_slope += is_same - chance
            start_bend += chance * (1 - chance)
            for step in steps:
                slope[step] += is_same - chance
                bend[step] += chance * (1 - chance)
        start += 0.5 * start_slope / (start_bend + 1e-6)
        for step, its_slope in slope.items():
            weights[step] += 0.3 * (its_slope - HELD * weights[step]) / (bend[step] + HELD)
    return start, weights


def as_weights(
    start: float, weights: Mapping[tuple[str, int], float], together_from: float = 0.0
) -> ReportWeights:
    """What was learnt, in bits."""
    steps = {}
    for what, edges in STEPS.items():
        bits = [round(weights.get((what, at), 0.0) / log(2), 2) for at in range(len(edges))]
        steps[what] = edges, tuple(accumulate(bits, min if what in FALLING else max))
    return ReportWeights(round(start / log(2), 2), together_from, steps)


HEAD = """
# What it weighs that two reports have something in common, in bits. Written by `make weights`:
# bench/report_weights.py says how and on what, docs/resolve.md what it means. Each row: from which number
# on, and the weight. Learnt on training reports of the Gun Violence Corpus (CC BY 4.0); no text of them is in
# here.
""".strip()


def written(told: ReportWeights) -> str:
    """The data file."""
    lines = [HEAD, "", f"start: {told.start}", f"together_from: {told.together_from}", "steps:"]
    for what, (edges, bits) in told.steps.items():
        rows = ", ".join(f"[{edge}, {one}]" for edge, one in zip(edges, bits, strict=True))
        lines.append(f"  {what}: [{rows}]")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Learn, choose, write."""
    path = shared() / "data" / "gva" / "train.jsonl"
    if not path.is_file():
        print(f"{path} is not there. GAWAH_SHARED says where data/gva is.")
        return 1
    gvc = [one for one in reports_of(path) if one.is_gvc]
    pairs = examples(gvc, read_all(gvc))
    (WEIGHTS.parent / "reports.yaml").write_text(written(as_weights(*learnt(pairs))), encoding="utf-8")
    print(f"{len(pairs)} pairs of reports, {sum(same for _, same in pairs)} of one incident")
    return 0


if __name__ == "__main__":
    sys.exit(main())
